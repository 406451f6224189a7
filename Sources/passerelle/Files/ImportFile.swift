import ArgumentParser
import Edition
import Intake
import Registry

struct ImportAgents: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agents", abstract: "The agents of one employer, from its HR system or a spreadsheet.",
    discussion: ImportFile.discussion)
  @OptionGroup var file: ImportFile

  func run() async throws { try await file.run(.agents) }
}

struct ImportPosts: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "posts", abstract: "The vacant posts of one employer.", discussion: ImportFile.discussion)
  @OptionGroup var file: ImportFile

  func run() async throws { try await file.run(.posts) }
}

struct ImportDemands: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demands", abstract: "What the posts of one employer ask of health, by code of the vocabulary.",
    discussion: ImportFile.discussion)
  @OptionGroup var file: ImportFile

  func run() async throws { try await file.run(.demands) }
}

struct ImportPlaces: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "places", abstract: "The places of immersion that the services of one employer offer.",
    discussion: ImportFile.discussion)
  @OptionGroup var file: ImportFile

  func run() async throws { try await file.run(.places) }
}

/// What the files of an employer have in common.
struct ImportFile: ParsableArguments {
  static let discussion = """
    Connect as a loader of the employer or as passerelle_migration. Semicolons or commas, UTF-8 or Windows-1252, dates \
    jj/mm/aaaa and amounts such as 1 944,50 are understood; columns come in any order, and one that is absent keeps its \
    values. A line refused refuses the file (65): nothing of it is kept, every defect is said, and the employer's data \
    are marked as stale. What a file no longer gives is closed, never deleted.
    """

  @Argument(help: "CSV file; --template prints its header and what each column says.") var path: String?
  @OptionGroup var database: DatabaseOptions
  @Option(help: "Code of the commission.") var commission: String?
  @Option(help: "SIRET of the employer (default: the only one this login loads).") var employer: String?
  @Flag(help: "Judge the file; change nothing.") var dryRun = false
  @OptionGroup var output: OutputOptions
  @Flag(help: "Print the header line, an example and what each column says.") var template = false

  func run(_ kind: EmployerFile.Kind) async throws {
    let file = EmployerFile.of(kind)
    if template { return Console.print(String(file.template.dropLast())) }
    guard let path else { throw ValidationError("Missing expected argument '<path>'") }
    guard let commission else { throw ValidationError("Missing expected argument '--commission <commission>'") }
    try await Exit.mapping {
      let registry = try database.session("import \(kind.rawValue)")
      var reading = EmployerReading(path: path, as: file)
      let given = EmployerImport(
        kind, of: commission, employer: employer, isDryRun: dryRun, columns: reading.columns)
      let outcome = try registry.take(given) { writer in
        while let line = reading.next() {
          try Interruption.check()
          try writer.append(line, as: given.columns)
        }
        return reading.count
      }
      say(kind, outcome, unknown: reading.unknown)
      if !outcome.isTaken { throw ExitCode(Exit.inputRefused) }
    }
  }

  private func say(_ kind: EmployerFile.Kind, _ outcome: ImportOutcome, unknown: [String]) {
    let names = ["ligne", "colonne", "regle", "valeur", "libelle", "remede"]
    let rows = outcome.defects.map { worded in
      [
        worded.defect.line.map(String.init), worded.defect.column, worded.defect.rule.rawValue, worded.defect.value,
        worded.label, worded.remedy,
      ]
    }
    let state = outcome.isTaken ? (dryRun ? "judged" : "taken") : "refused"
    if output.json {
      let defects = rows.map { row in
        JSON.object(
          zip(names, row).map { name, value in
            (name, value.map { name == "ligne" ? .integer(Int64($0) ?? 0) : .text($0) } ?? .null)
          })
      }
      Console.print(
        JSON.object([
          ("state", .text(state)), ("kind", .text(kind.rawValue)), ("employer", .text(outcome.employer)),
          ("lines", .integer(Int64(outcome.lines))), ("good", .integer(Int64(outcome.accepted))),
          ("refused", .integer(Int64(outcome.refused))), ("written", .integer(Int64(outcome.written))),
          ("closed", .integer(Int64(outcome.closed))), ("unknown_columns", .list(unknown.map { .text($0) })),
          ("total_defects", .integer(Int64(outcome.totalDefects))), ("defects", .list(defects)),
        ]).text)
      return
    }
    if !rows.isEmpty {
      Console.print(
        Sheet(columns: names, numeric: [true, false, false, false, false, false], rows: rows).text(.table))
    }
    if !unknown.isEmpty { Console.phase("columns not read", unknown.joined(separator: ", ")) }
    let fate =
      outcome.isTaken
      ? "\(outcome.written) rows written, \(outcome.closed) \(kind.rawValue) closed"
      : "nothing was changed" + (dryRun ? "" : ", the data of employer \(outcome.employer) are marked as stale")
    Console.phase(
      "\(kind.rawValue) \(state)",
      "\(outcome.lines) lines, \(outcome.accepted) good, \(outcome.refused) refused, \(outcome.totalDefects) defects; "
        + fate)
  }
}
