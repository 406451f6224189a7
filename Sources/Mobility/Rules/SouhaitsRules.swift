/// The souhaits axis: distance, exclusions, hours, licences, pay and dates, as the agent declared them.
func readSouhaits<R: Reading>(
  _ agent: borrowing AgentFacts, _ post: borrowing PostFacts, _ lookups: borrowing Lookups, _ metres: Int?,
  _ reading: inout R
) {
  readConditions(agent, post, lookups, metres, &reading)
  readPay(agent, post, lookups.charte, &reading)
  readDates(agent, post, &reading)
}

/// What the agent wants of a place of work, whether one takes a post there or spends a few days: no pay, no notice.
func readConditions<R: Reading>(
  _ agent: borrowing AgentFacts, _ post: borrowing PostFacts, _ lookups: borrowing Lookups, _ metres: Int?,
  _ reading: inout R
) {
  readDistance(agent, lookups.charte, metres, &reading)
  readExclusions(agent, post, lookups, &reading)
  if agent.refusesNight { readRefusal(works: post.worksNight, "nuit", &reading) }
  if agent.refusesWeekend { readRefusal(works: post.worksWeekend, "weekend", &reading) }
  readPermis(agent, post, lookups, &reading)
}

/// Metres between residence and place of work: 0 inside one commune, nil when one of them cannot be placed.
func metres(_ agent: borrowing AgentFacts, _ post: borrowing PostFacts) -> Int? {
  if agent.commune != unknownCode, agent.commune == post.commune { return 0 }
  guard let home = agent.position, let work = post.position else { return nil }
  return home.metres(to: work)
}

private func readDistance<R: Reading>(
  _ agent: borrowing AgentFacts, _ charte: Charte, _ metres: Int?, _ reading: inout R
) {
  guard let radius = agent.radiusMetres else { return }
  guard let metres else {
    reading.note(.distanceUnknown, .aInstruire)
    return
  }
  if metres <= radius {
    reading.note(.distanceOK, .conforme, [.metres(metres)])
    return
  }
  let tolerance = max(radius * charte.radiusTolerancePercent / 100, charte.radiusToleranceKm * 1000)
  if metres <= radius + tolerance {
    reading.note(.distance, .sousCondition, [.metres(roundedUp(metres - radius, to: 100)), .metres(metres)])
  } else {
    reading.note(.distance, .bloquant, [.metres(roundedUp(metres, to: 1000)), .metres(radius + tolerance)])
  }
}

private func roundedUp(_ value: Int, to step: Int) -> Int { (value + step - 1) / step * step }

private func readExclusions<R: Reading>(
  _ agent: borrowing AgentFacts, _ post: borrowing PostFacts, _ lookups: borrowing Lookups, _ reading: inout R
) {
  if agent.excludedEmployers.contains(post.employer) { reading.note(.excluded, .bloquant, [.code("employeur")]) }
  if post.metier != unknownCode, agent.excludedMetiers.contains(post.metier) {
    reading.note(.excluded, .bloquant, [.code("métier")])
  }
  if agent.excludedPosts.contains(post.code) { reading.note(.excluded, .bloquant, [.code("poste")]) }
}

private func readRefusal<R: Reading>(works: Bool?, _ what: String, _ reading: inout R) {
  switch works {
  case true?: reading.note(.excluded, .bloquant, [.code(what)])
  case false?: break
  case nil: reading.note(.wishUnknown, .aInstruire, [.code(what)])
  }
}

private func readPermis<R: Reading>(
  _ agent: borrowing AgentFacts, _ post: borrowing PostFacts, _ lookups: borrowing Lookups, _ reading: inout R
) {
  guard !post.permis.isEmpty else { return }
  guard let held = agent.permis else {
    reading.note(.permis, .aInstruire, post.permis.map { .code(lookups.codes.code($0)) })
    return
  }
  let missing = missingCodes(required: post.permis, held: held)
  if missing.isEmpty {
    reading.note(.permis, .conforme)
  } else {
    let answer: Answer = lookups.charte.permisIsTraining ? .sousCondition : .bloquant
    reading.note(.permis, answer, missing.map { .code(lookups.codes.code($0)) })
  }
}

/// Earliest departure against the post's date. A gap is never a refusal: notice is negotiable between employers.
private func readDates<R: Reading>(_ agent: borrowing AgentFacts, _ post: borrowing PostFacts, _ reading: inout R) {
  guard let start = post.startsOn else {
    reading.note(.dateNotSet, .conforme)
    return
  }
  let departure = agent.departure
  if departure > start {
    reading.note(.notice, .sousCondition, [.number(departure.days(since: start)), .date(departure)])
  } else {
    reading.note(.dateOK, .conforme, [.date(departure)])
  }
}
