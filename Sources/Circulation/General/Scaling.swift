/// Cost scaling by push and relabel on any graph (Goldberg and Tarjan 1990, Goldberg 1997).
///
/// A phase makes the flow ε-optimal: residual arcs with r < 0 are saturated, then each node with units left over sends
/// them along arcs with r < 0, or lowers its price just enough to have one. Now and then all prices fall by their
/// distance, in steps of ε, to the nearest node that lacks units: without it, units wander in large networks.
struct Scaling: ~Copyable {
  /// The residual arcs of node v are the slots starts[v] ..< starts[v + 1].
  var starts: FixedArray<Int32>
  var heads: FixedArray<Int32>
  var rooms: FixedArray<Int64>
  var costs: FixedArray<Int64>
  /// The slot of the opposite direction.
  var opposites: FixedArray<Int32>
  var cursors: FixedArray<Int32>
  var prices: FixedArray<Int64>
  var excess: FixedArray<Int64>
  var queued: FixedArray<Bool>
  var queue = NodeQueue()
  let shift: Int
  let nodeCount: Int
  /// The slot of each arc, forwards.
  private let forwardSlots: [Int32]

  init(_ face: OptimalFace, shift: Int) {
    nodeCount = face.nodeCount
    self.shift = shift
    starts = FixedArray(repeating: 0, count: face.nodeCount + 1)
    for arc in 0..<face.arcCount {
      starts[face.tail(arc) + 1] += 1
      starts[face.head(arc) + 1] += 1
    }
    for node in 0..<face.nodeCount { starts[node + 1] += starts[node] }
    cursors = FixedArray(copying: starts)
    heads = FixedArray(repeating: 0, count: face.arcCount * 2)
    rooms = FixedArray(repeating: 0, count: face.arcCount * 2)
    costs = FixedArray(repeating: 0, count: face.arcCount * 2)
    opposites = FixedArray(repeating: 0, count: face.arcCount * 2)
    var forwardSlots: [Int32] = []
    forwardSlots.reserveCapacity(face.arcCount)
    for arc in 0..<face.arcCount {
      let (tail, head) = (face.tail(arc), face.head(arc))
      let (out, back) = (Int(cursors[tail]), Int(cursors[head]))
      cursors[tail] += 1
      cursors[head] += 1
      (heads[out], heads[back]) = (Int32(head), Int32(tail))
      (opposites[out], opposites[back]) = (Int32(back), Int32(out))
      rooms[out] = face.capacity(arc) - face.flow(arc)
      rooms[back] = face.flow(arc)
      costs[out] = face.cost(arc) << Int64(shift)
      costs[back] = -costs[out]
      forwardSlots.append(Int32(out))
    }
    self.forwardSlots = forwardSlots
    prices = FixedArray(repeating: 0, count: face.nodeCount)
    excess = FixedArray(face.excess)
    queued = FixedArray(repeating: false, count: face.nodeCount)
  }

  /// All phases. False when units cannot come home, or when prices may leave their bounds: the flow is then a start only.
  mutating func run(magnitude: Int64, watch: (_ phase: Int, _ active: Int) -> Bool) -> PhaseEnd {
    // Powers of two: distances are counted in steps of ε, and a shift is much quicker than a division.
    var bits = max(0, Int64.bitWidth - 4 - (magnitude << Int64(shift)).leadingZeroBitCount)
    var number = 0
    while true {
      saturate()
      let end = settle(bits) { watch(number, $0) }
      if end != .done || bits == 0 { return end }
      bits = max(0, bits - 3)
      number += 1
    }
  }

  private mutating func saturate() {
    for node in 0..<nodeCount {
      for slot in Int(starts[node])..<Int(starts[node + 1])
      where rooms[slot] > 0 && costs[slot] + prices[node] < prices[Int(heads[slot])] {
        push(rooms[slot], along: slot, from: node)
      }
      cursors[node] = starts[node]
    }
  }

  @inline(__always)
  private mutating func push(_ units: Int64, along slot: Int, from node: Int) {
    rooms[slot] -= units
    rooms[Int(opposites[slot])] += units
    excess[node] -= units
    excess[Int(heads[slot])] += units
  }

  /// A phase of ε = 2^bits.
  private mutating func settle(_ bits: Int, watch: (Int) -> Bool) -> PhaseEnd {
    guard lowerByDistance(bits) else { return .stuck }
    for node in 0..<nodeCount where excess[node] > 0 { enqueue(node) }
    guard watch(queue.count) else { return .cancelled }
    var relabels = 0
    while let code = queue.popFirst() {
      let node = Int(code)
      queued[node] = false
      relabels += discharge(node, 1 << Int64(bits))
      if relabels > 2 * nodeCount {
        relabels = 0
        guard watch(queue.count) else { return .cancelled }
        guard lowerByDistance(bits) else { return .stuck }
      }
    }
    return .done
  }

  private mutating func enqueue(_ node: Int) {
    guard !queued[node] else { return }
    queued[node] = true
    queue.append(Int32(node))
  }

  /// Sends all the excess of a node away; returns how often its price had to fall.
  private mutating func discharge(_ node: Int, _ epsilon: Int64) -> Int {
    var relabels = 0
    let end = Int(starts[node + 1])
    while excess[node] > 0 {
      var slot = Int(cursors[node])
      let price = prices[node]
      while slot < end {
        if rooms[slot] > 0, costs[slot] + price < prices[Int(heads[slot])] {
          let head = Int(heads[slot])
          push(min(rooms[slot], excess[node]), along: slot, from: node)
          if excess[head] > 0 { enqueue(head) }
          if excess[node] == 0 { break }
        }
        slot += 1
      }
      cursors[node] = Int32(slot)
      if excess[node] > 0 {
        relabels += 1
        guard relabel(node, epsilon) else { return relabels }
      }
    }
    return relabels
  }

  private mutating func relabel(_ node: Int, _ epsilon: Int64) -> Bool {
    var best = Int64.min
    var bestSlot = Int(starts[node])
    for slot in bestSlot..<Int(starts[node + 1]) where rooms[slot] > 0 {
      let value = prices[Int(heads[slot])] - costs[slot]
      if value > best { (best, bestSlot) = (value, slot) }
    }
    guard best > .min else { return false }
    prices[node] = best - epsilon
    cursors[node] = Int32(bestSlot)
    return true
  }

  /// Lowers each price by ε = 2^bits times the distance to the nearest node that lacks units. False when a node with
  /// units left over has no path to one.
  private mutating func lowerByDistance(_ bits: Int) -> Bool {
    var waiting = 0
    var distances = FixedArray<Int64>(repeating: .max, count: nodeCount)
    var settled = FixedArray<Bool>(repeating: false, count: nodeCount)
    var heap = BucketQueue()
    for node in 0..<nodeCount {
      if excess[node] > 0 { waiting += 1 }
      if excess[node] < 0 {
        distances[node] = 0
        heap.push(node, 0)
      }
    }
    guard waiting > 0 else { return true }
    var last: Int64 = 0
    while waiting > 0, let (node, far) = heap.pop() {
      if far > distances[node] || settled[node] { continue }
      settled[node] = true
      last = far
      if excess[node] > 0 { waiting -= 1 }
      for slot in Int(starts[node])..<Int(starts[node + 1]) {
        let from = Int(heads[slot])
        guard far < distances[from], rooms[Int(opposites[slot])] > 0 else { continue }
        let reduced = prices[from] - costs[slot] - prices[node]
        let through = far + (reduced < 0 ? 0 : (reduced &>> Int64(bits)) + 1)
        if through < distances[from] {
          distances[from] = through
          heap.push(from, through)
        }
      }
    }
    for node in 0..<nodeCount {
      prices[node] -= min(distances[node], last) << Int64(bits)
      cursors[node] = starts[node]
    }
    return waiting == 0
  }

  /// Writes flows and whole prices back.
  func report(_ face: inout OptimalFace, _ wholePrices: inout [Int64]) {
    for arc in 0..<face.arcCount { face.flows[arc] = rooms[Int(opposites[Int(forwardSlots[arc])])] }
    for node in 0..<nodeCount {
      face.excess[node] = excess[node]
      wholePrices[node] = prices[node] >> Int64(shift)
    }
  }
}

/// Nodes by distance: near ones in buckets (Dial 1969), far ones in a heap until the buckets reach them.
struct BucketQueue {
  private static let width = 1024
  private var buckets: [[Int32]] = Array(repeating: [], count: width)
  private var base: Int64 = 0
  private var bucket = 0
  private var far = NodeHeap()

  mutating func push(_ node: Int, _ key: Int64) {
    let offset = key - base
    if offset < Int64(Self.width) { buckets[Int(offset)].append(Int32(node)) } else { far.push(node, key) }
  }

  mutating func pop() -> (node: Int, key: Int64)? {
    while true {
      while bucket < Self.width {
        if let node = buckets[bucket].popLast() { return (Int(node), base + Int64(bucket)) }
        bucket += 1
      }
      guard let (node, key) = far.pop() else { return nil }
      (base, bucket) = (key, 0)
      buckets[0].append(Int32(node))
      while let next = far.peek, next < base + Int64(Self.width), let (other, its) = far.pop() {
        buckets[Int(its - base)].append(Int32(other))
      }
    }
  }
}
