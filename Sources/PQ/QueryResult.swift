import CLibPQ

/// A field of an error or of a notice, by its letter in the protocol (the PG_DIAG macros of C are not seen from Swift).
enum ErrorField: Unicode.Scalar {
  case severity = "V"
  case sqlState = "C"
  case primary = "M"
  case hint = "H"
  case routine = "R"
  case context = "W"
  case schema = "s"
  case table = "t"
  case column = "c"
  case constraint = "n"

  func read(_ result: OpaquePointer?) -> String? {
    unsafe PQresultErrorField(result, Int32(rawValue.value)).map { unsafe String(cString: $0) }
  }
}

/// A result of libpq, cleared when it goes out of scope.
@safe
struct QueryResult: ~Copyable {
  let handle: OpaquePointer

  init(owning handle: OpaquePointer) { unsafe self.handle = handle }

  deinit { unsafe PQclear(handle) }

  var status: ExecStatusType { unsafe PQresultStatus(handle) }
  var rowCount: Int { Int(unsafe PQntuples(handle)) }
  var columnCount: Int { Int(unsafe PQnfields(handle)) }
  /// The command that was executed: `COMMIT`, `INSERT 0 3`.
  var commandTag: String { unsafe String(cString: PQcmdStatus(handle)) }
  /// Rows touched by the command; 0 for a command that touches none.
  var affectedRows: Int { unsafe Int(String(cString: PQcmdTuples(handle))) ?? 0 }
  var errorMessage: String { unsafe String(cString: PQresultErrorMessage(handle)) }

  func errorField(_ field: ErrorField) -> String? { unsafe field.read(handle) }

  /// Reads the rows one after the other, without keeping any.
  func forEachRow(_ body: (borrowing Row) throws -> Void) throws {
    let columns = columnCount
    let names = ColumnNames((0..<Int32(columns)).map { unsafe String(cString: PQfname(handle, $0)) })
    let fields = UnsafeMutableBufferPointer<RawField>.allocate(capacity: columns)
    defer { unsafe fields.deallocate() }
    for row in 0..<Int32(rowCount) {
      for column in 0..<columns {
        let index = Int32(column)
        let isNull = unsafe PQgetisnull(handle, row, index) == 1
        unsafe fields.initializeElement(
          at: column,
          to: RawField(
            start: UnsafeRawPointer(PQgetvalue(handle, row, index)),
            count: isNull ? -1 : Int(PQgetlength(handle, row, index)),
            type: PQftype(handle, index)))
      }
      try unsafe body(Row(fields: UnsafeBufferPointer(fields), names: names))
    }
  }
}
