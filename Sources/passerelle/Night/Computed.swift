import Matching
import Mobility
import Registry

/// Steps 4 and on of a night, from values to rows: pair, solve, explain, with every scenario kept in the database. A
/// night and its replay go through the same.
struct Computed {
  let commission: Commission
  let pairing: Pairing
  let plan: Plan
  private let scenarios: [Simulation]
  /// What can be answered about the plan beyond its rows.
  private let reasons: Reasons

  init(_ commission: Commission, _ scenarios: [Scenario]) async throws {
    self.commission = commission
    try Interruption.check()
    pairing = await pair(commission)
    Console.phase("pair", "\(pairing.examined) pairs, \(pairing.eligible.count) eligible")
    try Interruption.check()
    // A stable hash breaks ties, salted by the year.
    plan = try solvePlan(pairing, salt: commission.businessDate.civil.year)
    Console.phase("solve", "\(plan.placed.reduce(0, +)) placed")
    try Interruption.check()
    var found: [Simulation] = []
    for scenario in scenarios {
      do {
        found.append(try await simulate(scenario, on: commission, against: plan))
      } catch let fault as Hypothesis.Fault {
        // One that no longer applies is said, and never stops the night.
        Console.phase("scenario \(scenario.name) left out", fault.description)
      }
      try Interruption.check()
    }
    self.scenarios = found
    reasons = try await Matching.reasons(commission, plan)
    Console.phase("reasons", "\(reasons.regrets.count) alternatives")
    try Interruption.check()
  }

  var searchesCauses: Bool { pairing.searchesCauses }

  /// Since the publication the night is compared to.
  func changes(since former: Commission?) async throws -> [ChangeRow] {
    try await Matching.changes(
      since: commission.structure.previous, former, commission, plan)
  }

  func fill<Sink: PublicationSink>(_ sink: inout Sink) throws -> NightCounts {
    let counts = try explain(commission, plan, reasons, into: &sink)
    try explainScenarios(scenarios, plan, into: &sink)
    return counts
  }
}
