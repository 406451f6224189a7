/// Lazy heaps: an entry keeps the value it had when last looked at. Values only fall, so the top, once brought up to date
/// and still on top, is the best; entries whose arc is no longer residual are dropped when they surface.
extension Core {
  mutating func offerFeed(of agent: Int) {
    guard !agents[agent].isFed else { return }
    agents[agent].isFed = true
    insert(
      HubEntry(value: agents[agent].price - agents[agent].feedCost, code: -1 - 2 * Int32(agent)),
      into: Int(agents[agent].feeder))
  }

  mutating func withdrawFeed(of agent: Int) {
    agents[agent].isFed = false
    remove(-1 - 2 * Int32(agent), from: Int(agents[agent].feeder))
  }

  /// The value of a slot or heap code now, or nothing when its arc is not residual.
  func current(_ code: Int32, at other: Int) -> Int64? {
    if code >= 0 {
      let seen = look(code)
      return seen.room > 0 ? seen.value : nil
    }
    let agent = Int((-1 - code) >> 1)
    if code & 1 != 0 { return agents[agent].price - agents[agent].feedCost }
    let mate = agents[agent].mate
    return mate != Self.none && head(mate) == other ? agents[agent].price + cost(mate) : nil
  }

  /// The best residual arc of a hub, with its value now.
  mutating func bestEntry(of hub: Int) -> HubEntry? {
    let start = Int(others[hub].start)
    while others[hub].count > 0 {
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
    others[hub].count += 1
    rise(entry, from: Int(others[hub].count) - 1, in: hub)
  }

  mutating func dropTop(of hub: Int) {
    let start = Int(others[hub].start)
    let last = Int(others[hub].count) - 1
    others[hub].count -= 1
    guard last > 0 else { return }
    heaps[start] = heaps[start + last]
    sink(from: 0, in: hub)
  }

  /// Takes the entry of this code out, wherever it is. The order is lost: for when the heap is rebuilt before use.
  mutating func remove(_ code: Int32, from hub: Int) {
    let start = Int(others[hub].start)
    let last = Int(others[hub].count) - 1
    guard let place = (0..<last + 1).first(where: { heaps[start + $0].code == code }) else { return }
    heaps[start + place] = heaps[start + last]
    others[hub].count -= 1
  }

  private mutating func rise(_ entry: HubEntry, from bottom: Int, in hub: Int) {
    let start = Int(others[hub].start)
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
    let start = Int(others[hub].start)
    let count = Int(others[hub].count)
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
      others[other].count = 0
      for index in Int(others[other].firstSlot)..<Int(others[other].endSlot) {
        let seen = look(slots[index])
        slotInHeap[Int(slots[index])] = seen.room > 0
        if seen.room > 0 { list(HubEntry(value: seen.value, code: slots[index]), at: other) }
      }
    }
    for agent in 0..<agentCount {
      agents[agent].isFed = idle[agent]
      agents[agent].isHeld = false
      let mate = agents[agent].mate
      if idle[agent] {
        list(
          HubEntry(value: agents[agent].price - agents[agent].feedCost, code: -1 - 2 * Int32(agent)),
          at: Int(agents[agent].feeder))
      } else if mate != Self.none, isHub(head(mate)) {
        agents[agent].isHeld = true
        list(HubEntry(value: agents[agent].price + cost(mate), code: -2 - 2 * Int32(agent)), at: head(mate))
      }
    }
    for other in 0..<otherCount where isHub(other) {
      for place in stride(from: Int(others[other].count) / 2 - 1, through: 0, by: -1) { sink(from: place, in: other) }
    }
  }

  /// Adds an entry without keeping the order.
  private mutating func list(_ entry: HubEntry, at hub: Int) {
    heaps[Int(others[hub].start + others[hub].count)] = entry
    others[hub].count += 1
  }
}
