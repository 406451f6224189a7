/// Lazy heaps: an entry keeps the value it had when last looked at. Values only fall, so the top, once brought up to date
/// and still on top, is the best; entries whose arc is no longer residual are dropped when they surface.
extension Core {
  /// Whether an agent waits at its feeder without a unit.
  func isIdle(_ agent: Int) -> Bool { mates[agent] == Self.none && fedInHeap[agent] }

  mutating func offerFeed(of agent: Int) {
    guard !fedInHeap[agent] else { return }
    fedInHeap[agent] = true
    insert(
      HubEntry(value: agentPrices[agent] - feedCosts[agent], code: -1 - 2 * Int32(agent)), into: Int(feeders[agent]))
  }

  /// The value of an entry now, or nothing when its arc is not residual.
  func current(_ code: Int32, at hub: Int) -> Int64? {
    if code >= 0 {
      let seen = look(code)
      return seen.room > 0 ? seen.value : nil
    }
    let agent = Int((-1 - code) >> 1)
    if code & 1 != 0 { return agentPrices[agent] - feedCosts[agent] }
    let mate = mates[agent]
    return mate != Self.none && head(mate) == hub ? agentPrices[agent] + cost(mate) : nil
  }

  /// The best residual arc of a hub, with its value now.
  mutating func bestEntry(of hub: Int) -> HubEntry? {
    let place = Int(hubs[hub])
    while let top = heaps[place].first {
      guard let value = current(top.code, at: hub) else {
        forget(top.code)
        dropTop(of: hub)
        continue
      }
      if value == top.value { return top }
      heaps[place][0].value = value
      sink(from: 0, in: place)
    }
    return nil
  }

  private mutating func forget(_ code: Int32) {
    if code >= 0 { slotInHeap[Int(code)] = false } else if code & 1 == 0 { heldInHeap[Int((-1 - code) >> 1)] = false }
  }

  mutating func insert(_ entry: HubEntry, into hub: Int) {
    let heap = Int(hubs[hub])
    var place = heaps[heap].count
    heaps[heap].append(entry)
    while place > 0 {
      let parent = (place - 1) / 2
      if heaps[heap][parent].value >= entry.value { break }
      heaps[heap][place] = heaps[heap][parent]
      place = parent
    }
    heaps[heap][place] = entry
  }

  mutating func dropTop(of hub: Int) {
    let heap = Int(hubs[hub])
    let last = heaps[heap].removeLast()
    guard !heaps[heap].isEmpty else { return }
    heaps[heap][0] = last
    sink(from: 0, in: heap)
  }

  private mutating func sink(from start: Int, in heap: Int) {
    let count = heaps[heap].count
    let entry = heaps[heap][start]
    var place = start
    while true {
      var child = 2 * place + 1
      guard child < count else { break }
      if child + 1 < count, heaps[heap][child + 1].value > heaps[heap][child].value { child += 1 }
      if heaps[heap][child].value <= entry.value { break }
      heaps[heap][place] = heaps[heap][child]
      place = child
    }
    heaps[heap][place] = entry
  }

  /// Fills every heap anew from the residual arcs of the moment.
  mutating func rebuildHeaps(idle: [Bool]) {
    for heap in heaps.indices { heaps[heap].removeAll(keepingCapacity: true) }
    for other in 0..<otherCount where hubs[other] >= 0 {
      for index in Int(slotStarts[other])..<Int(slotStarts[other + 1]) {
        let seen = look(slots[index])
        slotInHeap[Int(slots[index])] = seen.room > 0
        if seen.room > 0 {
          heaps[Int(hubs[other])].append(HubEntry(value: seen.value, code: slots[index]))
        }
      }
    }
    for agent in 0..<agentCount {
      fedInHeap[agent] = idle[agent]
      heldInHeap[agent] = false
      if idle[agent] {
        let entry = HubEntry(value: agentPrices[agent] - feedCosts[agent], code: -1 - 2 * Int32(agent))
        heaps[Int(hubs[Int(feeders[agent])])].append(entry)
      } else if mates[agent] != Self.none, hubs[head(mates[agent])] >= 0 {
        heldInHeap[agent] = true
        let entry = HubEntry(value: agentPrices[agent] + cost(mates[agent]), code: -2 - 2 * Int32(agent))
        heaps[Int(hubs[head(mates[agent])])].append(entry)
      }
    }
    for heap in heaps.indices {
      for place in stride(from: heaps[heap].count / 2 - 1, through: 0, by: -1) { sink(from: place, in: heap) }
    }
  }
}
