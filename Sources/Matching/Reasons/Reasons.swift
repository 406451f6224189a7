public import Mobility

/// What can be answered about a plan beyond its rows: computed once, before anything is published.
public struct Reasons: Sendable {
  /// For each eligible pair that is published, open to the plan and not retained: what imposing it would lose.
  public let regrets: [Int: Regret]
  /// Of each bound of the charte that binds the plan.
  public let prices: [RulePrice]
  /// Each weight moved by five per cent.
  public let trials: [WeightTrial]
  /// Claims of higher priorities on seats that others have, each explained.
  public let claims: [PriorityClaim]
  public let scarcities: [Scarcity]
  /// For agents without a proposal and posts without a candidate.
  public let levers: [LeverSet]
}

/// Computes the answers over the eligible pairs that will be published.
public func reasons(_ commission: Commission, _ plan: Plan) async throws -> Reasons {
  let prices = try rulePrices(plan)
  return Reasons(
    regrets: try await regrets(plan, of: asked(plan)), prices: prices,
    trials: try await weightTrials(plan), claims: try priorityClaims(plan),
    scarcities: try scarcities(plan),
    levers: try await pairLevers(commission, plan) + planLevers(plan, prices))
}

/// The pairs whose regret is published: open to the plan, of an agent not decided yet, and not retained.
func asked(_ plan: Plan) -> [Int] {
  let pairing = plan.pairing
  return pairing.eligible.indices.filter { index in
    plan.chosen[Int(pairing.eligible[index].agent)] != index && plan.closed[index] == nil
      && plan.model.statusQuo.pinned[Int(pairing.eligible[index].agent)] == nil
      && plan.isPublished(index)
  }
}

extension Plan {
  /// Whether the pair has rows: all have under the charte's cap, those of the lists above it.
  func isPublished(_ eligible: Int) -> Bool {
    !pairing.isAboveCap || isListed(eligible, pairing.book.lookups.charte.listLength)
  }
}
