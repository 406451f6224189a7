public import Mobility

/// What a scenario would change in the plan.
public struct Simulation: Sendable {
  public let scenario: String
  /// Levels in the order of the scenario's plan; nil on the side that does not have the level.
  public let levels: [(level: PlanLevel, plan: Int64?, scenario: Int64?)]
  /// Agents whose answer differs, by code: their post in each plan.
  public let moves: [(agent: String, plan: String?, scenario: String?)]
}

/// Computes the commission under a scenario, and its difference with a plan already computed.
public func simulate(
  _ scenario: Scenario, on commission: Commission, against plan: Plan
) async throws -> Simulation {
  let other = await pair(try scenario.applied(to: commission))
  let otherPlan = try solveChoice(other, salt: plan.salt)
  let (before, after) = (plan.choices, otherPlan.choices)
  let known = Dictionary(plan.proofs.map { ($0.level, $0.value) }) { first, _ in first }
  let found = Dictionary(otherPlan.proofs.map { ($0.level, $0.value) }) { first, _ in first }
  let levels = otherPlan.proofs.map(\.level) + plan.proofs.map(\.level).filter { found[$0] == nil }
  return Simulation(
    scenario: scenario.name,
    levels: levels.filter(\.isQuality).map { ($0, known[$0], found[$0]) },
    moves: Set(before.keys).union(after.keys).sorted().compactMap { agent in
      before[agent] == after[agent] ? nil : (agent, before[agent], after[agent])
    })
}

/// The rows of scenarios, for the secretariat. An agent who is in no row of the night is in none of these.
public func explainScenarios<Sink: PublicationSink>(
  _ simulations: [Simulation], _ plan: Plan, into sink: inout Sink
) throws {
  let paired = Set(plan.pairing.perimeter.agents.map(\.code))
  for simulation in simulations {
    for level in simulation.levels {
      try sink.structural(
        .scenarioLevel(
          ScenarioLevelRow(
            scenario: simulation.scenario, level: level.level, plan: level.plan, scenarioValue: level.scenario)))
    }
    for move in simulation.moves where paired.contains(move.agent) {
      try sink.structural(
        .scenarioMove(
          ScenarioMoveRow(
            scenario: simulation.scenario, agent: move.agent, plan: move.plan, scenarioPost: move.scenario)))
    }
  }
}

extension Plan {
  /// The post of each agent whom the plan places, by codes.
  var choices: [String: String] {
    let pairing = self.pairing
    var choices: [String: String] = [:]
    for case let index? in chosen {
      let names = pairing.assignment(pairing.eligible[index])
      choices[names.agent] = names.post
    }
    return choices
  }
}
