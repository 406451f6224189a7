import Mobility
import PQ

/// What happened in a cohort in a calendar year, in numbers; days in half-days.
struct CohortYear: Equatable, Sendable {
  let year: Int
  var begun = 0
  var ended = 0
  var attested = 0
  var abandoned = 0
  var theory = 0
  var practice = 0

  init(_ year: Int) { self.year = year }
}

extension Registry {
  /// The years of a cohort in which anything happened, in order.
  func years(_ edition: CohortEdition, _ attendance: [String: Attendance]) throws -> [CohortYear] {
    var years: [Int: CohortYear] = [:]
    func add(_ year: Int, _ change: (inout CohortYear) -> Void) { change(&years[year, default: CohortYear(year)]) }
    let done = try connection.rows(
      """
      WITH last AS (
        SELECT DISTINCT ON (agent_id, day, half) agent_id, day, kind, is_present FROM passerelle.cohort_attendance
        WHERE commission = $1::text AND cohort = $2::text AND day <= $3::date
        ORDER BY agent_id, day, half, recorded_at DESC),
      present AS (
        SELECT last.*, min(day) OVER (PARTITION BY agent_id) AS first FROM last WHERE is_present)
      SELECT extract(year FROM day)::int4 AS year, count(*) FILTER (WHERE kind = 'theorie') AS theory,
        count(*) FILTER (WHERE kind <> 'theorie') AS practice,
        count(DISTINCT agent_id) FILTER (WHERE extract(year FROM first) = extract(year FROM day)) AS begun
      FROM present GROUP BY 1
      """, edition.key
    ) { row in
      (
        year: try row["year"] as Int, theory: try row["theory"] as Int, practice: try row["practice"] as Int,
        begun: try row["begun"] as Int
      )
    }
    for row in done {
      add(row.year) { ($0.theory, $0.practice, $0.begun) = (row.theory, row.practice, row.begun) }
    }
    let abandoned = try connection.rows(
      """
      SELECT extract(year FROM decided_on)::int4 AS year, code FROM (
        SELECT DISTINCT ON (agent_id) agent_id, kind, decided_on FROM passerelle.cohort_choice
        WHERE commission = $1::text AND cohort = $2::text AND decided_on <= $3::date
        ORDER BY agent_id, decided_on DESC, id DESC) AS last
      JOIN passerelle.agent ON agent.id = last.agent_id
      WHERE last.kind = 'abandon'
      """, edition.key
    ) { row in (year: try row.int("year") ?? 0, agent: try row["code"] as String) }
    // Whoever went to the end is in the plan for good.
    let members = Set(edition.plan.members.map(\.agent))
    for (year, agent) in abandoned where !members.contains(agent) { add(year) { $0.abandoned += 1 } }
    let practice = edition.programme.practiceDays * 2
    let theory = edition.plan.theory.count * 2
    for member in edition.plan.members {
      let days = member.periods.flatMap(\.halfDays).map(\.day)
      guard let last = (days + edition.plan.theory).max(), last < edition.commission.businessDate else { continue }
      let done = attendance[member.agent] ?? Attendance()
      let threshold = edition.programme.thresholdPercent
      let isAttested = done.theory * 100 >= theory * threshold && done.practice * 100 >= practice * threshold
      add(last.civil.year) {
        $0.ended += 1
        $0.attested += isAttested ? 1 : 0
      }
    }
    return years.values.sorted { $0.year < $1.year }
  }
}
