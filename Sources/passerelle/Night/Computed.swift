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

  /// A stable hash breaks ties, salted by the year.
  var salt: Int { plan.salt }

  init(_ commission: Commission, _ scenarios: [Scenario]) async throws {
    self.commission = commission
    let salt = commission.businessDate.civil.year
    try Interruption.check()
    pairing = await pair(commission)
    Console.phase("pair", "\(pairing.examined) pairs, \(pairing.eligible.count) eligible")
    try Interruption.check()
    plan = try solvePlan(pairing, salt: salt)
    Console.phase("solve", "\(plan.placed.reduce(0, +)) placed")
    try Interruption.check()
    var found: [Simulation] = []
    for scenario in scenarios {
      do {
        found.append(try await simulate(scenario, on: commission, against: pairing, plan, salt: plan.salt))
      } catch let fault as Hypothesis.Fault {
        // One that no longer applies is said, and never stops the night.
        Console.phase("scenario \(scenario.name) left out", fault.description)
      }
      try Interruption.check()
    }
    self.scenarios = found
    reasons = try await Matching.reasons(commission, pairing, plan, salt: plan.salt)
    Console.phase("reasons", "\(reasons.regrets.count) alternatives")
    try Interruption.check()
  }

  var searchesCauses: Bool { pairing.searchesCauses }

  /// Since the publication the night is compared to.
  func changes(since former: Commission?) async throws -> [ChangeRow] {
    try await Matching.changes(
      since: commission.structure.previous, former, commission, pairing, plan, salt: salt)
  }

  func fill<Sink: PublicationSink>(_ sink: inout Sink) throws -> NightCounts {
    let counts = try explain(commission, pairing, plan, reasons, salt: salt, into: &sink)
    try explainScenarios(scenarios, pairing, into: &sink)
    return counts
  }
}
