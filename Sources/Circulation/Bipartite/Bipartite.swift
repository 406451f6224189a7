/// One level of a network seen as left nodes, which carry at most one unit each, and right nodes: all the others.
///
/// A *left* node is one through which one unit can pass: supply 1 and no arc in, or supply 0 and one arc in, of capacity
/// 1, from its *feeder*. Its arcs out are packed in one word each, destination and cost; it has a *match*, the arc its unit
/// takes, and needs no reverse arc. Among the right nodes, a *narrow* one has few plain arcs and a small throughput, and
/// lists the left nodes it holds: looking for the one to evict costs its capacity, not its degree. The rest are *hubs*,
/// which keep their residual arcs in a heap.
///
/// Prices are multiplied by 2^shift, costs with them. A *value* is what a node gains by sending a unit along an arc:
/// price(head) − cost. Prices only fall during a phase, so values do too: a value seen earlier bounds the value now.
struct Bipartite<Word: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>: ~Copyable {
  /// No arc: a left node without match.
  static var none: Word { .max }

  let leftCount: Int
  let rightCount: Int
  /// Bits of a word that name the destination; the cost, less `leastCost`, is above them.
  let headBits: Int
  let headMask: Word
  let leastCost: Int64
  let shift: Int

  // Left nodes.
  var lefts: FixedArray<LeftNode>
  /// The arcs out of all left nodes, each left node's by increasing cost.
  var words: FixedArray<Word>

  // Right nodes.
  var rights: FixedArray<RightNode>
  /// Apart from the rest: a scan of a left node's arcs reads nothing else of their heads.
  var prices: FixedArray<Int64>
  var plains: FixedArray<PlainArc>
  /// The slots of each node: 2i is plain arc i forwards, 2i + 1 backwards.
  var slots: FixedArray<Int32>
  /// The left nodes that each narrow node holds.
  var holders: FixedArray<Int32>
  /// The heap of each hub, and which slots are in one.
  var heaps: FixedArray<HubEntry>
  var slotInHeap: FixedArray<Bool>

  // Work under way.
  var queue = NodeQueue()

  @inline(__always) func isHub(_ right: Int) -> Bool { rights[right].isHub }

  @inline(__always) func head(_ word: Word) -> Int { Int(truncatingIfNeeded: word & headMask) }

  /// The cost of a word in price units, above `leastCost`.
  @inline(__always) func cost(_ word: Word) -> Int64 {
    Int64(truncatingIfNeeded: word &>> Word(truncatingIfNeeded: headBits)) &<< Int64(shift)
  }
}

extension Bipartite {
  /// What a bid reads and writes of its left node, side by side: narrow words leave it in one cache line.
  struct LeftNode: BitwiseCopyable {
    var price: Int64 = 0
    var feedCost: Int64 = 0
    /// The value of the next best arc when the left node was last scanned, and its best arcs then.
    var bound = Int64.max
    var best = InlineArray<4, Word>(repeating: none)
    var match: Word = none
    var feeder: Int32 = -1
    /// Its arcs, in `words`.
    var first: Int32 = 0
    var end: Int32 = 0
    /// Whether the heap of its feeder, or of the hub it is held at, has an entry for it.
    var isFed = false
    var isHeld = false
  }

  struct RightNode: BitwiseCopyable {
    var excess: Int64 = 0
    /// Its slots, in `slots`.
    var firstSlot: Int32 = 0
    var endSlot: Int32 = 0
    /// Where its list begins, how long it is and may become: in `heaps` for a hub, in `holders` for a narrow node.
    var start: Int32 = 0
    var count: Int32 = 0
    var room: Int32 = 0
    var isHub = false
    var isQueued = false
  }

  /// An arc that joins two right nodes.
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
/// `code` is a slot of a plain arc, or −1 − 2u for a left node u it feeds, −2 − 2u for a left node u it holds.
struct HubEntry: BitwiseCopyable {
  var value: Int64
  var code: Int32
}

/// First in, first out, over a ring that grows. A left node is its number, a right node v is −1 − v.
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
    for index in 0..<count { wider[index] = ring[(first + index) & (ring.count - 1)] }
    (ring, first) = (wider, 0)
  }
}
