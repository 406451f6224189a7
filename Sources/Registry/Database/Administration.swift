import PQ

extension Registry {
  /// Runs the closure in one transaction as the owner of the tables.
  ///
  /// Row-level security shows a table to its owner only where the login is `passerelle_migration`: another login would
  /// read nothing and write nothing, so it is told at once (77).
  ///
  /// - Parameter isKept: says of what the closure returns whether it is to be committed.
  func administering<T>(
    keeping isKept: (T) -> Bool = { _ in true }, _ body: (borrowing Connection) throws -> T
  ) throws -> T {
    let login: String = try connection.value("SELECT session_user::text")
    guard login == "passerelle_migration" else {
      throw RegistryError(.rights, "this login is \(login); connect as passerelle_migration, which alone may do this")
    }
    return try connection.transaction(keeping: isKept) { connection in
      try connection.script("SET LOCAL ROLE passerelle_owner")
      try Migrator(SQLFiles(directory: SQLFiles.locate())).requireCurrent(connection)
      return try body(connection)
    }
  }
}

extension Connection {
  /// Fills a temporary table by COPY, which row-level security forbids on the tables themselves.
  ///
  /// - Parameters:
  ///   - shape: a SELECT that gives the names and types of the columns; no row of it is read.
  /// - Returns: rows copied. The table is gone at the end of the transaction.
  @discardableResult
  func copy<Rows: Sequence>(
    _ rows: Rows, intoTemporary name: String, shapedAs shape: String, columns: [String],
    _ write: (Rows.Element, inout CopyRow) throws -> Void
  ) throws -> Int {
    try script("CREATE TEMPORARY TABLE \(name) ON COMMIT DROP AS \(shape) WITH NO DATA")
    let count = try copyIn(into: "pg_temp.\(name)", columns: columns) { writer in
      for row in rows { try writer.row { try write(row, &$0) } }
    }
    try script("ANALYZE pg_temp.\(name)")
    return count
  }
}
