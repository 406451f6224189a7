/// Where a field lies in memory that libpq owns.
@unsafe
@usableFromInline
struct RawField {
  @usableFromInline let start: UnsafeRawPointer?
  /// Bytes of the value; -1 for NULL.
  @usableFromInline let count: Int
  /// Type of the server; 0 when the protocol does not tell it (COPY).
  @usableFromInline let type: UInt32

  @usableFromInline
  init(start: UnsafeRawPointer?, count: Int, type: UInt32) {
    unsafe self.start = unsafe start
    unsafe self.count = count
    unsafe self.type = type
  }
}

/// One row of an answer or of a COPY, lent to a closure; it cannot outlive the call.
///
/// ```swift
/// let agents = try db.rows("SELECT id, name, born FROM agent") { row in
///   try Agent(id: row[0], name: row[1], born: row[2])
/// }
/// ```
@safe
public struct Row: ~Copyable {
  @usableFromInline let fields: UnsafeBufferPointer<RawField>

  init(fields: UnsafeBufferPointer<RawField>) { unsafe self.fields = unsafe fields }

  public var count: Int { unsafe fields.count }

  @inlinable
  public func isNull(_ column: Int) -> Bool {
    precondition(column >= 0 && column < count, "no such column")
    return unsafe fields[column].count < 0
  }

  /// The field as the type that the caller expects; a NULL only fits an Optional.
  @inlinable
  public subscript<Value: BinaryDecodable>(column: Int) -> Value {
    get throws(PQError) {
      guard column >= 0, column < count else { throw PQError.noColumn(column, count) }
      let field = unsafe fields[column]
      do throws(PQError) {
        guard unsafe field.count >= 0 else { return try Value.null() }
        let bytes = unsafe UnsafeRawBufferPointer(start: field.start, count: field.count)
        return try unsafe Value(binary: bytes.bytes, type: field.type)
      } catch {
        throw PQError.inColumn(column, error)
      }
    }
  }
}

extension PQError {
  @usableFromInline
  static func noColumn(_ column: Int, _ count: Int) -> PQError {
    PQError(.unexpectedShape, "column \(column + 1) was asked of a row that has \(count)")
  }

  @usableFromInline
  static func inColumn(_ column: Int, _ error: PQError) -> PQError { error.within("column \(column + 1)") }
}
