import Circulation
public import Mobility

/// The plan of the whole commission: the one best choice of eligible pairs, proved.
public struct Plan: Sendable {
  /// For each agent, the eligible pair that the plan retains, or nil: the agent stays.
  public internal(set) var chosen: [Int?]
  /// For each eligible pair, its rank in the agent's list: 1 is the plan's own choice and nobody else's.
  public internal(set) var agentRanks: [Int32] = []
  /// For each eligible pair, its rank in the post's list, from 1.
  public internal(set) var postRanks: [Int32] = []
  /// For each post, how many agents the plan places on it.
  public internal(set) var placed: [Int]
  /// For each post, the seats there are to take: vacant ones, and those its leavers free.
  public internal(set) var seats: [Int]
  /// What is proved of each level, in order.
  public internal(set) var proofs: [PlanProof]
  /// The structural rules as applied, in the voted order.
  public internal(set) var rules: [AppliedRule]
  /// Pairs that the plan could not use: refused by the commission, or worse than staying.
  public internal(set) var closed: [Rule?]
  /// What proves it.
  let certificate: Certificate
}

extension Plan {
  /// Every level is proved.
  public var isProved: Bool { proofs.allSatisfy(\.isProved) }

  /// The network that was solved, and its optimum with prices where no side rule binds it.
  var model: PlanNetwork { certificate.model }
  var solution: Solution? { if case .prices(let solution) = certificate.proof { solution } else { nil } }

  /// What the network minimises, one a level.
  var objective: [Int64] { zip(model.levels.names, proofs).map { $0.objective(of: $1.value) } }
}

/// One level of the plan with what is proved of it, in the units a reader knows.
public struct PlanProof: Hashable, Sendable {
  public var name: String
  /// Larger is better.
  public var isMaximised: Bool
  public var value: Int64
  /// No plan that keeps the earlier levels does better than this; nil when nothing is known.
  public var bound: Int64?
  public var isProved: Bool
  /// Nodes of branch and bound; 0 where the network alone proves.
  public var nodes: Int
}

/// Why no plan could be given: an invariant is broken, and nothing may be published.
public struct PlanFailure: Error, CustomStringConvertible {
  public let description: String
}

/// Solves the plan: shortfalls of minimums, the voted priorities (members, then their points), placements, points, the
/// charte's fairness levels, stability, and a hash of stable codes that leaves no tie.
public func solvePlan(_ pairing: Pairing, salt: Int) throws -> Plan {
  var plan = try solveChoice(pairing, salt: salt)
  rank(pairing, &plan)
  return plan
}

/// The plan without its ranked lists. `preferring`: among plans otherwise equal, the one nearest to these posts, one an
/// agent.
func solveChoice(_ pairing: Pairing, salt: Int, preferring preferred: [Int32?]? = nil) throws -> Plan {
  let model = PlanNetwork(pairing, salt: salt, preferring: preferred)
  let (flow, proofs, proof) = try solve(model, pairing)
  var chosen = [Int?](repeating: nil, count: pairing.book.agents.count)
  var placed = [Int](repeating: 0, count: pairing.book.posts.count)
  for (index, pair) in pairing.eligible.enumerated() where flow[model.firstPairArc + index] > 0 {
    chosen[Int(pair.agent)] = index
    placed[Int(pair.post)] += 1
  }
  var seats = pairing.perimeter.posts.map(\.seats)
  for (agent, post) in model.standing.held.enumerated() {
    if let post, chosen[agent] != nil { seats[post] += 1 }
  }
  var rules = model.applied
  for index in rules.indices { rules[index].value = model.tallies[index].count(chosen) }
  if let longest = longestChain(pairing, chosen) {
    for index in rules.indices where model.tallies[index].rule.demand.kind == .longueur {
      rules[index].value = Int64(longest)
    }
  }
  let closed = model.standing.closed.map { closure -> Rule? in
    switch closure {
    case .vetoed: .vetoed
    case .belowStaying: .belowStaying
    case nil: nil
    }
  }
  return Plan(
    chosen: chosen, placed: placed, seats: seats, proofs: proofs, rules: rules, closed: closed,
    certificate: Certificate(model: model, flow: flow, proof: proof))
}

private typealias Solved = (flow: PackedIntegers, proofs: [PlanProof], proof: Certificate.Proof)

private func solve(_ model: PlanNetwork, _ pairing: Pairing) throws -> Solved {
  let levels = model.levels.names
  guard !model.rows.isEmpty || model.longestChain != nil else {
    guard case .optimal(let solution) = solve(model.network) else {
      throw PlanFailure(description: "the plan's network has no optimum, although everyone staying is always legal")
    }
    let proofs = zip(levels, solution.objective).map { PlanProof($0, value: $1, bound: $1, nodes: 0) }
    return (solution.flow, proofs, .prices(solution))
  }
  let budget = BranchingBudget(nodes: pairing.structure.nodeBudget)
  switch solve(model.network, rows: model.rows, lazyRows: model.chainRows(pairing), budget: budget) {
  case .solved(let solution):
    return (
      solution.flow,
      zip(levels, solution.proofs).map { PlanProof($0, value: $1.value, bound: $1.bound, nodes: $1.nodes) },
      .trees(solution)
    )
  case .undecided(let nodes):
    return try stayingPut(model, pairing, nodes)
  default:
    throw PlanFailure(description: "the plan has no optimum under its side rules, although everyone may stay")
  }
}

/// Within the budget nothing better than what is already decided was found: that plan, and the bound of the network.
private func stayingPut(
  _ model: PlanNetwork, _ pairing: Pairing, _ nodes: Int
) throws -> Solved {
  var network = model.network
  for (index, pair) in pairing.eligible.enumerated() where model.standing.pinned[Int(pair.agent)] != index {
    network.setBounds(of: model.firstPairArc + index, lower: 0, upper: 0)
  }
  guard case .optimal(let staying) = solve(network), case .optimal(let relaxed) = solve(model.network) else {
    throw PlanFailure(description: "what is already decided is no plan, although every bound makes room for it")
  }
  var isRelative = true
  let proofs = model.levels.names.indices.map { level in
    defer { isRelative = isRelative && relaxed.objective[level] == staying.objective[level] }
    return PlanProof(
      model.levels.names[level], value: staying.objective[level],
      bound: isRelative ? relaxed.objective[level] : .min, nodes: level == 0 ? nodes : 0)
  }
  return (staying.flow, proofs, .none)
}

extension PlanProof {
  /// From an objective that is minimised; `.min` is no bound.
  fileprivate init(_ level: PlanLevel, value: Int64, bound: Int64, nodes: Int) {
    self.init(
      name: level.name, isMaximised: level.isMaximised, value: level.reading(of: value),
      bound: bound == .min ? nil : level.reading(of: bound), isProved: value == bound, nodes: nodes)
  }
}
