/// The exact finish: integer prices, every sign right, and the displaced units brought home by shortest paths.
extension Bipartite {
  /// Rounds prices down to whole costs, frees what has a wrong sign at ε = 0, and reroutes it. Returns the nodes that the
  /// units left over can reach, when some cannot come home: right node v as v, left node u as rightCount + u.
  mutating func settle(watch: (Int) -> Bool) -> (PhaseEnd, cut: [Int]) {
    for right in 0..<rightCount { prices[right] = (prices[right] >> Int64(shift)) << Int64(shift) }
    reset(0)
    var search = BipartiteSearch(nodes: rightCount + leftCount)
    var active: [Int] = []
    while let code = queue.popLast() {
      if code >= 0 { active.append(rightCount + Int(code)) }
    }
    for right in 0..<rightCount {
      rights[right].isQueued = false
      if rights[right].excess > 0 { active.append(right) }
    }
    while !active.isEmpty {
      guard watch(active.count) else { return (.cancelled, []) }
      search.start(from: active)
      guard let far = explore(&search, enough: (active.count + 3) / 4) else { return (.stuck, search.visited) }
      lowerPrices(search, far)
      for node in active { bringHome(node, &search) }
      active.removeAll { isHome($0) }
    }
    return (.done, [])
  }

  func isHome(_ node: Int) -> Bool {
    if node < rightCount { return rights[node].excess <= 0 }
    let left = node - rightCount
    return lefts[left].match != Self.none || lefts[left].isFed
  }

  /// Dijkstra from all active nodes until `enough` nodes that lack units are found, or until looking for more has cost as
  /// much again as finding the first did. Returns how far the last of them is, nothing when none is found.
  func explore(_ search: inout BipartiteSearch, enough: Int) -> Int64? {
    var settled = 0
    var found = 0
    var far: Int64?
    var limit = Int.max
    while settled < limit, let node = search.next() {
      settled += 1
      if node < rightCount {
        if rights[node].excess < 0 {
          found += 1
          far = search.reach
          if found >= enough { return far }
          if found == 1 { limit = 2 * settled + 1000 }
        }
        exploreRight(node, &search)
      } else {
        exploreLeft(node - rightCount, &search)
      }
    }
    return far
  }

  private func exploreRight(_ right: Int, _ search: inout BipartiteSearch) {
    let base = search.reach + prices[right]
    for index in 0..<listedCount(at: right) {
      let code = listed(index, at: right)
      if let value = current(code, at: right) { search.improve(target(of: code), base - value, from: right) }
    }
  }

  private func exploreLeft(_ left: Int, _ search: inout BipartiteSearch) {
    let base = search.reach + lefts[left].price
    let node = rightCount + left
    for index in Int(lefts[left].first)..<Int(lefts[left].end) {
      let word = words[index]
      let value = prices[head(word)] - cost(word)
      search.improve(head(word), base - value, from: node)
    }
    let feeder = Int(lefts[left].feeder)
    if feeder >= 0 { search.improve(feeder, base - prices[feeder] - lefts[left].feedCost, from: node) }
  }

  /// Lowers the price of each node nearer than `far` by the difference: no residual arc comes to a reduced cost below 0,
  /// and those of the shortest paths to the nodes found come to 0.
  private mutating func lowerPrices(_ search: borrowing BipartiteSearch, _ far: Int64) {
    for node in search.visited {
      let fall = far - search.distance[node]
      guard fall > 0 else { continue }
      if node < rightCount { prices[node] -= fall } else { lefts[node - rightCount].price -= fall }
    }
  }
}
