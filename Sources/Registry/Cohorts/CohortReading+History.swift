import Mobility
import PQ

/// The plan of a cohort in force, and what was missed of it.
extension CohortReader {
  func published() throws -> CohortInForce? {
    try registry.connection.optionalRow(
      """
      SELECT r.id, r.content_hash, r.sessions::int4[] FROM passerelle.cohort_publication p
      JOIN passerelle.cohort_run r ON r.id = p.cohort_run_id
      WHERE p.commission = $1::text AND p.cohort = $2::text
      """, key
    ) { row in
      CohortInForce(
        run: try row["id"], contentHash: try row["content_hash"],
        sessions: (try row["sessions"] as [Int32]).map { Int($0) - 1 })
    }
  }

  /// The plan in force, from the secretariat's rows, whose pseudonyms are the pseudonyms.
  func history(_ inForce: CohortInForce, _ programme: CohortProgramme) throws -> CohortHistory {
    let days = try registry.connection.rows(
      """
      SELECT a.reference, d.period::int4, d.place, d.day, d.half::int4
      FROM passerelle.cohort_published_agent a
      JOIN passerelle.recipient r ON r.id = a.recipient_id AND r.kind = 'commission'
      LEFT JOIN passerelle.cohort_published_day d ON d.cohort_run_id = a.cohort_run_id
        AND d.recipient_id = a.recipient_id AND d.reference = a.reference AND d.place IS NOT NULL
      WHERE a.cohort_run_id = $1::int8 AND a.situation = 'membre' ORDER BY a.reference, d.day, d.half
      """, [inForce.run]
    ) { row in
      (
        agent: try row["reference"] as String, period: try row.int("period") ?? 0, place: try row.text("place"),
        day: try row.day("day"), half: try row.int("half") ?? 0
      )
    }
    let present = Set(programme.candidates.map(\.agent))
    let members = Dictionary(grouping: days, by: \.agent).filter { present.contains($0.key) }
      .sorted { $0.key < $1.key }.map { agent, rows in
        CohortPlan.Member(
          agent: agent, points: 0,
          periods: Dictionary(grouping: rows, by: \.period).sorted { $0.key < $1.key }.compactMap { _, rows in
            rows[0].place.map { place in
              ImmersionPeriod(
                place: place, halfDays: rows.compactMap { row in row.day.map { HalfDay($0, half: row.half) } })
            }
          })
      }
    let theory = try registry.connection.rows(
      "SELECT DISTINCT day FROM passerelle.cohort_published_day WHERE cohort_run_id = $1::int8 AND place IS NULL",
      [inForce.run]
    ) { row in try row.required("day") }
    return CohortHistory(
      plan: members, sessions: inForce.sessions, theory: Set(theory), missed: try practice("NOT is_present"),
      attended: try practice("is_present"))
  }

  /// Half-days of practice as the last record of each says them.
  private func practice(_ condition: String) throws -> [String: Set<HalfDay>] {
    let rows = try registry.connection.rows(
      """
      SELECT code, day, half::int4 FROM (
        SELECT DISTINCT ON (a.code, t.day, t.half) a.code, t.day, t.half, t.kind, t.is_present
        FROM passerelle.cohort_attendance t JOIN passerelle.agent a ON a.id = t.agent_id
        WHERE t.commission = $1::text AND t.cohort = $2::text AND t.day <= $3::date
        ORDER BY a.code, t.day, t.half, t.recorded_at DESC) AS last
      WHERE kind <> 'theorie' AND \(condition)
      """, key + [PQDate(commission.businessDate)]
    ) { row in
      (agent: try row["code"] as String, halfDay: HalfDay(try row.required("day"), half: try row.int("half") ?? 0))
    }
    return Dictionary(grouping: rows, by: \.agent).mapValues { Set($0.map(\.halfDay)) }
  }
}
