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
      guard explore(&search, enough: (active.count + 3) / 4) else { return (.stuck, search.visited) }
      lowerPrices(search)
      for goal in search.goals { augment(to: goal, &search) }
      active.removeAll { isHome($0) }
    }
    return (.done, [])
  }

  private func isHome(_ node: Int) -> Bool {
    if node < otherCount { return others[node].excess <= 0 }
    let agent = node - otherCount
    return agents[agent].mate != Self.none || agents[agent].isFed
  }

  /// Dijkstra from all active nodes until `enough` of them have found a node that lacks units, or until looking for
  /// more has cost as much again as finding the first did.
  func explore(_ search: inout CoreSearch, enough: Int) -> Bool {
    var settled = 0
    var limit = Int.max
    while settled < limit, let node = search.next() {
      settled += 1
      let far = search.distance[node]
      search.reach = far
      if node < otherCount {
        if others[node].excess < 0, search.claim(node) {
          if search.goals.count >= enough { return true }
          if search.goals.count == 1 { limit = 2 * settled + 1000 }
        }
        exploreOther(node, far, &search)
      } else {
        exploreAgent(node - otherCount, far, &search)
      }
    }
    return !search.goals.isEmpty
  }

  private func exploreOther(_ other: Int, _ far: Int64, _ search: inout CoreSearch) {
    let price = prices[other]
    if isHub(other) {
      let start = Int(others[other].start)
      for index in start..<start + Int(others[other].count) {
        let entry = heaps[index]
        guard let value = current(entry.code, at: other) else { continue }
        let to = entry.code >= 0 ? look(entry.code).to : otherCount + Int((-1 - entry.code) >> 1)
        search.improve(to, far + price - value, from: other, by: Int64(entry.code))
      }
      return
    }
    for index in Int(others[other].firstSlot)..<Int(others[other].endSlot) {
      let seen = look(slots[index])
      if seen.room > 0 { search.improve(seen.to, far + price - seen.value, from: other, by: Int64(slots[index])) }
    }
    let start = Int(others[other].start)
    for index in start..<start + Int(others[other].count) {
      let agent = Int(holders[index])
      let value = agents[agent].price + cost(agents[agent].mate)
      search.improve(otherCount + agent, far + price - value, from: other, by: -2 - 2 * Int64(agent))
    }
  }

  private func exploreAgent(_ agent: Int, _ far: Int64, _ search: inout CoreSearch) {
    let base = far + agents[agent].price
    let node = otherCount + agent
    for place in Int(agents[agent].first)..<Int(agents[agent].end) {
      let word = words[place]
      let value = prices[head(word)] - cost(word)
      search.improve(head(word), base - value, from: node, by: Int64(place))
    }
    let feeder = Int(agents[agent].feeder)
    if feeder >= 0 { search.improve(feeder, base - prices[feeder] - agents[agent].feedCost, from: node, by: -1) }
  }

  private mutating func lowerPrices(_ search: borrowing CoreSearch) {
    for node in search.visited {
      let fall = search.reach - search.distance[node]
      guard fall > 0 else { continue }
      if node < otherCount { prices[node] -= fall } else { agents[node - otherCount].price -= fall }
    }
  }

  /// Moves units along the tree path that ends at `goal`.
  private mutating func augment(to goal: Int, _ search: inout CoreSearch) {
    var path: [Int] = []
    var node = goal
    while search.parent[node] >= 0 {
      path.append(node)
      node = Int(search.parent[node])
    }
    var units: Int64 = node < otherCount ? min(others[node].excess, -others[goal].excess) : 1
    for step in path {
      let isPlain = step < otherCount && search.parent[step] < otherCount
      units = min(units, isPlain ? look(Int32(search.arc[step])).room : 1)
    }
    if node < otherCount { others[node].excess -= units }
    for step in path.reversed() { move(units, from: Int(search.parent[step]), to: step, by: search.arc[step]) }
    others[goal].excess += units
  }

  /// One step of a path; the excess of its ends is the caller's.
  private mutating func move(_ units: Int64, from: Int, to: Int, by arc: Int64) {
    if from >= otherCount {
      let agent = from - otherCount
      if arc < 0 {
        agents[agent].mate = Self.none
        offerFeed(of: agent)
      } else {
        agents[agent].mate = words[Int(arc)]
        hold(agent, at: to)
      }
    } else if arc >= 0 {
      shift(units, along: Int32(arc), to: to)
    } else {
      let agent = to - otherCount
      if arc & 1 != 0 { withdrawFeed(of: agent) } else { release(agent, from: from) }
      agents[agent].mate = Self.none
    }
  }
}

/// The labels of a shortest path forest.
struct CoreSearch: ~Copyable {
  var distance: Flat<Int64>
  var parent: Flat<Int32>
  var root: Flat<Int32>
  /// The arc by which the node was reached: a slot or heap code from an other, a place in `words` or −1 from an agent.
  var arc: Flat<Int64>
  private var done: Flat<Bool>
  private var heap = NodeHeap()
  var visited: [Int] = []
  /// The nodes that lack units, at most one per root.
  var goals: [Int] = []
  private var served: Flat<Bool>
  /// The distance of the last node settled.
  var reach: Int64 = 0

  init(nodes: Int) {
    distance = Flat(repeating: .max, count: nodes)
    parent = Flat(repeating: -1, count: nodes)
    root = Flat(repeating: -1, count: nodes)
    arc = Flat(repeating: 0, count: nodes)
    done = Flat(repeating: false, count: nodes)
    served = Flat(repeating: false, count: nodes)
  }

  mutating func start(from nodes: [Int]) {
    for node in visited {
      distance[node] = .max
      done[node] = false
      served[node] = false
    }
    visited = nodes
    goals = []
    heap.removeAll()
    for node in nodes {
      distance[node] = 0
      parent[node] = -1
      root[node] = Int32(node)
      heap.push(node, 0)
    }
  }

  mutating func next() -> Int? {
    while let (node, far) = heap.pop() {
      if done[node] || far > distance[node] { continue }
      done[node] = true
      return node
    }
    return nil
  }

  /// Notes that the root of `node` has found a goal; false when it already had one.
  mutating func claim(_ node: Int) -> Bool {
    let from = Int(root[node])
    if served[from] { return false }
    served[from] = true
    goals.append(node)
    return true
  }

  @inline(__always)
  mutating func improve(_ node: Int, _ through: Int64, from: Int, by code: Int64) {
    guard through < distance[node] else { return }
    if distance[node] == .max { visited.append(node) }
    distance[node] = through
    parent[node] = Int32(from)
    root[node] = root[from]
    arc[node] = code
    heap.push(node, through)
  }
}
