/// Verifies what is claimed of a flow under side rows: it is allowed, and every leaf of every tree proves its bound.
///
/// It shares no code with the search, and knows nothing of how duals were found. `LazyRows` are taken as listed in the
/// solution: that no other such row is violated is for the caller to check on the flow.
public struct TreeChecker {
  /// The first claim that does not hold.
  public enum Fault: Error, Sendable, Equatable {
    /// The claim is not about this network; in words.
    case size(String)
    /// The flow of the arc is out of its bounds.
    case bounds(arc: Int)
    /// What leaves the node less what enters it is not its supply.
    case conservation(node: Int)
    /// The flow breaks this row, or a tree names a row that does not exist.
    case row(Int)
    /// Σ cost × flow is not the value announced.
    case objective(level: Int)
    /// The tree of the level does not cover all flows: this node.
    case shape(level: Int, node: Int)
    /// The duals of the leaf prove less than the bound of the level.
    case leaf(level: Int, node: Int)
    /// The bound is above the value.
    case bound(level: Int)
  }

  let network: Network

  /// - Parameter network: what the claims are about; read, never solved.
  public init(_ network: Network) { self.network = network }

  /// Throws the first claim of the solution that does not hold: the flow, each level's value, each level's bound.
  public func check(_ solution: BoundedSolution) throws(Fault) {
    try checkFlow(solution)
    var left = Remainder(network)
    for (level, proof) in solution.proofs.enumerated() {
      guard proof.value == solution.objective[level] else { throw .objective(level: level) }
      guard proof.bound <= proof.value else { throw .bound(level: level) }
      left.rows = try ranges(of: proof.tree.rows, solution.rows, Array(solution.objective[..<level]), left)
      let root = proof.tree.rootDuals
      guard root.denominator > 0 else { throw .shape(level: level, node: 0) }
      var better = left
      let denominator = Int128(root.denominator)
      if try better.narrow(network, level, root, most: (Int128(proof.bound) - 1) * denominator) {
        try check(proof.tree, level, better, target: Int128(proof.bound))
      }
      guard try left.narrow(network, level, root, most: Int128(proof.value) * denominator) else {
        throw .bound(level: level)
      }
    }
  }

  /// Throws unless the trees prove that no flow within bounds, supplies and rows is lexicographically better than
  /// `objective`: each, that no flow which keeps the values before costs less than its level's; the last, unless it is
  /// that of the last level, that none costs as little.
  public func check(_ trees: [BranchTree], thatNoneBeats objective: [Int64], rows: [SideRow]) throws(Fault) {
    guard objective.count == network.levels, !trees.isEmpty, trees.count <= network.levels else {
      throw .size("\(trees.count) trees and \(objective.count) values for \(network.levels) levels")
    }
    var left = Remainder(network)
    for (level, tree) in trees.enumerated() {
      left.rows = try ranges(of: tree.rows, rows, Array(objective[..<level]), left)
      let (root, value) = (tree.rootDuals, Int128(objective[level]))
      guard root.denominator >= 0 else { throw .shape(level: level, node: 0) }
      let target = level + 1 == trees.count && trees.count < network.levels ? value + 1 : value
      var better = left
      if try better.narrow(network, level, root, most: (target - 1) * Int128(root.denominator)) {
        try check(tree, level, better, target: target)
      }
      guard try left.narrow(network, level, root, most: value * Int128(root.denominator)) else { return }
    }
  }

  /// Throws unless every leaf of the tree is proved to hold no flow.
  public func check(infeasible tree: BranchTree, rows: [SideRow]) throws(Fault) {
    var all = Remainder(network)
    all.rows = try ranges(of: tree.rows, rows, [], all)
    try check(tree, 0, all, target: nil)
  }

  private func checkFlow(_ solution: BoundedSolution) throws(Fault) {
    let flow = solution.flow
    guard flow.count == network.arcCount else { throw .size("\(flow.count) flows for \(network.arcCount) arcs") }
    guard solution.proofs.count == network.levels, solution.objective.count == network.levels else {
      throw .size("\(solution.proofs.count) proofs for \(network.levels) levels")
    }
    var leaving = Array(repeating: Int128(0), count: network.nodeCount)
    var cost = Array(repeating: Int128(0), count: network.levels)
    for arc in 0..<network.arcCount {
      let units = flow[arc]
      guard network.lowers[arc] <= units, units <= network.uppers[arc] else { throw .bounds(arc: arc) }
      leaving[network.tail(of: arc)] += Int128(units)
      leaving[network.head(of: arc)] -= Int128(units)
      for level in cost.indices { cost[level] += Int128(units) * Int128(network.costs[level][arc]) }
    }
    for node in leaving.indices where leaving[node] != Int128(network.supplies[node]) {
      throw .conservation(node: node)
    }
    for level in cost.indices where cost[level] != Int128(solution.objective[level]) { throw .objective(level: level) }
    for (index, row) in solution.rows.enumerated() {
      var sum: Int128 = 0
      for (arc, coefficient) in row.terms { sum += Int128(coefficient) * Int128(flow[arc]) }
      guard row.lower == .min || sum >= Int128(row.lower), row.upper == .max || sum <= Int128(row.upper) else {
        throw .row(index)
      }
    }
  }

  /// The rows of a level with their ranges: those that the earlier levels left, or else as given.
  private func ranges(
    of origins: [BranchTree.Row], _ sideRows: [SideRow], _ values: [Int64], _ left: Remainder
  ) throws(Fault) -> [Remainder.Row] {
    var rows: [Remainder.Row] = []
    for origin in origins {
      if let known = left.rows.first(where: { $0.origin == origin }) {
        rows.append(known)
        continue
      }
      switch origin {
      case .side(let index):
        guard sideRows.indices.contains(index) else { throw .row(index) }
        rows.append(Remainder.Row(origin: origin, sideRows[index], in: network))
      case .level(let level):
        guard values.indices.contains(level) else { throw .objective(level: level) }
        let terms = (0..<network.arcCount).map { (arc: $0, coefficient: network.costs[level][$0]) }
        let value = Int128(values[level])
        rows.append(
          Remainder.Row(origin: origin, terms: terms.filter { $0.coefficient != 0 }, lower: value, upper: value))
      }
    }
    return rows
  }

  /// Every leaf in turn; without a target, leaves must be empty.
  private func check(_ tree: BranchTree, _ level: Int, _ root: Remainder, target: Int128?) throws(Fault) {
    var children = Array(repeating: [Int](), count: tree.nodes.count)
    for (node, its) in tree.nodes.enumerated() {
      guard node == 0 ? its.parent == -1 : its.parent >= 0 && its.parent < node else {
        throw .shape(level: level, node: node)
      }
      if node > 0 { children[its.parent].append(node) }
    }
    guard !tree.nodes.isEmpty else { throw .shape(level: level, node: 0) }
    for (node, its) in tree.nodes.enumerated() {
      if case .split = its.fate {
        let pair = children[node].map { tree.nodes[$0] }
        guard pair.count == 2, pair[0].arc == pair[1].arc, pair[0].isAtMost != pair[1].isAtMost else {
          throw .shape(level: level, node: node)
        }
        let (low, high) = pair[0].isAtMost ? (pair[0], pair[1]) : (pair[1], pair[0])
        guard Int128(high.value) == Int128(low.value) + 1 else { throw .shape(level: level, node: node) }
        continue
      }
      guard children[node].isEmpty else { throw .shape(level: level, node: node) }
      try checkLeaf(tree, level, node, root, target)
    }
  }

  private func checkLeaf(
    _ tree: BranchTree, _ level: Int, _ leaf: Int, _ root: Remainder, _ target: Int128?
  ) throws(Fault) {
    var here = root
    var node = leaf
    while tree.nodes[node].parent >= 0 {
      let its = tree.nodes[node]
      guard here.lowers.indices.contains(its.arc) else { throw .shape(level: level, node: node) }
      if its.isAtMost {
        here.uppers[its.arc] = min(here.uppers[its.arc], Int128(its.value))
      } else {
        here.lowers[its.arc] = max(here.lowers[its.arc], Int128(its.value))
      }
      if here.lowers[its.arc] > here.uppers[its.arc] { return }
      node = its.parent
    }
    switch tree.nodes[leaf].fate {
    case .closed(let duals), .open(let duals):
      let least = try here.least(network, level, duals)
      if duals.denominator == 0 {
        guard least > 0 else { throw .leaf(level: level, node: leaf) }
      } else {
        guard let target, duals.denominator > 0, least > (target - 1) * Int128(duals.denominator) else {
          throw .leaf(level: level, node: leaf)
        }
      }
    case .split, .empty: throw .leaf(level: level, node: leaf)
    }
  }
}
