import Mobility
import PQ

/// The rows of a published plan, each recipient with what it may know: the secretariat everything under a pseudonym; an
/// origin and an agent their own rows; a host the days at its places, under a random reference.
struct CohortRows {
  private let registry: Registry
  private let edition: CohortEdition
  private let run: Int64
  private let records: CohortRecords
  private let years: [CohortYear]
  private var pseudonyms: Pseudonyms
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
    self.registry = registry
    self.edition = edition
    self.run = run
    self.records = records
    self.years = years
    // One campaign a cohort: a host reads the same reference from a plan to the next.
    pseudonyms = Pseudonyms(
      registry, commission: edition.commission.code, campaign: "cohorte-\(edition.programme.code)")
    origins = Dictionary(edition.commission.agents.map { ($0.code, $0.employer) }) { first, _ in first }
    hosts = Dictionary(edition.programme.places.map { ($0.post.code, $0.post.employer) }) { first, _ in first }
  }

  mutating func write() throws {
    let lines = agentLines()
    let recipients = lines.map(\.recipient) + [.secretariat]
    try pseudonyms.prepare(recipients, agents: lines.map { ($0.recipient, $0.agent) })
    try writeAgents(lines)
    try writeDays(lines)
    try writeCauses()
    try writeYears()
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

  private func writeAgents(_ lines: [AgentLine]) throws {
    let pseudonyms = pseudonyms
    let theory = edition.plan.theory.count * 2
    let members = Dictionary(uniqueKeysWithValues: edition.plan.members.map { ($0.agent, $0) })
    try registry.connection.copyIn(
      into: "passerelle.cohort_published_agent",
      columns: [
        "cohort_run_id", "recipient_id", "reference", "situation", "siret", "rank", "points", "change", "replaced",
        "theory_planned", "theory_done", "practice_planned", "practice_done", "threshold_percent", "practice_missing",
        "assessed_by_origin_on", "assessed_by_host_on", "assessed_by_agent_on",
      ]
    ) { writer in
      for line in lines {
        let isTold = !line.recipient.isHost
        let attended = isTold ? records.attendance[line.agent] : nil
        let assessed = isTold ? records.assessed[line.agent] : nil
        let done = attended ?? Attendance()
        let isAsked = isTold && (members[line.agent] != nil || attended != nil)
        try writer.row { fields in
          fields.append(run)
          fields.append(pseudonyms.recipient(line.recipient))
          fields.append(pseudonyms.reference(line.recipient, line.agent))
          fields.append(line.situation)
          fields.append(isTold ? origins[line.agent] : nil)
          fields.append(line.rank.map { Int16(clamping: $0) })
          fields.append(line.points.map { Int32($0) })
          fields.append(line.change)
          fields.append(line.replaced)
          fields.append(Int16(isAsked ? theory : 0))
          fields.append(Int16(done.theory))
          fields.append(Int16(isAsked ? edition.programme.practiceDays * 2 : 0))
          fields.append(Int16(done.practice))
          fields.append(Int16(edition.programme.thresholdPercent))
          fields.append(Int16(isTold ? members[line.agent]?.missing ?? 0 : 0))
          for day in [assessed?.byOrigin, assessed?.byHost, assessed?.byAgent] {
            fields.append(day.map { PQDate($0) })
          }
        }
      }
    }
  }

  private func writeDays(_ lines: [AgentLine]) throws {
    let pseudonyms = pseudonyms
    let members = Dictionary(uniqueKeysWithValues: edition.plan.members.map { ($0.agent, $0) })
    try registry.connection.copyIn(
      into: "passerelle.cohort_published_day",
      columns: ["cohort_run_id", "recipient_id", "reference", "day", "half", "place", "period"]
    ) { writer in
      for line in lines {
        guard let member = members[line.agent] else { continue }
        func write(_ halfDay: HalfDay, _ place: String?, _ period: Int?) throws {
          try writer.row { fields in
            fields.append(run)
            fields.append(pseudonyms.recipient(line.recipient))
            fields.append(pseudonyms.reference(line.recipient, line.agent))
            fields.append(PQDate(halfDay.day))
            fields.append(Int16(halfDay.half))
            fields.append(place)
            fields.append(period.map { Int16($0) })
          }
        }
        for (number, period) in member.periods.enumerated() {
          if line.recipient.isHost, hosts[period.place] != line.recipient.employer { continue }
          for halfDay in period.halfDays { try write(halfDay, period.place, number + 1) }
        }
        if line.recipient.isHost { continue }
        // A session entered late on a day that was practice does not rewrite that day.
        let practice = Set(member.periods.flatMap(\.halfDays))
        for halfDay in edition.plan.theory.flatMap({ day in (0...1).map { HalfDay(day, half: $0) } })
        where !practice.contains(halfDay) {
          try write(halfDay, nil, nil)
        }
      }
    }
  }

  private func writeCauses() throws {
    guard let shortage = edition.plan.shortage else { return }
    let causes = shortage.cause.map { (nature: "cause", constraint: $0, filled: Int?.none) }
    let steps = shortage.relaxations.map { (nature: "assouplissement", constraint: $0.constraint, filled: $0.filled) }
    for list in [causes, steps.map { ($0.nature, $0.constraint, Optional($0.filled)) }] {
      for (number, row) in list.enumerated() {
        try registry.connection.execute(
          """
          INSERT INTO passerelle.cohort_published_cause (cohort_run_id, recipient_id, nature, number, kind, subject, filled)
          VALUES ($1, $2, $3, $4, $5, $6, $7)
          """,
          [
            run, pseudonyms.recipient(.secretariat), row.nature, number + 1, row.constraint.kind.rawValue,
            row.constraint.subject, row.filled,
          ])
      }
    }
  }

  private func writeYears() throws {
    for year in years {
      try registry.connection.execute(
        """
        INSERT INTO passerelle.cohort_published_year (cohort_run_id, recipient_id, year, begun, ended, attested,
          abandoned, theory_done, practice_done)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """,
        [
          run, pseudonyms.recipient(.secretariat), year.year, year.begun, year.ended, year.attested, year.abandoned,
          year.theory, year.practice,
        ])
    }
  }
}
