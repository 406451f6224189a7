/// Ways home: paths of residual arcs of reduced cost 0, found by depth-first search among the nodes a search has labelled.
///
/// Only arcs that lead away, to more hops, are taken. So there are no cycles, and what leads nowhere for one unit leads
/// nowhere for the next: it is looked at once for all of them, and many come home for one search.
extension Core {
  /// A residual arc that a way takes: a slot or heap code from an other, a place in `words` or −1 from an agent.
  typealias Step = (from: Int, to: Int, arc: Int32)

  /// Moves the units of an active node along ways home until it has none, or no way.
  mutating func bringHome(_ node: Int, _ search: inout CoreSearch) {
    while !isHome(node) {
      let way = way(from: node, &search)
      guard let goal = way.last?.to else { return }
      var units: Int64 = node < otherCount ? min(others[node].excess, -others[goal].excess) : 1
      for step in way {
        let isPlain = step.from < otherCount && step.to < otherCount
        units = min(units, isPlain ? look(step.arc).room : 1)
      }
      if node < otherCount { others[node].excess -= units }
      for step in way { move(units, step) }
      others[goal].excess += units
    }
  }

  /// A way from a node to one that lacks units; empty when there is none.
  private func way(from root: Int, _ search: inout CoreSearch) -> [Step] {
    var way: [Step] = []
    var node = root
    while true {
      if node < otherCount, others[node].excess < 0 { return way }
      if let step = node < otherCount ? stepFromOther(node, &search) : stepFromAgent(node - otherCount, &search) {
        way.append(step)
        node = step.to
      } else {
        search.hops[node] = -1
        guard let last = way.popLast() else { return [] }
        node = last.from
      }
    }
  }

  private func stepFromOther(_ other: Int, _ search: inout CoreSearch) -> Step? {
    let (price, hops) = (prices[other], search.hops[other])
    let count = listedCount(at: other)
    while search.place[other] < count {
      let code = listed(Int(search.place[other]), at: other)
      let to = target(of: code)
      if search.hops[to] > hops, current(code, at: other) == price { return (other, to, code) }
      search.place[other] += 1
    }
    return nil
  }

  private func stepFromAgent(_ agent: Int, _ search: inout CoreSearch) -> Step? {
    let node = otherCount + agent
    let (price, hops) = (agents[agent].price, search.hops[node])
    let first = Int(agents[agent].first)
    let count = Int(agents[agent].end) - first
    while search.place[node] < count {
      let word = words[first + Int(search.place[node])]
      if prices[head(word)] - cost(word) == price, search.hops[head(word)] > hops {
        return (node, head(word), Int32(first) + search.place[node])
      }
      search.place[node] += 1
    }
    let feeder = Int(agents[agent].feeder)
    guard feeder >= 0, search.hops[feeder] > hops, prices[feeder] + agents[agent].feedCost == price else { return nil }
    return (node, feeder, -1)
  }

  /// One step of a way; the excess of its ends is the caller's.
  private mutating func move(_ units: Int64, _ step: Step) {
    if step.from >= otherCount {
      let agent = step.from - otherCount
      if step.arc < 0 {
        agents[agent].mate = Self.none
        offerFeed(of: agent)
      } else {
        agents[agent].mate = words[Int(step.arc)]
        hold(agent, at: step.to)
      }
    } else if step.arc >= 0 {
      shift(units, along: step.arc, to: step.to)
    } else {
      let agent = step.to - otherCount
      if step.arc & 1 != 0 { withdrawFeed(of: agent) } else { release(agent, from: step.from) }
      agents[agent].mate = Self.none
    }
  }
}
