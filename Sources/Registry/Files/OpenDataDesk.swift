public import Intake
import Mobility
public import PQ

/// The statements that take the open data, on the temporary table `given`.
struct OpenDataDesk {
  /// As an SQL literal.
  let commission: String

  static let columns = [
    "line", "refused", "employer", "reference", "title", "category", "nature", "published_on", "publication_end",
    "vacant_since", "weekly_minutes", "authority", "departements", "names", "postcodes",
  ]

  let table = """
    CREATE TEMPORARY TABLE given (line integer, refused boolean, employer text, reference text, title text,
      category text, nature text, published_on date, publication_end date, vacant_since date, weekly_minutes integer,
      authority text, departements text[], names text[], postcodes text[]) ON COMMIT DROP
    """

  func merge(_ connection: borrowing Connection) throws -> OpenDataOutcome {
    try connection.script(posts)
    let counts = try connection.row(
      """
      SELECT count(*) AS posts, count(*) FILTER (WHERE commune IS NULL) AS unplaced,
        (SELECT count(*) FROM pg_temp.given WHERE NOT refused) - count(*) AS repeated
      FROM pg_temp.given_post
      """
    ) { row in
      (posts: try row.int("posts") ?? 0, unplaced: try row.int("unplaced") ?? 0, repeated: try row.int("repeated") ?? 0)
    }
    let written = try [opening, condition, notice].reduce(0) { try $0 + connection.execute($1) }
    let closed = try connection.execute(closing)
    return OpenDataOutcome(
      posts: counts.posts, repeated: counts.repeated, unplaced: counts.unplaced, written: written, closed: closed)
  }

  /// One post a reference, the one published last; and its commune, if one alone in the départements that are said has
  /// the likeliest name, or that name and the postcode.
  private var posts: String {
    """
    ANALYZE pg_temp.given;
    CREATE TEMPORARY TABLE given_post ON COMMIT DROP AS
    SELECT kept.*, 'CSP-' || reference AS code, place.insee AS commune
    FROM (
      SELECT DISTINCT ON (reference) * FROM pg_temp.given WHERE NOT refused
      ORDER BY reference, published_on DESC NULLS LAST, line
    ) AS kept
    LEFT JOIN LATERAL (
      SELECT CASE WHEN count(DISTINCT insee) = 1 THEN min(insee)
        WHEN count(DISTINCT insee) FILTER (WHERE has_postcode) = 1 THEN min(insee) FILTER (WHERE has_postcode) END AS insee
      FROM unnest(kept.names) WITH ORDINALITY AS name (key, place)
      CROSS JOIN LATERAL (
        SELECT alias.insee, alias.postcode = ANY (kept.postcodes) AS has_postcode
        FROM passerelle.commune_alias AS alias JOIN passerelle.commune USING (insee)
        WHERE alias.search_key = name.key
          AND (cardinality(kept.departements) = 0 OR commune.departement = ANY (kept.departements))
      ) AS found
      GROUP BY name.place ORDER BY name.place LIMIT 1
    ) AS place ON true
    """
  }

  private var opening: String {
    upsert(
      "post", key: ["commission", "code"],
      [
        "employer": "employer", "title": "title", "source": "'csp'", "reference": "reference", "category": "category",
        "nature": "nature", "published_on": "published_on", "publication_end": "publication_end",
        "vacant_since": "vacant_since", "closed_on": "NULL::date",
      ], from: "\(commission), code", "pg_temp.given_post", only: "AND kept.source = 'csp'")
  }

  private var lines: String {
    """
    pg_temp.given_post AS given JOIN passerelle.post AS post
      ON post.commission = \(commission) AND post.code = given.code AND post.source = 'csp'
    """
  }

  private var condition: String {
    upsert(
      "post_condition", key: ["post_id"], ["commune": "given.commune", "weekly_minutes": "given.weekly_minutes"],
      from: "post.id", lines)
  }

  private var notice: String {
    upsert("post_notice", key: ["post_id"], ["authority": "given.authority"], from: "post.id", lines)
  }

  private func upsert(
    _ table: String, key: [String], _ values: KeyValuePairs<String, String>, from keys: String, _ rows: String,
    only: String = ""
  ) -> String {
    let settings = values.map { "\($0.key) = excluded.\($0.key)" }.joined(separator: ", ")
    let differences = values.map { "kept.\($0.key) IS DISTINCT FROM excluded.\($0.key)" }.joined(separator: " OR ")
    return """
      INSERT INTO passerelle.\(table) AS kept (\((key + values.map(\.key)).joined(separator: ", ")))
      SELECT \(keys), \(values.map(\.value).joined(separator: ", ")) FROM \(rows)
      ON CONFLICT (\(key.joined(separator: ", "))) DO UPDATE SET \(settings) WHERE (\(differences)) \(only)
      """
  }

  /// A line set aside keeps the post as it was; one that someone holds is not vacant.
  private var closing: String {
    """
    UPDATE passerelle.post SET closed_on = (now() AT TIME ZONE 'Europe/Paris')::date
    WHERE commission = \(commission) AND source = 'csp' AND closed_on IS NULL
      AND NOT EXISTS (SELECT FROM pg_temp.given WHERE 'CSP-' || given.reference = post.code)
      AND id NOT IN (SELECT post_id FROM passerelle.occupation)
    """
  }

  /// The lines of partners that cannot be read, where each employer reads its own.
  func setAside(_ lines: [CspLine], _ connection: borrowing Connection) throws {
    try connection.execute(
      "DELETE FROM passerelle.quarantine WHERE commission = \(commission) AND file = 'csp'")
    let defects = lines.flatMap { line in line.defects.map { (employer: line.employer, defect: $0) } }
    for aside in defects.prefix(LineDefects.mostKept) {
      try connection.execute(
        """
        INSERT INTO passerelle.quarantine (commission, employer, file, severity, check_code, table_name, row_key,
          column_name, value, label, remedy)
        SELECT \(commission), $1::text, 'csp', 'quarantaine', code, 'post', 'csp, ligne ' || $2::text, $3::text,
          nullif(btrim($4::text), ''), label, left(replace(remedy, '{attendu}', coalesce($5::text, '—')), 600)
        FROM passerelle.file_rule WHERE code = $6::text
        """,
        [
          aside.employer, aside.defect.line.map(String.init), aside.defect.column, aside.defect.value,
          aside.defect.expected, aside.defect.rule.rawValue,
        ])
    }
  }

  /// Which publication of the open data is loaded: the last day on which a post of a partner was published.
  func takeNote(of rows: Int, _ connection: borrowing Connection) throws {
    try connection.execute(
      """
      INSERT INTO passerelle.reference_source (name, version, rows)
      SELECT 'csp', coalesce(max(published_on)::text, 'none'), $1 FROM pg_temp.given
      ON CONFLICT (name) DO UPDATE SET version = excluded.version, rows = excluded.rows, loaded_at = now()
      """, [rows])
  }
}

extension CopyWriter {
  /// A line of a partner, in the order of the columns.
  public mutating func append(_ line: CspLine) throws {
    try row { fields in
      fields.append(Int32(clamping: line.number))
      fields.append(!line.defects.isEmpty)
      fields.append(line.employer)
      fields.append(line.reference)
      fields.append(line.title)
      fields.append(line.category)
      fields.append(line.nature)
      fields.append(line.publishedOn.map { PQDate($0) })
      fields.append(line.publicationEnd.map { PQDate($0) })
      fields.append(line.vacantSince.map { PQDate($0) })
      fields.append(line.isFullTime == true ? Int32(fullTimeMinutes) : nil)
      fields.append(line.authority)
      fields.append(line.place.departements)
      fields.append(line.place.names)
      fields.append(line.place.postcodes)
    }
  }
}
