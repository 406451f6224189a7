import Mobility

/// An agent of higher priority wanted a seat that another agent has, and why the plan could not give it.
public struct PriorityClaim: Hashable, Sendable {
  let agent: Int
  /// The eligible pair that the agent would rather have.
  let pair: Int
  /// Who has a seat of the post: placed there, or staying there.
  let holder: Int
  /// Index of the agent's priority in the voted order.
  let priority: Int
  let causes: [Cause]

  enum Cause: Hashable, Sendable {
    /// The commission decided the placement of one of the two.
    case decision
    /// The holder stays on a post of theirs: the right to stay precedes every priority.
    case stay
    /// The holder could not come back to the post they leave: someone takes it.
    case chain
    /// A rule of the charte, by its index, would break or be met less.
    case rule(Int)
    /// The plan is not proved.
    case unproved
  }
}

/// Every claim of a higher priority on a seat that another has.
///
/// An agent claims a post when the priority they hold there comes before any that the holder has on that post, and when
/// it serves that priority better than what the plan gives them. To give them the seat and leave the holder without a
/// placement would then be a better plan, unless something forbids it; a claim that nothing explains would disprove the
/// plan, and stops the night.
func priorityClaims(_ plan: Plan) throws -> [PriorityClaim] {
  let pairing = plan.pairing
  var holders = [[Int]](repeating: [], count: pairing.perimeter.posts.count)
  for (agent, index) in plan.chosen.enumerated() {
    if let post = index.map({ Int(pairing.eligible[$0].post) }) ?? plan.model.statusQuo.held[agent] {
      holders[post].append(agent)
    }
  }
  let change = DirectChange(plan)
  var claims: [PriorityClaim] = []
  for (index, pair) in pairing.eligible.enumerated() where plan.closed[index] == nil {
    let (agent, post) = (Int(pair.agent), Int(pair.post))
    guard let priority = pair.firstPriority, plan.chosen[agent] != index,
      serves(pair, priority, better: plan.chosen[agent].map { pairing.eligible[$0] })
    else { continue }
    for holder in holders[post] where holder != agent {
      var causes: [PriorityClaim.Cause] = []
      if let taken = plan.chosen[holder] {
        guard pairing.eligible[taken].firstPriority.map({ $0 > priority }) ?? true else { continue }
        causes = explanations(of: index, against: holder, change)
      } else if change.isFull(post) {
        causes = [.stay]
      } else {
        continue
      }
      if causes.isEmpty, plan.isProved {
        throw PlanFailure(description: "a priority is passed over on a post, and nothing explains it")
      }
      claims.append(
        PriorityClaim(
          agent: agent, pair: index, holder: holder, priority: priority,
          causes: causes.isEmpty ? [.unproved] : causes))
    }
  }
  return claims
}

/// Whether a pair serves a priority, and those before it, better than what the agent has.
private func serves(_ pair: EligiblePair, _ priority: Int, better than: EligiblePair?) -> Bool {
  guard let has = than?.firstPriority, let than else { return true }
  return has > priority || has == priority && pair.points > than.points
}

/// What forbids that the agent takes the pair and the holder goes without a placement.
private func explanations(of index: Int, against holder: Int, _ change: DirectChange) -> [PriorityClaim.Cause] {
  let (pairing, plan) = (change.pairing, change.plan)
  let agent = Int(pairing.eligible[index].agent)
  let statusQuo = plan.model.statusQuo
  var causes: [PriorityClaim.Cause] = []
  if statusQuo.pinned[agent] != nil || statusQuo.pinned[holder] != nil { causes.append(.decision) }
  if let home = statusQuo.held[holder] {
    // Seats of the home post once the holder is back and the agent has gone.
    var left = plan.seats[home] - 1 - plan.placed[home]
    if let old = plan.chosen[agent], Int(pairing.eligible[old].post) == home { left += 1 }
    if statusQuo.held[agent] == home, plan.chosen[agent] == nil { left += 1 }
    if left < 0 { causes.append(.chain) }
  }
  let rules = change.brokenRules(taking: index, leaving: holder)
  let minimums = change.lessenedMinimums(taking: index, leaving: holder).filter { !rules.contains($0) }
  return causes + (rules + minimums).map { .rule($0) }
}

extension EligiblePair {
  /// Index in the voted order of the first priority that the pair holds.
  var firstPriority: Int? { priorities == 0 ? nil : priorities.trailingZeroBitCount }
}
