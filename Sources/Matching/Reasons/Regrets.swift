import Circulation
import Mobility

/// What the plan loses if a pair it does not retain is imposed on it: the best plan with the pair, against tonight's.
public struct Regret: Hashable, Sendable {
  public enum Loss: Hashable, Sendable {
    /// One amount a level, in the order of the plan's: the first that is not zero is lost, the others lost or gained.
    case exact([Int64])
    /// At least, and at most when it is known, lexicographically.
    case between([Int64], [Int64]?)
    /// No plan has the pair.
    case impossible
  }
  public var loss: Loss
  /// The other agents whose row would change, with their pair in that plan; known with an exact loss only.
  public var displaced: [Displaced]

  public struct Displaced: Hashable, Sendable {
    public let agent: Int
    /// The eligible pair that the agent would have; nil: none.
    public let pair: Int?
  }

  /// The first level on which something is lost, and how much, when the loss is exact.
  var decisive: (level: Int, amount: Int64)? {
    guard case .exact(let amounts) = loss, let level = amounts.firstIndex(where: { $0 != 0 }) else { return nil }
    return (level, amounts[level])
  }
}

/// Heads × arcs up to which every loss is searched for; beyond, it is said between two bounds.
private let exactWork = 50_000_000_000

/// The regret of each of the eligible pairs asked for, none of which the plan retains nor is closed to it.
///
/// One shortest path search of the residual network, in each case of the rules of all or nothing, serves the pairs of a
/// post; posts are shared out over the cores. Under side rules each pair is a whole solve, in the order of the lists, as
/// long as the charte's budget of nodes lasts. Nothing is said of a plan that is not proved.
func regrets(_ plan: Plan, of pairs: [Int]) async throws -> [Int: Regret] {
  guard plan.isProved else { return [:] }
  guard let searches = CaseSearch.all(of: plan) else { return try imposedRegrets(plan, pairs) }
  let pairing = plan.pairing
  var byPost: [Int32: [Int]] = [:]
  for index in pairs { byPost[pairing.eligible[index].post, default: []].append(index) }
  guard byPost.count * plan.model.network.arcCount * searches.count <= exactWork else {
    return intervals(plan, of: pairs)
  }
  let posts = byPost.sorted { $0.key < $1.key }.map(\.value)
  return await withTaskGroup(of: [Int: Regret].self) { group in
    let size = max(1, (posts.count + 31) / 32)
    for start in stride(from: 0, to: posts.count, by: size) {
      group.addTask {
        let asked = posts[start..<min(start + size, posts.count)].flatMap(\.self)
        let found = searches.map { $0.losses(imposing: asked) }
        var regrets: [Int: Regret] = [:]
        for (offset, index) in asked.enumerated() {
          let ways = zip(searches, found).compactMap { search, found in found[offset].map { (search, $0) } }
          let best = ways.min { $0.1.costs.lexicographicallyPrecedes($1.1.costs) }
          regrets[index] =
            best.map { search, way in
              Regret(loss: .exact(way.costs), displaced: search.displaced(by: way.changes, imposing: index))
            } ?? Regret(loss: .impossible, displaced: [])
        }
        return regrets
      }
    }
    var all: [Int: Regret] = [:]
    for await part in group { all.merge(part) { first, _ in first } }
    return all
  }
}

/// A case of the rules of all or nothing whose best plan is that of its network alone.
private struct CaseSearch: Sendable {
  private let residual: Residual
  private let ways: Residual.WaysThrough
  private let plan: Plan
  private let pairing: Pairing
  /// What its best plan loses against tonight's.
  private let losses: [Int64]
  private let isOwn: Bool

  /// Every case that has a plan, tonight's first; nil where side rules bind one of them.
  static func all(of plan: Plan) -> [CaseSearch]? {
    let certificate = plan.certificate
    var searches: [CaseSearch] = []
    for (model, proof) in [(certificate.model, certificate.proof)] + certificate.others.map({ ($0.model, $0.proof) }) {
      switch proof {
      case .prices(let solution): searches.append(CaseSearch(plan, model, solution))
      case .impossible: break
      case .trees, .none: return nil
      }
    }
    return searches
  }

  private init(_ plan: Plan, _ model: PlanNetwork, _ solution: Solution) {
    (self.plan, pairing) = (plan, plan.pairing)
    residual = Residual(model.network, solution)
    // Whoever is displaced most often ends up without a placement: by the hub.
    ways = residual.ways(through: pairing.book.agents.count + pairing.book.posts.count)
    losses = zip(solution.objective, plan.objective).map { $0 - $1 }
    isOwn = model.opened == plan.opened
  }

  /// What tonight's plan loses by each pair in this case, and the way round from the case's best plan, which may have the
  /// pair itself; nil where no plan of the case has it.
  func losses(imposing asked: [Int]) -> [(costs: [Int64], changes: [Residual.Change])?] {
    let arcs = asked.map { plan.model.firstPairArc + $0 }
    return zip(arcs, residual.reroutes(oneMoreOn: arcs, by: ways)).map { arc, way in
      if residual.solution.flow[arc] > 0 { return (losses, []) }
      return way.map { (zip(losses, $0.costs).map { $0 + $1 }, $0.changes) }
    }
  }

  /// Who else has another row than tonight.
  func displaced(by changes: [Residual.Change], imposing index: Int) -> [Regret.Displaced] {
    if isOwn { return plan.displaced(by: changes, imposing: index) }
    var flow = residual.solution.flow
    for change in changes { flow[change.arc] += change.units }
    let subject = Int(pairing.eligible[index].agent)
    return plan.displaced(by: flow).filter { $0.agent != subject }
  }
}

/// From two searches for all pairs: the pair's own reduced cost r, and the way round by the hub.
func intervals(_ plan: Plan, of pairs: [Int]) -> [Int: Regret] {
  let pairing = plan.pairing
  guard let solution = plan.solution else { return [:] }
  let residual = Residual(plan.model.network, solution)
  let hub = pairing.book.agents.count + pairing.book.posts.count
  let (fromHub, toHub) = (residual.costs(from: hub), residual.costs(to: hub))
  var regrets: [Int: Regret] = [:]
  for index in pairs {
    let arc = plan.model.firstPairArc + index
    let (tail, head) = (plan.model.network.tail(of: arc), plan.model.network.head(of: arc))
    let costs = plan.model.network.costs.map { $0[arc] }
    let reduced = residual.solution.reducedCost(from: tail, to: head, costs: costs)
    var most: [Int64]?
    if let away = toHub[head], let back = fromHub[tail] {
      most = zip(costs, zip(away, back)).map { $0 + $1.0 + $1.1 }
    }
    regrets[index] = Regret(
      loss: most == reduced ? .exact(reduced) : .between(reduced, most), displaced: [])
  }
  return regrets
}

/// Each pair a solve of its own, over every case of the rules of all or nothing and under the side rules, in the order of
/// the lists; what the budget leaves out has the bound of the network alone.
private func imposedRegrets(_ plan: Plan, _ pairs: [Int]) throws -> [Int: Regret] {
  let pairing = plan.pairing
  var budget = pairing.structure.nodeBudget
  // Of several cases, the network of one bounds nothing.
  let isAlone = plan.model.allOrNothing.isEmpty
  let relaxed = isAlone ? solve(plan.model.network).solution.map { Residual(plan.model.network, $0) } : nil
  var regrets: [Int: Regret] = [:]
  for index in pairs.sorted(by: { (plan.agentRanks[$0], $0) < (plan.agentRanks[$1], $1) }) {
    let least = relaxed.map { bound($0, plan, index) } ?? .between(plan.objective.map { _ in 0 }, nil)
    regrets[index] = Regret(loss: least, displaced: [])
    guard budget > 0, case .between = least else { continue }
    let (found, nodes) = try plan.imposing(index, budget: budget)
    budget -= max(1, nodes)
    switch found {
    case .impossible: regrets[index] = Regret(loss: .impossible, displaced: [])
    case .unknown: break
    case .best(let other):
      let amounts = zip(other.objective, plan.objective).map { $0 - $1 }
      let subject = Int(pairing.eligible[index].agent)
      let displaced = plan.chosen.indices.filter { $0 != subject && other.chosen[$0] != plan.chosen[$0] }
      regrets[index] =
        other.isProved
        ? Regret(
          loss: .exact(amounts), displaced: displaced.map { Regret.Displaced(agent: $0, pair: other.chosen[$0]) })
        : Regret(loss: bounded(least, by: amounts), displaced: [])
    }
  }
  return regrets
}

/// The side rules only take plans away: what the network alone would lose against tonight's plan is lost at least.
private func bound(_ relaxed: Residual, _ plan: Plan, _ index: Int) -> Regret.Loss {
  let arc = plan.model.firstPairArc + index
  let none = plan.objective.map { _ in Int64(0) }
  // The network alone may retain the pair itself.
  var costs = none
  if relaxed.solution.flow[arc] == 0 {
    guard let found = relaxed.reroutes(oneMoreOn: [arc])[0] else { return .impossible }
    costs = found.costs
  }
  let amounts = zip(zip(relaxed.solution.objective, costs), plan.objective).map { $0.0 + $0.1 - $1 }
  return .between(amounts.lexicographicallyPrecedes(none) ? none : amounts, nil)
}

private func bounded(_ least: Regret.Loss, by most: [Int64]) -> Regret.Loss {
  guard case .between(let amounts, _) = least else { return least }
  return .between(amounts, most)
}

extension Plan {
  /// Who else changes when a way round of the residual network is taken.
  func displaced(by changes: [Residual.Change], imposing index: Int?) -> [Regret.Displaced] {
    let pairing = self.pairing
    var rows: [Int: Int?] = [:]
    for change in changes {
      let pair = change.arc - model.firstPairArc
      guard pairing.eligible.indices.contains(pair) else { continue }
      let agent = Int(pairing.eligible[pair].agent)
      if change.units > 0 { rows[agent] = .some(pair) } else if rows[agent] == nil { rows[agent] = .some(nil) }
    }
    if let index { rows[Int(pairing.eligible[index].agent)] = nil }
    return rows.sorted { $0.key < $1.key }.map { Regret.Displaced(agent: $0.key, pair: $0.value) }
  }

  /// Who else has another row in another flow of the same network.
  func displaced(by flow: PackedIntegers) -> [Regret.Displaced] {
    let pairing = self.pairing
    var other = [Int?](repeating: nil, count: chosen.count)
    for (pair, row) in pairing.eligible.enumerated() where flow[model.firstPairArc + pair] > 0 {
      other[Int(row.agent)] = pair
    }
    return chosen.indices.filter { other[$0] != chosen[$0] }
      .map { Regret.Displaced(agent: $0, pair: other[$0]) }
  }
}
