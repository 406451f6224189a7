/// Points of a pair: nine soft criteria of 0 to 100 each, whole numbers, weighed by the charte.
/// None reads age, sex, family or health.
public struct Points: Equatable, Sendable {
  /// In the order of `Criterion.allCases`.
  public var criteria: [Int]
  /// Σ points × weight.
  public var total: Int
}

func points(
  _ agent: borrowing AgentFacts, _ post: borrowing PostFacts, _ lookups: borrowing Lookups, _ metres: Int?
) -> Points {
  let criteria = Criterion.allCases.map { criterion -> Int in
    switch criterion {
    case .competences: sharedCompetences(agent, post)
    case .metier: nearness(agent, post, lookups)
    case .souhaits: wishes(agent, post)
    case .distance: closeness(metres)
    case .prevention: wearRemoved(agent, post)
    case .tension: tension(post, lookups.businessDate)
    case .parcours: lightness(agent, post, lookups)
    case .paie: payPoints(agent, post, lookups.charte)
    case .themes: agent.themes.contains { post.themes.contains($0) } ? 100 : 0
    }
  }
  return Points(criteria: criteria, total: zip(criteria, lookups.charte.weights).reduce(0) { $0 + $1.0 * $1.1 })
}

/// Share of the post's competences the agent has; both lists ascend.
private func sharedCompetences(_ agent: borrowing AgentFacts, _ post: borrowing PostFacts) -> Int {
  guard !post.competences.isEmpty else { return 0 }
  var (shared, mine, theirs) = (0, 0, 0)
  while mine < agent.competences.count, theirs < post.competences.count {
    let difference = agent.competences[mine] - post.competences[theirs]
    if difference == 0 { shared += 1 }
    if difference <= 0 { mine += 1 }
    if difference >= 0 { theirs += 1 }
  }
  return shared * 100 / post.competences.count
}

/// Passerelles seen to succeed come first, ROME links second: ROME alone cannot see a second career.
private func nearness(_ agent: borrowing AgentFacts, _ post: borrowing PostFacts, _ lookups: borrowing Lookups) -> Int {
  guard agent.metier != unknownCode, post.metier != unknownCode else { return 0 }
  if agent.metier == post.metier { return 100 }
  let key = pairKey(agent.metier, post.metier)
  if lookups.passerelles[key] != nil { return 90 }
  let isLinked = lookups.metierLinks.contains(key)
  let isSameDomain = agent.domain == post.domain
  return isLinked ? (isSameDomain ? 70 : 50) : (isSameDomain ? 30 : 0)
}

/// Métier wished, first wish first, for 70; employer wished for 30. Someone who wished nothing is not penalised.
private func wishes(_ agent: borrowing AgentFacts, _ post: borrowing PostFacts) -> Int {
  var metierPoints = agent.wishedMetiers.isEmpty ? 35 : 0
  if post.metier != unknownCode, let rank = agent.wishedMetiers.firstIndex(of: post.metier) {
    metierPoints = max(30, 70 - 10 * rank)
  }
  let isWished = agent.wishedEmployers.contains(post.employer)
  return metierPoints + (agent.wishedEmployers.isEmpty ? 15 : isWished ? 30 : 0)
}

/// 100 up to 5 km, falling to 0 at 50 km; 0 when a place is unknown.
private func closeness(_ metres: Int?) -> Int {
  guard let metres else { return 0 }
  return max(0, 100 - max(0, metres - 5_000) / 450)
}

/// Share of the years of exposure to wear that the post is declared not to prolong (C. trav. L4161-1).
private func wearRemoved(_ agent: borrowing AgentFacts, _ post: borrowing PostFacts) -> Int {
  var (total, removed) = (0, 0)
  for (number, years) in agent.exposures {
    total += years
    if let demand = post.demands[number], !demand.isPresent { removed += years }
  }
  return total > 0 ? removed * 100 / total : 0
}

/// 100 for a post its employer finds hard to fill, else by the days it has been vacant, up to a year.
private func tension(_ post: borrowing PostFacts, _ date: Day) -> Int {
  if post.isHardToFill { return 100 }
  guard let since = post.vacantSince else { return 0 }
  return min(100, max(0, date.days(since: since)) * 100 / 365)
}

/// 100 without training, 0 at the charte's cap of days.
private func lightness(_ agent: borrowing AgentFacts, _ post: borrowing PostFacts, _ lookups: borrowing Lookups) -> Int
{
  let days: Int
  switch parcours(agent, post, lookups) {
  case .none, .sameGrade: days = 0
  case .adaptation(let adaptation): days = adaptation
  case .unknown: return 0
  case .training(let theory, let practice): days = theory + practice
  }
  return max(0, 100 - days * 100 / max(1, lookups.charte.parcoursCapDays))
}

/// 100 without a loss, 0 at the charte's threshold; 50 when nothing can be compared.
private func payPoints(_ agent: borrowing AgentFacts, _ post: borrowing PostFacts, _ charte: Charte) -> Int {
  let pay = comparePay(agent, post, charte.indexPoint)
  guard let delta = pay.delta, let before = pay.before, before > 0 else { return 50 }
  guard delta < 0 else { return 100 }
  let worst = max(1, before * Int64(charte.payThresholdPercent) / 100)
  return max(0, 100 - Int(min(100, -delta * 100 / worst)))
}
