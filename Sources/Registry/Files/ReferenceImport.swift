public import PQ

/// What an import did to one table.
public struct ImportedTable: Sendable, Equatable {
  public let name: String
  /// Rows that the file gives.
  public let rows: Int
  /// Rows that were new, or differed.
  public let written: Int
  /// Rows that the file no longer gives.
  public let removed: Int
}

/// The import of one referential, in the transaction that `Registry.importing` opens.
public struct ReferenceImport {
  private let registry: Registry
  public private(set) var tables: [ImportedTable] = []

  init(_ registry: Registry) { self.registry = registry }

  /// Brings a table to the rows of a file. A row that is already so is left alone, and a second import writes nothing.
  ///
  /// - Parameter write: appends the fields of one row: the key of the table, then its values.
  public mutating func merge<Row>(
    _ rows: [Row], into table: ReferenceTable, _ write: (Row, inout CopyRow) throws -> Void
  ) throws {
    let list = table.columns.joined(separator: ", ")
    let given = "given_\(table.name)"
    let count = try registry.connection.copy(
      rows, intoTemporary: given, shapedAs: "SELECT \(list) FROM passerelle.\(table.name)", columns: table.columns,
      write)
    var removed = 0
    if table.isReplaced {
      let same = table.key.map { "given.\($0) = kept.\($0)" }.joined(separator: " AND ")
      removed = try registry.connection.execute(
        """
        DELETE FROM passerelle.\(table.name) AS kept
        WHERE NOT EXISTS (SELECT FROM pg_temp.\(given) AS given WHERE \(same))
        """)
    }
    let written = try registry.connection.execute(
      """
      INSERT INTO passerelle.\(table.name) AS kept (\(list)) SELECT \(list) FROM pg_temp.\(given)
      ON CONFLICT (\(table.key.joined(separator: ", "))) \(table.update)
      """)
    try registry.connection.script("ANALYZE passerelle.\(table.name)")
    tables.append(ImportedTable(name: table.name, rows: count, written: written, removed: removed))
  }
}

extension ReferenceTable {
  fileprivate var update: String {
    if values.isEmpty { return "DO NOTHING" }
    let settings = values.map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
    let differences = values.map { "kept.\($0) IS DISTINCT FROM excluded.\($0)" }.joined(separator: " OR ")
    return "DO UPDATE SET \(settings) WHERE \(differences)"
  }
}

extension Registry {
  /// Imports one public referential whole, in one transaction, as `passerelle_migration`.
  ///
  /// - Parameters:
  ///   - source: `rome`, `communes` or `corps`.
  ///   - version: as the source says it; a source that says none is known by the hash of its first table.
  public func importing(
    _ source: String, version: String?, _ body: (inout ReferenceImport) throws -> Void
  ) throws -> [ImportedTable] {
    try administering { connection in
      var work = ReferenceImport(self)
      try body(&work)
      try connection.execute(
        """
        INSERT INTO passerelle.reference_source (name, version, rows) VALUES ($1, $2, $3)
        ON CONFLICT (name) DO UPDATE SET version = excluded.version, rows = excluded.rows, loaded_at = now()
        """,
        [source, try version ?? contentVersion(of: work.tables[0].name), work.tables.reduce(0) { $0 + $1.rows }])
      return work.tables
    }
  }

  private func contentVersion(of table: String) throws -> String {
    try connection.value(
      """
      SELECT 'SHA-256 ' || left(encode(sha256(convert_to(coalesce(
        string_agg(g::text, E'\\n' ORDER BY g::text COLLATE "C"), ''), 'UTF8')), 'hex'), 16)
      FROM pg_temp.given_\(table) AS g
      """)
  }
}
