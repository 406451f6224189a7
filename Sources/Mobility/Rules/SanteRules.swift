/// The sante axis: each live restriction held against the post's demand of the same code.
///
/// What the host has not declared is unknown, and unknown is neither green nor red. Values of a finding begin with the
/// restriction's code; only the origin and the agent ever read it.
func readSante<R: Reading>(
  _ agent: borrowing AgentFacts, _ post: borrowing PostFacts, _ lookups: borrowing Lookups, _ reading: inout R
) {
  // A date, not a count: adding a restriction may never improve a verdict.
  if agent.awaitsRestrictionsOpinion { reading.note(.healthOpinionMissing, .aInstruire) }
  // Even beside a live one of the same code, for the same reason.
  if agent.hasExpiredRestriction { reading.note(.healthExpired, .aInstruire) }
  for live in agent.restrictions {
    let fit = fitness(live, agent, post, lookups)
    let code = live.restriction.code
    switch fit {
    case .met: reading.note(.healthOK, .conforme, [.code(code)])
    case .unknown: reading.note(.healthUnknown, .aInstruire, [.code(code)])
    case .travelUnknown: reading.note(.travelUnknown, .aInstruire, [.code(code)])
    case .adaptable: reading.note(.healthAdaptable, .sousCondition, [.code(code)])
    case .blocked:
      if let end = live.restriction.validUntil, let start = post.startsOn, end < start {
        reading.note(.healthExpiredAtStart, .aInstruire, [.code(code), .date(end)])
      } else {
        reading.note(.healthBlocked, .bloquant, [.code(code)])
      }
    }
  }
  if agent.restrictions.isEmpty, reading.worst(.sante) == .conforme { reading.note(.healthOK, .conforme) }
}

/// What one restriction and one post give.
enum Fitness: Equatable {
  case met
  case unknown
  case travelUnknown
  case adaptable
  case blocked
}

func fitness(
  _ live: LiveRestriction, _ agent: borrowing AgentFacts, _ post: borrowing PostFacts, _ lookups: borrowing Lookups
) -> Fitness {
  guard let number = live.number else { return .unknown }
  let restriction = live.restriction
  let demand = post.demands[number]
  if restriction.isNeed { return need(restriction, demand, lookups.businessDate) }
  switch Vocabulary.comparisons[number - 1] {
  case .need: return need(restriction, demand, lookups.businessDate)
  case .travel: return journey(restriction, agent, post, lookups)
  case .quotite: return workingTime(restriction, post)
  case .presence, .threshold, .parts: break
  }
  guard let demand else { return .unknown }
  guard demand.isPresent else { return absent(restriction, number, post) }
  let comparison = Vocabulary.comparisons[number - 1]
  switch comparison {
  case .threshold:
    guard let limit = restriction.level, let asked = demand.level else { return .unknown }
    // Only R04 has two units: without the same one on both sides its numbers do not compare.
    if number == 4, restriction.unit == nil || restriction.unit != demand.unit { return .unknown }
    if asked <= limit { return .met }
    // A limit on repeated lifts says nothing of an occasional one.
    if number == 1, restriction.frequency == .repete, demand.frequency == .ponctuel { return .unknown }
  case .parts:
    guard !restriction.parts.isEmpty, !demand.parts.isEmpty else { return .unknown }
    if restriction.parts.isDisjoint(with: demand.parts) { return absent(restriction, number, post) }
  case .presence, .need, .quotite, .travel: break
  }
  return adaptation(demand, lookups.businessDate)
}

/// A demand declared absent is met, save the hours that the declaration left open.
private func absent(_ restriction: Restriction, _ number: Int, _ post: borrowing PostFacts) -> Fitness {
  guard number == 14, !post.openHours.isEmpty else { return .met }
  let concerned = restriction.parts.isEmpty || !restriction.parts.isDisjoint(with: post.openHours)
  return concerned ? .unknown : .met
}

/// Above the limit: the host's declaration decides. A refusal to adapt holds only dated, signed and under 12 months.
private func adaptation(_ demand: Demand, _ date: Day) -> Fitness {
  switch demand.isAdaptable {
  case true?: return .adaptable
  case nil: return .unknown
  case false?:
    guard demand.isSigned, let declared = demand.declaredOn, declared <= date, declared.adding(months: 12) > date
    else { return .unknown }
    return .blocked
  }
}

private func need(_ restriction: Restriction, _ demand: Demand?, _ date: Day) -> Fitness {
  if restriction.code == "R28", restriction.parts.isEmpty { return .unknown }
  guard let demand else { return .unknown }
  if demand.meetsNeed, restriction.parts.isSubset(of: demand.parts) { return .met }
  return adaptation(demand, date)
}

private func workingTime(_ restriction: Restriction, _ post: borrowing PostFacts) -> Fitness {
  guard let percent = restriction.level, let minutes = post.weeklyMinutes else { return .unknown }
  if minutes * 100 <= percent * fullTimeMinutes { return .met }
  return post.partTimePossible == false ? .blocked : .adaptable
}

/// The shortest known journey by the modes the agent may use: a car only with a licence and without R11.
///
/// A licence never entered refuses nobody that a car would bring in time. R11 takes the car away and gives nothing back:
/// when the car alone is known and already too long, the journey stays too long.
private func journey(
  _ restriction: Restriction, _ agent: borrowing AgentFacts, _ post: borrowing PostFacts, _ lookups: borrowing Lookups
) -> Fitness {
  guard let limit = restriction.level else { return .unknown }
  guard agent.commune != unknownCode, post.commune != unknownCode,
    let minutes = lookups.travel[pairKey(agent.commune, post.commune)]
  else { return .travelUnknown }
  var (car, shortest) = (Int16(-1), Int16.max)
  for mode in agent.travelModes {
    let known = minutes[TravelMode.allCases.firstIndex(of: mode) ?? 0]
    guard known >= 0 else { continue }
    if mode == .voiture { car = known } else { shortest = min(shortest, known) }
  }
  if car >= 0, agent.canDrive != false {
    let isAllowed = !agent.restrictions.contains { $0.number == 11 }
    if agent.canDrive == true, isAllowed { shortest = min(shortest, car) }
    if shortest == Int16.max { return agent.canDrive == true && Int(car) > limit ? .blocked : .travelUnknown }
    if agent.canDrive == nil, isAllowed, Int(car) <= limit, Int(shortest) > limit { return .travelUnknown }
  }
  if shortest == Int16.max { return .travelUnknown }
  return Int(shortest) <= limit ? .met : .blocked
}
