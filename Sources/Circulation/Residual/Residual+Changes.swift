/// Small changes: re-solved from the flow and the prices kept. Growing arcs: added, priced and solved on.
extension Residual {
  /// New bounds of an arc, in units of flow; they count from the next `resolve`.
  public mutating func setBounds(of arc: Int, lower: Int64, upper: Int64) {
    network.setBounds(of: arc, lower: lower, upper: upper)
    touched.insert(arc)
  }

  /// New costs of an arc, one a level; they count from the next `resolve`.
  public mutating func setCosts(of arc: Int, to costs: [Int64]) {
    network.setCosts(of: arc, to: costs)
    touched.insert(arc)
  }

  /// New supply of a node, in units; the supplies of all nodes must sum to 0 when `resolve` is called.
  public mutating func setSupply(of node: Int, to supply: Int64) {
    excess[node] += supply - network.supplies[node]
    network.setSupply(of: node, to: supply)
  }

  /// Adds an arc, which carries nothing above its lower bound until the next solve.
  @discardableResult
  public mutating func addArc(from tail: Int, to head: Int, lower: Int64 = 0, upper: Int64, costs: [Int64]) -> Int {
    let arc = network.addArc(from: tail, to: head, lower: lower, upper: upper, costs: costs)
    solution.flow.append(0)
    touched.insert(arc)
    return arc
  }

  /// Solves again after the changes. The solution kept is the optimum when the outcome is optimal; after any other
  /// outcome the changes stay, and further ones may mend them.
  public mutating func resolve(watch: (Progress) -> Bool = { _ in true }) -> Outcome {
    if let fault = network.rangeFault() { return .outOfRange(fault) }
    let imbalance = network.supplies.reduce(Int128(0)) { $0 + Int128($1) }
    guard imbalance == 0 else { return .unbalanced(imbalance) }
    let far = solution.prices.contains { $0.magnitude > 1 << 61 }
    if far || network.unboundedNegativeCycle() != nil { return restart(watch) }
    index()
    for arc in touched.sorted() { settle(arc) }
    touched = []
    var labels = VectorSearch(nodes: network.nodeCount, levels: network.levels)
    var sources = excess.indices.filter { excess[$0] > 0 }
    while !sources.isEmpty {
      guard watch(Progress(level: 0, phase: 0, active: sources.count)) else { return .cancelled }
      guard let goal = search(&labels, from: sources, until: { excess[$0] < 0 }) else {
        return .infeasible(network.cut(around: labels.reached))
      }
      lowerPrices(labels, goal)
      augment(labels, to: goal)
      sources.removeAll { excess[$0] <= 0 }
    }
    let outcome = network.finished(solution)
    if let finished = outcome.solution { solution = finished }
    return outcome
  }

  /// From nothing: the kept prices cannot help.
  private mutating func restart(_ watch: (Progress) -> Bool) -> Outcome {
    let outcome = solve(network, watch: watch)
    if let cold = outcome.solution { self = Residual(network, cold) }
    return outcome
  }

  /// Brings the flow of an arc within its bounds and to the one that the sign of its reduced cost commands.
  private mutating func settle(_ arc: Int) {
    let (lower, upper) = (network.lowers[arc], network.uppers[arc])
    let flow = solution.flow[arc]
    var wanted = min(max(flow, lower), upper)
    let level = (0..<network.levels).first { reduced(arc, $0) != 0 }
    if let level, network.tails[arc] != network.heads[arc] {
      let cap = upper == Network.unbounded ? lower + network.capOfUnboundedArcs() : upper
      wanted = reduced(arc, level) < 0 ? cap : lower
    }
    solution.flow[arc] = wanted
    excess[network.tail(of: arc)] -= wanted - flow
    excess[network.head(of: arc)] += wanted - flow
  }

  private mutating func lowerPrices(_ labels: VectorSearch, _ goal: Int) {
    let reach = labels.distance(of: goal)
    for node in labels.reached {
      let distance = labels.distance(of: node)
      guard distance.lexicographicallyPrecedes(reach) else { continue }
      for (level, fall) in zip(reach, distance).map({ $0 - $1 }).enumerated() {
        solution.prices[node * network.levels + level] -= fall
      }
    }
  }

  private mutating func augment(_ labels: VectorSearch, to goal: Int) {
    var path: [Int32] = []
    var units = -excess[goal]
    var node = goal
    while labels.cameBy[node] >= 0 {
      let slot = labels.cameBy[node]
      let seen = look(slot)
      path.append(slot)
      units = min(units, seen.room)
      node = seen.from
    }
    units = min(units, excess[node])
    for slot in path { solution.flow[Int(slot >> 1)] += slot & 1 == 0 ? units : -units }
    excess[node] -= units
    excess[goal] += units
  }
}
