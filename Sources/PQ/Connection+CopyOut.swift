import CLibPQ
internal import Glibc

extension Connection {
  /// Streams the rows of a query through a binary COPY, one at a time: memory does not grow with their number.
  ///
  /// ```swift
  /// try db.copyOut("SELECT id, tags FROM agent ORDER BY id") { row in
  ///   agents.append(Agent(id: try row[0], tags: try row[1]))
  /// }
  /// ```
  /// COPY takes no parameter and announces no types: cast in the query whatever is not of the type that is read.
  ///
  /// - Returns: the number of rows.
  @discardableResult
  public func copyOut(_ query: String, deadline: Deadline? = nil, _ body: (borrowing Row) throws -> Void) throws -> Int
  {
    try send("COPY (\(query)) TO STDOUT (FORMAT binary)")
    try flush(until: deadline)
    let columns = try beginCopy(PGRES_COPY_OUT, until: deadline)
    let fields = UnsafeMutableBufferPointer<RawField>.allocate(capacity: columns)
    defer { unsafe fields.deallocate() }
    var rows = 0
    var isFirst = true
    do {
      while let message = try nextCopyMessage(until: deadline) {
        var reader = unsafe CopyMessage(bytes: message.bytes)
        if isFirst { try reader.skipHeader() }
        isFirst = false
        while let row = unsafe try reader.nextRow(into: fields) {
          try body(row)
          rows += 1
        }
      }
    } catch {
      drain()
      throw error
    }
    _ = try answer(until: deadline)
    return rows
  }

  /// Waits for the server to open the COPY. Returns its number of columns.
  func beginCopy(_ expected: ExecStatusType, until deadline: Deadline?) throws(PQError) -> Int {
    guard let result = try nextResult(until: deadline) else { throw brokenConversation() }
    switch result.status {
    case expected: return result.columnCount
    case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_COPY_IN, PGRES_COPY_OUT:
      throw abandon(PQError(.misuse, "the statement is not a COPY in this direction"))
    default: throw abandon(failure(result))
    }
  }

  /// The next message of the COPY, nil at its end.
  private func nextCopyMessage(until deadline: Deadline?) throws(PQError) -> CopyBuffer? {
    while true {
      var buffer: UnsafeMutablePointer<CChar>?
      let count = unsafe PQgetCopyData(handle, &buffer, 1)
      if count > 0, let buffer = unsafe buffer { return unsafe CopyBuffer(start: buffer, count: Int(count)) }
      if count < 0 { return nil }
      try ensureNotCancelled()
      try waitForSocket(Int16(POLLIN), until: deadline)
      if unsafe PQconsumeInput(handle) == 0, isLost {
        throw PQError(.connectionLost, "the connection broke during a COPY")
      }
    }
  }
}

/// One message of a COPY, freed when it goes out of scope.
@safe
private struct CopyBuffer: ~Copyable {
  let start: UnsafeMutablePointer<CChar>
  let count: Int

  deinit { unsafe PQfreemem(start) }

  var bytes: UnsafeRawBufferPointer { unsafe UnsafeRawBufferPointer(start: start, count: count) }
}

/// Cuts a message of a binary COPY into rows. The header comes inside the message of the first row, and the trailer may
/// come inside the message of the last one.
@safe
struct CopyMessage {
  private let bytes: UnsafeRawBufferPointer
  private let end: Int
  private var offset = 0

  init(bytes: UnsafeRawBufferPointer) {
    unsafe self.bytes = unsafe bytes
    end = bytes.count
  }

  mutating func skipHeader() throws(PQError) {
    guard unsafe bytes.starts(with: "PGCOPY\n\u{FF}\r\n\0".unicodeScalars.map { UInt8($0.value) }) else {
      throw Self.malformed
    }
    offset = 11
    _ = try integer(Int32.self)
    offset += Int(try integer(Int32.self))
  }

  /// The next row of the message; nil at its end, or at the trailer.
  mutating func nextRow(into fields: UnsafeMutableBufferPointer<RawField>) throws(PQError) -> Row? {
    guard offset < end else { return nil }
    let count = Int(try integer(Int16.self))
    if count == -1 { return nil }
    guard count == fields.count else { throw Self.malformed }
    for column in 0..<count {
      let length = Int(try integer(Int32.self))
      guard length <= end - offset else { throw Self.malformed }
      unsafe fields.initializeElement(
        at: column, to: RawField(start: bytes.baseAddress! + offset, count: length < 0 ? -1 : length, type: 0))
      offset += max(length, 0)
    }
    return unsafe Row(fields: UnsafeBufferPointer(fields))
  }

  private mutating func integer<Value: FixedWidthInteger & BitwiseCopyable>(
    _ type: Value.Type
  ) throws(PQError) -> Value {
    let size = MemoryLayout<Value>.size
    guard offset >= 0, size <= end - offset else { throw Self.malformed }
    defer { offset += size }
    return unsafe bytes.bytes.bigEndian(at: offset, as: type)
  }

  private static var malformed: PQError { PQError(.undecodable, "the COPY of the server is malformed") }
}
