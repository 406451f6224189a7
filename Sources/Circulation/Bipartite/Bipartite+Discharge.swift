/// Discharging narrow nodes and hubs: units in excess leave along the best residual arc.
extension Bipartite {
  /// Where a slot leads, what room it has, and its value now.
  @inline(__always) func look(_ slot: Int32) -> (to: Int, room: Int64, value: Int64) {
    let arc = Int(slot >> 1)
    if slot & 1 == 0 {
      let to = Int(plains[arc].head)
      return (to, plains[arc].room, prices[to] - plains[arc].cost)
    }
    let to = Int(plains[arc].tail)
    return (to, plains[arc].flow, prices[to] + plains[arc].cost)
  }

  /// The arcs a right node lists, residual or not: of a narrow one its slots, then the left nodes it holds.
  func listedCount(at right: Int) -> Int {
    Int(rights[right].count) + (isHub(right) ? 0 : Int(rights[right].endSlot - rights[right].firstSlot))
  }

  /// The slot or heap code at an index of that list.
  func listed(_ index: Int, at right: Int) -> Int32 {
    let start = Int(rights[right].start)
    guard !isHub(right) else { return heaps[start + index].code }
    let slot = Int(rights[right].firstSlot) + index
    let end = Int(rights[right].endSlot)
    return slot < end ? slots[slot] : -2 - 2 * holders[start + slot - end]
  }

  /// The node to which a slot or heap code leads.
  func target(of code: Int32) -> Int { code >= 0 ? look(code).to : rightCount + Int((-1 - code) >> 1) }

  /// Moves units along a slot, which makes it residual from the other end.
  mutating func shift(_ units: Int64, along slot: Int32, to: Int) {
    let arc = Int(slot >> 1)
    let signed = slot & 1 == 0 ? units : -units
    plains[arc].flow += signed
    plains[arc].room -= signed
    if isHub(to), !slotInHeap[Int(slot ^ 1)] {
      slotInHeap[Int(slot ^ 1)] = true
      insert(HubEntry(value: look(slot ^ 1).value, code: slot ^ 1), into: to)
    }
  }

  /// Moves units along a slot, and tells the other end.
  mutating func push(_ units: Int64, along slot: Int32, to: Int) {
    shift(units, along: slot, to: to)
    rights[to].excess += units
    if rights[to].excess > 0 { enqueue(to) }
  }

  /// Sends the excess of a narrow node to where it is worth most, and lets its price fall to the next best.
  mutating func dischargeNarrow(_ narrow: Int, _ epsilon: Int64) {
    let start = Int(rights[narrow].start)
    while rights[narrow].excess > 0 {
      var best = Self.unreachable
      var second = Self.unreachable
      var slot: Int32 = -1
      var bestHeld = -1
      for index in Int(rights[narrow].firstSlot)..<Int(rights[narrow].endSlot) {
        let seen = look(slots[index])
        guard seen.room > 0 else { continue }
        second = max(second, min(best, seen.value))
        slot = seen.value > best ? slots[index] : slot
        best = max(best, seen.value)
      }
      for index in start..<start + Int(rights[narrow].count) {
        let left = Int(holders[index])
        let value = lefts[left].price + cost(lefts[left].match)
        second = max(second, min(best, value))
        bestHeld = value > best ? index : bestHeld
        best = max(best, value)
      }
      guard best > Self.unreachable else { return }
      if bestHeld >= 0 {
        let left = Int(holders[bestHeld])
        rights[narrow].count -= 1
        holders[bestHeld] = holders[start + Int(rights[narrow].count)]
        lefts[left].match = Self.none
        rights[narrow].excess -= 1
        queue.append(Int32(left))
      } else {
        let (to, room, _) = look(slot)
        let units = min(room, rights[narrow].excess)
        rights[narrow].excess -= units
        push(units, along: slot, to: to)
        if units < room { second = best }
      }
      let price = (second > Self.unreachable ? second : best) - epsilon
      if price < prices[narrow] { prices[narrow] = price }
    }
  }

  /// Sends the excess of a hub along its best arcs, as far as it has any.
  mutating func dischargeHub(_ hub: Int, _ epsilon: Int64) {
    while rights[hub].excess > 0 {
      guard let top = bestEntry(of: hub) else { return }
      if prices[hub] >= top.value { prices[hub] = top.value - epsilon }
      if top.code >= 0 {
        let (to, room, _) = look(top.code)
        let units = min(room, rights[hub].excess)
        rights[hub].excess -= units
        if units == room {
          slotInHeap[Int(top.code)] = false
          dropTop(of: hub)
        }
        push(units, along: top.code, to: to)
      } else {
        let left = Int((-1 - top.code) >> 1)
        if top.code & 1 != 0 { lefts[left].isFed = false } else { lefts[left].isHeld = false }
        dropTop(of: hub)
        lefts[left].match = Self.none
        rights[hub].excess -= 1
        queue.append(Int32(left))
      }
    }
  }
}
