import Circulation
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
/// Everything that counts points is taken twenty times, so that five per cent of a weight is a whole number. Without side
/// rules a trial begins with tonight's pairs and the `nearest` others of each agent, and takes in whatever pair its own
/// prices call for, until none does: the optimum over all pairs. Under side rules the trials share the charte's budget
/// of nodes; those that come after it are not made.
func weightTrials(_ pairing: Pairing, _ plan: Plan, salt: Int, nearest: Int = 12) async throws -> [WeightTrial] {
  guard pairing.eligible.count <= trialLimit else { return [] }
  let weights = pairing.book.tables.charte.weights
  let trials = Trials(pairing, plan, salt: salt, nearest: nearest)
  let asked = Criterion.allCases.indices.filter { weights[$0] > 0 }.flatMap { [($0, -5), ($0, 5)] }
  // How many levels the employers make depends on the pairs: a trial of some of them would have others.
  guard plan.solution != nil, plan.model.levels.employerLevels.isEmpty else {
    var (made, budget) = ([WeightTrial](), pairing.structure.nodeBudget)
    for (criterion, step) in asked where budget > 0 {
      let (trial, nodes) = try trials.whole(criterion, step, budget: budget)
      made.append(trial)
      budget -= nodes
    }
    return made
  }
  return try await withThrowingTaskGroup(of: (Int, WeightTrial).self) { group in
    for (place, (criterion, step)) in asked.enumerated() {
      group.addTask { (place, try trials.growing(criterion, step)) }
    }
    var made: [(Int, WeightTrial)] = []
    for try await trial in group { made.append(trial) }
    return made.sorted { $0.0 < $1.0 }.map(\.1)
  }
}

/// What every trial of a night starts from.
private struct Trials: Sendable {
  /// Everything that counts points taken twenty times.
  let pairing: Pairing
  let plan: Plan
  let salt: Int
  /// For each eligible pair, its points of each criterion.
  let scores: [[Int]]
  let weights: [Int]
  /// For each agent, the post that ties prefer.
  let preferred: [Int32?]
  /// Pairs that a trial begins with.
  let core: [Bool]

  init(_ tonight: Pairing, _ plan: Plan, salt: Int, nearest: Int) {
    pairing = tonight.scaled(by: 20)
    (self.plan, self.salt) = (plan, salt)
    scores = tonight.eligible.map { tonight.book.pointsOf(Int($0.agent), Int($0.post)).criteria }
    weights = tonight.book.tables.charte.weights
    preferred = plan.chosen.map { $0.map { tonight.eligible[$0].post } }
    core = plan.nearest(nearest, tonight)
  }

  private func more(_ index: Int, _ criterion: Int, _ step: Int) -> Int {
    scores[index][criterion] * weights[criterion] * step / 5
  }

  private func pair(_ index: Int, _ criterion: Int, _ step: Int) -> EligiblePair {
    let pair = pairing.eligible[index]
    return EligiblePair(
      agent: pair.agent, post: pair.post, points: pair.points + Int32(more(index, criterion, step)),
      priorities: pair.priorities)
  }

  private func trial(_ criterion: Int, _ step: Int, _ chosen: [Int?], isProved: Bool) -> WeightTrial {
    let moves = chosen.indices.filter { chosen[$0] != plan.chosen[$0] }
      .map { Regret.Displaced(agent: $0, pair: chosen[$0]) }
    return WeightTrial(
      criterion: Criterion.allCases[criterion], step: step, moves: moves, isProved: plan.isProved && isProved)
  }

  func whole(_ criterion: Int, _ step: Int, budget: Int) throws -> (trial: WeightTrial, nodes: Int) {
    var other = pairing
    other.structure.nodeBudget = budget
    other.eligible = pairing.eligible.indices.map { pair($0, criterion, step) }
    let found = try solveChoice(other, salt: salt, preferring: preferred)
    return (
      trial(criterion, step, found.chosen, isProved: found.isProved), found.proofs.reduce(0) { $0 + $1.nodes }
    )
  }

  func growing(_ criterion: Int, _ step: Int) throws -> WeightTrial {
    var isIn = core
    while true {
      let indices = isIn.indices.filter { isIn[$0] }
      var other = pairing
      other.eligible = indices.map { pair($0, criterion, step) }
      let found = try solveChoice(other, salt: salt, preferring: preferred)
      let wanted = try wanted(criterion, step, found, isIn)
      guard !wanted.isEmpty else {
        return trial(criterion, step, found.chosen.map { $0.map { indices[$0] } }, isProved: found.isProved)
      }
      for index in wanted { isIn[index] = true }
    }
  }

  /// Pairs left out whose reduced cost is negative at the trial's prices.
  private func wanted(_ criterion: Int, _ step: Int, _ found: Plan, _ isIn: [Bool]) throws -> [Int] {
    guard let prices = found.solution, found.model.levels.count == plan.model.levels.count + 1 else {
      throw PlanFailure(description: "a trial of a weight has other levels than the plan")
    }
    let (network, count) = (plan.model.network, plan.model.levels.count)
    let pointsLevels = plan.model.levels.names.map { $0.name == "points" || $0.name.hasPrefix("points:") }
    let floors = Dictionary(
      pairing.structure.occupations.map { ($0.agent, $0.floor) }, uniquingKeysWith: { first, _ in first })
    return isIn.indices.filter { index in
      guard !isIn[index], plan.closed[index] != .vetoed else { return false }
      let row = pair(index, criterion, step)
      let agent = Int(row.agent)
      if plan.model.standing.held[agent] != nil,
        Int(row.points) < floors[pairing.perimeter.agents[agent].code] ?? 0
      {
        return false
      }
      let arc = plan.model.firstPairArc + index
      let ends = (tail: network.tail(of: arc) * (count + 1), head: network.head(of: arc) * (count + 1))
      // The level that prefers tonight's posts stands before the last one.
      for level in 0...count {
        var cost: Int64
        if level == count - 1 {
          cost = PlanLevels.cost(of: row, preferring: preferred)
        } else {
          let known = level < count ? level : count - 1
          cost = network.costs[known][arc]
          if pointsLevels[known], cost != 0 { cost = 20 * cost - Int64(more(index, criterion, step)) }
        }
        let reduced = cost + prices.prices[ends.tail + level] - prices.prices[ends.head + level]
        if reduced != 0 { return reduced < 0 }
      }
      return false
    }
  }
}

extension Plan {
  /// The pairs retained, the first of each priority, and the few of each agent that tonight's prices hold nearest.
  fileprivate func nearest(_ count: Int, _ pairing: Pairing) -> [Bool] {
    guard let solution else { return pairing.eligible.map { _ in true } }
    var isIn = [Bool](repeating: false, count: pairing.eligible.count)
    for case let index? in chosen { isIn[index] = true }
    var seen: UInt16 = 0
    for (index, pair) in pairing.eligible.enumerated() where pair.priorities & ~seen != 0 {
      seen |= pair.priorities
      isIn[index] = true
    }
    /// Nearer: nothing lost on more levels, then less.
    func distance(_ index: Int) -> (Int, Int64) {
      let arc = model.firstPairArc + index
      let ends = (model.network.tail(of: arc) * model.levels.count, model.network.head(of: arc) * model.levels.count)
      for level in 0..<model.levels.count {
        let reduced =
          model.network.costs[level][arc] + solution.prices[ends.0 + level] - solution.prices[ends.1 + level]
        if reduced != 0 { return (-level, reduced) }
      }
      return (.min, 0)
    }
    for range in rangesByAgent(pairing.eligible) {
      let near = range.map { (distance: distance($0), index: $0) }
        .sorted { ($0.distance.0, $0.distance.1, $0.index) < ($1.distance.0, $1.distance.1, $1.index) }
      for pair in near.prefix(count) { isIn[pair.index] = true }
    }
    return isIn
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
