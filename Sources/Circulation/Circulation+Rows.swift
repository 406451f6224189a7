/// The lexicographic minimum of a circulation under extra linear rows, or the best flow within a budget and a bound.
///
/// With no rows it is exactly `solve(_:engine:watch:)`.
public func solve(
  _ network: Network, rows: [SideRow], lazyRows: LazyRows? = nil, budget: BranchingBudget, engine: Engine = .auto,
  watch: (Progress) -> Bool = { _ in true }
) -> BoundedOutcome {
  var search = PlainSearch(network, rows: rows, lazyRows: lazyRows, engine: engine)
  return search.run(budget: budget, watch: watch)
}

/// Branch and bound whose bound is the network without its rows.
private struct PlainSearch {
  private let network: Network
  private var rows: [SideRow]
  private let lazyRows: LazyRows?
  private let engine: Engine
  private var best: Solution?

  init(_ network: Network, rows: [SideRow], lazyRows: LazyRows?, engine: Engine) {
    (self.network, self.rows, self.lazyRows, self.engine) = (network, rows, lazyRows, engine)
  }

  private struct Node {
    var network: Network
    var bound: [Int64]
  }

  mutating func run(budget: BranchingBudget, watch: (Progress) -> Bool) -> BoundedOutcome {
    var open = [Node(network: network, bound: [])]
    var nodes = 0
    while nodes < budget.nodes, let node = open.popLast() {
      nodes += 1
      let outcome = solve(node.network, engine: engine, watch: watch)
      let relaxed: Solution
      switch outcome {
      case .optimal(let found): relaxed = found
      case .infeasible(let cut):
        if nodes == 1 { return .infeasible(.cut(cut)) }
        continue
      case .unbalanced(let imbalance): return .unbalanced(imbalance)
      case .outOfRange(let fault): return .outOfRange(.network(fault))
      case .unbounded(let cycle): return .unbounded(cycle: cycle)
      case .cancelled: return .cancelled
      }
      if let best, !relaxed.objective.lexicographicallyPrecedes(best.objective) { continue }
      guard let row = violatedRow(of: relaxed.flow) else {
        best = relaxed
        continue
      }
      for child in split(node.network, on: rows[row], at: relaxed.flow) {
        open.append(Node(network: child, bound: relaxed.objective))
      }
    }
    guard let best else { return open.isEmpty ? .infeasible(.rows(nodes: nodes)) : .undecided(nodes: nodes) }
    let bound = open.map(\.bound).min { $0.lexicographicallyPrecedes($1) } ?? best.objective
    var isRelative = true
    let proofs = best.objective.indices.map { level in
      defer { isRelative = isRelative && bound[level] == best.objective[level] }
      return LevelProof(
        value: best.objective[level], bound: isRelative ? bound[level] : .min, nodes: level == 0 ? nodes : 0)
    }
    return .solved(BoundedSolution(flow: best.flow, objective: best.objective, proofs: proofs, rows: rows))
  }

  private mutating func violatedRow(of flow: PackedIntegers) -> Int? {
    if let row = rows.firstIndex(where: { !$0.isRespected(by: flow) }) { return row }
    let found = lazyRows?(flow) ?? []
    guard !found.isEmpty else { return nil }
    rows += found
    return rows.count - found.count
  }

  /// The arc of the row with most room, its range cut in two at the flow.
  private func split(_ network: Network, on row: SideRow, at flow: PackedIntegers) -> [Network] {
    func room(_ arc: Int) -> Int64 { network.uppers[arc] - network.lowers[arc] }
    guard let arc = row.terms.map(\.arc).max(by: { room($0) < room($1) }), room(arc) > 0 else { return [] }
    let (lower, upper) = (network.lowers[arc], network.uppers[arc])
    let middle = flow[arc] == upper ? upper - 1 : flow[arc]
    var (low, high) = (network, network)
    low.setBounds(of: arc, lower: lower, upper: middle)
    high.setBounds(of: arc, lower: middle + 1, upper: upper)
    return flow[arc] <= middle ? [high, low] : [low, high]
  }
}
