import CLibPQ

extension Connection {
  /// Fills a table through a binary COPY.
  ///
  /// ```swift
  /// try db.copyIn(into: "night.proposal", columns: ["run", "rank", "label"]) { writer in
  ///   for proposal in proposals {
  ///     try writer.row { $0.append(run); $0.append(proposal.rank); $0.append(proposal.label) }
  ///   }
  /// }
  /// ```
  /// The server checks constraints while it reads but answers only at the end: an error of any row is thrown when the
  /// closure has returned, and then no row is kept. Whatever the closure throws abandons the COPY.
  ///
  /// - Parameters:
  ///   - table: SQL text of a table, never an input.
  ///   - columns: their names, in the order of the fields.
  /// - Returns: the number of rows that the server counted.
  @discardableResult
  public func copyIn(
    into table: String, columns: [String], deadline: Deadline? = nil, _ body: (inout CopyWriter) throws -> Void
  ) throws -> Int {
    let list = columns.map(Self.quoted).joined(separator: ", ")
    return try copyIn("COPY \(table) (\(list)) FROM STDIN (FORMAT binary)", deadline) { send in
      // The writer keeps the function that it is given, and does not outlive this closure.
      try withoutActuallyEscaping(send) { send in
        var writer = CopyWriter(columns: columns.count, send: send)
        try body(&writer)
        try writer.finish()
      }
    }
  }

  /// An identifier as SQL writes it.
  public static func quoted(_ identifier: String) -> String {
    "\"" + identifier.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  private func copyIn(
    _ statement: String, _ deadline: Deadline?, _ body: ((Span<UInt8>) throws(PQError) -> Void) throws -> Void
  ) throws -> Int {
    try send(statement)
    try flush(until: deadline)
    _ = try beginCopy(PGRES_COPY_IN, until: deadline)
    do {
      try body { chunk throws(PQError) in try put(chunk, until: deadline) }
    } catch {
      // Draining answers the open COPY with a failure, so that the server forgets its rows.
      drain()
      throw error
    }
    try sent(unsafe PQputCopyEnd(handle, nil))
    return try answer(until: deadline)?.affectedRows ?? 0
  }

  private func put(_ chunk: Span<UInt8>, until deadline: Deadline?) throws(PQError) {
    try ensureNotCancelled()
    // libpq counts in Int32.
    let limit = 1 << 20
    var start = 0
    while start < chunk.count {
      let end = min(start + limit, chunk.count)
      let answer = unsafe chunk.extracting(start..<end).withUnsafeBytes { bytes in
        unsafe PQputCopyData(handle, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count))
      }
      try sent(answer)
      try flush(until: deadline)
      start = end
    }
  }
}
