/// Which nodes of a level are agents, and what the words of their arcs need.
struct CoreShape {
  /// An agent is its number ≥ 0, another node v is −1 − v.
  var codes: [Int32]
  var agentCount = 0
  var otherCount = 0
  /// For each node, how many arcs join it, as an agent, to others it may go to, or as an other, to agents it may hold.
  var ties: [Int32]
  /// The arcs that leave agents, and all arcs; self-loops and arcs without room are left out.
  var agentArcs = 0
  var arcs = 0
  var leastCost = Int64.max
  var largestCost = Int64.min
  /// The largest |cost| of all arcs.
  var magnitude: Int64 = 0

  /// Bits of a word that name a destination, never all set.
  var headBits: Int { max(1, 64 - (otherCount + 1).leadingZeroBitCount) }

  /// Bits that the costs need, above the least.
  var costBits: Int { agentArcs == 0 ? 0 : 64 - (largestCost - leastCost).leadingZeroBitCount }

  init(_ source: some ArcSource) {
    let nodes = source.nodeCount
    var feeder = Array(repeating: Int32(-1), count: nodes)
    var arcsIn = Array(repeating: UInt8(0), count: nodes)
    var wide = Array(repeating: false, count: nodes)
    // Every pass over the arcs counts: of a large network, reading them takes longer than many a phase.
    for arc in 0..<source.arcCount where source.isOpen(arc) {
      arcs += 1
      magnitude = max(magnitude, abs(source.cost(arc)))
      let head = source.head(arc)
      feeder[head] = Int32(source.tail(arc))
      if arcsIn[head] < 2 { arcsIn[head] += 1 }
      if source.capacity(arc) != 1 { wide[head] = true }
    }
    let excess = source.demand
    func couldBeAgent(_ node: Int) -> Bool {
      (arcsIn[node] == 0 && excess[node] == 1) || (arcsIn[node] == 1 && excess[node] == 0 && !wide[node])
    }
    let isAgent = (0..<nodes).map { node in
      couldBeAgent(node) && (feeder[node] < 0 || !couldBeAgent(Int(feeder[node])))
    }
    // Numbered by neighbourhood: agents by feeder, others by where they lead, so that what is used together lies together.
    var nearby = feeder
    ties = Array(repeating: 0, count: nodes)
    for arc in 0..<source.arcCount where source.isOpen(arc) {
      let (tail, head) = (source.tail(arc), source.head(arc))
      if feeder[tail] < 0 || !couldBeAgent(tail) { nearby[tail] = Int32(head) }
      guard isAgent[tail] else { continue }
      ties[tail] += 1
      ties[head] += 1
      agentArcs += 1
      leastCost = min(leastCost, source.cost(arc))
      largestCost = max(largestCost, source.cost(arc))
    }
    if agentArcs == 0 { (leastCost, largestCost) = (0, 0) }
    codes = Array(repeating: 0, count: nodes)
    for node in sorted(by: nearby) {
      if isAgent[node] {
        codes[node] = Int32(agentCount)
        agentCount += 1
      } else {
        codes[node] = -1 - Int32(otherCount)
        otherCount += 1
      }
    }
  }

  /// The shape for which the engine was made: most arcs leave agents.
  var isBipartite: Bool { agentArcs * 2 > arcs }

  var shift: Int? { priceShift(magnitude: magnitude, nodes: codes.count) }
}

/// The numbers of nodes by increasing key, which is a node or −1; equal keys keep their order.
private func sorted(by keys: [Int32]) -> [Int] {
  var starts = Array(repeating: 0, count: keys.count + 2)
  for key in keys { starts[Int(key) + 2] += 1 }
  for place in 1..<starts.count { starts[place] += starts[place - 1] }
  var order = Array(repeating: 0, count: keys.count)
  for (node, key) in keys.enumerated() {
    order[starts[Int(key) + 1]] = node
    starts[Int(key) + 1] += 1
  }
  return order
}

/// How many bits costs can be shifted by, so that ε = 1 is a fraction of a whole cost, while prices keep within 56 bits;
/// nothing when even unshifted ones may not.
func priceShift(magnitude: Int64, nodes: Int) -> Int? {
  let longest = Int128(magnitude) * Int128(nodes + 1)
  return (0...5).last { longest << Int128($0) <= 1 << 56 }
}
