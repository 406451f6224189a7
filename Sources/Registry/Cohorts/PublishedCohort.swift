import Mobility

/// What a plan of a cohort publishes, table by table.
extension CohortAgentRow {
  static var published: PublishedTable<Self> {
    PublishedTable("cohort_published_agent", for: \.recipient, place + attendance)
  }

  private static var place: [PublishedColumn<Self>] {
    [
      .agent("reference", \.agent),
      .word("situation", \.situation),
      .value("siret", \.origin),
      .value("rank") { row in row.rank.map { Int16(clamping: $0) } },
      .int("points", \.points),
      .word("change", \.change),
      .value("replaced", \.replaced),
    ]
  }

  private static var attendance: [PublishedColumn<Self>] {
    [
      .small("theory_planned", \.theory.planned),
      .small("theory_done", \.theory.done),
      .small("practice_planned", \.practice.planned),
      .small("practice_done", \.practice.done),
      .small("threshold_percent", \.thresholdPercent),
      .small("practice_missing", \.missing),
      .day("assessed_by_origin_on", \.assessed.byOrigin),
      .day("assessed_by_host_on", \.assessed.byHost),
      .day("assessed_by_agent_on", \.assessed.byAgent),
    ]
  }
}

extension CohortDayRow {
  static var published: PublishedTable<Self> {
    PublishedTable(
      "cohort_published_day", for: \.recipient,
      [
        .agent("reference", \.agent),
        .day("day", \.halfDay.day),
        .small("half", \.halfDay.half),
        .value("place", \.place),
        .small("period", \.period),
      ])
  }
}

struct CohortCauseRow {
  let nature: String
  let number: Int
  let constraint: CohortShortage.Constraint
  var filled: Int?

  static var published: PublishedTable<Self> {
    PublishedTable(
      "cohort_published_cause",
      [
        .value("nature", \.nature),
        .small("number", \.number),
        .word("kind", \.constraint.kind),
        .value("subject", \.constraint.subject),
        .small("filled", \.filled),
      ])
  }
}

extension CohortYear {
  static var published: PublishedTable<Self> {
    PublishedTable(
      "cohort_published_year",
      [
        .small("year", \.year),
        .small("begun", \.begun),
        .small("ended", \.ended),
        .small("attested", \.attested),
        .small("abandoned", \.abandoned),
        .int("theory_done", \.theory),
        .int("practice_done", \.practice),
      ])
  }
}
