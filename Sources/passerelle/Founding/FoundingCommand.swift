import ArgumentParser
import Edition
import Intake
import Mobility
import Registry

struct FoundingCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Found a commission from a file, or at a terminal; say what remains to do before its first night.",
    discussion: """
      Connect as passerelle_migration. `passerelle init --template > commission.txt` writes a commented default to be \
      filled; --file reads it, every defect told at once (65). Run again with the file changed, it says what is there \
      already, brings forward what may move (state of the convention, dates, new members, a later charte), and writes \
      nothing at all when something registered says otherwise (65). Then it prints the SQL of the logins, for an \
      administrator, and what remains to do. --checklist and --logins print one of them alone, and change nothing.
      """)

  @OptionGroup var database: DatabaseOptions
  @Option(help: "Code of the commission.") var commission: String?
  @Option(help: "File that founds the commission.") var file: String?
  @Flag(help: "Print the commented default file.") var template = false
  @Flag(help: "Only say what remains to do.") var checklist = false
  @Flag(help: "Only print the SQL of the logins.") var logins = false
  @OptionGroup var day: DayOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    if template { return Console.print(String(FoundingFile.template.dropLast())) }
    guard let commission else { throw ValidationError("Missing expected argument '--commission <commission>'") }
    try await Exit.mapping {
      guard isCode(commission) else {
        throw RegistryError(.usage, "a code has 1 to 64 ASCII letters, digits and _./:+-, not “\(commission)”")
      }
      var steps: [FoundingStep] = []
      let registry: Registry
      if checklist || logins {
        registry = try database.session("init")
      } else {
        let founding = try file.map { try FoundingFile.read(path: $0) } ?? FoundingQuestions.ask()
        registry = try database.session("init")
        steps = try registry.found(commission, founding)
      }
      try FoundingReport(commission, registry, steps, on: try day.date(registry)).say(
        json: output.json, logins: logins || !checklist, checklist: checklist || !logins)
    }
  }
}

/// What a founding command prints: what was done, the SQL of the logins, what remains to do.
struct FoundingReport {
  private let commission: String
  private let registry: Registry
  private let steps: [FoundingStep]
  private let date: Day

  init(_ commission: String, _ registry: Registry, _ steps: [FoundingStep], on date: Day) {
    self.commission = commission
    self.registry = registry
    self.steps = steps
    self.date = date
  }

  /// Ends with 65 when what is registered says otherwise.
  func say(json: Bool, logins: Bool, checklist: Bool) throws {
    let isRefused = steps.contains { $0.state == .conflict }
    let sql = isRefused || !logins ? nil : try registry.loginSQL(of: commission)
    let remaining = isRefused || !checklist ? nil : try registry.foundingTasks(of: commission, on: date)
    if json {
      Console.print(JSON.object(fields(sql, remaining)).text)
    } else {
      if !steps.isEmpty { Console.print(sheet(["objet", "cle", "etat", "detail"], steps.map(row)) + "\n") }
      if let sql { Console.print(sql) }
      if let remaining { Console.print(sheet(["etat", "etape", "objet", "libelle", "a_faire"], remaining.map(row))) }
    }
    guard isRefused else { return }
    Console.error("what is registered says otherwise where the state is “diffère”: nothing was written")
    throw ExitCode(Exit.inputRefused)
  }

  private func sheet(_ columns: [String], _ rows: [[String?]]) -> String {
    Sheet(columns: columns, numeric: columns.map { _ in false }, rows: rows).text(.table)
  }

  private func row(_ step: FoundingStep) -> [String?] { [step.subject, step.key, step.state.rawValue, step.detail] }

  private func row(_ step: FoundingTask) -> [String?] {
    [step.isDone ? "fait" : "à faire", step.code, step.subject, step.label, step.remedy]
  }

  private func fields(_ sql: String?, _ remaining: [FoundingTask]?) -> [(String, JSON)] {
    func objects(_ names: [String], _ rows: [[String?]]) -> JSON {
      .list(rows.map { row in .object(zip(names, row).map { ($0, $1.map { .text($0) } ?? .null) }) })
    }
    var fields: [(String, JSON)] = [("commission", .text(commission))]
    if !steps.isEmpty { fields.append(("steps", objects(["objet", "cle", "etat", "detail"], steps.map(row)))) }
    if let sql { fields.append(("logins_sql", .text(sql))) }
    if let remaining {
      fields.append(("to_do", .integer(Int64(remaining.count { !$0.isDone }))))
      fields.append(("checklist", objects(["etat", "etape", "objet", "libelle", "a_faire"], remaining.map(row))))
    }
    return fields
  }
}
