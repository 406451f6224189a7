/// Ways home: paths of residual arcs of reduced cost 0, found by depth-first search among the nodes a search has labelled.
///
/// Only arcs that lead away, to more hops, are taken. So there are no cycles, and what leads nowhere for one unit leads
/// nowhere for the next: it is looked at once for all of them, and many come home for one search.
extension Bipartite {
  /// A residual arc that a way takes: a slot or heap code from a right node, an index in `words` or −1 from a left one.
  typealias Step = (from: Int, to: Int, arc: Int32)

  /// Moves the units of an active node along ways home until it has none, or no way.
  mutating func bringHome(_ node: Int, _ search: inout BipartiteSearch) {
    while !isHome(node) {
      let way = way(from: node, &search)
      guard let goal = way.last?.to else { return }
      var units: Int64 = node < rightCount ? min(rights[node].excess, -rights[goal].excess) : 1
      for step in way {
        let isPlain = step.from < rightCount && step.to < rightCount
        units = min(units, isPlain ? look(step.arc).room : 1)
      }
      if node < rightCount { rights[node].excess -= units }
      for step in way { move(units, step) }
      rights[goal].excess += units
    }
  }

  /// A way from a node to one that lacks units; empty when there is none.
  private func way(from root: Int, _ search: inout BipartiteSearch) -> [Step] {
    var way: [Step] = []
    var node = root
    while true {
      if node < rightCount, rights[node].excess < 0 { return way }
      if let step = node < rightCount ? stepFromRight(node, &search) : stepFromLeft(node - rightCount, &search) {
        way.append(step)
        node = step.to
      } else {
        search.hops[node] = -1
        guard let last = way.popLast() else { return [] }
        node = last.from
      }
    }
  }

  private func stepFromRight(_ right: Int, _ search: inout BipartiteSearch) -> Step? {
    let (price, hops) = (prices[right], search.hops[right])
    let count = listedCount(at: right)
    while search.cursor[right] < count {
      let code = listed(Int(search.cursor[right]), at: right)
      let to = target(of: code)
      if search.hops[to] > hops, current(code, at: right) == price { return (right, to, code) }
      search.cursor[right] += 1
    }
    return nil
  }

  private func stepFromLeft(_ left: Int, _ search: inout BipartiteSearch) -> Step? {
    let node = rightCount + left
    let (price, hops) = (lefts[left].price, search.hops[node])
    let first = Int(lefts[left].first)
    let count = Int(lefts[left].end) - first
    while search.cursor[node] < count {
      let word = words[first + Int(search.cursor[node])]
      if prices[head(word)] - cost(word) == price, search.hops[head(word)] > hops {
        return (node, head(word), Int32(first) + search.cursor[node])
      }
      search.cursor[node] += 1
    }
    let feeder = Int(lefts[left].feeder)
    guard feeder >= 0, search.hops[feeder] > hops, prices[feeder] + lefts[left].feedCost == price else { return nil }
    return (node, feeder, -1)
  }

  /// One step of a way; the excess of its ends is the caller's.
  private mutating func move(_ units: Int64, _ step: Step) {
    if step.from >= rightCount {
      let left = step.from - rightCount
      if step.arc < 0 {
        lefts[left].match = Self.none
        offerFeed(of: left)
      } else {
        lefts[left].match = words[Int(step.arc)]
        hold(left, at: step.to)
      }
    } else if step.arc >= 0 {
      shift(units, along: step.arc, to: step.to)
    } else {
      let left = step.to - rightCount
      if step.arc & 1 != 0 { withdrawFeed(of: left) } else { release(left, from: step.from) }
      lefts[left].match = Self.none
    }
  }
}
