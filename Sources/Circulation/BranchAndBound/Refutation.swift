extension BoundedOutcome {
  /// One tree a level, which `TreeChecker` verifies, that together prove that no flow is lexicographically better than
  /// `objective`; they end with the level at which every flow is worse. Nil when what was found does not prove it.
  public func proof(thatNoneBeats objective: [Int64], in network: Network) -> [BranchTree]? {
    switch self {
    case .solved(let solution): solution.proof(thatNoneBeats: objective)
    case .infeasible(let reason): [reason.tree(in: network)]
    case .undecided, .unbalanced, .outOfRange, .unbounded, .cancelled: nil
    }
  }
}

extension BoundedSolution {
  /// The trees of each level are relative to the solution's own values: they hold as long as those are the objective's.
  fileprivate func proof(thatNoneBeats objective: [Int64]) -> [BranchTree]? {
    for (level, proof) in proofs.enumerated() {
      if proof.bound > objective[level] { return proofs[...level].map(\.tree.withoutIdleLeaf) }
      guard proof.isProved, proof.value == objective[level] else { return nil }
    }
    return proofs.map(\.tree.withoutIdleLeaf)
  }
}

extension BranchTree {
  /// Without a single leaf that only says again what the root does.
  fileprivate var withoutIdleLeaf: BranchTree {
    guard nodes.count == 1, case .closed(rootDuals) = nodes[0].fate else { return self }
    return BranchTree(nodes: [], rows: rows, rootDuals: rootDuals)
  }
}

extension Infeasibility {
  /// The tree of the first level that proves it; of a cut, its root alone: prices one lower inside.
  fileprivate func tree(in network: Network) -> BranchTree {
    switch self {
    case .rows(let tree, _): return tree
    case .cut(let cut):
      var prices = [Int64](repeating: 0, count: network.nodeCount)
      for node in cut.nodes { prices[node] = -1 }
      let duals = Duals(prices: PackedIntegers(prices), multipliers: [], denominator: 0)
      return BranchTree(nodes: [], rows: [], rootDuals: duals)
    }
  }
}
