import Circulation
import Mobility

/// For each minimum that the plan does not meet: rules that together forbid it, none superfluous, and what one unit more
/// of each would give. A minimum alone in its row lacks people or seats, not room in the rules.
func conflicts(_ plan: Plan) throws -> [ConflictRow] {
  let pairing = plan.pairing
  let missing = plan.rules.filter { applied in
    pairing.structure.rules[applied.index].demand.minimum.map { applied.value < Int64($0) } ?? false
  }
  guard !missing.isEmpty else { return [] }
  let all = Set(pairing.structure.rules.indices)
  // Every limit is a group of its own, so none is in the network.
  let loose = PlanNetwork(pairing, salt: plan.salt, opened: plan.opened, without: all)
  var rows: [ConflictRow] = []
  for applied in missing {
    guard let demand = loose.demands[applied.index] else { continue }
    // The minimum comes first, then the earlier minimums as far as they are met, then what limits.
    var groups = [(index: applied.index, group: demand)]
    for (index, group) in loose.demands.sorted(by: { $0.key < $1.key }) where index < applied.index {
      groups.append((index, group.lowered(to: plan.rules[index].value)))
    }
    for (index, group) in loose.limits.sorted(by: { $0.key < $1.key }) { groups.append((index, group)) }
    let budget = BranchingBudget(nodes: pairing.structure.nodeBudget)
    let found = irreducibleConflict(loose.network, groups: groups.map(\.group), budget: budget)
    let shortfall = Int64(pairing.structure.rules[applied.index].demand.minimum ?? 0) - applied.value
    var named = Set<Int>()
    for number in found?.groups ?? [0] where named.insert(groups[number].index).inserted {
      let index = groups[number].index
      var relaxed: Int64?
      if index != applied.index {
        relaxed = try shortfallRelaxing(index, of: applied.index, plan)
      }
      rows.append(
        ConflictRow(
          minimum: applied.code, rule: pairing.structure.rules[index].code, shortfall: shortfall,
          isIrreducible: found?.isIrreducible ?? false, relaxedShortfall: relaxed))
    }
  }
  return rows
}

/// What is still missing of a minimum when another rule gives one unit more.
private func shortfallRelaxing(_ index: Int, of minimum: Int, _ plan: Plan) throws -> Int64 {
  var pairing = plan.pairing
  pairing.structure.rules[index] = pairing.structure.rules[index].relaxed()
  let relaxed = try solveChoice(pairing, salt: plan.salt)
  let wanted = Int64(pairing.structure.rules[minimum].demand.minimum ?? 0)
  return max(0, wanted - relaxed.rules[minimum].value)
}

extension ConstraintGroup {
  /// A minimum asked only as far as the plan meets it.
  fileprivate func lowered(to value: Int64) -> ConstraintGroup {
    ConstraintGroup(
      rows: rows.map { SideRow(terms: $0.terms, lower: min($0.lower, value), upper: $0.upper) },
      bounds: bounds.map { ($0.arc, min($0.lower, value), $0.upper) })
  }
}

extension StructuralRule {
  /// One person, one move or one full-time week more.
  fileprivate func relaxed() -> StructuralRule {
    var rule = self
    func wider(_ quota: Quota) -> Quota {
      Quota(
        minimum: quota.minimum.map { max(0, $0 - 1) }, maximum: quota.maximum.map { $0 + 1 },
        countsExternalOnly: quota.countsExternalOnly, isAllOrNothing: quota.isAllOrNothing)
    }
    switch demand {
    case .reciprocity(let margin, let usesLedger):
      rule.demand = .reciprocity(margin: margin + 1, usesLedger: usesLedger)
    case .departures(let quota): rule.demand = .departures(wider(quota))
    case .arrivals(let quota): rule.demand = .arrivals(wider(quota))
    case .presence(let quota): rule.demand = .presence(wider(quota))
    case .postCaps(let post, let reopened, let arrivals, let leavers):
      rule.demand = .postCaps(
        post: post, reopened: reopened.map { $0 + 1 }, arrivals: arrivals.map { $0 + 1 },
        leavers: leavers.map { $0 + 1 })
    case .pairwise(let other, let margin): rule.demand = .pairwise(other: other, margin: margin + 1)
    case .workingTime(let maximum): rule.demand = .workingTime(maximum: maximum + fullTimeMinutes)
    case .couple: break
    case .chainLength(let maximum): rule.demand = .chainLength(maximum: maximum + 1)
    }
    return rule
  }
}
