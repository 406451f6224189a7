import ArgumentParser
import Edition
import Intake
import Mobility
import PQ
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
  @Flag(help: "JSON on standard output.") var json = false
  @Flag(help: "Print the header line, an example and what each column says.") var template = false

  func run(_ kind: EmployerFile.Kind) async throws {
    let file = EmployerFile.of(kind)
    if template { return Console.print(String(file.template.dropLast())) }
    guard let path else { throw ValidationError("Missing expected argument '<path>'") }
    guard let commission else { throw ValidationError("Missing expected argument '--commission <commission>'") }
    try await Exit.mapping {
      let registry = try database.session("import \(kind.rawValue)")
      var reading = EmployerReading(path: path, as: file)
      let columns = reading.columns
      let given = EmployerImport(
        EmployerImport.Kind(kind), of: commission, employer: employer, isDryRun: dryRun,
        columns: columns.map { GivenColumn($0) })
      let outcome = try registry.take(given) { writer in
        while let line = reading.next() {
          try Interruption.check()
          try writer.row { fields in
            fields.append(Int32(clamping: line.number))
            fields.append(line.isRefused)
            for (column, cell) in zip(columns, line.cells) { fields.append(cell, as: column.form.storage) }
          }
        }
        return GivenReading(
          lines: reading.lines, refused: reading.refused, defects: reading.defects.kept.map { GivenDefect($0) },
          total: reading.defects.total)
      }
      say(kind, outcome, unknown: reading.unknown)
      if !outcome.isTaken { throw ExitCode(Exit.inputRefused) }
    }
  }

  private func say(_ kind: EmployerFile.Kind, _ outcome: ImportOutcome, unknown: [String]) {
    let names = ["ligne", "colonne", "regle", "valeur", "libelle", "remede"]
    let rows = outcome.defects.map { worded in
      [
        worded.defect.line.map(String.init), worded.defect.column, worded.defect.rule, worded.defect.value,
        worded.label, worded.remedy,
      ]
    }
    let state = outcome.isTaken ? (dryRun ? "judged" : "taken") : "refused"
    if json {
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

extension EmployerImport.Kind {
  init(_ kind: EmployerFile.Kind) {
    switch kind {
    case .agents: self = .agents
    case .posts: self = .posts
    case .demands: self = .demands
    case .places: self = .places
    case .cohortPlaces: self = .cohortPlaces
    case .candidates: self = .candidates
    case .decisions: self = .decisions
    case .attendance: self = .attendance
    case .assessments: self = .assessments
    }
  }
}

extension GivenColumn {
  init(_ column: FileColumn) {
    self.init(
      column.name, table: column.table, column: column.column, type: column.form.storage.rawValue,
      refers: column.refers.map { (table: $0.table, column: $0.column) }, isSensitive: column.isSensitive,
      expected: column.form.meaning)
  }
}

extension GivenDefect {
  init(_ defect: LineDefect) {
    self.init(
      line: defect.line, column: defect.column, rule: defect.rule.rawValue, value: defect.value,
      expected: defect.expected)
  }
}

extension CopyRow {
  mutating func append(_ cell: Cell, as storage: CellStorage) {
    switch cell {
    case .none: appendNull()
    case .text(let text): append(text)
    case .flag(let flag): append(flag)
    case .day(let day): append(PQDate(days: day.number))
    case .texts(let texts): append(texts)
    case .numbers(let numbers): append(numbers)
    case .number(let number):
      switch storage {
      case .smallint: append(Int16(clamping: number))
      case .integer: append(Int32(clamping: number))
      default: append(number)
      }
    }
  }
}
