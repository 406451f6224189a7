import Mobility
import PQ

extension CommissionWriter {
  mutating func loadAgents() throws {
    let agents = commission.agents
    try load(agents, into: "agent", ["commission", "code", "employer"]) { [code = commission.code] agent, fields in
      fields.append(code)
      fields.append(agent.code)
      fields.append(agent.employer)
    }
    try loadSituations(agents.lazy.map { ($0.code, $0.situation) })
    try loadHealth(agents.lazy.map { ($0.code, $0.health) })
    try loadRestrictions(agents.lazy.flatMap { agent in agent.health.restrictions.map { (agent.code, $0) } })
    try loadProfiles(agents.lazy.map { ($0.code, $0.profile) })
    let exposures = agents.lazy.flatMap { agent in
      agent.profile.exposures.sorted { $0.key < $1.key }.map { (owner: agent.code, row: $0) }
    }
    try load(exposures, into: "agent_exposure", of: .agent, ["code", "years"]) { exposure, fields in
      fields.append(exposure.key)
      fields.append(Int16(exposure.value))
    }
    try loadWishes(agents.lazy.map { ($0.code, $0.wishes) })
    try loadPay(agents.lazy.map { ($0.code, $0.pay) })
    let agreements = agents.lazy.filter { $0.agreement.signedOn != nil }.map { (owner: $0.code, row: $0.agreement) }
    try load(agreements, into: "agent_agreement", of: .agent, ["kind", "signed_on", "withdrawn_on"]) {
      agreement, fields in
      fields.append("presentation")
      fields.append(agreement.signedOn)
      fields.append(agreement.withdrawnOn)
    }
  }

  private mutating func loadSituations(_ rows: some Sequence<(owner: String, row: Agent.Situation)>) throws {
    let columns = [
      "statut", "category", "cadre", "grade", "stage_end", "titularised_on", "in_activite", "position_end",
      "contract_end", "notice_months", "engagement_end", "engagement_versants", "surnombre_end", "active_years",
      "internal_search_on",
    ]
    try load(rows, into: "agent_situation", of: .agent, columns + PriorityFlags.names.map(\.0)) { situation, fields in
      fields.append(situation.statut.rawValue)
      fields.append(situation.category?.rawValue)
      fields.append(situation.cadre)
      fields.append(situation.grade)
      fields.append(situation.stageEnd)
      fields.append(situation.titularisedOn)
      fields.append(situation.isInActivite)
      fields.append(situation.positionEnd)
      fields.append(situation.contractEnd)
      fields.append(situation.noticeMonths.map { Int16($0) })
      fields.append(situation.engagementEnd)
      fields.append(situation.engagementVersants.map(\.rawValue))
      fields.append(situation.surnombreEnd)
      fields.append(situation.activeYears.map { Int16($0) })
      fields.append(situation.internalSearchOn)
      for (_, flag) in PriorityFlags.names { fields.append(situation.priorities.contains(flag)) }
    }
  }

  private mutating func loadHealth(_ rows: some Sequence<(owner: String, row: Agent.Health)>) throws {
    let columns = ["inaptitude", "inaptitude_opinion_on", "ppr_start", "ppr_end", "restrictions_opinion_on"]
    try load(rows, into: "agent_health", of: .agent, columns) { health, fields in
      fields.append(health.inaptitude.rawValue)
      fields.append(health.inaptitudeOpinionOn)
      fields.append(health.pprStart)
      fields.append(health.pprEnd)
      fields.append(health.restrictionsOpinionOn)
    }
  }

  private mutating func loadRestrictions(_ rows: some Sequence<(owner: String, row: Restriction)>) throws {
    let columns = ["code", "level", "unit", "frequency", "parts", "is_need", "valid_from", "valid_until"]
    try load(rows, into: "restriction", of: .agent, columns) { restriction, fields in
      fields.append(restriction.code)
      fields.append(restriction.level.map { Int32($0) })
      fields.append(restriction.unit?.rawValue)
      fields.append(restriction.frequency?.rawValue)
      fields.append(restriction.parts.list)
      fields.append(restriction.isNeed)
      fields.append(restriction.validFrom)
      fields.append(restriction.validUntil)
    }
  }

  private mutating func loadProfiles(_ rows: some Sequence<(owner: String, row: Agent.Profile)>) throws {
    let columns = ["metier", "competences", "diplomas", "approvals", "ordre_registered", "permis"]
    try load(rows, into: "agent_profile", of: .agent, columns) { profile, fields in
      fields.append(profile.metier)
      fields.append(profile.competences)
      fields.append(profile.diplomas)
      fields.append(profile.approvals)
      fields.append(profile.ordreRegistered)
      fields.append(profile.permis)
    }
  }

  private mutating func loadWishes(_ rows: some Sequence<(owner: String, row: Agent.Wishes)>) throws {
    let columns = [
      "residence", "radius_km", "travel_modes", "metiers", "employers", "excluded_employers", "excluded_metiers",
      "excluded_posts", "refuses_night", "refuses_weekend", "themes", "max_loss", "wished_on",
    ]
    try load(rows, into: "agent_wish", of: .agent, columns) { wishes, fields in
      fields.append(wishes.residence)
      fields.append(wishes.radiusKm.map { Int16($0) })
      fields.append(wishes.travelModes.map(\.rawValue))
      fields.append(wishes.metiers)
      fields.append(wishes.employers)
      fields.append(wishes.excludedEmployers)
      fields.append(wishes.excludedMetiers)
      fields.append(wishes.excludedPosts)
      fields.append(wishes.refusesNight)
      fields.append(wishes.refusesWeekend)
      fields.append(wishes.themes)
      fields.append(wishes.maxLoss)
      fields.append(wishes.wishedOn)
    }
  }

  private mutating func loadPay(_ rows: some Sequence<(owner: String, row: Agent.Pay)>) throws {
    let columns = ["im", "regime", "nbi_points", "cti_points", "weekly_minutes"]
    try load(rows, into: "agent_pay", of: .agent, columns) { pay, fields in
      fields.append(pay.im.map { Int32($0) })
      fields.append(pay.regime)
      fields.append(pay.nbiPoints.map { Int16($0) })
      fields.append(pay.ctiPoints.map { Int16($0) })
      fields.append(Int32(pay.weeklyMinutes))
    }
  }
}
