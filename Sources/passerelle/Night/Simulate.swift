import ArgumentParser
import Edition
import Intake
import Matching
import Mobility
import Registry

struct Simulate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compute the night under hypotheses, and say what the plan would change. Nothing is written.",
    discussion: """
      A scenario is a file, or a name of the table scenario. One hypothesis a line:
        poste CODE comme MODELE · places POSTE N · poids CRITERE N · accord AGENT
        regle CODE minimum|maximum|marge N · regle CODE sans
        decide AGENT POSTE · veto AGENT POSTE
      """)

  @OptionGroup var database: DatabaseOptions
  @Option(help: ArgumentHelp("File of hypotheses, or name of a scenario in the database.", valueName: "file|name"))
  var scenario: String
  @Option(help: "Code of the commission (default: the only one with a live charte).") var commission: String?
  @OptionGroup var day: DayOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await Exit.mapping {
      let registry = try database.engine("simulate")
      let date = try day.date(registry)
      let code = try commission ?? onlyCommission(registry, date)
      try registry.requireGoLive(code, on: date)
      let snapshot = try registry.snapshot(of: code, on: date)
      let pairing = await pair(snapshot.commission)
      let plan = try solvePlan(pairing, salt: date.civil.year)
      let found = try await simulating {
        try await simulate(
          try chosen(snapshot), on: snapshot.commission, against: plan)
      }
      Console.print(output.json ? Simulate.json(found, snapshot).text : Simulate.text(found))
    }
  }

  /// A hypothesis that cannot be applied is an input refused.
  private func simulating(_ body: () async throws -> Simulation) async throws -> Simulation {
    do { return try await body() } catch let fault as Hypothesis.Fault {
      throw RegistryError(.inputRefused, fault.description)
    }
  }

  private func onlyCommission(_ registry: Registry, _ date: Day) throws -> String {
    let codes = try registry.commissions(on: date)
    guard codes.count == 1 else {
      throw RegistryError(.configuration, "say which commission: \(codes.joined(separator: ", "))")
    }
    return codes[0]
  }

  /// The scenario of that name in the database, otherwise the file.
  private func chosen(_ snapshot: Snapshot) throws -> Scenario {
    if let known = snapshot.scenarios.first(where: { $0.name == scenario }) { return known }
    return Scenario(name: scenario, hypotheses: try ScenarioFile.read(path: scenario).map(Hypothesis.init))
  }

  private static func text(_ found: Simulation) -> String {
    let levels = Sheet(
      columns: ["niveau", "plan", "scenario", "ecart"], numeric: [false, true, true, true],
      rows: found.levels.map { level, plan, scenario in
        let gap = plan.flatMap { before in scenario.map { String($0 - before) } }
        return [level.name, plan.map { String($0) }, scenario.map { String($0) }, gap]
      })
    let moves = Sheet(
      columns: ["agent", "plan", "scenario"], numeric: [false, false, false],
      rows: found.moves.map { [$0.agent, $0.plan, $0.scenario] })
    return "\(found.scenario)\n\(levels.text(.table))\n\(moves.text(.table))"
  }

  private static func json(_ found: Simulation, _ snapshot: Snapshot) -> JSON {
    func integer(_ value: Int64?) -> JSON { value.map { .integer($0) } ?? .null }
    func text(_ value: String?) -> JSON { value.map { .text($0) } ?? .null }
    return .object([
      ("commission", .text(snapshot.commission.code)), ("scenario", .text(found.scenario)),
      ("fingerprint", .text(snapshot.fingerprint)),
      (
        "levels",
        .list(
          found.levels.map {
            .object([("level", .text($0.level.name)), ("plan", integer($0.plan)), ("scenario", integer($0.scenario))])
          })
      ),
      (
        "changes",
        .list(
          found.moves.map {
            .object([("agent", .text($0.agent)), ("plan", text($0.plan)), ("scenario", text($0.scenario))])
          })
      ),
    ])
  }
}
