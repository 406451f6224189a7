import Mobility
import PQ

/// What a run publishes of the plan as a whole, table by table.
extension Staging {
  mutating func copyLevels(_ rows: [LevelRow]) throws {
    var batch = rows
    let columns = ["place", "name", "is_maximised", "value", "bound", "proved", "nodes"]
    try copy(&batch, into: "published_level", columns) { row, fields in
      fields.append(Int16(row.index))
      fields.append(row.name)
      fields.append(row.isMaximised)
      fields.append(row.value)
      fields.append(row.bound)
      fields.append(row.isProved)
      fields.append(Int64(row.nodes))
    }
  }

  mutating func copyRules(_ rows: [StructuralRuleRow]) throws {
    try pseudonyms.prepare(rows.map(\.recipient), agents: [])
    let pseudonyms = pseudonyms
    var batch = rows
    let columns = [
      "recipient_id", "place", "code", "kind", "convention", "versant", "employer", "service", "category",
      "other_employer", "post", "class", "lower", "upper", "ledger", "value", "is_saturated",
      "all_or_nothing", "external_only", "leavers", "first_agent", "second_agent",
    ]
    try copy(&batch, into: "published_structure", columns) { row, fields in
      let scope = row.rule.scope
      fields.append(pseudonyms.recipient(row.recipient))
      fields.append(Int16(row.rank))
      fields.append(row.rule.code)
      fields.append(row.rule.demand.kind.rawValue)
      fields.append(scope.convention)
      fields.append(scope.versant?.rawValue)
      fields.append(scope.employer)
      fields.append(scope.service)
      fields.append(scope.category?.rawValue)
      fields.append(row.rule.demand.otherEmployer)
      fields.append(row.rule.demand.post)
      fields.append(row.class)
      fields.append(row.lower)
      fields.append(row.upper)
      fields.append(row.ledger)
      fields.append(row.value)
      fields.append(row.isSaturated)
      fields.append(row.rule.demand.quota?.isAllOrNothing == true)
      fields.append(row.rule.demand.quota?.countsExternalOnly)
      fields.append(row.rule.demand.leavers.map { Int32($0) })
      let couple = row.recipient == .secretariat ? row.rule.demand.couple : nil
      fields.append(couple?.first)
      fields.append(couple?.second)
    }
  }

  mutating func copyLinks(_ rows: [LinkRow]) throws {
    try pseudonyms.prepare(rows.map(\.recipient), agents: rows.map { ($0.recipient, $0.agent) })
    let pseudonyms = pseudonyms
    var batch = rows
    let columns = ["recipient_id", "chain", "link", "is_exchange", "links", "reference", "from_post", "to_post"]
    try copy(&batch, into: "published_chain", columns) { row, fields in
      fields.append(pseudonyms.recipient(row.recipient))
      fields.append(Int16(row.chain))
      fields.append(Int16(row.link))
      fields.append(row.isExchange)
      fields.append(Int16(row.links))
      fields.append(pseudonyms.reference(row.recipient, row.agent))
      fields.append(row.from)
      fields.append(row.to)
    }
  }

  mutating func copyFallbacks(_ rows: [FallbackRow]) throws {
    try pseudonyms.prepare(
      rows.map { _ in .secretariat }, agents: rows.flatMap { [(.secretariat, $0.refused), (.secretariat, $0.agent)] })
    let pseudonyms = pseudonyms
    var batch = rows
    let columns = ["recipient_id", "refused", "reference", "lost_post", "gained_post"]
    try copy(&batch, into: "published_fallback", columns) { row, fields in
      fields.append(pseudonyms.recipient(.secretariat))
      fields.append(pseudonyms.reference(.secretariat, row.refused))
      fields.append(pseudonyms.reference(.secretariat, row.agent))
      fields.append(row.lost)
      fields.append(row.gained)
    }
  }

  mutating func copyConflicts(_ rows: [ConflictRow]) throws {
    try pseudonyms.prepare(rows.map { _ in .secretariat }, agents: [])
    let pseudonyms = pseudonyms
    var batch = rows
    let columns = ["recipient_id", "minimum", "rule", "shortfall", "is_irreducible", "relaxed_shortfall"]
    try copy(&batch, into: "published_conflict", columns) { row, fields in
      fields.append(pseudonyms.recipient(.secretariat))
      fields.append(row.minimum)
      fields.append(row.rule)
      fields.append(row.shortfall)
      fields.append(row.isIrreducible)
      fields.append(row.relaxedShortfall)
    }
  }

  mutating func copyScenarioLevels(_ rows: [ScenarioLevelRow]) throws {
    try pseudonyms.prepare(rows.map { _ in .secretariat }, agents: [])
    let pseudonyms = pseudonyms
    var batch = rows
    let columns = ["recipient_id", "scenario", "level", "plan_value", "scenario_value"]
    try copy(&batch, into: "published_scenario_level", columns) { row, fields in
      fields.append(pseudonyms.recipient(.secretariat))
      fields.append(row.scenario)
      fields.append(row.level)
      fields.append(row.plan)
      fields.append(row.scenarioValue)
    }
  }

  mutating func copyScenarioMoves(_ rows: [ScenarioMoveRow]) throws {
    try pseudonyms.prepare(rows.map { _ in .secretariat }, agents: rows.map { (.secretariat, $0.agent) })
    let pseudonyms = pseudonyms
    var batch = rows
    let columns = ["recipient_id", "scenario", "reference", "plan_post", "scenario_post"]
    try copy(&batch, into: "published_scenario_move", columns) { row, fields in
      fields.append(pseudonyms.recipient(.secretariat))
      fields.append(row.scenario)
      fields.append(pseudonyms.reference(.secretariat, row.agent))
      fields.append(row.plan)
      fields.append(row.scenarioPost)
    }
  }
}

extension StructuralRule.Demand {
  fileprivate var otherEmployer: String? {
    if case .pairwise(let other, _) = self { other } else { nil }
  }

  fileprivate var post: String? {
    if case .postCaps(let post, _, _, _) = self { post } else { nil }
  }

  fileprivate var leavers: Int? {
    if case .postCaps(_, _, _, let leavers) = self { leavers } else { nil }
  }

  fileprivate var couple: (first: String, second: String)? {
    if case .couple(let first, let second) = self { (first, second) } else { nil }
  }
}
