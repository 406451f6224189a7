/// The lexicographic minimum of a circulation under extra linear rows, or the best flow within a budget and a bound.
///
/// **Bound.** Rows leave the constraints and join the costs, each with a multiplier (Held and Karp 1970): what remains is
/// a network, whose prices prove a bound. Multipliers and prices come from the linear relaxation, in floating point, and
/// are rounded to whole numbers over a common denominator: whatever they are, the bound is true.
///
/// **Search.** When the bound stays below the best flow known, an arc's range is cut in two. A level whose budget ends
/// is published with the least bound of the nodes left.
///
/// **Levels.** A flow that costs z stands away from the bounds that the root's reduced costs r command by at most
/// (z − bound) / |r|, arcs and rows alike: the later levels are narrowed accordingly. When z = bound that is the face of
/// the level; otherwise the row Σ cost × flow = z joins as well, its multiplier of any sign.
///
/// With no rows it is exactly `solve(_:engine:watch:)`. Deterministic: no clock decides anything.
///
/// `known`: a flow that bounds, supplies and rows allow, if there is one at hand: the outcome is then
/// never undecided. A flow that is not allowed is ignored.
public func solve(
  _ network: Network, rows: [SideRow], lazyRows: LazyRows? = nil, known: PackedIntegers? = nil, budget: BranchingBudget,
  engine: Engine = .auto, watch: (Progress) -> Bool = { _ in true }
) -> BoundedOutcome {
  if !rows.isEmpty || lazyRows != nil {
    if let arc = (0..<network.arcCount).first(where: { network.uppers[$0] == Network.unbounded }) {
      return .outOfRange(.unboundedArc(arc: arc))
    }
    if let fault = network.rangeFault() { return .outOfRange(.network(fault)) }
    if let row = rows.firstIndex(where: { !$0.isSound(in: network) }) { return .outOfRange(.row(row)) }
  }
  switch solve(network, engine: engine, watch: watch) {
  case .infeasible(let cut): return .infeasible(.cut(cut))
  case .unbalanced(let imbalance): return .unbalanced(imbalance)
  case .outOfRange(let fault): return .outOfRange(.network(fault))
  case .unbounded(let cycle): return .unbounded(cycle: cycle)
  case .cancelled: return .cancelled
  case .optimal(let plain):
    if rows.allSatisfy({ $0.isRespected(by: plain.flow) }), (lazyRows?(plain.flow) ?? []).isEmpty {
      return .solved(BoundedSolution(plain, rows: rows))
    }
    var descent = BoundedDescent(network, rows: rows, lazyRows: lazyRows, engine: engine)
    if let known { descent.take(known) }
    return descent.run(budget: budget, watch: watch)
  }
}

extension BoundedSolution {
  /// A minimum of the network alone that respects the rows: the prices of each level are its tree.
  public init(_ plain: Solution, rows: [SideRow]) {
    flow = plain.flow
    objective = plain.objective
    self.rows = rows
    proofs = plain.objective.indices.map { level in
      let prices = stride(from: level, to: plain.prices.count, by: plain.levels).map { plain.prices[$0] }
      let duals = Duals(prices: PackedIntegers(prices), multipliers: [], denominator: 1)
      let root = BranchTree.Node(parent: -1, arc: -1, isAtMost: true, value: 0, fate: .closed(duals))
      let value = plain.objective[level]
      return LevelProof(
        value: value, bound: value, nodes: 1, tree: BranchTree(nodes: [root], rows: [], rootDuals: duals))
    }
  }
}

/// The levels one after the other, each in what the levels before it leave.
private struct BoundedDescent {
  let network: Network
  let lazyRows: LazyRows?
  let engine: Engine
  var sideRows: [SideRow]
  var lowers: [Int64]
  var uppers: [Int64]
  /// The rows of the present level, narrowed, and what they are.
  var rows: [SideRow]
  var origins: [BranchTree.Row]
  var best: PackedIntegers?
  var proofs: [LevelProof] = []

  init(_ network: Network, rows: [SideRow], lazyRows: LazyRows?, engine: Engine) {
    (self.network, self.lazyRows, self.engine, sideRows) = (network, lazyRows, engine, rows)
    (lowers, uppers) = (Array(network.lowers), Array(network.uppers))
    self.rows = rows.map { $0.finite(in: network) }
    origins = rows.indices.map { .side($0) }
  }

  mutating func run(budget: BranchingBudget, watch: (Progress) -> Bool) -> BoundedOutcome {
    for level in 0..<network.levels {
      if let end = descend(level, budget, watch) { return end }
    }
    guard let best else { return .undecided(nodes: 0) }
    return .solved(
      BoundedSolution(flow: best, objective: proofs.map(\.value), proofs: proofs, rows: sideRows))
  }

  /// Starts from a flow when it is allowed.
  mutating func take(_ known: PackedIntegers) {
    guard known.count == network.arcCount else { return }
    let first = LevelProblem(network, level: 0, lowers: lowers, uppers: uppers, rows: rows)
    if first.allows(known), (lazyRows?(known) ?? []).isEmpty { best = known }
  }

  /// Solves a level; answers when that ends the descent.
  private mutating func descend(
    _ level: Int, _ budget: BranchingBudget, _ watch: (Progress) -> Bool
  ) -> BoundedOutcome? {
    let problem = LevelProblem(network, level: level, lowers: lowers, uppers: uppers, rows: rows)
    let start: Solution
    switch solve(problem.relaxed, engine: engine, watch: watch) {
    case .optimal(let found): start = found
    case .infeasible(let cut): return .infeasible(.cut(cut))
    case .outOfRange(let fault): return .outOfRange(.network(fault))
    case .unbalanced(let imbalance): return .unbalanced(imbalance)
    case .unbounded, .cancelled: return .cancelled
    }
    let value = best.map { problem.value(of: $0) } ?? Int128(Int64.max)
    guard let known = Int64(exactly: value) else {
      return .outOfRange(.network(.objective(level: level, value: value)))
    }
    var search = LevelSearch(
      problem, rows: origins, start: start, best: best, bestValue: known, lazyRows: lazyRows, engine: engine)
    let ending = search.run(start: start, budget: budget.nodes) {
      watch(Progress(level: level, phase: $0, active: $1))
    }
    if ending == .cancelled { return .cancelled }
    gain(search.foundRows)
    search.name(rows: origins)
    guard let found = search.best else {
      return search.isExhausted
        ? .infeasible(.rows(search.tree, rows: sideRows)) : .undecided(nodes: search.examined)
    }
    best = found
    proofs.append(
      LevelProof(value: search.bestValue, bound: search.bound, nodes: search.examined, tree: search.tree))
    keep(level, search)
    return nil
  }

  private mutating func gain(_ found: [SideRow]) {
    for row in found {
      origins.append(.side(sideRows.count))
      sideRows.append(row)
    }
  }

  /// Narrows what is left to the flows that cost what the level found.
  private mutating func keep(_ level: Int, _ search: LevelSearch) {
    var left = search.whole
    let duals = search.tree.rootDuals
    let limit = Int128(search.bestValue) * Int128(duals.denominator)
    left.narrow(duals, bound: search.rootBound, limit: limit)
    (lowers, uppers, rows) = (left.lowers, left.uppers, left.rows)
    guard search.rootBound < limit else { return }
    let terms = (0..<network.arcCount).filter { network.costs[level][$0] != 0 }
    rows.append(
      SideRow(
        terms: terms.map { ($0, network.costs[level][$0]) }, lower: search.bestValue, upper: search.bestValue))
    origins.append(.level(level))
  }
}
