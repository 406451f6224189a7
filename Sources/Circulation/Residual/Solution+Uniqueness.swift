extension Solution {
  /// Whether every other flow of the network costs more at some level. `self` must be the network's minimum.
  ///
  /// Two flows of least cost differ by cycles of the residual network that cost nothing at any level; since no residual
  /// arc has a negative reduced cost, their arcs all have the zero vector. Arcs of zero vector strictly between their
  /// bounds go both ways: they must form a forest, and the other ones no cycle between its trees. O(arcs × levels).
  public func isOnlyMinimum(of network: Network) -> Bool {
    var forest = Forest(count: network.nodeCount)
    var oneWay: [(from: Int, to: Int)] = []
    for arc in 0..<network.arcCount where network.lowers[arc] < network.uppers[arc] {
      let (tail, head, flow) = (network.tail(of: arc), network.head(of: arc), flow[arc])
      guard (0..<levels).allSatisfy({ reducedCost(of: arc, network, at: $0) == 0 }) else { continue }
      if flow == network.lowers[arc] {
        oneWay.append((tail, head))
      } else if flow == network.uppers[arc] {
        oneWay.append((head, tail))
      } else if !forest.join(tail, head) {
        return false
      }
    }
    for index in oneWay.indices { oneWay[index] = (forest.root(oneWay[index].from), forest.root(oneWay[index].to)) }
    return !hasCycle(oneWay, nodes: network.nodeCount)
  }

  private func reducedCost(of arc: Int, _ network: Network, at level: Int) -> Int64 {
    network.costs[level][arc] + prices[network.tail(of: arc) * levels + level]
      - prices[network.head(of: arc) * levels + level]
  }
}

/// Whether arcs form a directed cycle: not if their nodes can be taken one by one, each after all that lead to it.
private func hasCycle(_ arcs: [(from: Int, to: Int)], nodes: Int) -> Bool {
  var entering = [Int](repeating: 0, count: nodes)
  var leaving = [[Int]](repeating: [], count: nodes)
  for (from, to) in arcs {
    entering[to] += 1
    leaving[from].append(to)
  }
  var ready = (0..<nodes).filter { entering[$0] == 0 }
  var taken = 0
  while let node = ready.popLast() {
    taken += 1
    for next in leaving[node] {
      entering[next] -= 1
      if entering[next] == 0 { ready.append(next) }
    }
  }
  return taken < nodes
}

/// Sets of nodes that are joined two by two.
private struct Forest {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  mutating func root(_ node: Int) -> Int {
    var node = node
    while parents[node] != node {
      parents[node] = parents[parents[node]]
      node = parents[node]
    }
    return node
  }

  /// False when they were joined already.
  mutating func join(_ one: Int, _ other: Int) -> Bool {
    let (one, other) = (root(one), root(other))
    guard one != other else { return false }
    parents[max(one, other)] = min(one, other)
    return true
  }
}
