/// Lazy heaps: an entry keeps the value it had when last looked at. Values only fall, so the top, once brought up to date
/// and still on top, is the best; entries whose arc is no longer residual are dropped when they surface.
extension Bipartite {
  mutating func offerFeed(of left: Int) {
    guard !lefts[left].isFed else { return }
    lefts[left].isFed = true
    insert(
      HubEntry(value: lefts[left].price - lefts[left].feedCost, code: -1 - 2 * Int32(left)),
      into: Int(lefts[left].feeder))
  }

  mutating func withdrawFeed(of left: Int) {
    lefts[left].isFed = false
    remove(-1 - 2 * Int32(left), from: Int(lefts[left].feeder))
  }

  /// The value of a slot or heap code now, or nothing when its arc is not residual.
  func current(_ code: Int32, at right: Int) -> Int64? {
    if code >= 0 {
      let seen = look(code)
      return seen.room > 0 ? seen.value : nil
    }
    let left = Int((-1 - code) >> 1)
    if code & 1 != 0 { return lefts[left].price - lefts[left].feedCost }
    let match = lefts[left].match
    return match != Self.none && head(match) == right ? lefts[left].price + cost(match) : nil
  }

  /// The best residual arc of a hub, with its value now.
  mutating func bestEntry(of hub: Int) -> HubEntry? {
    let start = Int(rights[hub].start)
    while rights[hub].count > 0 {
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
    rights[hub].count += 1
    rise(entry, from: Int(rights[hub].count) - 1, in: hub)
  }

  mutating func dropTop(of hub: Int) {
    let start = Int(rights[hub].start)
    let last = Int(rights[hub].count) - 1
    rights[hub].count -= 1
    guard last > 0 else { return }
    heaps[start] = heaps[start + last]
    sink(from: 0, in: hub)
  }

  /// Takes the entry of this code out, wherever it is. The order is lost: for when the heap is rebuilt before use.
  mutating func remove(_ code: Int32, from hub: Int) {
    let start = Int(rights[hub].start)
    let last = Int(rights[hub].count) - 1
    guard let index = (0..<last + 1).first(where: { heaps[start + $0].code == code }) else { return }
    heaps[start + index] = heaps[start + last]
    rights[hub].count -= 1
  }

  private mutating func rise(_ entry: HubEntry, from bottom: Int, in hub: Int) {
    let start = Int(rights[hub].start)
    var index = bottom
    while index > 0 {
      let parent = (index - 1) / 2
      if heaps[start + parent].value >= entry.value { break }
      heaps[start + index] = heaps[start + parent]
      index = parent
    }
    heaps[start + index] = entry
  }

  private mutating func sink(from top: Int, in hub: Int) {
    let start = Int(rights[hub].start)
    let count = Int(rights[hub].count)
    let entry = heaps[start + top]
    var index = top
    while true {
      var child = 2 * index + 1
      guard child < count else { break }
      if child + 1 < count, heaps[start + child + 1].value > heaps[start + child].value { child += 1 }
      if heaps[start + child].value <= entry.value { break }
      heaps[start + index] = heaps[start + child]
      index = child
    }
    heaps[start + index] = entry
  }

  /// Fills every heap anew from the residual arcs of the moment.
  mutating func rebuildHeaps(idle: [Bool]) {
    for right in 0..<rightCount where isHub(right) {
      rights[right].count = 0
      for index in Int(rights[right].firstSlot)..<Int(rights[right].endSlot) {
        let seen = look(slots[index])
        slotInHeap[Int(slots[index])] = seen.room > 0
        if seen.room > 0 { list(HubEntry(value: seen.value, code: slots[index]), at: right) }
      }
    }
    for left in 0..<leftCount {
      lefts[left].isFed = idle[left]
      lefts[left].isHeld = false
      let match = lefts[left].match
      if idle[left] {
        list(
          HubEntry(value: lefts[left].price - lefts[left].feedCost, code: -1 - 2 * Int32(left)),
          at: Int(lefts[left].feeder))
      } else if match != Self.none, isHub(head(match)) {
        lefts[left].isHeld = true
        list(HubEntry(value: lefts[left].price + cost(match), code: -2 - 2 * Int32(left)), at: head(match))
      }
    }
    for right in 0..<rightCount where isHub(right) {
      for index in stride(from: Int(rights[right].count) / 2 - 1, through: 0, by: -1) { sink(from: index, in: right) }
    }
  }

  /// Adds an entry without keeping the order.
  private mutating func list(_ entry: HubEntry, at hub: Int) {
    heaps[Int(rights[hub].start + rights[hub].count)] = entry
    rights[hub].count += 1
  }
}
