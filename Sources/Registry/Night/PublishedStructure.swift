import Mobility

/// What a night publishes of the plan as a whole, table by table.
struct StructureBatches {
  private var levels = Batch(LevelRow.published)
  private var rules = Batch(StructuralRuleRow.published)
  private var links = Batch(LinkRow.published)
  private var fallbacks = Batch(FallbackRow.published)
  private var conflicts = Batch(ConflictRow.published)
  private var scenarioLevels = Batch(ScenarioLevelRow.published)
  private var scenarioMoves = Batch(ScenarioMoveRow.published)

  mutating func add(_ row: StructuralRow, to sender: inout RowSender) throws {
    switch row {
    case .level(let row): try levels.add(row, to: &sender)
    case .rule(let row): try rules.add(row, to: &sender)
    case .link(let row): try links.add(row, to: &sender)
    case .fallback(let row): try fallbacks.add(row, to: &sender)
    case .conflict(let row): try conflicts.add(row, to: &sender)
    case .scenarioLevel(let row): try scenarioLevels.add(row, to: &sender)
    case .scenarioMove(let row): try scenarioMoves.add(row, to: &sender)
    }
  }

  mutating func flush(to sender: inout RowSender) throws {
    try levels.flush(to: &sender)
    try rules.flush(to: &sender)
    try links.flush(to: &sender)
    try fallbacks.flush(to: &sender)
    try conflicts.flush(to: &sender)
    try scenarioLevels.flush(to: &sender)
    try scenarioMoves.flush(to: &sender)
  }
}

extension LevelRow {
  static var published: PublishedTable<Self> {
    PublishedTable(
      "published_level", for: nil,
      [
        .small("place", \.index),
        .value("name", \.level.name),
        .value("is_maximised", \.level.isMaximised),
        .value("value", \.value),
        .value("bound", \.bound),
        .value("proved", \.isProved),
        .value("nodes") { row in Int64(row.nodes) },
      ])
  }
}

extension StructuralRuleRow {
  static var published: PublishedTable<Self> {
    PublishedTable("published_structure", for: \.recipient, scope + bounds + quota)
  }

  private static var scope: [PublishedColumn<Self>] {
    [
      .small("place", \.rank),
      .value("code", \.rule.code),
      .word("kind", \.rule.demand.kind),
      .value("convention", \.rule.scope.convention),
      .word("versant", \.rule.scope.versant),
      .value("employer", \.rule.scope.employer),
      .value("service", \.rule.scope.service),
      .word("category", \.rule.scope.category),
      .value("other_employer", \.rule.demand.otherEmployer),
      .value("post", \.rule.demand.post),
    ]
  }

  private static var bounds: [PublishedColumn<Self>] {
    [
      .value("class", \.class),
      .value("lower", \.lower),
      .value("upper", \.upper),
      .value("ledger", \.ledger),
      .value("value", \.value),
      .value("is_saturated", \.isSaturated),
    ]
  }

  private static var quota: [PublishedColumn<Self>] {
    [
      .value("all_or_nothing") { row in row.rule.demand.quota?.isAllOrNothing == true },
      .value("external_only") { row in row.rule.demand.quota?.countsExternalOnly },
      .int("leavers", \.rule.demand.leavers),
      .value("first_agent", \.couple?.first),
      .value("second_agent", \.couple?.second),
    ]
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
}

extension LinkRow {
  static var published: PublishedTable<Self> {
    PublishedTable(
      "published_chain", for: \.recipient,
      [
        .small("chain", \.chain),
        .small("link", \.link),
        .value("is_exchange", \.isExchange),
        .small("links", \.links),
        .agent("reference", \.agent),
        .value("from_post", \.from),
        .value("to_post", \.to),
      ])
  }
}

extension FallbackRow {
  static var published: PublishedTable<Self> {
    PublishedTable(
      "published_fallback",
      [
        .agent("refused", \.refused),
        .agent("reference", \.agent),
        .value("lost_post", \.lost),
        .value("gained_post", \.gained),
      ])
  }
}

extension ConflictRow {
  static var published: PublishedTable<Self> {
    PublishedTable(
      "published_conflict",
      [
        .value("minimum", \.minimum),
        .value("rule", \.rule),
        .value("shortfall", \.shortfall),
        .value("is_irreducible", \.isIrreducible),
        .value("relaxed_shortfall", \.relaxedShortfall),
      ])
  }
}

extension ScenarioLevelRow {
  static var published: PublishedTable<Self> {
    PublishedTable(
      "published_scenario_level",
      [
        .value("scenario", \.scenario),
        .value("level", \.level.name),
        .value("plan_value", \.plan),
        .value("scenario_value", \.scenarioValue),
      ])
  }
}

extension ScenarioMoveRow {
  static var published: PublishedTable<Self> {
    PublishedTable(
      "published_scenario_move",
      [
        .value("scenario", \.scenario),
        .agent("reference", \.agent),
        .value("plan_post", \.plan),
        .value("scenario_post", \.scenarioPost),
      ])
  }
}
