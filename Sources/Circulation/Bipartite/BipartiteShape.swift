/// Which nodes of a level are left, and what the words of their arcs need.
struct BipartiteShape {
  /// A left node is its number ≥ 0, a right node v is −1 − v.
  var codes: [Int32]
  var leftCount = 0
  var rightCount = 0
  /// For each node, how many arcs leave it, if left, or enter it, if right.
  var ties: [Int32]
  /// The arcs that leave the left side, and all arcs; self-loops and arcs without room are left out.
  var leftArcs = 0
  var arcs = 0
  var leastCost = Int64.max
  var largestCost = Int64.min
  /// The largest |cost| of all arcs.
  var magnitude: Int64 = 0

  /// Bits of a word that name a destination, never all set.
  var headBits: Int { max(1, 64 - (rightCount + 1).leadingZeroBitCount) }

  /// Bits that the costs need, above the least.
  var costBits: Int { leftArcs == 0 ? 0 : 64 - (largestCost - leastCost).leadingZeroBitCount }

  init(_ source: some ArcSource) {
    let summaries = summaries(of: source)
    let demand = source.demand
    func couldBeLeft(_ node: Int) -> Bool {
      let its = summaries[node]
      return (its.arcsIn == 0 && demand[node] == 1) || (its.arcsIn == 1 && demand[node] == 0 && !its.isWide)
    }
    // Numbered by neighbourhood, left nodes by feeder, right ones by where they lead: what is used together lies together.
    var isLeft = Array(repeating: false, count: source.nodeCount)
    var nearby = summaries.map(\.feeder)
    ties = summaries.map(\.arcsIn)
    for (node, its) in summaries.enumerated() {
      let isCandidate = couldBeLeft(node)
      if its.feeder < 0 || !isCandidate, its.arcsOut > 0 { nearby[node] = its.next }
      arcs += Int(its.arcsOut)
      if its.arcsOut > 0 { magnitude = max(magnitude, abs(its.leastCost), abs(its.largestCost)) }
      isLeft[node] = isCandidate && (its.feeder < 0 || !couldBeLeft(Int(its.feeder)))
      guard isLeft[node] else { continue }
      ties[node] = its.arcsOut
      leftArcs += Int(its.arcsOut)
      leastCost = min(leastCost, its.leastCost)
      largestCost = max(largestCost, its.largestCost)
    }
    if leftArcs == 0 { (leastCost, largestCost) = (0, 0) }
    codes = Array(repeating: 0, count: source.nodeCount)
    for node in sorted(by: nearby) {
      if isLeft[node] {
        codes[node] = Int32(leftCount)
        leftCount += 1
      } else {
        codes[node] = -1 - Int32(rightCount)
        rightCount += 1
      }
    }
  }

  /// The shape for which the engine was made: most arcs leave the left side.
  var isBipartite: Bool { leftArcs * 2 > arcs }

  var shift: Int? { priceShift(magnitude: magnitude, nodes: codes.count) }
}

/// The arcs of a node, but self-loops and arcs without room.
private struct NodeSummary {
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
private func summaries(of source: some ArcSource) -> [NodeSummary] {
  var summaries = Array(repeating: NodeSummary(), count: source.nodeCount)
  for arc in 0..<source.arcCount where source.isOpen(arc) {
    let (tail, head, cost) = (source.tail(arc), source.head(arc), source.cost(arc))
    summaries[tail].next = Int32(head)
    summaries[tail].arcsOut += 1
    summaries[tail].leastCost = min(summaries[tail].leastCost, cost)
    summaries[tail].largestCost = max(summaries[tail].largestCost, cost)
    summaries[head].feeder = Int32(tail)
    summaries[head].arcsIn += 1
    if source.capacity(arc) != 1 { summaries[head].isWide = true }
  }
  return summaries
}

/// The numbers of nodes by increasing key, which is a node or −1; equal keys keep their order.
private func sorted(by keys: [Int32]) -> [Int] {
  var starts = Array(repeating: 0, count: keys.count + 2)
  for key in keys { starts[Int(key) + 2] += 1 }
  for index in 1..<starts.count { starts[index] += starts[index - 1] }
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
