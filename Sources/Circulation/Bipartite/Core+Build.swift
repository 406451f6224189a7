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
    agents = Flat(repeating: Agent(), count: agentCount)
    others = Flat(repeating: Other(), count: otherCount)
    prices = Flat(repeating: 0, count: otherCount)

    var fed = Array(repeating: Int32(0), count: otherCount)
    var couldHold = fed
    var throughput = Array(repeating: Int64(0), count: otherCount)
    let demand = source.demand
    for (node, code) in shape.codes.enumerated() {
      if code < 0 {
        let other = Int(-1 - code)
        others[other].excess = demand[node]
        throughput[other] = max(0, -demand[node])
        couldHold[other] = shape.ties[node]
      } else {
        agents[Int(code)].end = shape.ties[node]
      }
    }
    var listed: Int32 = 0
    for agent in agents.indices {
      (agents[agent].first, listed) = (listed, listed + agents[agent].end)
      agents[agent].end = agents[agent].first
    }
    words = Flat(repeating: 0, count: shape.agentArcs)
    var joins: [PlainArc] = []
    for arc in 0..<source.arcCount where source.isOpen(arc) {
      let (tail, head) = (shape.codes[source.tail(arc)], shape.codes[source.head(arc)])
      if tail >= 0 {
        let place = Int(agents[Int(tail)].end)
        words[place] = Self.word(to: Int(-1 - head), cost: source.cost(arc) - leastCost, headBits)
        agents[Int(tail)].end += 1
      } else if head >= 0 {
        agents[Int(head)].feeder = -1 - tail
        agents[Int(head)].feedCost = (source.cost(arc) + leastCost) << Int64(shift)
        fed[Int(-1 - tail)] += 1
      } else {
        let (from, to) = (Int(-1 - tail), Int(-1 - head))
        joins.append(
          PlainArc(
            tail: Int32(from), head: Int32(to), room: source.capacity(arc), cost: source.cost(arc) << Int64(shift)))
        others[from].endSlot += 1
        others[to].endSlot += 1
        throughput[from] += source.capacity(arc)
      }
    }
    plains = Flat(joins)

    for agent in agents.indices { words.sort(Int(agents[agent].first)..<Int(agents[agent].end)) }
    var (joined, places, entries): (Int32, Int32, Int32) = (0, 0, 0)
    for other in others.indices {
      let degree = others[other].endSlot
      (others[other].firstSlot, others[other].endSlot) = (joined, joined)
      joined += degree
      others[other].isHub = fed[other] > 0 || degree > 4 || throughput[other] > Self.widestPost
      if others[other].isHub {
        others[other].start = entries
        others[other].room = degree + fed[other] + couldHold[other]
        entries += others[other].room
      } else {
        others[other].start = places
        others[other].room = Int32(throughput[other]) + 1
        places += others[other].room
      }
    }
    slots = Flat(repeating: 0, count: plains.count * 2)
    for arc in plains.indices {
      for (end, slot) in [(Int(plains[arc].tail), 2 * arc), (Int(plains[arc].head), 2 * arc + 1)] {
        slots[Int(others[end].endSlot)] = Int32(slot)
        others[end].endSlot += 1
      }
    }
    heaps = Flat(repeating: HubEntry(value: 0, code: 0), count: Int(entries))
    holders = Flat(repeating: 0, count: Int(places))
    slotInHeap = Flat(repeating: false, count: slots.count)
  }

  static func word(to head: Int, cost: Int64, _ headBits: Int) -> Word {
    Word(truncatingIfNeeded: head) | (Word(truncatingIfNeeded: cost) << Word(headBits))
  }

  /// Whether the words of this shape fit.
  static func fits(_ shape: CoreShape) -> Bool { shape.headBits + shape.costBits <= Word.bitWidth }
}
