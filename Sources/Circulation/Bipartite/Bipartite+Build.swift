extension Bipartite {
  /// The largest number of left nodes a narrow node may have to hold; beyond, a heap finds the one to evict sooner.
  private static var widestNarrow: Int64 { 12 }

  /// What the arcs of each right node may ask of it.
  private struct Loads {
    /// Left nodes that it feeds.
    var fed: [Int32]
    /// Left nodes that have an arc to it.
    var couldHold: [Int32]
    /// Units that may leave it.
    var throughput: [Int64]
  }

  init(_ source: some ArcSource, _ shape: BipartiteShape, shift: Int) {
    leftCount = shape.leftCount
    rightCount = shape.rightCount
    headBits = shape.headBits
    headMask = (1 << Word(shape.headBits)) - 1
    leastCost = shape.leastCost
    self.shift = shift
    lefts = FixedArray(repeating: LeftNode(), count: leftCount)
    rights = FixedArray(repeating: RightNode(), count: rightCount)
    prices = FixedArray(repeating: 0, count: rightCount)
    words = FixedArray(repeating: 0, count: shape.leftArcs)
    plains = FixedArray([])
    slots = FixedArray([])
    slotInHeap = FixedArray([])
    heaps = FixedArray([])
    holders = FixedArray([])

    let none = Array(repeating: Int32(0), count: rightCount)
    var loads = Loads(fed: none, couldHold: none, throughput: none.map { Int64($0) })
    readNodes(source, shape, &loads)
    readArcs(source, shape, &loads)
    for left in lefts.indices { words.sort(Int(lefts[left].first)..<Int(lefts[left].end)) }
    layLists(loads)
    listSlots()
  }

  /// Excesses of the right nodes, and where the arcs of each left node begin.
  private mutating func readNodes(_ source: some ArcSource, _ shape: BipartiteShape, _ loads: inout Loads) {
    let demand = source.demand
    for (node, code) in shape.codes.enumerated() {
      if code < 0 {
        let right = Int(-1 - code)
        rights[right].excess = demand[node]
        loads.throughput[right] = max(0, -demand[node])
        loads.couldHold[right] = shape.ties[node]
      } else {
        lefts[Int(code)].end = shape.ties[node]
      }
    }
    var listed: Int32 = 0
    for left in lefts.indices {
      (lefts[left].first, listed) = (listed, listed + lefts[left].end)
      lefts[left].end = lefts[left].first
    }
  }

  /// The words of the left nodes, their feeders, and the plain arcs; `endSlot` counts those of each right node.
  private mutating func readArcs(_ source: some ArcSource, _ shape: BipartiteShape, _ loads: inout Loads) {
    var joins: [PlainArc] = []
    for arc in 0..<source.arcCount where source.isOpen(arc) {
      let (tail, head) = (shape.codes[source.tail(arc)], shape.codes[source.head(arc)])
      if tail >= 0 {
        let index = Int(lefts[Int(tail)].end)
        words[index] = Self.word(to: Int(-1 - head), cost: source.cost(arc) - leastCost, headBits)
        lefts[Int(tail)].end += 1
      } else if head >= 0 {
        lefts[Int(head)].feeder = -1 - tail
        lefts[Int(head)].feedCost = (source.cost(arc) + leastCost) << Int64(shift)
        loads.fed[Int(-1 - tail)] += 1
      } else {
        let (from, to) = (Int(-1 - tail), Int(-1 - head))
        joins.append(
          PlainArc(
            tail: Int32(from), head: Int32(to), room: source.capacity(arc), cost: source.cost(arc) << Int64(shift)))
        rights[from].endSlot += 1
        rights[to].endSlot += 1
        loads.throughput[from] += source.capacity(arc)
      }
    }
    plains = FixedArray(joins)
  }

  /// Which right nodes are hubs, and where the slots and the list of each lie.
  private mutating func layLists(_ loads: Loads) {
    var (joined, held, entries): (Int32, Int32, Int32) = (0, 0, 0)
    for right in rights.indices {
      let degree = rights[right].endSlot
      (rights[right].firstSlot, rights[right].endSlot) = (joined, joined)
      joined += degree
      rights[right].isHub = loads.fed[right] > 0 || degree > 4 || loads.throughput[right] > Self.widestNarrow
      if rights[right].isHub {
        rights[right].start = entries
        rights[right].room = degree + loads.fed[right] + loads.couldHold[right]
        entries += rights[right].room
      } else {
        rights[right].start = held
        rights[right].room = Int32(loads.throughput[right]) + 1
        held += rights[right].room
      }
    }
    heaps = FixedArray(repeating: HubEntry(value: 0, code: 0), count: Int(entries))
    holders = FixedArray(repeating: 0, count: Int(held))
  }

  private mutating func listSlots() {
    slots = FixedArray(repeating: 0, count: plains.count * 2)
    for arc in plains.indices {
      for (end, slot) in [(Int(plains[arc].tail), 2 * arc), (Int(plains[arc].head), 2 * arc + 1)] {
        slots[Int(rights[end].endSlot)] = Int32(slot)
        rights[end].endSlot += 1
      }
    }
    slotInHeap = FixedArray(repeating: false, count: slots.count)
  }

  static func word(to head: Int, cost: Int64, _ headBits: Int) -> Word {
    Word(truncatingIfNeeded: head) | (Word(truncatingIfNeeded: cost) << Word(headBits))
  }

  /// Whether the words of this shape fit.
  static func fits(_ shape: BipartiteShape) -> Bool { shape.headBits + shape.costBits <= Word.bitWidth }
}
