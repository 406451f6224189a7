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
///   try Agent(id: row["id"], name: row["name"], born: row["born"])
/// }
/// ```
@safe
public struct Row: ~Copyable {
  @usableFromInline let fields: UnsafeBufferPointer<RawField>

  /// Nil in a COPY, whose stream says none.
  @usableFromInline let names: ColumnNames?

  init(fields: UnsafeBufferPointer<RawField>, names: ColumnNames? = nil) {
    unsafe self.fields = unsafe fields
    self.names = names
  }

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
        throw PQError.inColumn(column, names, error)
      }
    }
  }

  /// The field of that name, as the type that the caller expects.
  public subscript<Value: BinaryDecodable>(name: String) -> Value {
    get throws(PQError) {
      guard let names else { throw PQError(.misuse, "a COPY names no column: \(name) was asked") }
      return try self[names.position(of: name)]
    }
  }
}

/// The names of an answer's columns, resolved once a query. Rows are read in the order their columns come, so a name is
/// looked for from the one found before it.
@usableFromInline
final class ColumnNames {
  private let names: [String]
  private var next = 0

  init(_ names: [String]) { self.names = names }

  subscript(column: Int) -> String { names[column] }

  func position(of name: String) throws(PQError) -> Int {
    for step in names.indices {
      let position = (next + step) % names.count
      if names[position] == name {
        next = position + 1
        return position
      }
    }
    throw PQError(.unexpectedShape, "column \(name) was asked of a row of \(names.joined(separator: ", "))")
  }
}

extension PQError {
  @usableFromInline
  static func noColumn(_ column: Int, _ count: Int) -> PQError {
    PQError(.unexpectedShape, "column \(column + 1) was asked of a row that has \(count)")
  }

  @usableFromInline
  static func inColumn(_ column: Int, _ names: ColumnNames?, _ error: PQError) -> PQError {
    error.within("column \(names?[column] ?? String(column + 1))")
  }
}
