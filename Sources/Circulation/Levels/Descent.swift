/// Units that a level may misplace and still be cheaper to mend than to solve: each may cost a search of the whole face.
private let mendedUnits: Int64 = 16
/// The same from prices at hand, which keep most searches short.
private let mendedUnitsFromPrices: Int64 = 1_000

/// A flow and prices to begin with, right or wrong: one flow an arc, one price a node and level.
struct Start {
  let flow: PackedIntegers
  let prices: [Int64]

  func prices(at level: Int, nodes: Int) -> [Int64] {
    stride(from: level, to: prices.count, by: prices.count / nodes).map { prices[$0] }
  }
}

/// Solves the levels one after the other, each on the face of those before it.
func descend(
  _ network: Network, _ engine: Engine, from start: Start? = nil, _ watch: (Progress) -> Bool
) -> Outcome {
  var solution = Solution.empty(of: network)
  if let start {
    for arc in start.flow.indices {
      solution.flow[arc] = min(max(start.flow[arc], network.lowers[arc]), network.uppers[arc])
    }
  }
  var free: [Int32]? = nil
  let cap = network.capOfUnboundedArcs()
  for level in 0..<network.levels {
    let isLast = level + 1 == network.levels
    let told = { (phase: Int, active: Int) in watch(Progress(level: level, phase: phase, active: active)) }
    var prices: [Int64] = Array(repeating: 0, count: network.nodeCount)
    var ending: LevelEnding?
    if level == 0, start == nil {
      let whole = WholeLevel(network)
      ending = solveAsBipartite(whole, engine, &prices, told) { solution.flow[$0] = network.lowers[$0] + $1 }
      if ending != nil, !isLast { free = whole.freeArcs(prices: prices).map { Int32($0) } }
    }
    if ending == nil {
      var face = OptimalFace(
        network, level: level, arcs: free, flow: solution.flow, cap: cap, isBalanced: level > 0)
      ending = solve(&face, engine, &prices, from: start, level, told)
      face.store(into: &solution.flow)
      if !isLast { free = face.freeArcs(prices: prices).map { face.arcs[$0] } }
    }
    switch ending {
    case .cancelled, nil: return .cancelled
    case .cut(let inside): return .infeasible(network.cut(around: inside))
    case .optimal: break
    }
    for node in 0..<network.nodeCount { solution.prices[node * network.levels + level] = prices[node] }
  }
  return network.finished(solution)
}

/// Solves a face by the engine asked for, from no prices and those of the start.
private func solve(
  _ face: inout OptimalFace, _ engine: Engine, _ prices: inout [Int64], from start: Start?, _ level: Int,
  _ watch: (Int, Int) -> Bool
) -> LevelEnding {
  if engine == .auto {
    let known = start.map { $0.prices(at: level, nodes: face.nodeCount) } ?? prices
    let limit = start == nil ? mendedUnits : mendedUnitsFromPrices
    if start != nil || face.isBalanced, face.isNearlyOptimal(known, misplacing: limit) {
      prices = known
      return face.route(prices: &prices) { watch(Int.max, $0) }
    }
  }
  var flows = face.flows
  if let ending = solveAsBipartite(face, engine, &prices, watch, set: { flows[$0] = $1 }) {
    face.flows = flows
    return ending
  }
  return face.scaleAndRoute(&prices, watch)
}

/// Solves a level as left and right nodes, when it has the shape or the caller asks for it, and the costs fit.
private func solveAsBipartite(
  _ source: some ArcSource, _ engine: Engine, _ prices: inout [Int64], _ watch: (Int, Int) -> Bool,
  set: (Int, Int64) -> Void
) -> LevelEnding? {
  guard engine != .general else { return nil }
  let shape = BipartiteShape(source)
  guard engine == .bipartite || shape.isBipartite else { return nil }
  return shape.solve(source, prices: &prices, watch: watch, set: set)
}
