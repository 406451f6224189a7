import ArgumentParser
import Edition
import Registry

struct EmployerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "employer", abstract: "Employers as public files name them.", subcommands: [EmployerAliasCommand.self])
}

struct EmployerAliasCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alias", abstract: "Texts under which the open data, which has no SIRET, names an employer.",
    discussion: "Connect as passerelle_migration. A text is read whatever its capitals, accents and punctuation.",
    subcommands: [EmployerAliasList.self, EmployerAliasAdd.self, EmployerAliasRemove.self],
    defaultSubcommand: EmployerAliasList.self)
}

struct EmployerAliasList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "Every text, by employer.")

  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await Exit.mapping {
      let aliases = try database.session("employer alias").aliases()
      let sheet = Sheet(
        columns: ["siret", "employeur", "texte"], numeric: [false, false, false],
        rows: aliases.map { [$0.siret, $0.employer, $0.name] })
      Console.print(output.text(sheet))
    }
  }
}

struct EmployerAliasAdd: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Say that a text names an employer; 65 if it names another one already.")

  @Argument(help: "The text, as the file writes it: a name, or a whole address.") var text: String
  @Argument(help: "SIRET of the employer.") var siret: String
  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    try await Exit.mapping {
      let isNew = try database.session("employer alias").addAlias(text, of: siret)
      Console.phase("alias", isNew ? "added" : "already there")
    }
  }
}

struct EmployerAliasRemove: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "remove", abstract: "Take a text back.")

  @Argument(help: "The text.") var text: String
  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    try await Exit.mapping {
      try database.session("employer alias").removeAlias(text)
      Console.phase("alias", "removed")
    }
  }
}
