extension Core {
  /// The largest number of agents a post may have to hold; beyond, a heap finds the one to evict sooner.
  private static var widestPost: Int64 { 12 }

  init(_ source: some ArcSource, _ shape: CoreShape, shift: Int) {
    agentCount = shape.agentCount
    otherCount = shape.otherCount
    headBits = shape.headBits
    headMask = (1 << Word(shape.headBits)) - 1
    leastCost = shape.leastCost
    self.shift = shift
    let (agents, others) = (shape.agentCount, shape.otherCount)

    firsts = Flat(repeating: 0, count: agents + 1)
    feeders = Flat(repeating: -1, count: agents)
    feedCosts = Flat(repeating: 0, count: agents)
    mates = Flat(repeating: Self.none, count: agents)
    agentPrices = Flat(repeating: 0, count: agents)
    bestWords = Flat(repeating: Self.none, count: agents * Self.cached)
    bestBounds = Flat(repeating: Int64.max, count: agents)
    prices = Flat(repeating: 0, count: others)
    excess = Flat(repeating: 0, count: others)
    queued = Flat(repeating: false, count: others)
    slotStarts = Flat(repeating: 0, count: others + 1)
    var (tails, heads, rooms, costs): ([Int32], [Int32], [Int64], [Int64]) = ([], [], [], [])

    var fed = Array(repeating: Int32(0), count: others)
    var couldHold = fed
    var throughput = Array(repeating: Int64(0), count: others)
    let demand = source.demand
    for node in 0..<source.nodeCount where shape.codes[node] < 0 {
      let other = Int(-1 - shape.codes[node])
      excess[other] = demand[node]
      throughput[other] = max(0, -demand[node])
    }
    for arc in 0..<source.arcCount where source.isOpen(arc) {
      let (tail, head) = (shape.codes[source.tail(arc)], shape.codes[source.head(arc)])
      if tail >= 0 {
        firsts[Int(tail) + 1] += 1
        couldHold[Int(-1 - head)] += 1
      } else if head >= 0 {
        feeders[Int(head)] = -1 - tail
        feedCosts[Int(head)] = (source.cost(arc) + leastCost) << Int64(shift)
        fed[Int(-1 - tail)] += 1
      } else {
        let (from, to) = (Int(-1 - tail), Int(-1 - head))
        tails.append(Int32(from))
        heads.append(Int32(to))
        rooms.append(source.capacity(arc))
        costs.append(source.cost(arc) << Int64(shift))
        slotStarts[from + 1] += 1
        slotStarts[to + 1] += 1
        throughput[from] += source.capacity(arc)
      }
    }
    plainFlows = Flat(repeating: 0, count: tails.count)
    plainTails = Flat(tails)
    plainHeads = Flat(heads)
    plainRooms = Flat(rooms)
    plainCosts = Flat(costs)

    for agent in 0..<agents { firsts[agent + 1] += firsts[agent] }
    var next = Flat<Int32>(copying: firsts)
    words = Flat(repeating: 0, count: shape.agentArcs)
    for arc in 0..<source.arcCount where source.isOpen(arc) {
      let tail = shape.codes[source.tail(arc)]
      guard tail >= 0 else { continue }
      let to = Int(-1 - shape.codes[source.head(arc)])
      words[Int(next[Int(tail)])] = Self.word(to: to, cost: source.cost(arc) - leastCost, headBits)
      next[Int(tail)] += 1
    }

    for agent in 0..<agents { words.sort(Int(firsts[agent])..<Int(firsts[agent + 1])) }
    for other in 0..<others { slotStarts[other + 1] += slotStarts[other] }
    next = Flat<Int32>(copying: slotStarts)
    slots = Flat(repeating: 0, count: plainTails.count * 2)
    for arc in plainTails.indices {
      let (from, to) = (Int(plainTails[arc]), Int(plainHeads[arc]))
      slots[Int(next[from])] = Int32(2 * arc)
      next[from] += 1
      slots[Int(next[to])] = Int32(2 * arc + 1)
      next[to] += 1
    }

    holderStarts = Flat(repeating: -1, count: others)
    holderCounts = Flat(repeating: 0, count: others)
    heapStarts = Flat(repeating: -1, count: others)
    heapCounts = Flat(repeating: 0, count: others)
    var places: Int32 = 0
    var entries: Int32 = 0
    for other in 0..<others {
      let degree = slotStarts[other + 1] - slotStarts[other]
      if fed[other] > 0 || degree > 4 || throughput[other] > Self.widestPost {
        heapStarts[other] = entries
        entries += degree + fed[other] + couldHold[other]
      } else {
        holderStarts[other] = places
        places += Int32(throughput[other]) + 1
      }
    }
    heaps = Flat(repeating: HubEntry(value: 0, code: 0), count: Int(entries))
    holders = Flat(repeating: 0, count: Int(places))
    slotInHeap = Flat(repeating: false, count: slots.count)
    fedInHeap = Flat(repeating: false, count: agents)
    heldInHeap = Flat(repeating: false, count: agents)
  }

  static func word(to head: Int, cost: Int64, _ headBits: Int) -> Word {
    Word(truncatingIfNeeded: head) | (Word(truncatingIfNeeded: cost) << Word(headBits))
  }

  /// Whether the words of this shape fit.
  static func fits(_ shape: CoreShape) -> Bool { shape.headBits + shape.costBits <= Word.bitWidth }
}
