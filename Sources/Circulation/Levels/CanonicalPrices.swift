extension Solution {
  /// The same flow with the only prices a certificate may carry: the greatest ones that are nowhere above zero.
  ///
  /// Many prices prove one flow, so a price changed by accident could prove it still. The greatest prices p ≤ 0
  /// (lexicographically) are unique: p(v) is the length of the shortest residual path that ends at v and begins anywhere,
  /// 0 when none is negative. One Dijkstra on the reduced costs finds them, from a root that leads to every node.
  public func withCanonicalPrices(in network: Network) -> Solution {
    guard network.nodeCount > 0 else { return self }
    let root = network.nodeCount
    let residual = ArcSlots(
      nodes: root, arcs: network.arcCount, ends: { (network.tail(of: $0), network.head(of: $0)) },
      where: { isResidual($0, in: network) })
    let top = greatestPrice
    var search = VectorSearch(nodes: network.nodeCount + 1, levels: levels)
    search.start(from: [root])
    while let node = search.next() {
      guard node != root else {
        for other in 0..<root { search.offer(other, from: root, by: -1) { top[$0] - prices[other * levels + $0] } }
        continue
      }
      for slot in residual.slots[residual.range(of: node)] {
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

  /// Whether an arc, forwards or backwards, can take one more unit to another node.
  private func isResidual(_ slot: Int, in network: Network) -> Bool {
    let arc = slot >> 1
    guard network.tails[arc] != network.heads[arc] else { return false }
    return slot & 1 == 0 ? flow[arc] < network.uppers[arc] : flow[arc] > network.lowers[arc]
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
