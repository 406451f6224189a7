public import Intake
public import PQ

/// What became of the open data.
public struct OpenDataOutcome: Sendable {
  /// Posts of partners in the file, one a reference.
  public let posts: Int
  /// Lines that repeat a reference.
  public let repeated: Int
  /// Posts whose commune could not be told from the text.
  public let unplaced: Int
  /// Rows written in all tables.
  public let written: Int
  /// Posts that the file no longer gives.
  public let closed: Int
}

/// The texts under which a file that gives no SIRET names the partners of a commission.
public struct Partners: Sendable {
  /// SIRET by search key.
  public let byName: [String: String]
  /// Search keys that name two partners: none of them is meant.
  public let ambiguous: [String]
}

extension Registry {
  /// Who the partners are today, by their names and their aliases.
  public func partners(of commission: String) throws -> Partners {
    try administering { connection in
      let rows = try connection.rows(
        """
        SELECT key, min(employer) AS siret, count(DISTINCT employer) AS employers
        FROM (SELECT passerelle.search_key(name) AS key, siret AS employer FROM passerelle.employer
              UNION ALL SELECT search_key, employer FROM passerelle.employer_alias) AS names
        WHERE employer IN (
          SELECT employer FROM passerelle.convention_party WHERE commission = $1::text
            AND coalesce(until_on, 'infinity') >= (now() AT TIME ZONE 'Europe/Paris')::date)
        GROUP BY key ORDER BY key
        """, [commission]
      ) { row in
        (key: try row["key"] as String, siret: try row["siret"] as String, count: try row.int("employers") ?? 0)
      }
      let isCommission: Bool = try connection.value(
        "SELECT EXISTS (SELECT FROM passerelle.commission WHERE code = $1::text)", [commission])
      guard isCommission else { throw RegistryError(.configuration, "there is no commission \(commission)") }
      return Partners(
        byName: Dictionary(uniqueKeysWithValues: rows.filter { $0.count == 1 }.map { ($0.key, $0.siret) }),
        ambiguous: rows.filter { $0.count > 1 }.map(\.key))
    }
  }

  /// Brings the posts of source `csp` of a commission to the open data, in one transaction. Posts that employers give
  /// themselves are not touched; a post that is both is told apart by the night (IMP-DOUBLON).
  ///
  /// - Parameters:
  ///   - fill: reads the file to its end and appends its lines; answers those that are set aside and how many rows
  ///     the file has, or throws, and then nothing is changed.
  public func importOpenData(
    of commission: String, isDryRun: Bool,
    _ fill: (inout CopyWriter) throws -> (rows: Int, aside: [CspLine])
  ) throws -> OpenDataOutcome {
    let isKept = { (_: OpenDataOutcome) in !isDryRun }
    return try administering(keeping: isKept) { connection in
      let desk = OpenDataDesk(commission: quotedLiteral(commission))
      try connection.script(desk.table)
      var read: (rows: Int, aside: [CspLine]) = (0, [])
      try connection.copyIn(into: "pg_temp.given", columns: OpenDataDesk.columns) { read = try fill(&$0) }
      let outcome = try desk.merge(connection)
      try desk.setAside(read.aside, connection)
      try desk.takeNote(of: read.rows, connection)
      return outcome
    }
  }
}
