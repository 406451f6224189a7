import Mobility

/// Why an eligible pair is not proposed: one reason of a closed list, with the level that decides and what it would cost.
///
/// In this order: refused or worse than staying · the agent's placement is decided already · the occupant stays · the
/// seats go to agents ahead · a rule of the charte is saturated · a tie broken by a key · the whole plan would lose.
struct ClosedReasons {
  private let plan: Plan
  private let pairing: Pairing
  private let regrets: [Int: Regret]
  private let change: DirectChange

  init(_ plan: Plan, _ regrets: [Int: Regret]) {
    (self.plan, pairing, self.regrets, change) = (plan, plan.pairing, regrets, DirectChange(plan))
  }

  func reason(of index: Int) -> PlanReason {
    let (agent, post) = (Int(pairing.eligible[index].agent), Int(pairing.eligible[index].post))
    if let rule = plan.closed[index] { return PlanReason(rule) }
    if plan.model.statusQuo.pinned[agent] != nil { return PlanReason(.decided) }
    let decisive = regrets[index]?.decisive
    let level = decisive.map { plan.model.levels.all[$0.level].kind }
    var reason = PlanReason(.placedElsewhere, level: level, amount: decisive?.amount)
    reason.isInternal = pairing.perimeter.agents[agent].employer == pairing.perimeter.posts[post].employer
    let isFull = change.isFull(post)
    if isFull, plan.placed[post] == 0, !plan.model.statusQuo.occupants[post].isEmpty {
      reason.rule = .stillHeld
    } else if isFull, level?.isTieKey != true {
      (reason.rule, reason.detail) = (.capacity, .number(plan.seats[post]))
    } else if !isFull, let rule = (change.brokenRules(taking: index) + change.lessenedMinimums(taking: index)).first {
      (reason.rule, reason.detail) = (.ruleSaturated, .code(plan.rules[rule].code))
    } else if level?.isTieKey == true {
      // What parts equal plans is no amount of anything.
      (reason.rule, reason.amount) = (.tieDecided, nil)
    }
    return reason
  }
}
