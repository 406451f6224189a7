public import Mobility
import PQ

extension Registry {
  /// A cohort's programme as it stands, with the plan in force and what was missed of it.
  ///
  /// - Parameter agents: codes of the agents the commission presents tonight; a candidate among no others is not read.
  public func cohort(_ code: String, of commission: Commission) throws -> (
    programme: CohortProgramme, history: CohortHistory?, published: CohortInForce?
  ) {
    let reader = CohortReader(registry: self, code: code, commission: commission)
    return try connection.transaction(isolation: .serializable, readOnly: true, deferrable: true) { _ in
      let programme = try reader.programme()
      let published = try reader.published()
      return (programme, try published.map { try reader.history($0, programme) }, published)
    }
  }
}

/// The published plan of a cohort.
public struct CohortInForce: Sendable {
  public let run: Int64
  public let contentHash: String
  let sessions: [Int]
}

/// Reads the tables of one cohort into values.
struct CohortReader {
  let registry: Registry
  let code: String
  let commission: Commission

  var key: [(any Parameter)?] { [commission.code, code] }

  func programme() throws -> CohortProgramme {
    let head = try registry.connection.optionalRow(
      """
      SELECT seats::int4, opens_on, closes_on, gap_days::int4, allows_own_employer, allows_same_metier,
        allows_several_places, threshold_percent::int4
      FROM passerelle.cohort WHERE commission = $1::text AND code = $2::text
      """, key
    ) { row in
      var programme = CohortProgramme(
        code: code, seats: try row.int("seats") ?? 0,
        span: DaySpan(try row.required("opens_on"), try row.required("closes_on")), rhythms: [])
      programme.gapDays = try row.int("gap_days") ?? 0
      programme.allowsOwnEmployer = try row["allows_own_employer"]
      programme.allowsSameMetier = try row["allows_same_metier"]
      programme.allowsSeveralPlaces = try row["allows_several_places"]
      programme.thresholdPercent = try row.int("threshold_percent") ?? 0
      return programme
    }
    guard var programme = head else {
      throw RegistryError(.configuration, "commission \(commission.code) has no cohort \(code)")
    }
    programme.rhythms = try registry.connection.rows(
      "SELECT lengths::int4[] FROM passerelle.cohort_rhythm WHERE commission = $1::text AND cohort = $2::text ORDER BY rank",
      key
    ) { row in (try row["lengths"] as [Int32]).map(Int.init) }
    programme.quotas = try registry.connection.rows(
      """
      SELECT employer, minimum::int4, maximum::int4 FROM passerelle.cohort_quota
      WHERE commission = $1::text AND cohort = $2::text ORDER BY employer
      """, key
    ) { row in
      CohortQuota(
        employer: try row["employer"], minimum: try row.int("minimum") ?? 0, maximum: try row.int("maximum") ?? 0)
    }
    programme.modules = try modules()
    programme.tutors = try tutors()
    programme.places = try places()
    programme.candidates = try candidates()
    programme.choices = try choices()
    return programme
  }

  private func modules() throws -> [TheoryModule] {
    let rows = try registry.connection.rows(
      """
      SELECT module, session::int4, day FROM passerelle.cohort_session
      WHERE commission = $1::text AND cohort = $2::text ORDER BY module, session, day
      """, key
    ) { row in (module: try row["module"] as String, session: try row.int("session") ?? 0, day: try row.required("day"))
    }
    return Dictionary(grouping: rows, by: \.module).sorted { $0.key < $1.key }.map { module, rows in
      TheoryModule(
        code: module,
        sessions: Dictionary(grouping: rows, by: \.session).sorted { $0.key < $1.key }.map { $0.value.map(\.day) })
    }
  }

  private func spans(_ sql: String) throws -> [String: [DaySpan]] {
    let rows = try registry.connection.rows(sql, key) { row in
      (code: try row["code"] as String, span: DaySpan(try row.required("from_on"), try row.required("to_on")))
    }
    return Dictionary(grouping: rows, by: \.code).mapValues { $0.map(\.span) }
  }

  private func tutors() throws -> [Tutor] {
    let absences = try spans(
      """
      SELECT tutor AS code, from_on, to_on FROM passerelle.cohort_tutor_absence
      WHERE commission = $1::text AND cohort = $2::text ORDER BY tutor, from_on
      """)
    return try registry.connection.rows(
      """
      SELECT code, capacity::int4 FROM passerelle.cohort_tutor
      WHERE commission = $1::text AND cohort = $2::text ORDER BY code
      """, key
    ) { row in
      let code: String = try row["code"]
      return Tutor(code: code, capacity: try row.int("capacity") ?? 1, absences: absences[code] ?? [])
    }
  }

  private func places() throws -> [ImmersionPlace] {
    let closures = try spans(
      """
      SELECT p.code, c.from_on, c.to_on FROM passerelle.immersion_closure c
      JOIN passerelle.immersion_place p ON p.id = c.place_id
      WHERE p.commission = $1::text AND p.cohort = $2::text ORDER BY p.code, c.from_on
      """)
    let demands = try registry.connection.rows(
      """
      SELECT \(Demand.ofPlaces.selected())
      FROM passerelle.immersion_demand d JOIN passerelle.immersion_place p ON p.id = d.place_id
      WHERE p.commission = $1::text AND p.cohort = $2::text ORDER BY p.code, d.code
      """, key, columns: Demand.ofPlaces, from: Owned(value: Demand.unread))
    let grids = Dictionary(grouping: demands, by: \.owner).mapValues { $0.map(\.value) }
    return try registry.connection.rows(
      """
      SELECT \(ImmersionPlace.selected), p.capacity FROM passerelle.immersion_place p
      WHERE p.commission = $1::text AND p.cohort = $2::text ORDER BY p.code
      """, key
    ) { row in try row.immersionPlace(grids, closures) }
  }

  /// Volunteers whose agreement to be presented is live and who are inside the commission's scope.
  private func candidates() throws -> [Candidate] {
    let presented = Set(Perimeter(commission).agents.map(\.code))
    // The days of another cohort are taken, and its practice counts as that of an immersion done.
    let absences = try spans(
      """
      SELECT a.code, s.from_on, s.to_on FROM passerelle.agent_absence s
      JOIN passerelle.agent a ON a.id = s.agent_id JOIN passerelle.cohort_candidate c ON c.agent_id = a.id
      WHERE c.commission = $1::text AND c.cohort = $2::text
      UNION
      SELECT agent, day, day FROM passerelle.days_in_cohorts($1::text) WHERE cohort <> $2::text
      ORDER BY 1, 2
      """)
    let done = try registry.connection.rows(
      """
      SELECT a.code, d.ended_on, d.days::int4 FROM passerelle.immersion_done d
      JOIN passerelle.agent a ON a.id = d.agent_id JOIN passerelle.cohort_candidate c ON c.agent_id = a.id
      WHERE c.commission = $1::text AND c.cohort = $2::text
      UNION ALL
      SELECT agent, ended_on, days::int4 FROM passerelle.practice_in_cohorts($1::text) WHERE cohort <> $2::text
      """, key
    ) { row in (agent: try row["code"] as String, on: try row.required("ended_on"), days: try row.int("days") ?? 0) }
    let opinions = try registry.connection.rows(
      """
      SELECT a.code AS agent, p.code AS place, o.given_on FROM passerelle.immersion_opinion o
      JOIN passerelle.agent a ON a.id = o.agent_id JOIN passerelle.immersion_place p ON p.id = o.place_id
      WHERE p.commission = $1::text AND p.cohort = $2::text
      """, key
    ) { row in (agent: try row["agent"] as String, place: try row["place"] as String, on: try row.required("given_on"))
    }
    return try registry.connection.rows(
      """
      SELECT a.code, c.week::int4, c.requested_on, c.delay_agreed_on, c.agreement_on
      FROM passerelle.cohort_candidate c JOIN passerelle.agent a ON a.id = c.agent_id
      WHERE c.commission = $1::text AND c.cohort = $2::text ORDER BY a.code
      """, key
    ) { row in
      let code: String = try row["code"]
      return Candidate(
        agent: code, week: WorkingWeek(rawValue: UInt16(try row.int("week") ?? 0)), absences: absences[code] ?? [],
        daysDone: done.filter { $0.agent == code }.reduce(into: [:]) { $0[$1.on, default: 0] += $1.days },
        requestedOn: try row.day("requested_on"), delayAgreedOn: try row.day("delay_agreed_on"),
        agreementOn: try row.day("agreement_on"),
        opinions: opinions.filter { $0.agent == code }.reduce(into: [:]) { $0[$1.place] = $1.on })
    }.filter { presented.contains($0.agent) }
  }

  /// The latest decision of each agent.
  private func choices() throws -> [GroupChoice] {
    try registry.connection.rows(
      """
      SELECT DISTINCT ON (a.code) a.code, c.kind, c.place, c.decided_on
      FROM passerelle.cohort_choice c JOIN passerelle.agent a ON a.id = c.agent_id
      WHERE c.commission = $1::text AND c.cohort = $2::text AND c.decided_on <= $3::date
      ORDER BY a.code, c.decided_on DESC, c.id DESC
      """, key + [PQDate(commission.businessDate)]
    ) { row in
      GroupChoice(
        agent: try row["code"], kind: try row.word("kind") ?? .retenu, place: try row.text("place"),
        decidedOn: try row.day("decided_on"))
    }
  }
}
