import Circulation
import Mobility

/// Posts whose seats are tried with one more.
private let seatLimit = 200

/// For agents who have possible pairs and no placement: one more seat on a post of their list, or one more unit of a
/// bound of the charte, where the plan then places them.
func planLevers(_ plan: Plan, _ prices: [RulePrice]) -> [LeverSet] {
  let pairing = plan.pairing
  guard plan.isProved, let solution = plan.solution else { return rulesLevers(plan, prices) }
  let residual = Residual(plan.model.network, solution)
  let capped = Set(
    pairing.structure.rules.compactMap { rule in
      if case .postCaps(let post, _, _, _) = rule.demand { post } else { nil }
    })
  let listLength = pairing.book.lookups.charte.listLength
  var posts = Set<Int>()
  for (index, pair) in pairing.eligible.enumerated()
  where plan.chosen[Int(pair.agent)] == nil && plan.closed[index] == nil && plan.agentRanks[index] <= listLength {
    if !capped.contains(pairing.perimeter.posts[Int(pair.post)].code) { posts.insert(Int(pair.post)) }
  }
  let tried = posts.sorted().prefix(seatLimit)
  var levers: [LeverSet] = []
  for (post, opening) in zip(tried, residual.openings(of: tried.map { pairing.book.agents.count + $0 })) {
    guard let opening else { continue }
    let gains = plan.gains(of: opening.costs)
    for moved in plan.displaced(by: opening.changes, imposing: nil) {
      guard plan.chosen[moved.agent] == nil, let pair = moved.pair else { continue }
      levers.append(
        LeverSet(
          side: .agent, agent: moved.agent, post: Int(pairing.eligible[pair].post),
          changes: [LeverChange(.seat, [.code(pairing.perimeter.posts[post].code)])], grade: .propose,
          placements: gains.placements, points: gains.points))
    }
  }
  return kept(levers + rulesLevers(plan, prices))
}

/// From the prices already computed: the bound that gives one unit more.
private func rulesLevers(_ plan: Plan, _ prices: [RulePrice]) -> [LeverSet] {
  let pairing = plan.pairing
  var levers: [LeverSet] = []
  for price in prices {
    let wider = price.bound == .minimum ? -1 : 1
    guard let variant = price.steps.first(where: { $0.step == wider })?.variant, variant.isProved else { continue }
    func lost(_ level: PlanLevel) -> Int64 {
      plan.proofs.firstIndex { $0.level == level }.map { variant.losses[$0] } ?? 0
    }
    for moved in variant.moves {
      guard plan.chosen[moved.agent] == nil, let pair = moved.pair else { continue }
      let code = pairing.structure.rules[price.rule].code
      levers.append(
        LeverSet(
          side: .agent, agent: moved.agent, post: Int(pairing.eligible[pair].post),
          changes: [LeverChange(.regle, [.code(code), .code(price.bound.rawValue)])], grade: .propose,
          placements: -lost(.placements), points: -lost(.points)))
    }
  }
  return kept(levers)
}

/// The best few of each agent.
private func kept(_ levers: [LeverSet]) -> [LeverSet] {
  let byAgent = Dictionary(grouping: levers.enumerated()) { $0.element.agent }
  return byAgent.sorted { $0.key < $1.key }.flatMap { agent in
    let best = agent.value.sorted { left, right in
      let (one, other) = (left.element, right.element)
      return (-(one.placements ?? 0), -(one.points ?? 0), left.offset)
        < (-(other.placements ?? 0), -(other.points ?? 0), right.offset)
    }
    return best.prefix(leverLimit).map(\.element)
  }
}

extension Plan {
  fileprivate func gains(of costs: [Int64]) -> (placements: Int64, points: Int64) {
    func gain(_ level: PlanLevel) -> Int64 { model.levels.all.firstIndex { $0.kind == level }.map { -costs[$0] } ?? 0 }
    return (gain(.placements), gain(.points))
  }
}
