import Intake
import PQ

extension ImportDesk {
  /// Brings the employer's rows to the file, in the temporary table `given`. A row that is already so is left alone.
  ///
  /// A column that the file does not have keeps its values. What the file no longer gives is closed, and opened again
  /// if it comes back.
  ///
  /// - Parameter added: rows that the checks have taken the keys of.
  func merge(_ connection: borrowing Connection, added: Int) throws -> (written: Int, closed: Int) {
    if file.kind.isOfCohort { return (try mergeCohort(connection), 0) }
    if file.kind == .demands { return (try mergeDemands(connection), 0) }
    var written = try added + reopen(connection)
    let closed = try close(connection)
    var tables: [String] = []
    for column in file.columns where !tables.contains(column.table) { tables.append(column.table) }
    for table in tables {
      switch table {
      case file.owner: written += try updateOwners(connection)
      case "restriction": written += try mergeRestrictions(connection)
      case "agent_exposure": written += try mergeExposures(connection)
      case "agent_agreement": written += try mergeAgreements(connection)
      case "immersion_demand": written += try mergePlaceDemands(connection)
      default: written += try merge(table, connection)
      }
    }
    return (written, closed)
  }

  private var code: String { Connection.quoted(file.key[0]) }

  /// Lines beside what they hang on.
  private var lines: String {
    """
    pg_temp.given AS g JOIN passerelle.\(file.owner) AS o
      ON o.commission = \(quotedLiteral(file.commission)) AND o.code = g.\(code) \(file.ownersOnly)
    """
  }

  private var ownerID: String { file.kind == .places ? "place_id" : "\(file.owner)_id" }

  private func reopen(_ connection: borrowing Connection) throws -> Int {
    try connection.execute(
      """
      UPDATE passerelle.\(file.owner) SET closed_on = NULL
      WHERE closed_on IS NOT NULL AND id IN (SELECT o.id FROM \(lines))
      """)
  }

  /// A post that someone holds is not vacant: its absence says nothing of it.
  private func close(_ connection: borrowing Connection) throws -> Int {
    let isHeld = file.owner == "post" ? "AND id NOT IN (SELECT post_id FROM passerelle.occupation)" : ""
    return try connection.execute(
      """
      UPDATE passerelle.\(file.owner) SET closed_on = (now() AT TIME ZONE 'Europe/Paris')::date
      WHERE closed_on IS NULL AND id IN (SELECT id FROM passerelle.\(owners))
        AND code NOT IN (SELECT \(code) FROM pg_temp.given) \(isHeld)
      """)
  }

  /// The columns that the row of the agent or the post itself has.
  private func updateOwners(_ connection: borrowing Connection) throws -> Int {
    let columns = file.columns.filter { $0.table == file.owner && $0.name != file.key[0] }
    guard !columns.isEmpty else { return 0 }
    let settings = columns.map { "\($0.column) = g.\($0.quoted)" }.joined(separator: ", ")
    let differences = columns.map { "kept.\($0.column) IS DISTINCT FROM g.\($0.quoted)" }.joined(separator: " OR ")
    return try connection.execute(
      """
      UPDATE passerelle.\(file.owner) AS kept SET \(settings)
      FROM pg_temp.given AS g
      WHERE kept.commission = \(quotedLiteral(file.commission)) AND kept.code = g.\(code) AND (\(differences))
        \(file.ownersOnly)
      """)
  }

  /// A table that has one row an agent or a post.
  private func merge(_ table: String, _ connection: borrowing Connection) throws -> Int {
    let columns = file.columns.filter { $0.table == table }
    // A name that is not given leaves the identity as it is.
    let needed = columns.first { $0.column == "family_name" }.map { "WHERE g.\($0.quoted) IS NOT NULL" } ?? ""
    return try upsert(
      into: table, key: [ownerID], columns.map(\.column),
      from: "SELECT o.id, \(columns.map { "g.\($0.quoted)" }.joined(separator: ", ")) FROM \(lines) \(needed)",
      connection)
  }

  func upsert(
    into table: String, key: [String], _ values: [String], from rows: String, _ connection: borrowing Connection
  ) throws -> Int {
    let settings = values.map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
    let differences = values.map { "kept.\($0) IS DISTINCT FROM excluded.\($0)" }.joined(separator: " OR ")
    return try connection.execute(
      """
      INSERT INTO passerelle.\(table) AS kept (\((key + values).joined(separator: ", "))) \(rows)
      ON CONFLICT (\(key.joined(separator: ", "))) DO UPDATE SET \(settings) WHERE \(differences)
      """)
  }

  private func mergeDemands(_ connection: borrowing Connection) throws -> Int {
    let columns = file.columns.filter { $0.table == "demand" && $0.name != "code" }
    let removed = try connection.execute(
      """
      DELETE FROM passerelle.demand AS kept
      WHERE post_id IN (SELECT id FROM passerelle.\(owners))
        AND (post_id, code) NOT IN (SELECT o.id, g.code FROM \(lines))
      """)
    let fields = ["g.code"] + columns.map { "g.\($0.quoted)" }
    return try removed
      + upsert(
        into: "demand", key: ["post_id", "code"], columns.map(\.column),
        from: "SELECT o.id, \(fields.joined(separator: ", ")) FROM \(lines)", connection)
  }

  /// The grid of each place, all of it in one cell.
  private func mergePlaceDemands(_ connection: borrowing Connection) throws -> Int {
    guard file.columns.contains(where: { $0.name == "contraintes" }) else { return 0 }
    try connection.script(
      """
      CREATE TEMPORARY TABLE given_demand ON COMMIT DROP AS
      SELECT o.id AS place_id, field[1] AS code, field[2] = 't' AS is_present, field[3] = 't' AS meets_need,
        nullif(field[4], '')::integer AS level, nullif(field[5], '') AS unit, nullif(field[6], '') AS frequency,
        CASE field[7] WHEN '' THEN '{}' ELSE string_to_array(field[7], ',') END AS parts,
        nullif(field[8], '')::boolean AS is_adaptable, g.declare_le AS declared_on, coalesce(g.signe, false) AS is_signed
      FROM \(lines), unnest(g.contraintes) AS item, string_to_array(item, '|') AS field
      """)
    let removed = try connection.execute(
      """
      DELETE FROM passerelle.immersion_demand AS kept
      WHERE place_id IN (SELECT o.id FROM \(lines))
        AND (place_id, code) NOT IN (SELECT given.place_id, given.code FROM pg_temp.given_demand AS given)
      """)
    let columns = [
      "is_present", "meets_need", "level", "unit", "frequency", "parts", "is_adaptable", "declared_on", "is_signed",
    ]
    return try removed
      + upsert(
        into: "immersion_demand", key: ["place_id", "code"], columns,
        from: "SELECT place_id, code, \(columns.joined(separator: ", ")) FROM pg_temp.given_demand", connection)
  }

  // MARK: What an agent has several of

  /// Those of the doctor: what an agent said of oneself is no matter of this file.
  private func mergeRestrictions(_ connection: borrowing Connection) throws -> Int {
    try connection.script(
      """
      CREATE TEMPORARY TABLE given_restriction ON COMMIT DROP AS
      SELECT DISTINCT o.id AS agent_id, field[1] AS code, nullif(field[2], '')::integer AS level,
        nullif(field[3], '') AS unit, nullif(field[4], '') AS frequency,
        CASE field[5] WHEN '' THEN '{}' ELSE string_to_array(field[5], ',') END AS parts, field[6] = 't' AS is_need,
        nullif(field[7], '')::date AS valid_from, nullif(field[8], '')::date AS valid_until
      FROM \(lines), unnest(g.restrictions) AS item, string_to_array(item, '|') AS field
      """)
    let columns = ["code", "level", "unit", "frequency", "parts", "is_need", "valid_from", "valid_until"]
    let same = columns.map { "given.\($0) IS NOT DISTINCT FROM kept.\($0)" }.joined(separator: " AND ")
    let removed = try connection.execute(
      """
      DELETE FROM passerelle.restriction AS kept
      WHERE source = 'medecin' AND agent_id IN (SELECT o.id FROM \(lines))
        AND NOT EXISTS (
          SELECT FROM pg_temp.given_restriction AS given WHERE given.agent_id = kept.agent_id AND \(same))
      """)
    let list = columns.joined(separator: ", ")
    return try removed
      + connection.execute(
        """
        INSERT INTO passerelle.restriction (agent_id, \(list))
        SELECT agent_id, \(list) FROM pg_temp.given_restriction
        EXCEPT SELECT agent_id, \(list) FROM passerelle.restriction WHERE source = 'medecin'
        """)
  }

  private func mergeExposures(_ connection: borrowing Connection) throws -> Int {
    let items = """
      SELECT o.id AS agent_id, split_part(item, '|', 1) AS code, max(split_part(item, '|', 2)::smallint) AS years
      FROM \(lines), unnest(g.expositions) AS item GROUP BY 1, 2
      """
    let removed = try connection.execute(
      """
      DELETE FROM passerelle.agent_exposure AS kept
      WHERE agent_id IN (SELECT o.id FROM \(lines))
        AND (agent_id, code) NOT IN (SELECT given.agent_id, given.code FROM (\(items)) AS given)
      """)
    return try removed + upsert(into: "agent_exposure", key: ["agent_id", "code"], ["years"], from: items, connection)
  }

  /// An agreement is withdrawn by its date, never by an empty cell, and a file older than the withdrawal does not bring
  /// it back: only a signature after it does.
  private func mergeAgreements(_ connection: borrowing Connection) throws -> Int {
    let withdrawn = file.columns.contains { $0.name == "accord_retire_le" } ? "g.accord_retire_le" : "NULL::date"
    guard file.columns.contains(where: { $0.name == "accord_le" }) else { return 0 }
    return try connection.execute(
      """
      INSERT INTO passerelle.agent_agreement AS kept (agent_id, kind, signed_on, withdrawn_on)
      SELECT o.id, 'presentation', g.accord_le, \(withdrawn) FROM \(lines) WHERE g.accord_le IS NOT NULL
      ON CONFLICT (agent_id, kind, employer) DO UPDATE
      SET signed_on = excluded.signed_on, withdrawn_on = excluded.withdrawn_on
      WHERE (kept.signed_on, kept.withdrawn_on) IS DISTINCT FROM (excluded.signed_on, excluded.withdrawn_on)
        AND (kept.withdrawn_on IS NULL OR excluded.withdrawn_on <= kept.withdrawn_on
          OR excluded.signed_on > kept.withdrawn_on)
      """)
  }
}
