import ArgumentParser
import Edition
import Intake
import Mobility
import Registry

struct Member: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Employers that are members of a commission.", subcommands: [MemberAdd.self])
}

struct MemberAdd: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Join an employer to a convention of a commission, with its effective dates.",
    discussion: """
      Connect as passerelle_migration. Told again with --until, it sets the member's last day. Then the SQL of the \
      logins and what remains to do are printed, as `passerelle init` does.
      """)

  @OptionGroup var database: DatabaseOptions
  @Option(help: "Code of the commission.") var commission: String
  @Option(help: "SIRET of the employer.") var siret: String
  @Option(help: "Name of the employer.") var name: String
  @Option(help: "FPT, FPH or FPE.") var versant: String
  @Option(help: "INSEE code of its seat.") var commune: String?
  @Option(help: ArgumentHelp("First day as a member.", valueName: "yyyy-mm-dd")) var from: Day
  @Option(help: ArgumentHelp("Last day as a member.", valueName: "yyyy-mm-dd")) var until: Day?
  @Option(help: "Code of the convention (default: the only one of the commission).") var convention: String?
  @Option(
    name: .customLong("referent"),
    help: ArgumentHelp("Who reads the reports. Repeat for several.", valueName: "\"login ; name ; email\""))
  var referents: [String] = []
  @Option(
    name: .customLong("loader"),
    help: ArgumentHelp("Who sends the employer's files. Repeat for several.", valueName: "\"login ; name ; email\""))
  var loaders: [String] = []
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await Exit.mapping {
      let (member, people) = try FoundingFile.member(
        employer: [siret, name, versant, commune ?? ""], from: from, until: until, referents: referents,
        loaders: loaders)
      let registry = try database.session("member add")
      let steps = try registry.join(member, people, to: commission, convention: convention)
      try FoundingReport(commission, registry, steps, on: try registry.today()).say(
        json: output.json, logins: true, checklist: true)
    }
  }
}
