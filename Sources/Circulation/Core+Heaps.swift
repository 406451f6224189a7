/// Lazy heaps: an entry keeps the value it had when last looked at. Values only fall, so the top, once brought up to date
/// and still on top, is the best; entries whose arc is no longer residual are dropped when they surface.
extension Core {
  mutating func offerFeed(of agent: Int) {
    guard !fedInHeap[agent] else { return }
    fedInHeap[agent] = true
    insert(
      HubEntry(value: agentPrices[agent] - feedCosts[agent], code: -1 - 2 * Int32(agent)), into: Int(feeders[agent]))
  }

  mutating func withdrawFeed(of agent: Int) {
    fedInHeap[agent] = false
    remove(-1 - 2 * Int32(agent), from: Int(feeders[agent]))
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
    let start = Int(heapStarts[hub])
    while heapCounts[hub] > 0 {
      let top = heaps[start]
      guard let value = current(top.code, at: hub) else {
        if top.code >= 0 { slotInHeap[Int(top.code)] = false }
        dropTop(of: hub)
        continue
      }
      if value == top.value { return top }
      heaps[start].value = value
      sink(from: 0, in: hub)
    }
    return nil
  }

  mutating func insert(_ entry: HubEntry, into hub: Int) {
    heapCounts[hub] += 1
    rise(entry, from: Int(heapCounts[hub]) - 1, in: hub)
  }

  mutating func dropTop(of hub: Int) {
    let start = Int(heapStarts[hub])
    let last = Int(heapCounts[hub]) - 1
    heapCounts[hub] -= 1
    guard last > 0 else { return }
    heaps[start] = heaps[start + last]
    sink(from: 0, in: hub)
  }

  /// Takes the entry of this code out, wherever it is.
  mutating func remove(_ code: Int32, from hub: Int) {
    let start = Int(heapStarts[hub])
    let last = Int(heapCounts[hub]) - 1
    guard let place = (0..<last + 1).first(where: { heaps[start + $0].code == code }) else { return }
    let moved = heaps[start + last]
    heapCounts[hub] -= 1
    guard place < last else { return }
    rise(moved, from: place, in: hub)
    sink(from: place, in: hub)
  }

  private mutating func rise(_ entry: HubEntry, from bottom: Int, in hub: Int) {
    let start = Int(heapStarts[hub])
    var place = bottom
    while place > 0 {
      let parent = (place - 1) / 2
      if heaps[start + parent].value >= entry.value { break }
      heaps[start + place] = heaps[start + parent]
      place = parent
    }
    heaps[start + place] = entry
  }

  private mutating func sink(from top: Int, in hub: Int) {
    let start = Int(heapStarts[hub])
    let count = Int(heapCounts[hub])
    let entry = heaps[start + top]
    var place = top
    while true {
      var child = 2 * place + 1
      guard child < count else { break }
      if child + 1 < count, heaps[start + child + 1].value > heaps[start + child].value { child += 1 }
      if heaps[start + child].value <= entry.value { break }
      heaps[start + place] = heaps[start + child]
      place = child
    }
    heaps[start + place] = entry
  }

  /// Fills every heap anew from the residual arcs of the moment.
  mutating func rebuildHeaps(idle: [Bool]) {
    for other in 0..<otherCount where isHub(other) {
      heapCounts[other] = 0
      for index in Int(slotStarts[other])..<Int(slotStarts[other + 1]) {
        let seen = look(slots[index])
        slotInHeap[Int(slots[index])] = seen.room > 0
        if seen.room > 0 { list(HubEntry(value: seen.value, code: slots[index]), at: other) }
      }
    }
    for agent in 0..<agentCount {
      fedInHeap[agent] = idle[agent]
      heldInHeap[agent] = false
      let mate = mates[agent]
      if idle[agent] {
        list(
          HubEntry(value: agentPrices[agent] - feedCosts[agent], code: -1 - 2 * Int32(agent)), at: Int(feeders[agent]))
      } else if mate != Self.none, isHub(head(mate)) {
        heldInHeap[agent] = true
        list(HubEntry(value: agentPrices[agent] + cost(mate), code: -2 - 2 * Int32(agent)), at: head(mate))
      }
    }
    for other in 0..<otherCount where isHub(other) {
      for place in stride(from: Int(heapCounts[other]) / 2 - 1, through: 0, by: -1) { sink(from: place, in: other) }
    }
  }

  /// Adds an entry without keeping the order.
  private mutating func list(_ entry: HubEntry, at hub: Int) {
    heaps[Int(heapStarts[hub] + heapCounts[hub])] = entry
    heapCounts[hub] += 1
  }
}
