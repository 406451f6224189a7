/// One level of a network seen as agents, who carry at most one unit each, and all the other nodes.
///
/// An *agent* is a node through which one unit can pass: supply 1 and no arc in, or supply 0 and one arc in, of capacity
/// 1, from its *feeder*. Its arcs out are packed in one word each, destination and cost; it has a *mate*, the arc its unit
/// takes, and needs no reverse arc. Among the others, a *post* is a node of few plain arcs and small throughput, which
/// lists the agents it holds: looking for the one to evict costs its capacity, not its degree. The rest are *hubs*,
/// which keep their residual arcs in a heap.
///
/// Prices are multiplied by 2^shift, costs with them. A *value* is what a node gains by sending a unit along an arc:
/// price(head) − cost. Prices only fall during a phase, so values do too: a value seen earlier bounds the value now.
struct Core<Word: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>: ~Copyable {
  /// No arc: an agent without mate.
  static var none: Word { .max }

  let agentCount: Int
  let otherCount: Int
  /// Bits of a word that name the destination; the cost, less `leastCost`, is above them.
  let headBits: Int
  let headMask: Word
  let leastCost: Int64
  let shift: Int

  // Agents.
  var firsts: Flat<Int32>
  var words: Flat<Word>
  var feeders: Flat<Int32>
  var feedCosts: Flat<Int64>
  var mates: Flat<Word>
  var agentPrices: Flat<Int64>
  /// The best arcs of each agent when it was last scanned, and the value of the next best then.
  var bestWords: Flat<Word>
  var bestBounds: Flat<Int64>

  // Others.
  var prices: Flat<Int64>
  var excess: Flat<Int64>
  /// Plain arcs join two others. Slot 2i is arc i forwards, 2i + 1 backwards.
  var plainTails: Flat<Int32>
  var plainHeads: Flat<Int32>
  var plainRooms: Flat<Int64>
  var plainFlows: Flat<Int64>
  var plainCosts: Flat<Int64>
  var slotStarts: Flat<Int32>
  var slots: Flat<Int32>
  /// Where a post's list of held agents begins, −1 for a hub.
  var holderStarts: Flat<Int32>
  var holderCounts: Flat<Int32>
  var holders: Flat<Int32>
  /// Where a hub's heap begins, −1 for a post.
  var heapStarts: Flat<Int32>
  var heapCounts: Flat<Int32>
  var heaps: Flat<HubEntry>
  var slotInHeap: Flat<Bool>
  var fedInHeap: Flat<Bool>
  var heldInHeap: Flat<Bool>

  // Work under way.
  var queue = NodeQueue()
  var queued: Flat<Bool>

  static var cached: Int { 4 }

  @inline(__always) func isHub(_ other: Int) -> Bool { heapStarts[other] >= 0 }

  @inline(__always) func head(_ word: Word) -> Int { Int(truncatingIfNeeded: word & headMask) }

  /// The cost of a word in price units, above `leastCost`.
  @inline(__always) func cost(_ word: Word) -> Int64 {
    Int64(truncatingIfNeeded: word &>> Word(truncatingIfNeeded: headBits)) &<< Int64(shift)
  }
}

/// A residual arc of a hub and the value it had when last looked at, never less than its value now.
///
/// `code` is a slot of a plain arc, or −1 − 2a for an agent a it feeds, −2 − 2a for an agent a it holds.
struct HubEntry: BitwiseCopyable {
  var value: Int64
  var code: Int32
}

/// First in, first out, over a ring that grows. An agent is its number, another node v is −1 − v.
struct NodeQueue: Sendable {
  private var ring: [Int32] = Array(repeating: 0, count: 1024)
  private var first = 0
  private(set) var count = 0

  mutating func append(_ code: Int32) {
    if count == ring.count { grow() }
    ring[(first + count) & (ring.count - 1)] = code
    count += 1
  }

  mutating func popFirst() -> Int32? {
    guard count > 0 else { return nil }
    let code = ring[first]
    first = (first + 1) & (ring.count - 1)
    count -= 1
    return code
  }

  mutating func popLast() -> Int32? {
    guard count > 0 else { return nil }
    count -= 1
    return ring[(first + count) & (ring.count - 1)]
  }

  private mutating func grow() {
    var wider = Array(repeating: Int32(0), count: ring.count * 2)
    for place in 0..<count { wider[place] = ring[(first + place) & (ring.count - 1)] }
    (ring, first) = (wider, 0)
  }
}
