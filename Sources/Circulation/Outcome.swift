/// What a solve found, with its proof.
public enum Outcome: Sendable {
  /// The best flow; its prices prove it.
  case optimal(Solution)
  /// No flow respects bounds and supplies; the cut proves it.
  case infeasible(Cut)
  /// The supplies do not sum to zero: by how much.
  case unbalanced(Int128)
  /// The data could overflow; nothing was computed.
  case outOfRange(RangeFault)
  /// The objective has no minimum: these arcs form a cycle without upper bound whose cost is lexicographically
  /// negative, in a network that has a flow.
  case unbounded(cycle: [Int])
  /// The caller's `watch` asked to stop.
  case cancelled

  /// The solution when there is one.
  public var solution: Solution? {
    if case .optimal(let solution) = self { solution } else { nil }
  }
}

/// A flow that is lexicographically minimal, with the prices that prove it.
public struct Solution: Sendable, Equatable {
  /// The number of levels of cost.
  public let levels: Int
  /// One flow per arc of the network.
  public internal(set) var flow: PackedIntegers
  /// `prices[node * levels + level]`.
  ///
  /// With r = cost + price(tail) − price(head), a vector: flow < upper ⇒ r ≥ 0 and flow > lower ⇒ r ≤ 0, lexicographically.
  public internal(set) var prices: [Int64]
  /// Σ cost × flow, one per level.
  public internal(set) var objective: [Int64]

  /// The price vector of a node, one value a level.
  public func price(of node: Int) -> ArraySlice<Int64> { prices[node * levels..<(node + 1) * levels] }

  /// The reduced cost vector that an arc of these costs has, or would have if it joined the network.
  public func reducedCost(from tail: Int, to head: Int, costs: [Int64]) -> [Int64] {
    (0..<levels).map { costs[$0] + prices[tail * levels + $0] - prices[head * levels + $0] }
  }
}

/// A set of nodes that must send out more than its arcs can carry:
/// Σ supplies inside > Σ upper of the arcs that leave − Σ lower of the arcs that enter.
public struct Cut: Sendable, Equatable {
  /// The nodes of the set, in increasing order.
  public let nodes: [Int]
  /// Σ supplies inside + Σ lower of entering arcs.
  public let mustLeave: Int128
  /// Σ upper of leaving arcs.
  public let canLeave: Int128
}

/// A value for which exact arithmetic in 64 bits cannot be promised.
public enum RangeFault: Sendable, Equatable {
  /// The lower bound of an arc is above its upper bound.
  case crossedBounds(arc: Int)
  /// |cost| of the arc at this level is above `bound`, which is 2^60 / (nodes + 1).
  case cost(arc: Int, level: Int, bound: Int64)
  /// The flow that could be asked for is above `bound`: Σ |supply| + Σ (upper − lower), unbounded arcs
  /// counting for the sum of the others.
  case capacity(total: Int128, bound: Int64)
  /// The objective of this level does not fit in 64 bits.
  case objective(level: Int, value: Int128)
}

/// Which algorithm solves a level.
public enum Engine: String, Sendable, CaseIterable {
  /// `bipartite` where the network has the shape, `general` elsewhere.
  case auto, bipartite, general
}

/// How far a solve is.
public struct Progress: Sendable {
  /// The level under way, from 0.
  public let level: Int
  /// The stage of the level, from 0: a scaling phase, then the exact finish.
  public let phase: Int
  /// Nodes whose units are still on their way.
  public let active: Int
}
