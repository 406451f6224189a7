import Mobility

/// Why an eligible pair is not proposed: one reason of a closed list, with the level that decides and what it would cost.
///
/// In this order: refused or worse than staying · the agent's placement is decided already · the occupant stays · the
/// seats go to agents ahead · a rule of the charte is saturated · a tie broken by a key · the whole plan would lose.
struct ClosedReasons {
  let pairing: Pairing
  let plan: Plan
  let regrets: [Int: Regret]

  func reason(of index: Int) -> Finding {
    let (agent, post) = (Int(pairing.eligible[index].agent), Int(pairing.eligible[index].post))
    if let rule = plan.closed[index] { return Finding(rule, .conforme) }
    if plan.model.statusQuo.pinned[agent] != nil { return Finding(.decided, .conforme) }
    let regret = regrets[index]
    let price = regret?.decisive.map { [Value.code(level($0.level).name), .number(Int($0.amount))] } ?? []
    let change = DirectChange(pairing: pairing, plan: plan)
    let isTie = regret?.decisive.map { level($0.level).isTieKey } ?? false
    if change.isFull(post) {
      if plan.placed[post] == 0, !plan.model.statusQuo.occupants[post].isEmpty {
        return Finding(.stillHeld, .conforme, price)
      }
      guard !isTie else { return Finding(.tieDecided, .conforme, [price[0]]) }
      return Finding(.capacity, .conforme, [.number(plan.seats[post])] + price)
    }
    if let rule = (change.brokenRules(taking: index) + change.lessenedMinimums(taking: index)).first {
      return Finding(.ruleSaturated, .conforme, [.code(plan.rules[rule].code)] + price)
    }
    if isTie { return Finding(.tieDecided, .conforme, [price[0]]) }
    return Finding(.placedElsewhere, .conforme, price)
  }

  private func level(_ index: Int) -> PlanLevel { plan.model.levels.names[index] }
}

extension PlanLevel {
  /// It only parts plans of the same placements and points.
  var isTieKey: Bool {
    ["premiers_voeux", "seconds_voeux", "attente", "tension", "stabilite", "departage"].contains(name)
      || name.hasPrefix("employeurs:")
  }
}

extension Finding {
  /// The reason as the origin and the agent may read it: which priority another agent holds, and what another agent is
  /// worth on the seat, are not theirs to know; nor, where they are the host too, that it is a priority.
  func ofPlanForOrigin(isHost: Bool) -> Finding {
    guard rule.axis == .plan else { return self }
    var finding = self
    let level = values.firstIndex { value in
      if case .code(let code) = value { return code.hasPrefix("membres:") || code.hasPrefix("points:") }
      return false
    }
    if let level { finding.values = values[..<level] + (isHost ? [] : [.code("priorites")]) }
    switch rule {
    case .capacity: finding.values = Array(finding.values.prefix(2))
    case .stillHeld: finding.values = []
    default: break
    }
    return finding
  }
}
