import Mobility
import PQ

/// Published rows as fields of a COPY, after their run, recipient and reference.
extension AgentRow {
  static let columns = [
    "recipient_id", "reference", "is_in_scope", "siret", "versant", "statut", "category", "grade", "metier", "commune",
    "weekly_minutes", "deadline", "deadline_on", "internal_search_on", "proposable", "sous_condition", "a_instruire",
    "non_recevable", "planned_post", "service", "held_post", "may_stay",
  ]

  func append(to fields: inout CopyRow) {
    fields.append(isInScope)
    fields.append(siret)
    fields.append(versant?.rawValue)
    fields.append(statut?.rawValue)
    fields.append(category?.rawValue)
    fields.append(grade)
    fields.append(metier)
    fields.append(commune)
    fields.append(weeklyMinutes.map(Int32.init))
    fields.append(deadline)
    fields.append(deadlineOn.map { PQDate($0) })
    fields.append(internalSearchOn.map { PQDate($0) })
    for count in counts { fields.append(Int32(count)) }
    fields.append(plannedPost)
    fields.append(service)
    fields.append(heldPost)
    fields.append(mayStay)
  }
}

extension PostRow {
  static let columns = [
    "recipient_id", "post", "control", "duplicate_of", "demands_percent", "vacant_days", "proposable",
    "sous_condition", "a_instruire", "non_recevable", "placed", "siret", "versant", "category", "service", "seats",
  ]

  func append(to fields: inout CopyRow) {
    fields.append(post)
    fields.append(control?.rawValue)
    fields.append(duplicateOf)
    fields.append(Int16(demandsPercent))
    fields.append(vacantDays.map(Int32.init))
    for count in counts { fields.append(Int32(count)) }
    fields.append(Int32(placed))
    fields.append(siret)
    fields.append(versant?.rawValue)
    fields.append(category?.rawValue)
    fields.append(service)
    fields.append(Int32(seats))
  }
}

extension PairRow {
  static let columns = [
    "recipient_id", "reference", "post", "verdict", "routes", "allows_mise_a_disposition", "statut", "sante",
    "souhaits", "competences", "commission", "is_planned", "agent_rank", "post_rank", "points", "criteria",
    "priorities", "metres", "distance_band", "pay_before", "pay_after", "pay_is_at_least", "pay_band", "earliest_on",
    "gap_days", "theory_days", "practice_days", "finding_codes", "finding_answers", "finding_values",
  ]

  func append(to fields: inout CopyRow) {
    fields.append(post)
    fields.append(verdict.rawValue)
    fields.append(routes.list.map(\.rawValue))
    fields.append(allowsMiseADisposition)
    for answer in answers { fields.append(answer.map { Int16($0.rawValue) }) }
    fields.append(isPlanned)
    fields.append(agentRank.map { Int32($0) })
    fields.append(postRank.map { Int32($0) })
    fields.append(points.map { Int32($0) })
    fields.append(criteria.map { Int16($0) })
    fields.append(priorities.map(\.rawValue))
    fields.append(metres.map { Int32($0) })
    fields.append(distanceBand.map { Int16($0) })
    fields.append(payBefore)
    fields.append(payAfter)
    fields.append(payIsAtLeast)
    fields.append(payBand.map { Int16($0) })
    fields.append(earliestOn.map { PQDate($0) })
    fields.append(gapDays.map { Int32($0) })
    fields.append(theoryDays.map { Int16($0) })
    fields.append(practiceDays.map { Int16($0) })
    fields.append(findings.map(\.rule.rawValue))
    fields.append(findings.map { Int16($0.answer.rawValue) })
    fields.append(findings.map { $0.values.map(\.canonical).joined(separator: "|") })
  }
}

extension ImmersionRow {
  static let columns = [
    "recipient_id", "reference", "place", "verdict", "statut", "sante", "souhaits", "commission", "is_planned",
    "agent_rank", "place_rank", "points", "priorities", "metres", "distance_band", "earliest_on", "finding_codes",
    "finding_answers", "finding_values",
  ]

  func append(to fields: inout CopyRow) {
    fields.append(place)
    fields.append(verdict?.rawValue)
    for answer in answers { fields.append(answer.map { Int16($0.rawValue) }) }
    fields.append(isPlanned)
    fields.append(agentRank.map { Int32($0) })
    fields.append(placeRank.map { Int32($0) })
    fields.append(points.map { Int32($0) })
    fields.append(priorities.map(\.rawValue))
    fields.append(metres.map { Int32($0) })
    fields.append(distanceBand.map { Int16($0) })
    fields.append(earliestOn.map { PQDate($0) })
    fields.append(findings.map(\.rule.rawValue))
    fields.append(findings.map { Int16($0.answer.rawValue) })
    fields.append(findings.map { $0.values.map(\.canonical).joined(separator: "|") })
  }
}
