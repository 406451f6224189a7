/// Why an eligible pair is not proposed: one reason of a closed list, with the level that decides and what the whole plan
/// would lose there.
public struct PlanReason: Hashable, Sendable {
  public var rule: Rule
  /// Seats of the post, or the rule of the charte that is saturated.
  public var detail: Value?
  public var level: PlanLevel?
  public var amount: Int64?
  /// The agent's employer is the host too.
  public var isInternal: Bool

  public init(
    _ rule: Rule, detail: Value? = nil, level: PlanLevel? = nil, amount: Int64? = nil, isInternal: Bool = false
  ) {
    self.rule = rule
    self.detail = detail
    self.level = level
    self.amount = amount
    self.isInternal = isInternal
  }

  /// Everything, for the secretariat.
  var finding: Finding {
    let values: [Value?] = [detail, level.map { .code($0.name) }, amount.map { .number(Int($0)) }]
    return Finding(rule, .conforme, values.compactMap(\.self))
  }

  /// Which priority another agent holds, and what another agent is worth on the seat, are not theirs to know; nor, where
  /// they are the host too, that it is a priority.
  var findingForOrigin: Finding { masked(saysPriority: !isInternal) }
  var findingForAgent: Finding { masked(saysPriority: true) }

  private func masked(saysPriority: Bool) -> Finding {
    var finding = finding
    if level?.tellsOfPriority == true {
      finding.values = [detail, saysPriority ? .code("priorites") : nil].compactMap(\.self)
    }
    switch rule {
    case .capacity: finding.values = Array(finding.values.prefix(2))
    case .stillHeld: finding.values = []
    default: break
    }
    return finding
  }
}
