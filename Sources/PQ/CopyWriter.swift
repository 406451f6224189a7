/// The fields of one row of a binary COPY, in the order of the columns.
public struct CopyRow: ~Copyable {
  @usableFromInline var bytes: [UInt8] = []
  @usableFromInline var count = 0

  @inlinable
  public mutating func append(_ value: some BinaryEncodable) {
    bytes.appendField(value)
    count += 1
  }

  /// Writes the value, or NULL.
  @inlinable
  public mutating func append(_ value: (some BinaryEncodable)?) {
    if let value { append(value) } else { appendNull() }
  }

  @inlinable
  public mutating func appendNull() {
    bytes.append(bigEndian: Int32(-1))
    count += 1
  }
}

/// Sends rows to a table through a binary COPY. Lent by `Connection.copyIn`.
public struct CopyWriter: ~Copyable {
  private let columns: Int
  private let send: (Span<UInt8>) throws(PQError) -> Void
  private var row = CopyRow()
  /// Rows written so far.
  public private(set) var rows = 0

  /// Bytes held before they are sent.
  private static var threshold: Int { 64 << 10 }

  init(columns: Int, send: @escaping (Span<UInt8>) throws(PQError) -> Void) {
    self.columns = columns
    self.send = send
    row.bytes.reserveCapacity(2 * Self.threshold)
    // Signature, flags, length of the extension.
    row.bytes += "PGCOPY\n\u{FF}\r\n\0".unicodeScalars.map { UInt8($0.value) }
    row.bytes += [UInt8](repeating: 0, count: 8)
  }

  /// Writes one row. A row that throws, or that has not as many fields as the COPY has columns, is not sent.
  public mutating func row(_ fill: (inout CopyRow) throws -> Void) throws {
    let start = row.bytes.count
    row.bytes.append(bigEndian: Int16(columns))
    row.count = 0
    do {
      try fill(&row)
    } catch {
      row.bytes.removeSubrange(start...)
      throw error
    }
    guard row.count == columns else {
      row.bytes.removeSubrange(start...)
      throw PQError(.misuse, "a row has \(row.count) fields where the COPY has \(columns) columns")
    }
    rows += 1
    if row.bytes.count >= Self.threshold { try flush() }
  }

  mutating func finish() throws(PQError) {
    row.bytes.append(bigEndian: Int16(-1))
    try flush()
  }

  private mutating func flush() throws(PQError) {
    try send(row.bytes.span)
    row.bytes.removeAll(keepingCapacity: true)
  }
}
