import PQ

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
