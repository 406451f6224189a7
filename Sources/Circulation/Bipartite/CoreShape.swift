/// Which nodes of a level are agents, and what the words of their arcs need.
struct CoreShape {
  /// An agent is its number ≥ 0, another node v is −1 − v.
  var codes: [Int32]
  var agentCount = 0
  var otherCount = 0
  /// For each node, how many arcs leave it, as an agent, or enter it, as an other.
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
    let sides = sides(of: source)
    let demand = source.demand
    func couldBeAgent(_ node: Int) -> Bool {
      let its = sides[node]
      return (its.arcsIn == 0 && demand[node] == 1) || (its.arcsIn == 1 && demand[node] == 0 && !its.isWide)
    }
    // Numbered by neighbourhood: agents by feeder, others by where they lead, so that what is used together lies together.
    var isAgent = Array(repeating: false, count: source.nodeCount)
    var nearby = sides.map(\.feeder)
    ties = sides.map(\.arcsIn)
    for (node, its) in sides.enumerated() {
      let isCandidate = couldBeAgent(node)
      if its.feeder < 0 || !isCandidate, its.arcsOut > 0 { nearby[node] = its.next }
      arcs += Int(its.arcsOut)
      if its.arcsOut > 0 { magnitude = max(magnitude, abs(its.leastCost), abs(its.largestCost)) }
      isAgent[node] = isCandidate && (its.feeder < 0 || !couldBeAgent(Int(its.feeder)))
      guard isAgent[node] else { continue }
      ties[node] = its.arcsOut
      agentArcs += Int(its.arcsOut)
      leastCost = min(leastCost, its.leastCost)
      largestCost = max(largestCost, its.largestCost)
    }
    if agentArcs == 0 { (leastCost, largestCost) = (0, 0) }
    codes = Array(repeating: 0, count: source.nodeCount)
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

/// The arcs of a node, but self-loops and arcs without room.
private struct Sides {
  /// The tail of an arc in, and the head of an arc out.
  var feeder: Int32 = -1
  var next: Int32 = -1
  var arcsIn: Int32 = 0
  var arcsOut: Int32 = 0
  /// Of the arcs out.
  var leastCost = Int64.max
  var largestCost = Int64.min
  /// Whether an arc in has more room than one unit.
  var isWide = false
}

/// One pass over the arcs: of a large network, reading them takes longer than many a phase.
private func sides(of source: some ArcSource) -> [Sides] {
  var sides = Array(repeating: Sides(), count: source.nodeCount)
  for arc in 0..<source.arcCount where source.isOpen(arc) {
    let (tail, head, cost) = (source.tail(arc), source.head(arc), source.cost(arc))
    sides[tail].next = Int32(head)
    sides[tail].arcsOut += 1
    sides[tail].leastCost = min(sides[tail].leastCost, cost)
    sides[tail].largestCost = max(sides[tail].largestCost, cost)
    sides[head].feeder = Int32(tail)
    sides[head].arcsIn += 1
    if source.capacity(arc) != 1 { sides[head].isWide = true }
  }
  return sides
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

/// How many bits costs can be shifted by, so that ε = 1 is a fraction of a whole cost, while no path costs more than 2^56
/// (a price falls by at most a few of them); nothing when even an unshifted path may.
func priceShift(magnitude: Int64, nodes: Int) -> Int? {
  let longest = Int128(magnitude) * Int128(nodes + 1)
  return (0...5).last { longest << Int128($0) <= 1 << 56 }
}
