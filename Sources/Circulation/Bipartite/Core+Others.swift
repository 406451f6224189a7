/// Discharging posts and hubs: units in excess leave along the best residual arc.
extension Core {
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

  /// The arcs a node that is no agent lists, residual or not: of a post its slots, then the agents it holds.
  func listedCount(at other: Int) -> Int {
    Int(others[other].count) + (isHub(other) ? 0 : Int(others[other].endSlot - others[other].firstSlot))
  }

  /// The slot or heap code at a place of that list.
  func listed(_ place: Int, at other: Int) -> Int32 {
    let start = Int(others[other].start)
    guard !isHub(other) else { return heaps[start + place].code }
    let slot = Int(others[other].firstSlot) + place
    let end = Int(others[other].endSlot)
    return slot < end ? slots[slot] : -2 - 2 * holders[start + slot - end]
  }

  /// The node to which a slot or heap code leads.
  func target(of code: Int32) -> Int { code >= 0 ? look(code).to : otherCount + Int((-1 - code) >> 1) }

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
    others[to].excess += units
    if others[to].excess > 0 { enqueue(to) }
  }

  /// Sends the excess of a post to where it is worth most, and lets its price fall to the next best.
  mutating func dischargePost(_ post: Int, _ epsilon: Int64) {
    let start = Int(others[post].start)
    while others[post].excess > 0 {
      var best = Self.unreachable
      var second = Self.unreachable
      var slot: Int32 = -1
      var place = -1
      for index in Int(others[post].firstSlot)..<Int(others[post].endSlot) {
        let seen = look(slots[index])
        guard seen.room > 0 else { continue }
        second = max(second, min(best, seen.value))
        slot = seen.value > best ? slots[index] : slot
        best = max(best, seen.value)
      }
      for index in start..<start + Int(others[post].count) {
        let agent = Int(holders[index])
        let value = agents[agent].price + cost(agents[agent].mate)
        second = max(second, min(best, value))
        place = value > best ? index : place
        best = max(best, value)
      }
      guard best > Self.unreachable else { return }
      if place >= 0 {
        let agent = Int(holders[place])
        others[post].count -= 1
        holders[place] = holders[start + Int(others[post].count)]
        agents[agent].mate = Self.none
        others[post].excess -= 1
        queue.append(Int32(agent))
      } else {
        let (to, room, _) = look(slot)
        let units = min(room, others[post].excess)
        others[post].excess -= units
        push(units, along: slot, to: to)
        if units < room { second = best }
      }
      let price = (second > Self.unreachable ? second : best) - epsilon
      if price < prices[post] { prices[post] = price }
    }
  }

  /// Sends the excess of a hub along its best arcs, as far as it has any.
  mutating func dischargeHub(_ hub: Int, _ epsilon: Int64) {
    while others[hub].excess > 0 {
      guard let top = bestEntry(of: hub) else { return }
      if prices[hub] >= top.value { prices[hub] = top.value - epsilon }
      if top.code >= 0 {
        let (to, room, _) = look(top.code)
        let units = min(room, others[hub].excess)
        others[hub].excess -= units
        if units == room {
          slotInHeap[Int(top.code)] = false
          dropTop(of: hub)
        }
        push(units, along: top.code, to: to)
      } else {
        let agent = Int((-1 - top.code) >> 1)
        if top.code & 1 != 0 { agents[agent].isFed = false } else { agents[agent].isHeld = false }
        dropTop(of: hub)
        agents[agent].mate = Self.none
        others[hub].excess -= 1
        queue.append(Int32(agent))
      }
    }
  }
}
