/// The competences axis. A gap opens a parcours; it never eliminates: from éboueur to accueil ROME knows no common
/// competence, and that is the nominal case of a second career.
func readCompetences<R: Reading>(
  _ agent: borrowing AgentFacts, _ post: borrowing PostFacts, _ lookups: borrowing Lookups, _ reading: inout R
) {
  switch parcours(agent, post, lookups) {
  case .none: reading.note(.skillsOK, .conforme)
  case .adaptation(let days): reading.note(.skillsAdaptation, .conforme, days > 0 ? [.number(days)] : [])
  case .sameGrade: reading.note(.skillsUnknown, .conforme)
  case .unknown: reading.note(.skillsUnknown, .aInstruire)
  case .training(let theory, let practice):
    reading.note(.skillsGap, .sousCondition)
    let isLong = theory + practice > lookups.charte.parcoursCapDays
    reading.note(.parcours, .sousCondition, [.number(theory), .number(practice)] + (isLong ? [.code("long")] : []))
  }
}

/// What an agent needs to learn for a post.
enum Parcours: Equatable {
  case none
  case adaptation(days: Int)
  /// Métier unknown on a side, same cadre and grade: the grade gives vocation to the post (L411-5).
  case sameGrade
  case unknown
  case training(theory: Int, practice: Int)
}

func parcours(
  _ agent: borrowing AgentFacts, _ post: borrowing PostFacts, _ lookups: borrowing Lookups
) -> Parcours {
  if !post.diplomas.isEmpty, let held = agent.diplomas, missingCodes(required: post.diplomas, held: held).isEmpty {
    return .none
  }
  guard agent.metier != unknownCode, post.metier != unknownCode else {
    let isSameGrade =
      agent.cadre != unknownCode && agent.cadre == post.cadre && agent.grade != unknownCode
      && (post.grades.isEmpty || post.grades.contains(agent.grade))
    return isSameGrade ? .sameGrade : .unknown
  }
  if agent.metier == post.metier { return .none }
  let key = pairKey(agent.metier, post.metier)
  let row = lookups.passerelles[key]
  if let row, row.theory + row.practice == 0 { return .none }
  if let row, row.theory + row.practice <= lookups.charte.adaptationDays {
    return .adaptation(days: row.theory + row.practice)
  }
  if agent.domain == post.domain, lookups.metierLinks.contains(key) { return .adaptation(days: 0) }
  return .training(
    theory: row?.theory ?? lookups.charte.theoryDays, practice: row?.practice ?? lookups.charte.practiceDays)
}
