/// Successive shortest paths: exact from any flow and any integer prices.
///
/// Invariant, once `obeySigns` has run: every residual arc has r ≥ 0. A search from all nodes with units left over stops
/// at the nearest node that lacks some, at distance D; lowering the price of each node at distance d < D by D − d keeps
/// the invariant and opens a path of zero arcs, along which units then move. Each search brings at least one unit home.
extension OptimalFace {
  mutating func route(prices: inout [Int64], watch: (Int) -> Bool) -> LevelEnding {
    obeySigns(prices)
    guard excess.contains(where: { $0 > 0 }) else { return .optimal }
    var search = ShortestPaths(self)
    while true {
      let sources = excess.indices.filter { excess[$0] > 0 }
      if sources.isEmpty { return .optimal }
      guard watch(sources.count) else { return .cancelled }
      guard search.reachDeficit(from: sources, self, &prices) else { return .cut(search.visited) }
      search.placeUnits(from: sources, &self, prices)
    }
  }

  /// Sends to its right bound every arc whose reduced cost has the wrong sign.
  mutating func obeySigns(_ prices: [Int64]) {
    for index in arcs.indices {
      let reduced = reducedCost(index, prices)
      if reduced < 0 {
        push(index, capacities[index] - flows[index])
      } else if reduced > 0 {
        push(index, -flows[index])
      }
    }
  }

  mutating func push(_ index: Int, _ units: Int64) {
    flows[index] += units
    excess[Int(tails[index])] -= units
    excess[Int(heads[index])] += units
  }
}

/// The work arrays of the searches on one face.
struct ShortestPaths {
  private let arcs: ArcSlots
  private var distance: [Int64]
  private var heap = NodeHeap()
  /// The nodes whose distance the last search has set.
  private(set) var visited: [Int] = []
  private var cursor: [Int32]
  private var seen: [Bool]

  init(_ face: OptimalFace) {
    arcs = ArcSlots(nodes: face.nodeCount, arcs: face.arcs.count) { (face.tail($0), face.head($0)) }
    cursor = arcs.starts
    distance = Array(repeating: Int64.max, count: face.nodeCount)
    seen = Array(repeating: false, count: face.nodeCount)
  }

  private func step(_ slot: Int32, _ face: OptimalFace) -> (index: Int, head: Int, room: Int64, sign: Int64) {
    let index = Int(slot >> 1)
    return slot & 1 == 0
      ? (index, Int(face.heads[index]), face.capacities[index] - face.flows[index], 1)
      : (index, Int(face.tails[index]), face.flows[index], -1)
  }

  /// Lowers prices until a path of zero arcs joins a source to a node that lacks units; false when no path exists.
  mutating func reachDeficit(from sources: [Int], _ face: OptimalFace, _ prices: inout [Int64]) -> Bool {
    for node in visited { distance[node] = .max }
    visited = sources
    heap.removeAll()
    for node in sources {
      distance[node] = 0
      heap.push(node, 0)
    }
    while let (node, far) = heap.pop() {
      if far > distance[node] { continue }
      if face.excess[node] < 0 {
        for other in visited where distance[other] < far { prices[other] -= far - distance[other] }
        return true
      }
      for slot in arcs.slots[arcs.range(of: node)] {
        let (index, head, room, sign) = step(slot, face)
        guard room > 0 else { continue }
        let through = far + sign * face.reducedCost(index, prices)
        guard through < distance[head] else { continue }
        if distance[head] == .max { visited.append(head) }
        distance[head] = through
        heap.push(head, through)
      }
    }
    return false
  }

  /// Moves units along zero arcs, depth first, from each source until no such path is left.
  mutating func placeUnits(from sources: [Int], _ face: inout OptimalFace, _ prices: [Int64]) {
    for node in visited {
      cursor[node] = arcs.starts[node]
      seen[node] = false
    }
    var path: [Int32] = []
    for source in sources {
      seen[source] = true
      var node = source
      while face.excess[source] > 0 {
        if face.excess[node] < 0 {
          var units = min(face.excess[source], -face.excess[node])
          for slot in path { units = min(units, step(slot, face).room) }
          for slot in path {
            let (index, head, _, sign) = step(slot, face)
            face.push(index, sign * units)
            seen[head] = false
          }
          path.removeAll(keepingCapacity: true)
          node = source
        } else if let slot = nextZeroArc(from: node, face, prices) {
          path.append(slot)
          node = step(slot, face).head
          seen[node] = true
        } else if let last = path.popLast() {
          // The node stays seen: no path leads on from it.
          node = step(last ^ 1, face).head
          cursor[node] += 1
        } else {
          break
        }
      }
      path.removeAll(keepingCapacity: true)
    }
  }

  private mutating func nextZeroArc(from node: Int, _ face: OptimalFace, _ prices: [Int64]) -> Int32? {
    while cursor[node] < arcs.starts[node + 1] {
      let slot = arcs.slots[Int(cursor[node])]
      let (index, head, room, _) = step(slot, face)
      if room > 0, distance[head] != .max, !seen[head], face.reducedCost(index, prices) == 0 { return slot }
      cursor[node] += 1
    }
    return nil
  }
}

/// A binary heap of nodes by distance; outdated entries are skipped by the caller.
struct NodeHeap {
  private var entries: [(key: Int64, node: Int32)] = []

  var peek: Int64? { entries.first?.key }

  mutating func removeAll() { entries.removeAll(keepingCapacity: true) }

  mutating func push(_ node: Int, _ key: Int64) {
    var index = entries.count
    entries.append((key, Int32(node)))
    while index > 0 {
      let parent = (index - 1) / 2
      if entries[parent].key <= key { break }
      entries[index] = entries[parent]
      index = parent
    }
    entries[index] = (key, Int32(node))
  }

  mutating func pop() -> (node: Int, key: Int64)? {
    guard let top = entries.first else { return nil }
    let moved = entries.removeLast()
    var index = 0
    while true {
      var child = 2 * index + 1
      guard child < entries.count else { break }
      if child + 1 < entries.count, entries[child + 1].key < entries[child].key { child += 1 }
      if entries[child].key >= moved.key { break }
      entries[index] = entries[child]
      index = child
    }
    if index < entries.count { entries[index] = moved }
    return (Int(top.node), top.key)
  }
}
