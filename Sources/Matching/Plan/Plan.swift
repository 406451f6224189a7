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
  /// Rules of all or nothing that are met, by their indices in the voted order.
  var opened: Set<Int>
  /// Another plan is as good at every level, the hash included; nil when that was not looked for.
  var hasRival: Bool?
  /// What proves it.
  let certificate: Certificate
}

extension Plan {
  /// Every level is proved.
  public var isProved: Bool { proofs.allSatisfy(\.isProved) }

  /// Of the hash that leaves no tie: the yearly one, or the first after it, by steps of 10,000, that leaves none.
  public var salt: Int { model.levels.salt }

  /// The pairs it was solved over.
  public var pairing: Pairing { model.pairing }

  /// The network that was solved, and its optimum with prices where nothing else binds it: no side rule, and no other case
  /// of a rule of all or nothing.
  var model: PlanNetwork { certificate.model }
  var solution: Solution? {
    guard case .prices(let solution) = certificate.proof, model.allOrNothing.isEmpty else { return nil }
    return solution
  }

  /// What the network minimises, one a level.
  var objective: [Int64] { zip(model.levels.all, proofs).map { $0.objective(of: $1.value) } }
}

/// One level of the plan with what is proved of it, in the units a reader knows.
public struct PlanProof: Hashable, Sendable {
  public var level: PlanLevel
  public var value: Int64
  /// No plan that keeps the earlier levels does better than this; nil when nothing is known.
  public var bound: Int64?
  public var isProved: Bool
  /// Nodes of branch and bound; 0 where the network alone proves.
  public var nodes: Int

  public var name: String { level.name }
}

/// Why no plan could be given: an invariant is broken, and nothing may be published.
public struct PlanFailure: Error, CustomStringConvertible {
  public let description: String
}

/// Solves the plan: shortfalls of minimums, the voted priorities (members, then their points), placements, points, the
/// charte's fairness levels, stability, and a hash of stable codes that leaves no tie.
public func solvePlan(_ pairing: Pairing, salt: Int) throws -> Plan {
  var plan = try solveChoice(pairing, salt: salt)
  for attempt in 1..<CertificateHead.tieAttempts where hasRival(plan) {
    plan = try solveChoice(pairing, salt: salt + attempt * CertificateHead.tieStep)
  }
  rank(&plan)
  return plan
}

/// The plan without its ranked lists: the best over both cases of each rule of all or nothing. `preferring`: among plans
/// otherwise equal, the one nearest to these posts, one an agent.
func solveChoice(_ pairing: Pairing, salt: Int, preferring preferred: [Int32?]? = nil) throws -> Plan {
  let nobody = PlanNetwork(pairing, salt: salt, preferring: preferred)
  let models = nobody.openings.map { opened in
    opened.isEmpty ? nobody : PlanNetwork(pairing, salt: salt, opened: opened, preferring: preferred)
  }
  let (cases, chains) = try solveCases(models, budget: pairing.structure.nodeBudget)
  return try best(of: cases, chains: chains)
}

/// What is known of the plans that have a pair.
enum Imposed {
  case best(Plan)
  /// There is none.
  case impossible
  /// The budget ended before one was found.
  case unknown
}

extension Plan {
  /// The best plan of those that have a pair, over the same cases, and the nodes examined for it.
  func imposing(_ index: Int, budget: Int) throws -> (found: Imposed, nodes: Int) {
    let models = ([model] + certificate.others.map(\.model)).map { $0.imposing(index) }
    let (cases, chains) = try solveCases(models, isImposed: true, budget: budget)
    let nodes = cases.reduce(0) { $0 + $1.proofs.reduce(0) { $0 + $1.nodes } }
    if cases.contains(where: { $0.flow != nil }) {
      return (.best(try Matching.best(of: cases, chains: chains)), nodes)
    }
    return (cases.allSatisfy(\.isImpossible) ? .impossible : .unknown, nodes)
  }
}

extension PlanNetwork {
  /// Nobody first, then every other choice of the rules of all or nothing that are met.
  var openings: [Set<Int>] {
    allOrNothing.reduce([Set<Int>()]) { sets, rule in sets + sets.map { $0.union([rule]) } }
  }

  /// The same plans, of which only those that have the pair are left.
  fileprivate func imposing(_ index: Int) -> PlanNetwork {
    var imposed = self
    imposed.network.setBounds(of: firstPairArc + index, lower: 1, upper: 1)
    return imposed
  }
}

/// Each case of the rules of all or nothing, and the chains too long that they found: one case starts from those of the
/// cases before it. `budget`: nodes of a level.
private func solveCases(
  _ models: [PlanNetwork], isImposed: Bool = false, budget: Int
) throws -> (cases: [PlanCase], chains: [SideRow]) {
  var chains: [SideRow] = []
  let cases = try models.map { model in
    try solveCase(model, isAlwaysPossible: !isImposed && model.opened.isEmpty, budget, &chains)
  }
  return (cases, chains)
}

/// What the network of one case says.
private func solveCase(
  _ model: PlanNetwork, isAlwaysPossible: Bool, _ budget: Int, _ chains: inout [SideRow]
) throws -> PlanCase {
  guard !model.rows.isEmpty || model.longestChain != nil else {
    switch solve(model.network) {
    case .optimal(let solution): return PlanCase(model, solution)
    case .infeasible(let cut) where !isAlwaysPossible: return PlanCase(model, impossible: .cut(cut))
    default:
      throw PlanFailure(description: "the plan's network has no optimum, although everyone staying is always legal")
    }
  }
  let (outcome, isDoubtful) = model.solved(with: chains, budget: budget)
  switch outcome {
  case .solved(let solution):
    if !isDoubtful { chains = Array(solution.rows.dropFirst(model.rows.count)) }
    return PlanCase(model, solution, isDoubtful: isDoubtful)
  case .infeasible(let reason) where !isAlwaysPossible && !isDoubtful:
    if case .rows(_, let rows) = reason { chains = Array(rows.dropFirst(model.rows.count)) }
    return PlanCase(model, impossible: reason)
  case .infeasible where isDoubtful: return try undecided(model, 0, isAlwaysPossible)
  case .undecided(let nodes): return try undecided(model, nodes, isAlwaysPossible)
  default: throw PlanFailure(description: "the plan has no optimum under its side rules, although everyone may stay")
  }
}

/// Nothing better than what is already decided was found for certain: that plan, if the case allows it, and the bound of
/// the network.
private func undecided(_ model: PlanNetwork, _ nodes: Int, _ isAlwaysPossible: Bool) throws -> PlanCase {
  var network = model.network
  for index in model.pairing.eligible.indices where network.lowers[model.firstPairArc + index] == 0 {
    network.setBounds(of: model.firstPairArc + index, lower: 0, upper: 0)
  }
  guard let relaxed = solve(model.network).solution else {
    throw PlanFailure(description: "a network that had an optimum has none any more")
  }
  guard let staying = solve(network).solution, isAlwaysPossible || model.allows(staying.flow) else {
    guard isAlwaysPossible else { return PlanCase(model, bounds: relaxed.objective) }
    throw PlanFailure(description: "what is already decided is no plan, although every bound makes room for it")
  }
  return PlanCase(model, staying, within: relaxed, nodes: nodes)
}

/// Whether another plan is as good at every level: with side rows, the best of the others is computed.
private func hasRival(_ plan: Plan) -> Bool {
  if let known = plan.hasRival { return known }
  guard plan.proofs.allSatisfy(\.isProved) else { return false }
  let (model, pairing) = (plan.model, plan.pairing)
  let chosen = Set(plan.chosen.compactMap(\.self))
  let terms = pairing.eligible.indices.map { (model.firstPairArc + $0, Int64(chosen.contains($0) ? 1 : -1)) }
  let another = SideRow(terms: terms, upper: Int64(chosen.count - 1))
  let (other, _) = model.solved(with: [another], budget: pairing.structure.nodeBudget)
  return other.solution.map { model.levels.readings(of: $0.objective) == plan.proofs.map(\.value) } ?? false
}
