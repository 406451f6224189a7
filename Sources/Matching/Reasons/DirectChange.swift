import Mobility

/// Tonight's plan with a row or two changed and nothing else: what would then be broken.
struct DirectChange {
  let plan: Plan
  let pairing: Pairing

  init(_ plan: Plan) { (self.plan, pairing) = (plan, plan.pairing) }

  /// The post has no seat left for one more.
  func isFull(_ post: Int) -> Bool { plan.placed[post] >= plan.seats[post] }

  /// Rules that break, in the voted order, when an agent takes a pair and another agent, if any, has none any more.
  func brokenRules(taking index: Int, leaving other: Int? = nil) -> [Int] {
    plan.rules.indices.filter { ruleIndex in
      let rule = plan.rules[ruleIndex]
      guard rule.class != .sansObjet else { return false }
      if case .chainLength = demand(ruleIndex) {
        return longestChain(pairing, changed(index, other)).map { Int64($0) > rule.upper ?? .max } ?? false
      }
      let value = value(of: ruleIndex, taking: index, leaving: other)
      if let upper = rule.upper, value > upper, value > rule.value { return true }
      if let quota = demand(ruleIndex).quota, quota.isAllOrNothing, value > 0, value < quota.minimum ?? 0 {
        return true
      }
      if demand(ruleIndex).quota == nil, let lower = rule.lower, value < lower, value < rule.value { return true }
      return leavesTooMany(ruleIndex, index, other)
    }
  }

  /// Minimums that would be met less.
  func lessenedMinimums(taking index: Int, leaving other: Int? = nil) -> [Int] {
    plan.rules.indices.filter { ruleIndex in
      guard plan.rules[ruleIndex].class != .sansObjet, let minimum = demand(ruleIndex).quota?.minimum else {
        return false
      }
      return value(of: ruleIndex, taking: index, leaving: other) < min(Int64(minimum), plan.rules[ruleIndex].value)
    }
  }

  private func demand(_ ruleIndex: Int) -> StructuralRule.Demand {
    pairing.structure.rules[plan.rules[ruleIndex].index].demand
  }

  private func value(of ruleIndex: Int, taking index: Int, leaving other: Int?) -> Int64 {
    let tally = plan.model.tallies[ruleIndex]
    func row(_ agent: Int) -> Int64 {
      plan.chosen[agent].map { tally.weight(of: pairing.eligible[$0]) } ?? tally.weight(ofStaying: agent)
    }
    var value = plan.rules[ruleIndex].value
    value += tally.weight(of: pairing.eligible[index]) - row(Int(pairing.eligible[index].agent))
    if let other { value += tally.weight(ofStaying: other) - row(other) }
    return value
  }

  private func changed(_ index: Int, _ other: Int?) -> [Int?] {
    var chosen = plan.chosen
    if let other { chosen[other] = nil }
    chosen[Int(pairing.eligible[index].agent)] = index
    return chosen
  }

  private func leavesTooMany(_ ruleIndex: Int, _ index: Int, _ other: Int?) -> Bool {
    guard case .postCaps(let code, _, _, let leavers?) = demand(ruleIndex),
      let post = pairing.perimeter.posts.firstIndex(where: { $0.code == code })
    else { return false }
    let statusQuo = plan.model.statusQuo
    let occupants = statusQuo.occupants[post]
    func gone(_ chosen: [Int?]) -> Int { occupants.count { chosen[$0] != nil } }
    let now = gone(changed(index, other))
    return now > max(leavers, gone(statusQuo.pinned)) && now > gone(plan.chosen)
  }
}
