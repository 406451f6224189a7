extension Solution {
  /// The same flow with the only prices a certificate may carry: the greatest ones that are nowhere above zero.
  ///
  /// Many prices prove one flow, so a price changed by accident could prove it still. The greatest prices p ≤ 0
  /// (lexicographically) are unique: p(v) is the length of the shortest residual path that ends at v and begins anywhere,
  /// 0 when none is negative. One Dijkstra on the reduced costs finds them, from a root that leads to every node.
  public func withCanonicalPrices(in network: Network) -> Solution {
    guard network.nodeCount > 0 else { return self }
    let residual = ResidualSlots(network, flow)
    let root = network.nodeCount
    let top = greatestPrice
    var search = VectorSearch(nodes: network.nodeCount + 1, levels: levels)
    search.start(from: [root])
    while let node = search.next() {
      guard node != root else {
        for other in 0..<root { search.offer(other, from: root, by: -1) { top[$0] - prices[other * levels + $0] } }
        continue
      }
      for slot in residual.slots(of: node) {
        let (arc, sign) = (Int(slot >> 1), Int64(slot & 1 == 0 ? 1 : -1))
        let to = sign > 0 ? network.head(of: arc) : network.tail(of: arc)
        search.offer(to, from: node, by: slot) {
          sign * network.costs[$0][arc] + prices[node * levels + $0] - prices[to * levels + $0]
        }
      }
    }
    var canonical = self
    for index in canonical.prices.indices { canonical.prices[index] += search.distances[index] - top[index % levels] }
    return canonical
  }

  /// The lexicographically greatest price vector.
  private var greatestPrice: [Int64] {
    var greatest = Array(price(of: 0))
    for node in 1..<max(1, prices.count / levels) where greatest.lexicographicallyPrecedes(price(of: node)) {
      greatest = Array(price(of: node))
    }
    return greatest
  }
}

/// The residual arcs that leave each node: 2a is arc a forwards, 2a + 1 backwards.
private struct ResidualSlots {
  private var starts: [Int32]
  private var all: [Int32]

  init(_ network: Network, _ flow: PackedIntegers) {
    var starts = Array(repeating: Int32(0), count: network.nodeCount + 1)
    for arc in 0..<network.arcCount where network.tails[arc] != network.heads[arc] {
      if flow[arc] < network.uppers[arc] { starts[network.tail(of: arc) + 1] += 1 }
      if flow[arc] > network.lowers[arc] { starts[network.head(of: arc) + 1] += 1 }
    }
    for node in 0..<network.nodeCount { starts[node + 1] += starts[node] }
    var next = starts
    all = Array(repeating: 0, count: Int(starts[network.nodeCount]))
    for arc in 0..<network.arcCount where network.tails[arc] != network.heads[arc] {
      if flow[arc] < network.uppers[arc] {
        all[Int(next[network.tail(of: arc)])] = Int32(2 * arc)
        next[network.tail(of: arc)] += 1
      }
      if flow[arc] > network.lowers[arc] {
        all[Int(next[network.head(of: arc)])] = Int32(2 * arc + 1)
        next[network.head(of: arc)] += 1
      }
    }
    self.starts = starts
  }

  func slots(of node: Int) -> ArraySlice<Int32> { all[Int(starts[node])..<Int(starts[node + 1])] }
}
