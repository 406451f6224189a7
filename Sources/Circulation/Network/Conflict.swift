/// Bounds and rows that stand or fall together.
public struct ConstraintGroup: Sendable {
  /// The arc must carry at least `lower` and at most `upper` units.
  public typealias Bound = (arc: Int, lower: Int64, upper: Int64)

  /// Rows that the flow must respect.
  public var rows: [SideRow]
  /// Narrower bounds than those of the network.
  public var bounds: [Bound]

  /// A group without rows and bounds is always respected.
  public init(rows: [SideRow] = [], bounds: [Bound] = []) {
    self.rows = rows
    self.bounds = bounds
  }
}

/// Groups that cannot all be respected, the network's own bounds and supplies being kept.
public struct Conflict: Sendable, Equatable {
  /// Indexes of the groups, increasing; empty when the network alone has no flow.
  public let groups: [Int]
  /// Without any one of them the others can be respected. Otherwise the budget left some of them undecided.
  public let isIrreducible: Bool
}

/// A set of groups that contradict each other and of which none is superfluous (deletion filter, Chinneck and Dravnieks
/// 1991); nothing when all can be respected, or when the budget does not suffice to know.
///
/// Groups are tried from the last to the first: those that come first are the most likely to remain.
public func irreducibleConflict(
  _ network: Network, groups: [ConstraintGroup], budget: BranchingBudget, engine: Engine = .auto
) -> Conflict? {
  let free = network.withoutCosts()
  func isFeasible(_ kept: [Int]) -> Bool? {
    var narrowed = free
    var rows: [SideRow] = []
    for index in kept {
      rows += groups[index].rows
      for (arc, lower, upper) in groups[index].bounds {
        let (least, most) = (max(lower, narrowed.lowers[arc]), min(upper, narrowed.uppers[arc]))
        if least > most { return false }
        narrowed.setBounds(of: arc, lower: least, upper: most)
      }
    }
    return switch solve(narrowed, rows: rows, budget: budget, engine: engine) {
    case .solved: true
    case .infeasible: false
    default: nil
    }
  }
  var kept = Array(groups.indices)
  guard isFeasible(kept) == false else { return nil }
  var isIrreducible = true
  for index in groups.indices.reversed() {
    let others = kept.filter { $0 != index }
    switch isFeasible(others) {
    case false: kept = others
    case nil: isIrreducible = false
    default: break
    }
  }
  return Conflict(groups: kept, isIrreducible: isIrreducible)
}
