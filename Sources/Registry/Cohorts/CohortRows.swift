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

  private struct AgentLine {
    let recipient: Recipient
    let agent: String
    let situation: String
    var rank: Int?
    var points: Int?
    let change: String
    var replaced: [String] = []
  }

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
    let members = Dictionary(uniqueKeysWithValues: edition.plan.members.map { ($0.agent, $0) })
    try sender.send(lines.map { agent($0, members[$0.agent]) }, to: CohortAgentRow.published)
    try sender.send(
      lines.flatMap { line in members[line.agent].map { days(line, $0) } ?? [] }, to: CohortDayRow.published)
    try sender.send(causes, to: CohortCauseRow.published)
    try sender.send(years, to: CohortYear.published)
  }

  private func agentLines() -> [AgentLine] {
    let plan = edition.plan
    let before = Set(edition.history?.plan.map(\.agent) ?? [])
    let seated = Set(plan.members.map(\.agent))
    var lines: [AgentLine] = []
    func add(_ agent: String, _ situation: String, _ change: String, rank: Int?, points: Int?, replaced: [String]) {
      guard let origin = origins[agent] else { return }
      lines.append(
        AgentLine(
          recipient: .secretariat, agent: agent, situation: situation, rank: rank, points: points, change: change,
          replaced: replaced))
      for recipient in [Recipient.origine(siret: origin), .agent(code: agent)] {
        lines.append(AgentLine(recipient: recipient, agent: agent, situation: situation, rank: rank, change: change))
      }
    }
    for member in plan.members {
      let change = change(of: member)
      add(member.agent, "membre", change, rank: nil, points: member.points, replaced: [])
      for host in Set(member.periods.compactMap { hosts[$0.place] }).sorted() {
        lines.append(
          AgentLine(recipient: .accueil(siret: host), agent: member.agent, situation: "membre", change: change))
      }
    }
    func left(_ agent: String) -> String { before.contains(agent) ? "sortie" : "aucun" }
    for waiting in plan.waiting {
      add(
        waiting.agent, "attente", left(waiting.agent), rank: waiting.rank, points: nil, replaced: waiting.replaced)
    }
    for agent in plan.unplaceable { add(agent, "sans_lieu", left(agent), rank: nil, points: nil, replaced: []) }
    let known = seated.union(plan.waiting.map(\.agent)).union(plan.unplaceable)
    // Whoever left after some days has a certificate of them.
    let attended = edition.programme.candidates.map(\.agent).filter { records.attendance[$0] != nil }
    for agent in before.union(attended).subtracting(known).sorted() {
      add(agent, "sorti", left(agent), rank: nil, points: nil, replaced: [])
    }
    return lines
  }

  private func change(of member: CohortPlan.Member) -> String {
    guard let history = edition.history else { return "aucun" }
    guard let old = history.plan.first(where: { $0.agent == member.agent }) else { return "entree" }
    if Set(old.periods.map(\.place)) != Set(member.periods.map(\.place)) { return "lieu" }
    let same = Set(old.periods.flatMap(\.halfDays)) == Set(member.periods.flatMap(\.halfDays))
    return same ? "aucun" : "dates"
  }

  /// A host is told neither the origin nor what was attended or assessed.
  private func agent(_ line: AgentLine, _ member: CohortPlan.Member?) -> CohortAgentRow {
    let isTold = !line.recipient.isHost
    let attended = isTold ? records.attendance[line.agent] : nil
    let isAsked = isTold && (member != nil || attended != nil)
    return CohortAgentRow(
      recipient: line.recipient, agent: line.agent, situation: line.situation,
      siret: isTold ? origins[line.agent] : nil, rank: line.rank, points: line.points, change: line.change,
      replaced: line.replaced,
      planned: isAsked
        ? Attendance(theory: edition.plan.theory.count * 2, practice: edition.programme.practiceDays * 2)
        : Attendance(),
      done: attended ?? Attendance(), thresholdPercent: edition.programme.thresholdPercent,
      missing: isTold ? member?.missing ?? 0 : 0, assessed: isTold ? records.assessed[line.agent] : nil)
  }

  private func days(_ line: AgentLine, _ member: CohortPlan.Member) -> [CohortDayRow] {
    var rows: [CohortDayRow] = []
    func add(_ halfDay: HalfDay, _ place: String?, _ period: Int?) {
      rows.append(
        CohortDayRow(recipient: line.recipient, agent: line.agent, halfDay: halfDay, place: place, period: period))
    }
    for (index, period) in member.periods.enumerated() {
      if line.recipient.isHost, hosts[period.place] != line.recipient.employer { continue }
      for halfDay in period.halfDays { add(halfDay, period.place, index + 1) }
    }
    if line.recipient.isHost { return rows }
    // A session entered late on a day that was practice does not rewrite that day.
    let practice = Set(member.periods.flatMap(\.halfDays))
    for halfDay in edition.plan.theory.flatMap({ day in (0...1).map { HalfDay(day, half: $0) } })
    where !practice.contains(halfDay) {
      add(halfDay, nil, nil)
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
