import CLibPQ

extension Connection {
  /// Executes one statement, whatever rows it answers.
  ///
  /// - Parameters:
  ///   - parameters: the values of `$1`, `$2`, …
  ///   - deadline: when the server must have answered; the statement is cancelled then.
  /// - Returns: the number of rows that it touched, or answered.
  @discardableResult
  public func execute(
    _ sql: String, _ parameters: [(any Parameter)?] = [], deadline: Deadline? = nil
  ) throws(PQError) -> Int {
    try query(sql, parameters, deadline).affectedRows
  }

  /// All the rows, each read by the closure. They are held in memory together: use `copyOut` for many.
  public func rows<T>(
    _ sql: String, _ parameters: [(any Parameter)?] = [], deadline: Deadline? = nil,
    read: (borrowing Row) throws -> T
  ) throws -> [T] {
    let result = try query(sql, parameters, deadline)
    try result.expectRows()
    var values: [T] = []
    values.reserveCapacity(result.rowCount)
    try result.forEachRow { values.append(try read($0)) }
    return values
  }

  /// The only row; none or several is an error.
  public func row<T>(
    _ sql: String, _ parameters: [(any Parameter)?] = [], deadline: Deadline? = nil,
    read: (borrowing Row) throws -> T
  ) throws -> T {
    let values = try rows(sql, parameters, deadline: deadline, read: read)
    guard values.count == 1 else {
      throw PQError(.unexpectedShape, "one row was expected and the server answered \(values.count)")
    }
    return values[0]
  }

  /// The row if there is one; several is an error.
  public func optionalRow<T>(
    _ sql: String, _ parameters: [(any Parameter)?] = [], deadline: Deadline? = nil,
    read: (borrowing Row) throws -> T
  ) throws -> T? {
    let values = try rows(sql, parameters, deadline: deadline, read: read)
    guard values.count <= 1 else {
      throw PQError(.unexpectedShape, "at most one row was expected and the server answered \(values.count)")
    }
    return values.first
  }

  /// The only field of the only row.
  public func value<Value: BinaryDecodable>(
    _ sql: String, _ parameters: [(any Parameter)?] = [], deadline: Deadline? = nil, as type: Value.Type = Value.self
  ) throws -> Value {
    try row(sql, parameters, deadline: deadline) { row in
      guard row.count == 1 else {
        throw PQError(.unexpectedShape, "one column was expected and the server answered \(row.count)")
      }
      return try row[0]
    }
  }

  /// Executes several statements sent as one text, as migrations are. Outside a transaction they make one together.
  public func script(_ sql: String, deadline: Deadline? = nil) throws(PQError) {
    try send(sql)
    _ = try answer(until: deadline)
  }

  private func query(
    _ sql: String, _ parameters: [(any Parameter)?], _ deadline: Deadline?
  ) throws(PQError) -> QueryResult {
    try ensureNotCancelled()
    let values = try CStrings(parameters: parameters)
    let count = Int32(parameters.count)
    try sent(unsafe values.withPointers { unsafe PQsendQueryParams(handle, sql, count, nil, $0, nil, nil, 1) })
    guard let result = try answer(until: deadline) else {
      throw PQError(.unexpectedShape, "the server answered nothing")
    }
    return result
  }

  /// The last result of a command, once all were read. The first error wins.
  func answer(until deadline: Deadline?) throws(PQError) -> QueryResult? {
    try flush(until: deadline)
    var last: QueryResult?
    while let result = try nextResult(until: deadline) {
      switch result.status {
      case PGRES_COMMAND_OK, PGRES_TUPLES_OK: last = consume result
      case PGRES_EMPTY_QUERY: throw abandon(PQError(.unexpectedShape, "the statement is empty"))
      case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH:
        throw abandon(PQError(.misuse, "a COPY needs copyIn or copyOut"))
      default: throw abandon(failure(result))
      }
    }
    return last
  }

  /// Drains what is left of the conversation before an error is thrown.
  func abandon(_ error: PQError) -> PQError {
    drain()
    return error
  }
}

extension QueryResult {
  fileprivate func expectRows() throws(PQError) {
    guard status == PGRES_TUPLES_OK else {
      throw PQError(.unexpectedShape, "rows were expected and \(commandTag) answers none")
    }
  }
}
