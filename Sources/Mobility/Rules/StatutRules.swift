/// The statut axis: may this agent, with this statute, take this post, and by which routes?
/// Returns the routes open on this axis alone, those still possible when a cadre is not known; empty when it is ✗.
func readStatut<R: Reading>(
  _ agent: borrowing AgentFacts, _ post: borrowing PostFacts, _ lookups: borrowing Lookups, _ reading: inout R
) -> Routes {
  readTitles(agent, post, lookups, &reading)
  let routes: Routes =
    switch agent.statut {
    case .titulaire: readTitulaire(agent, post, lookups, &reading)
    case .cdi, .cdd: readContractuel(agent, post, &reading)
    case .stagiaire:
      readStagiaire(agent, &reading)
    }
  readStatutInformation(agent, post, lookups, routes, &reading)
  switch reading.worst(.statut) {
  case .bloquant: return []
  case .conforme: reading.note(.statutOK, .conforme)
  default: break
  }
  return routes
}

private func readStagiaire<R: Reading>(_ agent: borrowing AgentFacts, _ reading: inout R) -> Routes {
  // Detachement and mutation are for titulaires: look again the day after the stage ends.
  let stageOver = agent.stageOver
  reading.note(.stagiaire, .bloquant, stageOver.map { [.date($0)] } ?? [])
  return []
}

private func readTitulaire<R: Reading>(
  _ agent: borrowing AgentFacts, _ post: borrowing PostFacts, _ lookups: borrowing Lookups, _ reading: inout R
) -> Routes {
  if post.nature == .contractuels {
    reading.note(.nature, .bloquant)
  } else {
    reading.note(.natureOK, .conforme)
  }
  if !agent.isInActivite {
    let end = agent.positionEnd
    reading.note(.position, .sousCondition, end.map { [.date($0)] } ?? [])
  }
  if agent.isUnfitForPost { reading.note(.unfitForPost, .conforme) }
  readEngagement(agent, post, &reading)

  guard let held = agent.category, let asked = post.category, agent.cadre != unknownCode, post.cadre != unknownCode
  else {
    reading.note(.categoryUnknown, .aInstruire)
    return possibleRoutes(agent, post)
  }
  if agent.cadre == post.cadre { return readSameCadre(agent, post, lookups, &reading) }
  if agent.isUnfitForGrade, asked <= held { return readReclassement(agent, post, &reading) }
  guard held == asked else {
    // A declared inaptitude without its dated opinion could open a lower category: nobody may refuse before it is known.
    let awaitsOpinion = agent.isUnfitUndated && asked < held
    let values: () -> [Value] = { [.code(held.rawValue), .code(asked.rawValue)] }
    reading.note(awaitsOpinion ? .reclassement : .category, awaitsOpinion ? .aInstruire : .bloquant, values())
    return awaitsOpinion ? Routes(.detachementReclassement) : []
  }
  reading.note(.categoryOK, .conforme, [.code(held.rawValue)])
  let scale = agent.scale
  let isLevel =
    scale.map { post.scales.contains($0) } ?? false
    || lookups.equivalences.contains(pairKey(agent.cadre, post.cadre))
  reading.note(isLevel ? .levelOK : .level, isLevel ? .conforme : .sousCondition)
  return [Routes(.integrationDirecte), Routes(.detachement)]
}

private func readSameCadre<R: Reading>(
  _ agent: borrowing AgentFacts, _ post: borrowing PostFacts, _ lookups: borrowing Lookups, _ reading: inout R
) -> Routes {
  let category = agent.category
  reading.note(.categoryOK, .conforme, category.map { [.code($0.rawValue)] } ?? [])
  if agent.isUnfitForGrade { reading.note(.unfitSameCadre, .sousCondition) }
  if !post.grades.isEmpty {
    if agent.grade == unknownCode {
      reading.note(.grade, .aInstruire)
    } else {
      let isOpen = post.grades.contains(agent.grade)
      let grade = agent.grade
      reading.note(.grade, isOpen ? .conforme : .sousCondition, [.code(lookups.codes.code(grade))])
    }
  }
  return sameCadreRoute(agent, post)
}

private func sameCadreRoute(_ agent: borrowing AgentFacts, _ post: borrowing PostFacts) -> Routes {
  if agent.employer == post.employer { return Routes(.affectationInterne) }
  return agent.versant == .fph ? Routes(.changementEtablissement) : Routes(.mutation)
}

/// Category or cadre missing on a side: every route that the missing datum may still open. A missing cadre may be the
/// same one or another; an entered category
/// that differs does not close the door, since the cadre may correct it.
private func possibleRoutes(_ agent: borrowing AgentFacts, _ post: borrowing PostFacts) -> Routes {
  let areCadresKnown = agent.cadre != unknownCode && post.cadre != unknownCode
  var routes: Routes = areCadresKnown && agent.cadre != post.cadre ? [] : sameCadreRoute(agent, post)
  if areCadresKnown, agent.cadre == post.cadre { return routes }
  var (mayDescend, mayEqual) = (true, true)
  if let held = agent.category, let asked = post.category {
    (mayDescend, mayEqual) = (asked <= held, asked == held)
  }
  if agent.isUnfitForGrade {
    if mayDescend { routes.insert(Routes(.detachementReclassement)) }
  } else if mayEqual {
    routes.formUnion([Routes(.integrationDirecte), Routes(.detachement)])
  }
  return routes
}

/// Reclassement for inaptitude: another cadre, of an equivalent or lower level (L826-3, L826-4).
private func readReclassement<R: Reading>(
  _ agent: borrowing AgentFacts, _ post: borrowing PostFacts, _ reading: inout R
) -> Routes {
  reading.note(.reclassement, .sousCondition)
  let isSearched = agent.hasInternalSearch || agent.employer == post.employer
  reading.note(.internalSearch, isSearched ? .conforme : .sousCondition)
  return Routes(.detachementReclassement)
}

private func readEngagement<R: Reading>(
  _ agent: borrowing AgentFacts, _ post: borrowing PostFacts, _ reading: inout R
) {
  guard let end = agent.engagementEnd else { return }
  let isInside =
    agent.employer == post.employer || (post.versant.map { agent.engagementVersants.contains($0) } ?? false)
  reading.note(.engagement, isInside ? .conforme : .sousCondition, [.date(end)])
}

private func readContractuel<R: Reading>(
  _ agent: borrowing AgentFacts, _ post: borrowing PostFacts, _ reading: inout R
) -> Routes {
  switch post.nature {
  case .titulaires?:
    reading.note(.nature, .bloquant)
    return []
  case nil: reading.note(.natureUnknown, .aInstruire)
  case .titulairesEtContractuels?, .contractuels?: reading.note(.natureOK, .conforme)
  }
  guard agent.statut == .cdi else {
    reading.note(.cdd, .sousCondition)
    return Routes(.contrat)
  }
  guard let held = agent.category, let asked = post.category else {
    reading.note(.categoryUnknown, .aInstruire)
    return [Routes(.portabiliteCDI), Routes(.contrat)]
  }
  // Portability is a faculty of the host, for functions of the same category (loi 2019-828, art. 71).
  let isSame = held == asked
  reading.note(isSame ? .cdiPort : .cdiLoss, .sousCondition, [.code(held.rawValue), .code(asked.rawValue)])
  return isSame ? Routes(.portabiliteCDI) : Routes(.contrat)
}

/// What the sheet must say and that changes no verdict.
private func readStatutInformation<R: Reading>(
  _ agent: borrowing AgentFacts, _ post: borrowing PostFacts, _ lookups: borrowing Lookups, _ routes: Routes,
  _ reading: inout R
) {
  let isRestricted = !agent.restrictions.isEmpty || agent.hasInaptitude
  if agent.statut != .titulaire, isRestricted { reading.note(.pprTitulaire, .conforme) }
  if agent.isInActiveCategory, !post.isActiveCadre, agent.statut == .titulaire {
    let years = agent.activeYears
    reading.note((years ?? 0) >= 17 ? .activeOK : .active, .conforme, years.map { [.number($0)] } ?? [])
  }
  if let published = post.publishedOn, agent.employer != post.employer {
    let open = published.adding(months: 1)
    if open > lookups.businessDate { reading.note(.publicity, .conforme, [.date(open)]) }
  }
  if agent.versant == .fpt, routes.contains(Routes(.mutation)), let titularised = agent.titularisedOn {
    let free = titularised.adding(months: 36)
    if free > agent.departure { reading.note(.refund, .conforme, [.date(free)]) }
  }
  if post.needsHonorabilite { reading.note(.honorabilite, .conforme) }
  if post.isSouverainete { reading.note(.souverainete, .conforme) }
  if agent.priorities.contains(.handicap), let held = agent.category, let asked = post.category, asked > held,
    lookups.businessDate <= boePromotionEnd
  {
    reading.note(.boePromotion, .conforme, [.date(boePromotionEnd)])
  }
}

/// Last day of the derogatory promotion of disabled workers by detachement (L513-8; loi 2019-828, art. 93).
private let boePromotionEnd = Day(9861)  // 2026-12-31
