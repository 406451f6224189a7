extension Checker {
  /// Throws unless this claim, already accepted by `check(flow:prices:objective:)`, is the only one of its flow: a change
  /// of any single entry, even one that would leave a proof standing, is then refused.
  ///
  /// Prices that prove a flow are nowhere longer than residual paths. When they are nowhere above zero, and each is
  /// either zero or reached from a zero one along residual arcs of reduced cost zero, they are also nowhere shorter: they
  /// are unique. A self-loop that costs nothing stands at its lower bound.
  public func check(canonicalFlow flow: PackedIntegers, prices: [Int64]) throws(Fault) {
    let levels = network.levels
    let zero = Array(repeating: Int64(0), count: levels)
    var isReached = Array(repeating: false, count: network.nodeCount)
    var waiting: [Int] = []
    for node in 0..<network.nodeCount {
      let price = prices[node * levels..<(node + 1) * levels]
      guard !zero.lexicographicallyPrecedes(price) else { throw .price(node: node) }
      if price.allSatisfy({ $0 == 0 }) {
        isReached[node] = true
        waiting.append(node)
      }
    }
    // Tight arcs are few; each is walked in the directions that its flow allows.
    var ends: [(from: Int32, to: Int32)] = []
    for arc in 0..<network.arcCount where isTight(arc, prices) {
      if network.tails[arc] == network.heads[arc] {
        guard flow[arc] == network.lowers[arc] else { throw .bounds(arc: arc) }
        continue
      }
      if flow[arc] < network.uppers[arc] { ends.append((network.tails[arc], network.heads[arc])) }
      if flow[arc] > network.lowers[arc] { ends.append((network.heads[arc], network.tails[arc])) }
    }
    var starts = Array(repeating: 0, count: network.nodeCount + 1)
    for end in ends { starts[Int(end.from) + 1] += 1 }
    for node in 0..<network.nodeCount { starts[node + 1] += starts[node] }
    var next = starts
    var reachable = Array(repeating: Int32(0), count: ends.count)
    for end in ends {
      reachable[next[Int(end.from)]] = end.to
      next[Int(end.from)] += 1
    }
    while let node = waiting.popLast() {
      for to in reachable[starts[node]..<starts[node + 1]] where !isReached[Int(to)] {
        isReached[Int(to)] = true
        waiting.append(Int(to))
      }
    }
    if let node = isReached.firstIndex(of: false) { throw .price(node: node) }
  }

  private func isTight(_ arc: Int, _ prices: [Int64]) -> Bool {
    let levels = network.levels
    let (tail, head) = (network.tail(of: arc) * levels, network.head(of: arc) * levels)
    return (0..<levels).allSatisfy { level in
      Int128(network.costs[level][arc]) + Int128(prices[tail + level]) == Int128(prices[head + level])
    }
  }
}
