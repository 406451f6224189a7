/// The exact finish: integer prices, every sign right, and the displaced units brought home by shortest paths.
extension Core {
  /// Rounds prices down to whole costs, frees what has a wrong sign at ε = 0, and reroutes it. Returns the nodes that the
  /// units left over can reach, when some cannot come home: other v as v, agent a as otherCount + a.
  mutating func settle(watch: (Int) -> Bool) -> (PhaseEnd, cut: [Int]) {
    for other in 0..<otherCount { prices[other] = (prices[other] >> Int64(shift)) << Int64(shift) }
    reset(0)
    var search = CoreSearch(nodes: otherCount + agentCount)
    var active: [Int] = []
    while let code = queue.popLast() {
      if code >= 0 { active.append(otherCount + Int(code)) }
    }
    for other in 0..<otherCount {
      others[other].isQueued = false
      if others[other].excess > 0 { active.append(other) }
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
    if node < otherCount { return others[node].excess <= 0 }
    let agent = node - otherCount
    return agents[agent].mate != Self.none || agents[agent].isFed
  }

  /// Dijkstra from all active nodes until `enough` nodes that lack units are found, or until looking for more has cost as
  /// much again as finding the first did. Returns how far the last of them is, nothing when none is found.
  func explore(_ search: inout CoreSearch, enough: Int) -> Int64? {
    var settled = 0
    var found = 0
    var far: Int64?
    var limit = Int.max
    while settled < limit, let node = search.next() {
      settled += 1
      if node < otherCount {
        if others[node].excess < 0 {
          found += 1
          far = search.reach
          if found >= enough { return far }
          if found == 1 { limit = 2 * settled + 1000 }
        }
        exploreOther(node, &search)
      } else {
        exploreAgent(node - otherCount, &search)
      }
    }
    return far
  }

  private func exploreOther(_ other: Int, _ search: inout CoreSearch) {
    let base = search.reach + prices[other]
    for place in 0..<listedCount(at: other) {
      let code = listed(place, at: other)
      if let value = current(code, at: other) { search.improve(target(of: code), base - value, from: other) }
    }
  }

  private func exploreAgent(_ agent: Int, _ search: inout CoreSearch) {
    let base = search.reach + agents[agent].price
    let node = otherCount + agent
    for place in Int(agents[agent].first)..<Int(agents[agent].end) {
      let word = words[place]
      let value = prices[head(word)] - cost(word)
      search.improve(head(word), base - value, from: node)
    }
    let feeder = Int(agents[agent].feeder)
    if feeder >= 0 { search.improve(feeder, base - prices[feeder] - agents[agent].feedCost, from: node) }
  }

  /// Lowers the price of each node nearer than `far` by the difference: no residual arc comes to a reduced cost below 0,
  /// and those of the shortest paths to the nodes found come to 0.
  private mutating func lowerPrices(_ search: borrowing CoreSearch, _ far: Int64) {
    for node in search.visited {
      let fall = far - search.distance[node]
      guard fall > 0 else { continue }
      if node < otherCount { prices[node] -= fall } else { agents[node - otherCount].price -= fall }
    }
  }
}
