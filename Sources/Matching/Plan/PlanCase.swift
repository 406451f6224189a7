import Circulation
import Mobility

/// The best plan when each rule of all or nothing is either met or places nobody, or what bounds it.
struct PlanCase: Sendable {
  let model: PlanNetwork
  /// Nil when there is no plan, or the budget ended before any was found.
  let flow: PackedIntegers?
  let proof: Certificate.Proof
  /// Empty when there is no plan.
  private(set) var proofs: [PlanProof]
  /// Another plan of this case is as good at every level; nil when not looked for.
  let hasRival: Bool?

  /// Proved by the network alone.
  init(_ model: PlanNetwork, _ solution: Solution) {
    (self.model, flow, proof) = (model, solution.flow, .prices(solution))
    proofs = zip(model.levels.all, solution.objective).map { PlanProof($0, value: $1, bound: $1, nodes: 0) }
    hasRival = !solution.isOnlyMinimum(of: model.network)
  }

  /// By branch and bound. When a short enough reading of some chains may have been missed, nothing is proved.
  init(_ model: PlanNetwork, _ solution: BoundedSolution, isDoubtful: Bool) {
    (self.model, flow, hasRival) = (model, solution.flow, nil)
    proof = isDoubtful ? .none : .trees(solution)
    proofs = zip(model.levels.all, solution.proofs).map {
      PlanProof($0, value: $1.value, bound: isDoubtful ? nil : $1.bound, nodes: $1.nodes)
    }
  }

  /// A plan at hand, and what the network without its side rows proves.
  init(_ model: PlanNetwork, _ plan: Solution, within relaxed: Solution, nodes: Int) {
    (self.model, flow, proof, hasRival) = (model, plan.flow, .none, nil)
    var isRelative = true
    proofs = model.levels.all.indices.map { level in
      defer { isRelative = isRelative && relaxed.objective[level] == plan.objective[level] }
      return PlanProof(
        model.levels.all[level], value: plan.objective[level], bound: isRelative ? relaxed.objective[level] : nil,
        nodes: level == 0 ? nodes : 0)
    }
  }

  /// No plan at hand.
  init(_ model: PlanNetwork, bounds: [Int64]) {
    (self.model, flow, proof, hasRival) = (model, nil, .none, nil)
    proofs = zip(model.levels.all, bounds).map { PlanProof($0, value: $1, bound: $1, nodes: 0) }
  }

  /// No plan at all.
  init(_ model: PlanNetwork, impossible reason: Infeasibility) {
    (self.model, flow, proof, proofs, hasRival) = (model, nil, .impossible(reason), [], nil)
  }

  var isImpossible: Bool { if case .impossible = proof { true } else { false } }

  /// One tree a level that prove that no plan of the case is better than `objective`: the prices of the network alone,
  /// where they suffice. Nil when nothing at hand proves it.
  func proof(thatNoneBeats objective: [Int64]) -> [BranchTree]? {
    let network = model.network
    if case .prices(let solution) = proof {
      return BoundedOutcome.solved(BoundedSolution(solution, rows: [])).proof(thatNoneBeats: objective, in: network)
    }
    let alone = solve(network, rows: [], budget: BranchingBudget(nodes: 1))
    if let trees = alone.proof(thatNoneBeats: objective, in: network) { return trees }
    switch proof {
    case .trees(let found): return BoundedOutcome.solved(found).proof(thatNoneBeats: objective, in: network)
    case .impossible(let reason): return BoundedOutcome.infeasible(reason).proof(thatNoneBeats: objective, in: network)
    case .prices, .none: return nil
    }
  }

  /// What the network minimises, one a level.
  fileprivate var objective: [Int64] { zip(model.levels.all, proofs).map { $0.objective(of: $1.value) } }

  /// Whether every level up to the first that differs is as good or better.
  func isBetter(than other: PlanCase) -> Bool {
    for (mine, its) in zip(proofs, other.proofs) where mine.value != its.value {
      return (mine.value > its.value) == mine.level.isMaximised
    }
    return false
  }

  /// Keeps of the proofs what holds beside another case: its bound counts as long as its plans may be as good.
  mutating func weaken(by other: PlanCase) {
    for (level, its) in other.proofs.enumerated() {
      let mine = proofs[level]
      guard let bound = its.bound else { return forget(from: level) }
      if bound == mine.value {
        guard its.value == bound, other.flow != nil else { return forget(from: level + 1) }
        continue
      }
      guard (bound > mine.value) == mine.level.isMaximised else { return }
      proofs[level].isProved = false
      proofs[level].bound = mine.bound.map { mine.level.isMaximised ? max($0, bound) : min($0, bound) }
      return forget(from: level + 1)
    }
  }

  private mutating func forget(from level: Int) {
    for index in level..<proofs.count {
      proofs[index].bound = nil
      proofs[index].isProved = false
    }
  }
}

/// The plan of the best case, with the proofs that hold for all. `chains`: those that the cases found.
func best(of cases: [PlanCase], chains: [SideRow]) throws -> Plan {
  var best: PlanCase?
  for one in cases where one.flow != nil {
    if best.map({ one.isBetter(than: $0) }) ?? true { best = one }
  }
  guard var best, let flow = best.flow else {
    throw PlanFailure(description: "no plan at all, although everyone may stay")
  }
  let opened = best.model.opened
  let others = cases.filter { $0.model.opened != opened }
  let values = best.proofs.map(\.value)
  let isEqualled = others.contains { $0.flow != nil && $0.proofs.map(\.value) == values }
  for other in others {
    var weaker = best
    weaker.weaken(by: other)
    // Its network alone may prove more than its bounds, level by level, say.
    if weaker.proofs != best.proofs, other.proof(thatNoneBeats: best.objective) == nil { best = weaker }
  }
  let certificate = Certificate(
    model: best.model, flow: flow, proof: best.proof, others: others, chains: chains)
  var plan = best.model.plan(certificate, best.proofs)
  plan.hasRival = isEqualled ? true : best.hasRival
  return plan
}

extension PlanNetwork {
  /// The plan that a flow is.
  fileprivate func plan(_ certificate: Certificate, _ proofs: [PlanProof]) -> Plan {
    var chosen = [Int?](repeating: nil, count: pairing.book.agents.count)
    var placed = [Int](repeating: 0, count: pairing.book.posts.count)
    for (index, pair) in pairing.eligible.enumerated() where certificate.flow[firstPairArc + index] > 0 {
      chosen[Int(pair.agent)] = index
      placed[Int(pair.post)] += 1
    }
    var seats = pairing.perimeter.posts.map(\.seats)
    for (agent, post) in statusQuo.held.enumerated() {
      if let post, chosen[agent] != nil { seats[post] += 1 }
    }
    var rules = applied
    for index in rules.indices { rules[index].value = tallies[index].count(chosen) }
    if let longest = Matching.longestChain(pairing, chosen) {
      for index in rules.indices where tallies[index].rule.demand.kind == .longueur {
        rules[index].value = Int64(longest)
      }
    }
    let closed = statusQuo.closed.map { closure -> Rule? in
      switch closure {
      case .vetoed: .vetoed
      case .belowStaying: .belowStaying
      case nil: nil
      }
    }
    return Plan(
      chosen: chosen, placed: placed, seats: seats, proofs: proofs, rules: rules, closed: closed, opened: opened,
      certificate: certificate)
  }
}

extension PlanProof {
  /// From an objective that is minimised; neither nil nor `.min` is a bound.
  fileprivate init(_ level: ObjectiveLevel, value: Int64, bound: Int64?, nodes: Int) {
    self.init(
      level: level.kind, value: level.reading(of: value),
      bound: bound.flatMap { $0 == .min ? nil : level.reading(of: $0) }, isProved: value == bound, nodes: nodes)
  }
}
