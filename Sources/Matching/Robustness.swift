import Mobility

/// The plan solved again with one weight of the charte moved by five per cent.
public struct WeightTrial: Sendable {
  let criterion: Criterion
  /// −5 or 5, in per cent.
  let step: Int
  /// Agents whose row is no longer the same.
  let moves: [Regret.Displaced]
  let isProved: Bool
}

/// Eligible pairs up to which weights are tried.
private let trialLimit = 2_000_000

/// Whether the plan survives each weight at ± 5 %, one at a time, by solving it whole again; ties prefer tonight's plan.
///
/// Everything that counts points is taken twenty times, so that five per cent of a weight is a whole number. Under side
/// rules the trials share the charte's budget of nodes; those that come after it are not made.
func weightTrials(_ pairing: Pairing, _ plan: Plan, salt: Int) async throws -> [WeightTrial] {
  guard pairing.eligible.count <= trialLimit else { return [] }
  let weights = pairing.book.tables.charte.weights
  let scores = pairing.eligible.map { pairing.book.pointsOf(Int($0.agent), Int($0.post)).criteria }
  let asked = Criterion.allCases.indices.filter { weights[$0] > 0 }.flatMap { [($0, -5), ($0, 5)] }

  @Sendable func trial(_ criterion: Int, _ step: Int, budget: Int) throws -> (trial: WeightTrial, nodes: Int) {
    var other = pairing.scaled(by: 20)
    other.structure.nodeBudget = budget
    for (index, pair) in other.eligible.enumerated() {
      let more = scores[index][criterion] * weights[criterion] * step / 5
      other.eligible[index] = EligiblePair(
        agent: pair.agent, post: pair.post, points: pair.points + Int32(more), priorities: pair.priorities)
    }
    let found = try solveChoice(other, salt: salt, preferring: plan.chosen)
    let trial = WeightTrial(
      criterion: Criterion.allCases[criterion], step: step, moves: plan.difference(from: found).moves,
      isProved: plan.isProved && found.isProved)
    return (trial, found.proofs.reduce(0) { $0 + $1.nodes })
  }

  guard plan.solution != nil else {
    var (trials, budget) = ([WeightTrial](), pairing.structure.nodeBudget)
    for (criterion, step) in asked where budget > 0 {
      let (made, nodes) = try trial(criterion, step, budget: budget)
      trials.append(made)
      budget -= nodes
    }
    return trials
  }
  return try await withThrowingTaskGroup(of: (Int, WeightTrial).self) { group in
    for (place, (criterion, step)) in asked.enumerated() {
      group.addTask { (place, try trial(criterion, step, budget: pairing.structure.nodeBudget).trial) }
    }
    var trials: [(Int, WeightTrial)] = []
    for try await trial in group { trials.append(trial) }
    return trials.sorted { $0.0 < $1.0 }.map(\.1)
  }
}

extension Pairing {
  /// The same pairs with everything that counts points taken so many times.
  fileprivate func scaled(by factor: Int) -> Pairing {
    var other = self
    for (index, pair) in eligible.enumerated() {
      other.eligible[index] = EligiblePair(
        agent: pair.agent, post: pair.post, points: pair.points * Int32(factor), priorities: pair.priorities)
    }
    for index in other.structure.occupations.indices { other.structure.occupations[index].floor *= factor }
    other.structure.levels.keepBonus *= factor
    return other
  }
}
