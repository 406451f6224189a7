/// Prices of nodes and multipliers of rows, whole numbers over a common denominator: the proof of a bound.
///
/// With r(a) = denominator × cost + price(tail) − price(head) + Σ multiplier × coefficient, no flow within the bounds of a
/// leaf costs less than (Σ r × (r < 0 ? upper : lower) − Σ price × supply − Σ multiplier × (multiplier > 0 ? upper : lower
/// bound of the row)) / denominator.
public struct Duals: Sendable, Equatable {
  /// One per node.
  public let prices: PackedIntegers
  /// One per row of the level, in order; rows beyond the last count for 0.
  public let multipliers: [Int64]
  /// 0 when the duals prove that no flow exists: costs count for nothing, and the numerator above is positive.
  public let denominator: Int64

  /// - Parameters:
  ///   - prices: one a node.
  ///   - multipliers: one a row of the level, in order; fewer stand for zeros at the end.
  ///   - denominator: what both are to be divided by; 0 for a proof that no flow exists.
  public init(prices: PackedIntegers, multipliers: [Int64], denominator: Int64) {
    (self.prices, self.multipliers, self.denominator) = (prices, multipliers, denominator)
  }
}

/// The search by which a level is proved: every flow belongs to a leaf, and the duals of the leaf bound its cost.
public struct BranchTree: Sendable {
  /// What became of a node.
  public enum Fate: Sendable {
    /// Its two children are further on in the list.
    case split
    /// The duals prove that it holds no flow better than the bound of the level.
    case closed(Duals)
    /// Not examined within the budget; the duals, its parent's, prove the bound of the level.
    case open(Duals)
    /// The arc that it narrows keeps no value at all.
    case empty
  }

  /// A part of the flows of its parent: those whose `arc` carries at most, or at least, `value`.
  public struct Node: Sendable {
    /// −1 for the root, which narrows nothing.
    public let parent: Int
    /// The arc that it narrows; −1 for the root.
    public let arc: Int
    /// Whether `value` is an upper bound of the arc, otherwise a lower one.
    public let isAtMost: Bool
    /// Units of flow.
    public let value: Int64
    /// What became of it.
    public var fate: Fate

    /// A node; `arc` and `value` mean nothing for the root, whose parent is −1.
    public init(parent: Int, arc: Int, isAtMost: Bool, value: Int64, fate: Fate) {
      (self.parent, self.arc, self.isAtMost, self.value, self.fate) = (parent, arc, isAtMost, value, fate)
    }
  }

  /// A row of the level.
  public enum Row: Sendable, Equatable {
    /// A row of the solution.
    case side(Int)
    /// Σ cost × flow of an earlier level stays at its value.
    case level(Int)
  }

  /// The root first, every child after its parent.
  public var nodes: [Node]
  /// The rows of the level, to which multipliers refer by index.
  public var rows: [Row]
  /// They narrow every arc and row whose reduced cost exceeds what is left between their bound and the level's, for the
  /// whole tree and for the levels after it.
  public var rootDuals: Duals

  /// A tree without nodes is its root alone, proved by `rootDuals`.
  public init(nodes: [Node], rows: [Row], rootDuals: Duals) {
    (self.nodes, self.rows, self.rootDuals) = (nodes, rows, rootDuals)
  }
}
