/// A linear rule over the flow that no network can express: lower ≤ Σ coefficient × flow(arc) ≤ upper.
///
/// An arc may appear several times; its coefficients add up. `Int64.min` and `Int64.max` stand for no bound.
public struct SideRow: Sendable {
  public typealias Term = (arc: Int, coefficient: Int64)

  public var terms: [Term]
  public var lower: Int64
  public var upper: Int64

  public init(terms: [Term], lower: Int64 = .min, upper: Int64 = .max) {
    self.terms = terms
    self.lower = lower
    self.upper = upper
  }

  /// Σ coefficient × flow.
  public func activity(of flow: PackedIntegers) -> Int128 {
    terms.reduce(0) { $0 + Int128($1.coefficient) * Int128(flow[$1.arc]) }
  }

  public func isRespected(by flow: PackedIntegers) -> Bool {
    let activity = activity(of: flow)
    return (lower == .min || activity >= Int128(lower)) && (upper == .max || activity <= Int128(upper))
  }
}

/// Rows too many to list, found when a flow violates them: called on each whole flow that respects every row known so
/// far, answers rows that this flow violates, none when it is accepted. A function of the flow alone.
public typealias LazyRows = (PackedIntegers) -> [SideRow]

/// How much search a level may cost: nodes of its tree, never seconds, so that a night can be replayed.
public struct BranchingBudget: Sendable {
  /// Nodes per level.
  public var nodes: Int

  public init(nodes: Int) { self.nodes = nodes }
}
