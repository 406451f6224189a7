/// # Minimum-cost circulation, exact, with levels and proof
///
/// **Problem.** On a directed graph, arc a carries a whole flow x(a) between lower(a) and upper(a) and costs a vector
/// c(a) of K levels a unit; node v sends out supply(v) more than it receives. Find x whose cost Σ c(a)·x(a) is
/// lexicographically least.
///
///     switch solve(network) {
///     case .optimal(let solution): use(solution.flow, solution.prices)
///     case .infeasible(let cut): explain(cut)
///     default: …
///     }
///
/// **Why the answer is right.** Let p be one price vector per node and r(a) = c(a) + p(tail) − p(head). The cost of a
/// flow changes, along any cycle of the residual network, by the sum of the r of its arcs, because the prices cancel. If
/// flow < upper ⇒ r ≥ 0 and flow > lower ⇒ r ≤ 0 hold lexicographically, no cycle improves the flow, and a flow that no
/// cycle improves is a minimum: the difference of two flows is a sum of such cycles. Prices are therefore the whole
/// proof, which `Checker` verifies without any code of the solver.
///
/// **Levels.** Level k is solved on the *face* of the levels before it: arcs with r(0…k−1) = 0 stay free, the others stay
/// at the bound that their sign commands. Prices being exact integers, a flow of the face is exactly a flow that is
/// optimal for the earlier levels, and the prices of the faces, put side by side, are the price vectors.
///
/// **One level.** Cost scaling (Goldberg and Tarjan 1990; in auction form on a bipartite network, Bertsekas 1988, Goldberg
/// and Kennedy 1995) finds a flow that is nearly optimal; its prices are rounded to integers; the arcs whose integer r
/// has the wrong sign are sent to the right bound; and successive shortest paths (Edmonds and Karp 1972), as many as one
/// search allows (Dinic 1970), bring the displaced units home while no sign is ever wrong again. The last step alone is
/// correct from any start: scaling only makes it short.
///
/// **Infeasible, unbounded.** A unit that cannot come home has reached a set of nodes that nothing more can leave: the
/// cut. An unbounded optimum is a cycle of arcs without upper bound and of negative cost (Bellman 1958, Ford 1956),
/// searched before any solve; without one, capping those arcs above the sum of all other capacities changes nothing.
///
/// **Exact bounds.** Accepted: |c| ≤ 2^60 / (nodes + 1) on every level and Σ |supply| + Σ (upper − lower) ≤ 2^60, so that
/// every path length, price and excess stays below 2^63. Beyond, the outcome is `outOfRange` and nothing is computed.
///
/// **Determinism.** Same network, same answer, on every machine: no clock, no randomness, no thread.
public func solve(
  _ network: Network, engine: Engine = .auto, watch: (Progress) -> Bool = { _ in true }
) -> Outcome {
  if let fault = network.rangeFault() { return .outOfRange(fault) }
  let imbalance = network.supplies.reduce(Int128(0)) { $0 + Int128($1) }
  guard imbalance == 0 else { return .unbalanced(imbalance) }
  if let cycle = network.unboundedNegativeCycle() {
    return feasibility(of: network, engine, watch) ?? .unbounded(cycle: cycle)
  }
  return descend(network, engine, watch)
}

/// The same minimum, sought from a flow and prices that were the answer before costs or bounds changed: what the change
/// leaves right costs one look at the arcs of each level.
///
/// `flow`: one an arc; `prices`: `prices[node * levels + level]`. Neither need be right; the closer, the quicker.
public func solve(_ network: Network, from flow: PackedIntegers, prices: [Int64]) -> Outcome {
  precondition(
    flow.count == network.arcCount && prices.count == network.nodeCount * network.levels,
    "a start has one flow an arc, and one price a node and level")
  let isFar = prices.contains { $0.magnitude > 1 << 61 }
  let imbalance = network.supplies.reduce(Int128(0)) { $0 + Int128($1) }
  if isFar || imbalance != 0 || network.rangeFault() != nil || network.unboundedNegativeCycle() != nil {
    return solve(network)
  }
  return descend(network, .auto, from: Start(flow: flow, prices: prices)) { _ in true }
}

/// Nothing when the network has a flow, otherwise why it has none.
private func feasibility(of network: Network, _ engine: Engine, _ watch: (Progress) -> Bool) -> Outcome? {
  let outcome = descend(network.withoutCosts(), engine, watch)
  return outcome.solution == nil ? outcome : nil
}
