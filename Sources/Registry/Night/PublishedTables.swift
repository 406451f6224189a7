import Mobility

/// What a night publishes of its two sides and of their pairs, table by table.
extension EmployerRow {
  static var published: PublishedTable<Self> {
    PublishedTable(
      "published_employer",
      [
        .value("siret", \.siret),
        .int("agents", \.agents),
        .int("posts", \.posts),
        .day("loaded_on", \.loadedOn),
        .value("is_late", \.isLate),
      ])
  }
}

extension AgentRow {
  static var published: PublishedTable<Self> {
    PublishedTable(
      "published_agent", for: \.recipient, identity + situation + PublishedColumn.verdicts(\.counts) + plan)
  }

  private static var identity: [PublishedColumn<Self>] {
    [
      .agent("reference", \.agent),
      .value("is_in_scope", \.isInScope),
      .value("siret", \.siret),
      .word("versant", \.versant),
    ]
  }

  private static var situation: [PublishedColumn<Self>] {
    [
      .word("statut", \.statut),
      .word("category", \.category),
      .value("grade", \.grade),
      .value("metier", \.metier),
      .value("commune", \.commune),
      .int("weekly_minutes", \.weeklyMinutes),
      .value("deadline", \.deadline),
      .day("deadline_on", \.deadlineOn),
      .day("internal_search_on", \.internalSearchOn),
    ]
  }

  private static var plan: [PublishedColumn<Self>] {
    [
      .value("planned_post", \.plannedPost),
      .value("service", \.service),
      .value("held_post", \.heldPost),
      .value("may_stay", \.mayStay),
    ]
  }
}

extension PostRow {
  static var published: PublishedTable<Self> {
    let control: [PublishedColumn<Self>] = [
      .value("post", \.post),
      .word("control", \.control),
      .value("duplicate_of", \.duplicateOf),
      .small("demands_percent", \.demandsPercent),
      .int("vacant_days", \.vacantDays),
    ]
    let plan: [PublishedColumn<Self>] = [
      .int("placed", \.placed),
      .value("siret", \.siret),
      .word("versant", \.versant),
      .word("category", \.category),
      .value("service", \.service),
      .int("seats", \.seats),
    ]
    return PublishedTable(
      "published_post", for: \.recipient, control + PublishedColumn.verdicts(\.counts) + plan)
  }
}

extension PairRow {
  static var published: PublishedTable<Self> {
    let verdict: [PublishedColumn<Self>] = [
      .agent("reference", \.agent),
      .value("post", \.post),
      .word("verdict", \.verdict),
      .value("routes") { row in row.routes.list.map(\.rawValue) },
      .value("allows_mise_a_disposition", \.allowsMiseADisposition),
    ]
    let answers = PublishedColumn<Self>.answers(
      ["statut", "sante", "souhaits", "competences", "commission"], \.answers)
    return PublishedTable(
      "published_pair", for: \.recipient, verdict + answers + ranking + pay + PublishedColumn.findings(\.findings))
  }

  private static var ranking: [PublishedColumn<Self>] {
    [
      .value("is_planned", \.isPlanned),
      .int("agent_rank", \.agentRank),
      .int("post_rank", \.postRank),
      .int("points", \.points),
      .value("criteria") { row in row.criteria.map { Int16($0) } },
      .value("priorities") { row in row.priorities.map(\.rawValue) },
      .int("metres", \.metres),
      .small("distance_band", \.distanceBand),
    ]
  }

  private static var pay: [PublishedColumn<Self>] {
    [
      .value("pay_before", \.payBefore),
      .value("pay_after", \.payAfter),
      .value("pay_is_at_least", \.payIsAtLeast),
      .small("pay_band", \.payBand),
      .day("earliest_on", \.earliestOn),
      .int("gap_days", \.gapDays),
      .small("theory_days", \.theoryDays),
      .small("practice_days", \.practiceDays),
    ]
  }
}

extension ImmersionRow {
  static var published: PublishedTable<Self> {
    let verdict: [PublishedColumn<Self>] = [
      .agent("reference", \.agent),
      .value("place", \.place),
      .word("verdict", \.verdict),
    ]
    let ranking: [PublishedColumn<Self>] = [
      .value("is_planned", \.isPlanned),
      .int("agent_rank", \.agentRank),
      .int("place_rank", \.placeRank),
      .int("points", \.points),
      .value("priorities") { row in row.priorities.map(\.rawValue) },
      .int("metres", \.metres),
      .small("distance_band", \.distanceBand),
      .day("earliest_on", \.earliestOn),
    ]
    let answers = PublishedColumn<Self>.answers(["statut", "sante", "souhaits", "commission"], \.answers)
    return PublishedTable(
      "published_immersion", for: \.recipient, verdict + answers + ranking + PublishedColumn.findings(\.findings))
  }
}

extension FunnelRow {
  static var published: PublishedTable<Self> {
    PublishedTable(
      "published_funnel", for: \.recipient,
      [
        .word("side", \.side),
        .subject("subject", \.subject, isAgent: { $0.side == .agent }),
        .word("rule", \.rule),
        .small("answer") { row in Int(row.answer.rawValue) },
        .int("pairs", \.pairs),
      ])
  }
}
