extension Network {
  /// The same graph, bounds and supplies at no cost.
  func withoutCosts() -> Network { withCosts([PackedIntegers(repeating: 0, count: arcCount)]) }

  /// What must and what can leave a set of nodes.
  func cut(around nodes: [Int]) -> Cut {
    var inside = Array(repeating: false, count: nodeCount)
    for node in nodes { inside[node] = true }
    var mustLeave: Int128 = 0
    var canLeave: Int128 = 0
    for node in nodes { mustLeave += Int128(supplies[node]) }
    for arc in 0..<arcCount {
      switch (inside[tail(of: arc)], inside[head(of: arc)]) {
      case (true, false): canLeave += Int128(uppers[arc])
      case (false, true): mustLeave += Int128(lowers[arc])
      default: break
      }
    }
    return Cut(nodes: nodes.sorted(), mustLeave: mustLeave, canLeave: canLeave)
  }

  /// The solution with its objective, or the level whose objective does not fit.
  func finished(_ solution: Solution) -> Outcome {
    var solution = solution
    settleSelfLoops(&solution.flow)
    let used = (0..<arcCount).compactMap { arc in solution.flow[arc] == 0 ? nil : (arc, Int128(solution.flow[arc])) }
    for level in 0..<levels {
      let value = used.reduce(Int128(0)) { $0 + Int128(costs[level][$1.0]) * $1.1 }
      guard let fitting = Int64(exactly: value) else { return .outOfRange(.objective(level: level, value: value)) }
      solution.objective[level] = fitting
    }
    return .optimal(solution)
  }

  /// A self-loop moves nothing between nodes: it stands at its upper bound when its cost is negative, else at its lower.
  private func settleSelfLoops(_ flow: inout PackedIntegers) {
    for arc in 0..<arcCount where tails[arc] == heads[arc] {
      let first = costs.first { $0[arc] != 0 }
      flow[arc] = (first?[arc] ?? 0) < 0 ? uppers[arc] : lowers[arc]
    }
  }

  /// A cycle of arcs without upper bound whose cost vector is negative, searched by relaxing vector labels.
  func unboundedNegativeCycle() -> [Int]? {
    guard uppers.extremes.largest == Network.unbounded else { return nil }
    let open = (0..<arcCount).filter { uppers[$0] == Network.unbounded }
    guard !open.isEmpty else { return nil }
    var labels = Array(repeating: Int64(0), count: nodeCount * levels)
    var cameBy = Array(repeating: -1, count: nodeCount)
    var changed = -1
    for _ in 0..<nodeCount {
      changed = -1
      for arc in open where relax(arc, &labels) {
        cameBy[head(of: arc)] = arc
        changed = head(of: arc)
      }
      if changed < 0 { return nil }
    }
    // A label still falls in round n: walking n arcs back from it enters a cycle.
    for _ in 0..<nodeCount { changed = tail(of: cameBy[changed]) }
    var cycle: [Int] = []
    var node = changed
    repeat {
      cycle.append(cameBy[node])
      node = tail(of: cameBy[node])
    } while node != changed
    return cycle.reversed()
  }

  /// Lowers the label of the arc's head to that of its tail plus the arc, when that is lexicographically less.
  private func relax(_ arc: Int, _ labels: inout [Int64]) -> Bool {
    let (from, to) = (tail(of: arc) * levels, head(of: arc) * levels)
    for level in 0..<levels {
      let candidate = labels[from + level] + costs[level][arc]
      if candidate > labels[to + level] { return false }
      if candidate < labels[to + level] {
        for rest in level..<levels { labels[to + rest] = labels[from + rest] + costs[rest][arc] }
        return true
      }
    }
    return false
  }
}

extension Solution {
  /// Every arc at its lower bound, every price zero.
  static func empty(of network: Network) -> Solution {
    Solution(
      levels: network.levels, flow: network.lowers,
      prices: Array(repeating: 0, count: network.nodeCount * network.levels),
      objective: Array(repeating: 0, count: network.levels))
  }
}
