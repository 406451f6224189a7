public import Mobility
import PQ

/// What one plan of a cohort gives to publish, beside the plan itself.
public struct CohortEdition: Sendable {
  public let commission: Commission
  public let programme: CohortProgramme
  public let history: CohortHistory?
  public let plan: CohortPlan

  public init(commission: Commission, programme: CohortProgramme, history: CohortHistory?, plan: CohortPlan) {
    self.commission = commission
    self.programme = programme
    self.history = history
    self.plan = plan
  }
}

extension Registry {
  /// Publishes a plan in one transaction: the run, its rows for each recipient, the pointer, NOTIFY. A reader sees one
  /// whole plan, the old or the new one.
  ///
  /// - Parameter inForce: the plan this one was computed from; another one meanwhile is refused (75).
  /// - Returns: the run, or nil when the published plan says the same already.
  public func publish(_ edition: CohortEdition, after inForce: CohortInForce?) throws -> Int64? {
    let (commission, programme) = (edition.commission.code, edition.programme)
    return try connection.transaction { connection in
      let isFree: Bool = try connection.value(
        "SELECT pg_try_advisory_xact_lock(7021, hashtext('cohort ' || $1::text || ' ' || $2::text))",
        [commission, programme.code])
      let current: Int64? = try connection.optionalRow(
        "SELECT cohort_run_id FROM passerelle.cohort_publication WHERE commission = $1::text AND cohort = $2::text",
        [commission, programme.code]
      ) { row in try row["cohort_run_id"] }
      guard isFree, current == inForce?.run else {
        throw RegistryError(.busy, "cohort \(programme.code) was planned meanwhile: nothing was published")
      }
      let records = CohortRecords(attendance: try attended(edition), assessed: try assessed(edition))
      let years = try years(edition, records.attendance)
      let hash: String = try connection.value(
        "SELECT encode(sha256(convert_to($1::text, 'UTF8')), 'hex')", [edition.canonical(records, years)])
      if hash == inForce?.contentHash { return nil }
      let run: Int64 = try connection.value(
        """
        INSERT INTO passerelle.cohort_run (commission, cohort, business_date, baseline, content_hash, engine_version,
          seats, filled, fillable, candidates, received, moved, sessions, is_proved)
        VALUES ($1, $2, $3::date, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13::int2[], $14) RETURNING id
        """,
        [
          commission, programme.code, PQDate(edition.commission.businessDate), inForce?.run, hash,
          Registry.engineVersion, programme.seats, edition.plan.members.count,
          edition.plan.shortage.map { $0.filled } ?? programme.seats, edition.plan.shortage?.candidates ?? 0,
          edition.plan.shortage?.received ?? 0, edition.plan.moved, edition.plan.sessions.map { $0 + 1 },
          edition.plan.isProved,
        ])
      var rows = CohortRows(self, edition, run, records, years)
      try rows.write()
      try connection.execute(
        """
        INSERT INTO passerelle.cohort_publication (commission, cohort, cohort_run_id) VALUES ($1, $2, $3)
        ON CONFLICT (commission, cohort) DO UPDATE SET cohort_run_id = excluded.cohort_run_id, moved_at = now()
        """, [commission, programme.code, run])
      try connection.execute("SELECT pg_notify('passerelle_publication', $1::text)", [commission])
      return run
    }
  }

  /// Half-days of theory and of practice each agent was present at, the last record of each half-day counting.
  private func attended(_ edition: CohortEdition) throws -> [String: Attendance] {
    let rows = try connection.rows(
      """
      SELECT code, count(*) FILTER (WHERE kind = 'theorie') AS theory, count(*) FILTER (WHERE kind <> 'theorie') AS practice
      FROM (SELECT DISTINCT ON (a.code, t.day, t.half) a.code, t.kind, t.is_present
            FROM passerelle.cohort_attendance t JOIN passerelle.agent a ON a.id = t.agent_id
            WHERE t.commission = $1::text AND t.cohort = $2::text AND t.day <= $3::date
            ORDER BY a.code, t.day, t.half, t.recorded_at DESC) AS last
      WHERE is_present GROUP BY code
      """, edition.key
    ) { row in
      (
        try row["code"] as String,
        Attendance(theory: try row.int("theory") ?? 0, practice: try row.int("practice") ?? 0)
      )
    }
    return Dictionary(uniqueKeysWithValues: rows)
  }

  /// Who filled the assessment grid of each agent, and when last; the grades are not read.
  private func assessed(_ edition: CohortEdition) throws -> [String: CohortAgentRow.Assessments] {
    let rows = try connection.rows(
      """
      SELECT a.code, max(assessed_on) FILTER (WHERE author = 'origine') AS by_origin,
        max(assessed_on) FILTER (WHERE author = 'accueil') AS by_host,
        max(assessed_on) FILTER (WHERE author = 'agent') AS by_agent
      FROM passerelle.cohort_assessment s JOIN passerelle.agent a ON a.id = s.agent_id
      WHERE s.commission = $1::text AND s.cohort = $2::text AND s.assessed_on <= $3::date GROUP BY a.code
      """, edition.key
    ) { row in
      (
        try row["code"] as String,
        CohortAgentRow.Assessments(
          byOrigin: try row.day("by_origin"), byHost: try row.day("by_host"), byAgent: try row.day("by_agent"))
      )
    }
    return Dictionary(uniqueKeysWithValues: rows)
  }
}

/// Half-days attended.
struct Attendance: Equatable, Sendable {
  var theory = 0
  var practice = 0
}

/// What was recorded of each agent, by pseudonym.
struct CohortRecords: Sendable {
  let attendance: [String: Attendance]
  let assessed: [String: CohortAgentRow.Assessments]
}

extension CohortEdition {
  /// Commission, cohort and business date.
  var key: [(any Parameter)?] { [commission.code, programme.code, PQDate(commission.businessDate)] }

  /// Everything that is published, as one text whatever the recipients' pseudonyms.
  func canonical(_ records: CohortRecords, _ years: [CohortYear]) -> String {
    var lines = plan.members.map { member in
      let days = member.periods.flatMap { period in
        period.halfDays.map { "\(period.place) \($0.day.iso) \($0.half)" }
      }
      return "\(member.agent) \(member.points) \(member.missing) \(days.joined(separator: ","))"
    }
    lines += plan.waiting.map { "waits \($0.agent) \($0.rank ?? 0) \($0.replaced.joined(separator: ","))" }
    lines += plan.unplaceable.map { "nowhere \($0)" }
    lines += plan.theory.map { "theory \($0.iso)" }
    lines.append("shortage \(String(describing: plan.shortage)) proved \(plan.isProved) seats \(programme.seats)")
    lines += records.attendance.sorted { $0.key < $1.key }.map { agent, done in
      "attended \(agent) \(done.theory) \(done.practice)"
    }
    lines += records.assessed.sorted { $0.key < $1.key }.map { agent, by in
      "assessed \(agent) \([by.byOrigin, by.byHost, by.byAgent].map { $0?.iso ?? "-" }.joined(separator: " "))"
    }
    lines += years.map { "year \($0)" }
    return lines.joined(separator: "\n")
  }
}
