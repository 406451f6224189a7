import Intake
import PQ

/// The files of a cohort. Places and volunteers are brought to the file, and those it no longer gives stay: a place
/// closes with a capacity of 0, a volunteer leaves with a decision. Decisions, attendance and assessments are added.
extension ImportDesk {
  private var commission: String { quotedLiteral(file.commission) }
  private var here: String { "commission = \(commission)" }

  func checkCohort(_ connection: borrowing Connection) throws {
    try note(
      "cohorte", .orphan, expected: "une cohorte de la commission", connection,
      where: "cohorte NOT IN (SELECT code FROM passerelle.cohort WHERE \(here))")
    if file.kind == .cohortPlaces { return try checkPlaces(connection) }
    try note(
      "agent", .orphan, expected: "un agent de l'employeur", connection,
      where: """
        agent NOT IN (SELECT code FROM passerelle.agent WHERE \(here) AND employer = \(quotedLiteral(employer)))
        """)
    switch file.kind {
    case .candidates: try checkOpinions(connection)
    case .decisions:
      try checkVolunteers(connection)
      try checkChosenPlaces(connection)
    case .attendance:
      try checkVolunteers(connection)
      try checkHalfDays(connection)
    case .assessments:
      try checkVolunteers(connection)
      try checkGrades(connection)
    default: break
    }
  }

  private func has(_ column: String) -> Bool { file.columns.contains { $0.name == column } }

  private func checkPlaces(_ connection: borrowing Connection) throws {
    try note(
      "lieu", .keyTaken, connection,
      where: """
        EXISTS (SELECT FROM passerelle.immersion_place AS known WHERE \(here) AND known.cohort = g.cohorte
          AND known.code = g.lieu AND known.employer <> \(quotedLiteral(employer)))
        """)
    guard has("tuteur") else { return }
    try note(
      "tuteur", .orphan, expected: "un tuteur de la cohorte", connection,
      where: """
        tuteur IS NOT NULL AND NOT EXISTS (
          SELECT FROM passerelle.cohort_tutor AS known WHERE \(here) AND known.cohort = g.cohorte AND known.code = tuteur)
        """)
  }

  private func checkOpinions(_ connection: borrowing Connection) throws {
    guard has("avis_medecin") else { return }
    try note(
      "avis_medecin", .orphan, expected: "des lieux de la cohorte", connection,
      where: """
        EXISTS (SELECT FROM unnest(g.avis_medecin) AS item WHERE NOT EXISTS (
          SELECT FROM passerelle.immersion_place AS known WHERE \(here) AND known.cohort = g.cohorte
            AND known.code = split_part(item, '/', 2)))
        """)
  }

  private func checkVolunteers(_ connection: borrowing Connection) throws {
    try note(
      "agent", .orphan, expected: "un volontaire de la cohorte", connection,
      where: """
        EXISTS (SELECT FROM passerelle.agent AS owner WHERE owner.\(here) AND owner.code = g.agent AND NOT EXISTS (
          SELECT FROM passerelle.cohort_candidate AS known
          WHERE known.\(here) AND known.cohort = g.cohorte AND known.agent_id = owner.id))
        """)
  }

  private func checkChosenPlaces(_ connection: borrowing Connection) throws {
    guard has("lieu") else { return }
    try note(
      "lieu", .orphan, expected: "un lieu de la cohorte", connection,
      where: """
        lieu IS NOT NULL AND NOT EXISTS (SELECT FROM passerelle.immersion_place AS known
          WHERE \(here) AND known.cohort = g.cohorte AND known.code = g.lieu)
        """)
  }

  /// A day told twice, whole and by halves.
  private func checkHalfDays(_ connection: borrowing Connection) throws {
    try note(
      "moment", .keyRepeated, connection,
      where: """
        moment = '01' AND EXISTS (SELECT FROM pg_temp.given AS other WHERE other.cohorte = g.cohorte
          AND other.agent = g.agent AND other.jour = g.jour AND other.moment <> '01')
        """)
  }

  private func checkGrades(_ connection: borrowing Connection) throws {
    try note(
      "note", .conflict, expected: "la note déjà enregistrée à cette date, ou une autre date", connection,
      where: """
        EXISTS (SELECT FROM passerelle.cohort_assessment AS known JOIN passerelle.agent AS owner ON owner.id = known.agent_id
          WHERE known.\(here) AND known.cohort = g.cohorte AND owner.code = g.agent AND known.author = g.auteur
            AND known.criterion = g.critere AND known.assessed_on = g.evalue_le AND known.grade <> g.note)
        """)
  }

  // MARK: Writing

  private var lines: String {
    "pg_temp.given AS g JOIN passerelle.agent AS o ON o.\(here) AND o.code = g.agent"
  }

  func mergeCohort(_ connection: borrowing Connection) throws -> Int {
    switch file.kind {
    case .cohortPlaces: try mergePlaces(connection)
    case .candidates: try mergeCandidates(connection)
    case .decisions: try addDecisions(connection)
    case .attendance: try addAttendance(connection)
    default: try addAssessments(connection)
    }
  }

  private func mergePlaces(_ connection: borrowing Connection) throws -> Int {
    let columns = file.columns.filter { $0.table == "immersion_place" && !file.key.contains($0.name) }
    var written = try upsert(
      into: "immersion_place", key: ["commission", "cohort", "code"], columns.map(\.column) + ["employer"],
      from: """
        SELECT \(commission), g.cohorte, g.lieu, \(columns.map { "g.\($0.quoted)" }.joined(separator: ", ")),
          \(quotedLiteral(employer)) FROM pg_temp.given AS g
        """, connection)
    let places = """
      pg_temp.given AS g JOIN passerelle.immersion_place AS o ON o.\(here) AND o.cohort = g.cohorte AND o.code = g.lieu
      """
    if has("fermetures") {
      written += try replaceSpans("immersion_closure", "place_id", from: places, "fermetures", connection)
    }
    if has("contraintes") { written += try mergeImmersionDemands(places, connection) }
    return written
  }

  /// The whole grid, as soon as it is declared: what is not asked is absent.
  private func mergeImmersionDemands(_ places: String, _ connection: borrowing Connection) throws -> Int {
    let rows = """
      SELECT o.id, code.code, asked.item IS NOT NULL, coalesce(asked.field[6] = 't', false),
        nullif(asked.field[2], '')::integer, nullif(asked.field[3], ''), nullif(asked.field[4], ''),
        CASE WHEN coalesce(asked.field[5], '') = '' THEN '{}' ELSE string_to_array(asked.field[5], ',') END,
        g.contraintes_le, true
      FROM \(places) CROSS JOIN passerelle.restriction_code AS code
      LEFT JOIN LATERAL (
        SELECT item, string_to_array(item, '|') AS field FROM unnest(g.contraintes) AS item
        WHERE split_part(item, '|', 1) = code.code LIMIT 1) AS asked ON true
      WHERE g.contraintes_le IS NOT NULL
      """
    return try upsert(
      into: "immersion_demand", key: ["place_id", "code"],
      ["is_present", "meets_need", "level", "unit", "frequency", "parts", "declared_on", "is_signed"], from: rows,
      connection)
  }

  private func mergeCandidates(_ connection: borrowing Connection) throws -> Int {
    let columns = file.columns.filter { $0.table == "cohort_candidate" && !file.key.contains($0.name) }
    // A file that says nothing else still makes volunteers.
    let week = columns.contains { $0.column == "week" } ? [] : ["1023"]
    var written = try upsert(
      into: "cohort_candidate", key: ["commission", "cohort", "agent_id"],
      columns.map(\.column) + (week.isEmpty ? [] : ["week"]),
      from: """
        SELECT \((["\(commission)", "g.cohorte", "o.id"] + columns.map { "g.\($0.quoted)" } + week).joined(separator: ", "))
        FROM \(lines)
        """, connection)
    if has("absences") {
      written += try replaceSpans("agent_absence", "agent_id", from: lines, "absences", connection)
    }
    if has("immersions_faites") {
      let items = """
        SELECT o.id, split_part(item, '/', 1)::date, split_part(item, '/', 2)::smallint
        FROM \(lines), unnest(g.immersions_faites) AS item
        """
      written += try upsert(into: "immersion_done", key: ["agent_id", "ended_on"], ["days"], from: items, connection)
    }
    if has("avis_medecin") {
      let items = """
        SELECT o.id, place.id, split_part(item, '/', 1)::date
        FROM \(lines), unnest(g.avis_medecin) AS item
        JOIN passerelle.immersion_place AS place ON place.code = split_part(item, '/', 2)
        WHERE place.\(here) AND place.cohort = g.cohorte
        """
      written += try upsert(
        into: "immersion_opinion", key: ["agent_id", "place_id"], ["given_on"], from: items, connection)
    }
    return written
  }

  private func replaceSpans(
    _ table: String, _ owner: String, from lines: String, _ column: String, _ connection: borrowing Connection
  ) throws -> Int {
    let items = """
      SELECT o.id, split_part(item, '/', 1)::date, max(split_part(item, '/', 2)::date)
      FROM \(lines), unnest(g.\(column)) AS item GROUP BY 1, 2
      """
    let removed = try connection.execute(
      """
      DELETE FROM passerelle.\(table)
      WHERE \(owner) IN (SELECT o.id FROM \(lines))
        AND (\(owner), from_on) NOT IN (SELECT given.id, given.first FROM (\(items)) AS given (id, first, last))
      """)
    return try removed + upsert(into: table, key: [owner, "from_on"], ["to_on"], from: items, connection)
  }

  private func addDecisions(_ connection: borrowing Connection) throws -> Int {
    let place = has("lieu") ? "g.lieu" : "NULL"
    let reason = has("motif") ? "g.motif" : "NULL"
    return try connection.execute(
      """
      INSERT INTO passerelle.cohort_choice (commission, cohort, agent_id, kind, place, reason, decided_on)
      SELECT \(commission), g.cohorte, o.id, g.decision, \(place), \(reason), g.decide_le
      FROM \(lines)
      -- Said once, whatever was decided since: an old file given again takes nothing back.
      WHERE NOT EXISTS (
        SELECT FROM passerelle.cohort_choice AS known
        WHERE known.\(here) AND known.cohort = g.cohorte AND known.agent_id = o.id
          AND (g.decision, \(place), \(reason), g.decide_le)
            IS NOT DISTINCT FROM (known.kind, known.place, known.reason, known.decided_on))
      """)
  }

  private func addAttendance(_ connection: borrowing Connection) throws -> Int {
    try connection.execute(
      """
      INSERT INTO passerelle.cohort_attendance (commission, cohort, agent_id, day, half, kind, is_present)
      SELECT \(commission), g.cohorte, o.id, g.jour, moments.half::smallint, g.nature, g.present
      FROM \(lines) CROSS JOIN string_to_table(g.moment, NULL) AS moments (half)
      LEFT JOIN LATERAL (
        SELECT kind, is_present FROM passerelle.cohort_attendance AS known
        WHERE known.\(here) AND known.cohort = g.cohorte AND known.agent_id = o.id AND known.day = g.jour
          AND known.half = moments.half::smallint
        ORDER BY recorded_at DESC LIMIT 1) AS known ON true
      WHERE (g.nature, g.present) IS DISTINCT FROM (known.kind, known.is_present)
      """)
  }

  private func addAssessments(_ connection: borrowing Connection) throws -> Int {
    try connection.execute(
      """
      INSERT INTO passerelle.cohort_assessment (commission, cohort, agent_id, author, criterion, assessed_on, grade)
      SELECT \(commission), g.cohorte, o.id, g.auteur, g.critere, g.evalue_le, g.note FROM \(lines)
      ON CONFLICT DO NOTHING
      """)
  }
}
