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
/// rules a trial is tonight's network with other costs, solved over all pairs from tonight's flow and prices: a level that
/// the weight does not touch is seen to be still right. Under side rules the trials share the charte's budget of nodes;
/// those that come after it are not made.
func weightTrials(_ plan: Plan) async throws -> [WeightTrial] {
  let pairing = plan.pairing
  guard pairing.eligible.count <= trialLimit else { return [] }
  let weights = pairing.book.lookups.charte.weights
  let trials = Trials(plan)
  let asked = Criterion.allCases.indices.filter { weights[$0] > 0 }.flatMap { [($0, -5), ($0, 5)] }
  guard let solution = plan.solution else {
    var (made, budget) = ([WeightTrial](), pairing.structure.nodeBudget)
    for (criterion, step) in asked where budget > 0 {
      let (trial, nodes) = try trials.whole(criterion, step, budget: budget)
      made.append(trial)
      budget -= nodes
    }
    return made
  }
  let tonight = Tonight(trials, plan, solution)
  return try await withThrowingTaskGroup(of: (Int, WeightTrial).self) { group in
    for (index, (criterion, step)) in asked.enumerated() {
      group.addTask { (index, try tonight.trial(trials, criterion, step)) }
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
  /// For each criterion, the points of each eligible pair.
  let scores: [[Int32]]
  let weights: [Int]
  /// For each agent, the post that ties prefer.
  let preferred: [Int32?]

  init(_ plan: Plan) {
    let tonight = plan.pairing
    (pairing, self.plan) = (tonight.scaled(by: 20), plan)
    var scores = Criterion.allCases.map { _ in [Int32](repeating: 0, count: tonight.eligible.count) }
    for (index, pair) in tonight.eligible.enumerated() {
      let criteria = tonight.book.pointsOf(Int(pair.agent), Int(pair.post)).criteria
      for (criterion, points) in criteria.enumerated() { scores[criterion][index] = Int32(points) }
    }
    self.scores = scores
    weights = tonight.book.lookups.charte.weights
    preferred = plan.chosen.map { $0.map { tonight.eligible[$0].post } }
  }

  /// Points that the pair gains.
  func more(_ index: Int, _ criterion: Int, _ step: Int) -> Int {
    Int(scores[criterion][index]) * weights[criterion] * step / 5
  }

  func trial(_ criterion: Int, _ step: Int, _ chosen: [Int?], isProved: Bool) -> WeightTrial {
    let moves = chosen.indices.filter { chosen[$0] != plan.chosen[$0] }
      .map { Regret.Displaced(agent: $0, pair: chosen[$0]) }
    return WeightTrial(
      criterion: Criterion.allCases[criterion], step: step, moves: moves, isProved: plan.isProved && isProved)
  }

  func whole(_ criterion: Int, _ step: Int, budget: Int) throws -> (trial: WeightTrial, nodes: Int) {
    var other = pairing
    other.structure.nodeBudget = budget
    other.eligible = pairing.eligible.enumerated().map { index, pair in
      EligiblePair(
        agent: pair.agent, post: pair.post, points: pair.points + Int32(more(index, criterion, step)),
        priorities: pair.priorities)
    }
    let found = try solveChoice(other, salt: plan.salt, preferring: preferred)
    return (
      trial(criterion, step, found.chosen, isProved: found.isProved), found.proofs.reduce(0) { $0 + $1.nodes }
    )
  }
}

/// Tonight's network with its points taken twenty times and, before the last level, one that prefers tonight's posts; its
/// flow, and prices that prove it.
private struct Tonight: Sendable {
  private let network: Network
  private let flow: PackedIntegers
  private let prices: [Int64]
  private let firstPairArc: Int
  /// Levels that count points, each with the eligible pairs that it counts.
  private let pointsLevels: [(level: Int, pairs: [Int])]
  /// Pairs that are closed below so many points.
  private let floored: [(pair: Int, floor: Int)]

  init(_ trials: Trials, _ plan: Plan, _ solution: Solution) {
    let (tonight, levels) = (plan.model.network, plan.model.levels.all)
    let (pairing, first) = (trials.pairing, plan.model.firstPairArc)
    (flow, firstPairArc) = (solution.flow, first)
    var columns = tonight.costs
    var pointsLevels: [(level: Int, pairs: [Int])] = []
    for (level, its) in levels.enumerated() where its.kind.countsPoints {
      let pairs = pairing.eligible.indices.filter { columns[level][first + $0] != 0 }
      for pair in pairs { columns[level][first + pair] *= 20 }
      pointsLevels.append((level, pairs))
    }
    var accord = PackedIntegers(repeating: 0, count: tonight.arcCount)
    for (index, pair) in pairing.eligible.enumerated() {
      accord[first + index] = PlanLevels.cost(of: pair, preferring: trials.preferred)
    }
    columns.insert(accord, at: levels.count - 1)
    network = tonight.withCosts(columns)
    self.pointsLevels = pointsLevels
    let scaled = Set(pointsLevels.map(\.level))
    var prices: [Int64] = []
    prices.reserveCapacity(tonight.nodeCount * columns.count)
    for node in 0..<tonight.nodeCount {
      for (level, price) in solution.price(of: node).enumerated() {
        if level == levels.count - 1 { prices.append(0) }
        prices.append(scaled.contains(level) ? 20 * price : price)
      }
    }
    self.prices = prices
    let floors = Dictionary(pairing.structure.occupations.map { ($0.agent, $0.floor) }) { first, _ in first }
    let statusQuo = plan.model.statusQuo
    floored = pairing.eligible.indices.compactMap { index in
      let agent = Int(pairing.eligible[index].agent)
      guard statusQuo.held[agent] != nil, statusQuo.pinned[agent] != index, plan.closed[index] != .vetoed else {
        return nil
      }
      return (index, floors[pairing.perimeter.agents[agent].code] ?? 0)
    }
  }

  func trial(_ trials: Trials, _ criterion: Int, _ step: Int) throws -> WeightTrial {
    var columns = network.costs
    for (level, pairs) in pointsLevels {
      for pair in pairs where trials.scores[criterion][pair] != 0 {
        columns[level][firstPairArc + pair] -= Int64(trials.more(pair, criterion, step))
      }
    }
    var other = network.withCosts(columns)
    for (pair, floor) in floored {
      let points = Int(trials.pairing.eligible[pair].points) + trials.more(pair, criterion, step)
      other.setBounds(of: firstPairArc + pair, lower: 0, upper: points < floor ? 0 : 1)
    }
    guard let found = solve(other, from: flow, prices: prices).solution else {
      throw PlanFailure(description: "a trial of a weight has no optimum, although everyone may stay")
    }
    var chosen = [Int?](repeating: nil, count: trials.plan.chosen.count)
    for (index, pair) in trials.pairing.eligible.enumerated() where found.flow[firstPairArc + index] > 0 {
      chosen[Int(pair.agent)] = index
    }
    return trials.trial(criterion, step, chosen, isProved: true)
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
