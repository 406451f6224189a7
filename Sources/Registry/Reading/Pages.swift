import PQ

/// One page of `rapports_v1`, as text.
public struct Page: Sendable {
  public let columns: [String]
  public let numeric: [Bool]
  public let rows: [[String?]]
}

extension Registry {
  /// Columns by which each filter may restrict a page, in order of preference.
  private static let filterColumns = [
    "agent": ["reference", "dossier", "agent"],
    "post": ["poste", "id_poste"],
    "employer": ["siret", "employeur", "employeur_accueil", "employeur_origine"],
  ]

  /// Reads a page with the rights of this login. A page made of numbered lines comes in their order, sheet by sheet.
  public func page(_ name: String, filters: [(name: String, value: String)]) throws -> Page {
    let columns = try connection.rows(
      """
      SELECT attname::text AS name, typcategory = 'N' AS is_numeric FROM pg_catalog.pg_attribute
      JOIN pg_catalog.pg_type ON pg_type.oid = atttypid
      WHERE attrelid = to_regclass('rapports_v1.' || quote_ident($1::text)) AND attnum > 0 AND NOT attisdropped
      ORDER BY attnum
      """, [name]
    ) { row in (name: try row["name"] as String, isNumeric: try row["is_numeric"] as Bool) }
    guard !columns.isEmpty else {
      let known = try connection.rows(
        "SELECT relname::text FROM pg_catalog.pg_class WHERE relnamespace = to_regnamespace('rapports_v1') ORDER BY 1"
      ) { row in try row["relname"] as String }
      throw RegistryError(.usage, "there is no page \(name); the pages are \(known.joined(separator: ", "))")
    }
    var conditions: [String] = []
    for (index, filter) in filters.enumerated() {
      let candidates = (Registry.filterColumns[filter.name] ?? []).filter { candidate in
        columns.contains { $0.name == candidate }
      }
      guard !candidates.isEmpty else {
        throw RegistryError(.usage, "page \(name) cannot be restricted to one \(filter.name)")
      }
      let matches = candidates.map { "\(Connection.quoted($0))::text = $\(index + 1)::text" }
      conditions.append("(" + matches.joined(separator: " OR ") + ")")
    }
    let list = columns.map { "\(Connection.quoted($0.name))::text" }.joined(separator: ", ")
    let filter = conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND ")
    let line = columns.firstIndex { $0.name == "ordre" }
    let order = line.map {
      " ORDER BY " + columns[...$0].map { "page.\(Connection.quoted($0.name))" }.joined(separator: ", ")
    }
    let rows = try connection.rows(
      "SELECT \(list) FROM rapports_v1.\(Connection.quoted(name)) AS page\(filter)\(order ?? "")", filters.map(\.value)
    ) { row in
      try columns.map { try row[$0.name] as String? }
    }
    return Page(columns: columns.map(\.name), numeric: columns.map(\.isNumeric), rows: rows)
  }
}
