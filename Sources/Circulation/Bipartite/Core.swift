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
  var agents: Flat<Agent>
  /// The arcs out of all agents, each agent's by increasing cost.
  var words: Flat<Word>

  // Others.
  var others: Flat<Other>
  /// Apart from the rest: a scan of an agent's arcs reads nothing else of their heads.
  var prices: Flat<Int64>
  var plains: Flat<PlainArc>
  /// The slots of each node: 2i is plain arc i forwards, 2i + 1 backwards.
  var slots: Flat<Int32>
  /// The agents that each post holds.
  var holders: Flat<Int32>
  /// The heap of each hub, and which slots are in one.
  var heaps: Flat<HubEntry>
  var slotInHeap: Flat<Bool>

  // Work under way.
  var queue = NodeQueue()

  @inline(__always) func isHub(_ other: Int) -> Bool { others[other].isHub }

  @inline(__always) func head(_ word: Word) -> Int { Int(truncatingIfNeeded: word & headMask) }

  /// The cost of a word in price units, above `leastCost`.
  @inline(__always) func cost(_ word: Word) -> Int64 {
    Int64(truncatingIfNeeded: word &>> Word(truncatingIfNeeded: headBits)) &<< Int64(shift)
  }
}

extension Core {
  /// What a bid reads and writes of its agent, side by side: narrow words leave it in one cache line.
  struct Agent: BitwiseCopyable {
    var price: Int64 = 0
    var feedCost: Int64 = 0
    /// The value of the next best arc when the agent was last scanned, and its best arcs then.
    var bound = Int64.max
    var best = InlineArray<4, Word>(repeating: none)
    var mate: Word = none
    var feeder: Int32 = -1
    /// Its arcs, in `words`.
    var first: Int32 = 0
    var end: Int32 = 0
    /// Whether the heap of its feeder, or of the hub it is held at, has an entry for it.
    var isFed = false
    var isHeld = false
  }

  struct Other: BitwiseCopyable {
    var excess: Int64 = 0
    /// Its slots, in `slots`.
    var firstSlot: Int32 = 0
    var endSlot: Int32 = 0
    /// Where its list begins, how long it is and may become: in `heaps` for a hub, in `holders` for a post.
    var start: Int32 = 0
    var count: Int32 = 0
    var room: Int32 = 0
    var isHub = false
    var isQueued = false
  }

  /// An arc that joins two others.
  struct PlainArc: BitwiseCopyable {
    let tail: Int32
    let head: Int32
    var room: Int64
    var flow: Int64 = 0
    let cost: Int64
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
