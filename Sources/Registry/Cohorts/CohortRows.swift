import Mobility
import PQ

/// The rows of a published plan, each recipient with what it may know: the secretariat everything under a pseudonym; an
/// origin and an agent their own rows; a host the days at its places, under a random reference.
struct CohortRows {
  private let edition: CohortEdition
  private let records: CohortRecords
  private let years: [CohortYear]
  private var sender: RowSender
  private let origins: [String: String]
  private let hosts: [String: String]

  init(
    _ registry: Registry, _ edition: CohortEdition, _ run: Int64, _ records: CohortRecords, _ years: [CohortYear]
  ) {
    self.edition = edition
    self.records = records
    self.years = years
    // One campaign a cohort: a host reads the same reference from a plan to the next.
    let pseudonyms = Pseudonyms(
      registry, commission: edition.commission.code, campaign: "cohorte-\(edition.programme.code)")
    sender = RowSender(registry, key: (column: "cohort_run_id", value: run), pseudonyms)
    origins = Dictionary(edition.commission.agents.map { ($0.code, $0.employer) }) { first, _ in first }
    hosts = Dictionary(edition.programme.places.map { ($0.post.code, $0.post.employer) }) { first, _ in first }
  }

  mutating func write() throws {
    let lines = agentLines()
    let days = Dictionary(uniqueKeysWithValues: edition.plan.members.map { ($0.agent, dayRows(of: $0)) })
    try sender.send(lines, to: CohortAgentRow.published)
    try sender.send(
      lines.flatMap { line in days[line.agent, default: []].compactMap { $0.told(to: line.recipient) } },
      to: CohortDayRow.published)
    try sender.send(causes, to: CohortCauseRow.published)
    try sender.send(years, to: CohortYear.published)
  }

  /// Every agent of whom something is to be said, told to each recipient.
  private func agentLines() -> [CohortAgentRow] {
    let plan = edition.plan
    let before = Set(edition.history?.plan.map(\.agent) ?? [])
    var lines: [CohortAgentRow] = []
    func add(
      _ agent: String, _ situation: CohortAgentRow.Situation, _ change: CohortAgentRow.Change? = nil,
      hosts: [String] = [], _ complete: (inout CohortAgentRow) -> Void = { _ in }
    ) {
      guard let origin = origins[agent] else { return }
      let change = change ?? (before.contains(agent) ? .sortie : .aucun)
      var row = CohortAgentRow(recipient: .secretariat, agent: agent, situation: situation, change: change)
      (row.origin, row.thresholdPercent) = (origin, edition.programme.thresholdPercent)
      complete(&row)
      fill(&row)
      lines += Recipient.readers(origins: [origin], agent: agent, hosts: hosts).compactMap(row.told)
    }
    for member in plan.members {
      let hosts = Set(member.periods.compactMap { self.hosts[$0.place] }).sorted()
      add(member.agent, .membre, change(of: member), hosts: hosts) {
        ($0.points, $0.missing) = (member.points, member.missing)
      }
    }
    for waiting in plan.waiting {
      add(waiting.agent, .attente) { ($0.rank, $0.replaced) = (waiting.rank, waiting.replaced) }
    }
    for agent in plan.unplaceable { add(agent, .sansLieu) }
    let known = Set(plan.members.map(\.agent)).union(plan.waiting.map(\.agent)).union(plan.unplaceable)
    // Whoever left after some days has a certificate of them.
    let attended = edition.programme.candidates.map(\.agent).filter { records.attendance[$0] != nil }
    for agent in before.union(attended).subtracting(known).sorted() { add(agent, .sorti) }
    return lines
  }

  /// What was attended and assessed, and what there is to attend.
  private func fill(_ row: inout CohortAgentRow) {
    let attended = records.attendance[row.agent]
    row.theory.done = attended?.theory ?? 0
    row.practice.done = attended?.practice ?? 0
    if row.situation == .membre || attended != nil {
      row.theory.planned = edition.plan.theory.count * 2
      row.practice.planned = edition.programme.practiceDays * 2
    }
    row.assessed = records.assessed[row.agent] ?? CohortAgentRow.Assessments()
  }

  private func change(of member: CohortPlan.Member) -> CohortAgentRow.Change {
    guard let history = edition.history else { return .aucun }
    guard let old = history.plan.first(where: { $0.agent == member.agent }) else { return .entree }
    if Set(old.periods.map(\.place)) != Set(member.periods.map(\.place)) { return .lieu }
    let same = Set(old.periods.flatMap(\.halfDays)) == Set(member.periods.flatMap(\.halfDays))
    return same ? .aucun : .dates
  }

  private func dayRows(of member: CohortPlan.Member) -> [CohortDayRow] {
    var rows: [CohortDayRow] = []
    for (index, period) in member.periods.enumerated() {
      rows += period.halfDays.map { halfDay in
        CohortDayRow(
          recipient: .secretariat, agent: member.agent, halfDay: halfDay, place: period.place, period: index + 1,
          host: hosts[period.place])
      }
    }
    // A session entered late on a day that was practice does not rewrite that day.
    let practice = Set(member.periods.flatMap(\.halfDays))
    for halfDay in edition.plan.theory.flatMap({ day in (0...1).map { HalfDay(day, half: $0) } })
    where !practice.contains(halfDay) {
      rows.append(CohortDayRow(recipient: .secretariat, agent: member.agent, halfDay: halfDay))
    }
    return rows
  }

  private var causes: [CohortCauseRow] {
    guard let shortage = edition.plan.shortage else { return [] }
    return shortage.cause.enumerated().map { index, constraint in
      CohortCauseRow(nature: "cause", number: index + 1, constraint: constraint)
    }
      + shortage.relaxations.enumerated().map { index, step in
        CohortCauseRow(
          nature: "assouplissement", number: index + 1, constraint: step.constraint, filled: step.filled)
      }
  }
}
