/// What a solve under side rows found.
public enum BoundedOutcome: Sendable {
  /// The best flow known, with what is proved of each level.
  case solved(BoundedSolution)
  /// No flow respects bounds, supplies and rows; proved.
  case infeasible(Infeasibility)
  /// The budget ended before a flow was found or proved impossible.
  case undecided(nodes: Int)
  /// The supplies do not sum to zero: by how much.
  case unbalanced(Int128)
  /// The data could overflow; nothing was computed.
  case outOfRange(SideFault)
  /// Without rows only: the objective has no minimum, as in `Outcome`.
  case unbounded(cycle: [Int])
  /// The caller's `watch` asked to stop.
  case cancelled

  /// The solution when there is one.
  public var solution: BoundedSolution? {
    if case .solved(let solution) = self { solution } else { nil }
  }
}

/// A flow within bounds and rows, with what is proved of each level.
public struct BoundedSolution: Sendable {
  /// One flow per arc of the network.
  public let flow: PackedIntegers
  /// Σ cost × flow, one per level.
  public let objective: [Int64]
  /// One proof per level; each is relative to the values of the levels before it.
  public let proofs: [LevelProof]
  /// The rows given, then those that `LazyRows` found.
  public let rows: [SideRow]

  /// A claim, to be put before `TreeChecker`: one proof and one value of `objective` a level.
  public init(flow: PackedIntegers, objective: [Int64], proofs: [LevelProof], rows: [SideRow]) {
    (self.flow, self.objective, self.proofs, self.rows) = (flow, objective, proofs, rows)
  }

  /// Every level is proved: the flow is the lexicographic minimum.
  public var isProved: Bool { proofs.allSatisfy(\.isProved) }
}

/// What is proved of one level.
public struct LevelProof: Sendable {
  /// Σ cost × flow of the flow found.
  public let value: Int64
  /// No flow that keeps the values of the earlier levels costs less, in the same units.
  public let bound: Int64
  /// Nodes of the tree that were examined, and flows that lazy rows refused.
  public let nodes: Int
  /// The proof, which `TreeChecker` verifies.
  public let tree: BranchTree

  /// - Parameters:
  ///   - value: Σ cost × flow of the flow found.
  ///   - bound: what the tree proves, at most `value`.
  ///   - nodes: nodes examined, and flows that lazy rows refused.
  public init(value: Int64, bound: Int64, nodes: Int, tree: BranchTree) {
    (self.value, self.bound, self.nodes, self.tree) = (value, bound, nodes, tree)
  }

  /// The value is the minimum; otherwise it is at most `value − bound` above it.
  public var isProved: Bool { value == bound }
}

/// Why no flow respects bounds, supplies and rows.
public enum Infeasibility: Sendable {
  /// Bounds and supplies alone are contradictory.
  case cut(Cut)
  /// With the rows they are; every leaf of the tree is proved to hold no flow.
  case rows(BranchTree, rows: [SideRow])
}

/// A value for which exact arithmetic in 64 bits cannot be promised, or a row that means nothing.
public enum SideFault: Sendable, Equatable {
  /// Without any row already.
  case network(RangeFault)
  /// Under side rows every arc needs an upper bound.
  case unboundedArc(arc: Int)
  /// The row names an arc that does not exist, has its lower bound above its upper one, or could exceed 2^60.
  case row(Int)
}
