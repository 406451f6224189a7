/// Which nodes of a level are agents, and what the words of their arcs need.
struct CoreShape {
  /// An agent is its number ≥ 0, another node v is −1 − v.
  var codes: [Int32]
  var agentCount = 0
  var otherCount = 0
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
    for arc in 0..<source.arcCount where source.isOpen(arc) {
      let head = source.head(arc)
      feeder[head] = Int32(source.tail(arc))
      if arcsIn[head] < 2 { arcsIn[head] += 1 }
      if source.capacity(arc) != 1 { wide[head] = true }
    }
    let excess = source.demand
    func couldBeAgent(_ node: Int) -> Bool {
      (arcsIn[node] == 0 && excess[node] == 1) || (arcsIn[node] == 1 && excess[node] == 0 && !wide[node])
    }
    // Numbered by neighbourhood: agents by feeder, others by where they lead, so that what is used together lies together.
    var nearby = feeder
    for arc in 0..<source.arcCount where source.isOpen(arc) {
      let tail = source.tail(arc)
      if !couldBeAgent(tail) || feeder[tail] < 0 { nearby[tail] = Int32(source.head(arc)) }
    }
    codes = Array(repeating: 0, count: nodes)
    for node in sorted(by: nearby) {
      if couldBeAgent(node), feeder[node] < 0 || !couldBeAgent(Int(feeder[node])) {
        codes[node] = Int32(agentCount)
        agentCount += 1
      } else {
        codes[node] = -1 - Int32(otherCount)
        otherCount += 1
      }
    }
    for arc in 0..<source.arcCount where source.isOpen(arc) {
      let cost = source.cost(arc)
      arcs += 1
      magnitude = max(magnitude, abs(cost))
      guard codes[source.tail(arc)] >= 0 else { continue }
      agentArcs += 1
      leastCost = min(leastCost, cost)
      largestCost = max(largestCost, cost)
    }
    if agentArcs == 0 { (leastCost, largestCost) = (0, 0) }
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
