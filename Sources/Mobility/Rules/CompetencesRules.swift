/// The competences axis. A gap opens a parcours; it never eliminates: from éboueur to accueil ROME knows no common
/// competence, and that is the nominal case of a second career.
func readCompetences<R: Reading>(
  _ agent: borrowing AgentFacts, _ post: borrowing PostFacts, _ tables: borrowing Tables, _ reading: inout R
) {
  switch parcours(agent, post, tables) {
  case .none: reading.note(.skillsOK, .conforme)
  case .adaptation(let days): reading.note(.skillsAdaptation, .conforme, days > 0 ? [.number(days)] : [])
  case .sameGrade: reading.note(.skillsUnknown, .conforme)
  case .unknown: reading.note(.skillsUnknown, .aInstruire)
  case .training(let theory, let practice):
    reading.note(.skillsGap, .sousCondition)
    let isLong = theory + practice > tables.charte.parcoursCapDays
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
  _ agent: borrowing AgentFacts, _ post: borrowing PostFacts, _ tables: borrowing Tables
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
  let row = tables.passerelles[key]
  if let row, row.theory + row.practice == 0 { return .none }
  if let row, row.theory + row.practice <= tables.charte.adaptationDays {
    return .adaptation(days: row.theory + row.practice)
  }
  if agent.domain == post.domain, tables.metierLinks.contains(key) { return .adaptation(days: 0) }
  return .training(
    theory: row?.theory ?? tables.charte.theoryDays, practice: row?.practice ?? tables.charte.practiceDays)
}
