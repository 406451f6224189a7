/// What went wrong between this process and the server.
///
/// Its text never holds a password, a connection string, a bound value, nor the DETAIL and CONTEXT of the server, which
/// quote the values of rows.
public struct PQError: Error, Sendable {
  public enum Code: Sendable, Equatable {
    /// The connection string or the service could not be read, or libpq itself.
    case malformedConninfo
    /// No connection was made: refused, unreachable, or rejected by the server (then `sqlState` says why).
    case connectionFailed
    /// This side cannot authenticate, or cannot be sure of the server: no password, a certificate that is not valid.
    case credentials
    /// The connection broke in the middle of a conversation.
    case connectionLost
    /// The server refused the statement; `sqlState` says why.
    case server
    /// `Canceller.cancel()` was called, or the server cancelled the statement (57014, which is also its timeout).
    case cancelled
    /// The deadline of the call passed.
    case deadlineExceeded
    /// The connection broke while COMMIT was under way: the transaction may have been committed or not.
    case commitUnknown
    /// The answer does not have the shape that the caller named.
    case unexpectedShape
    /// A field cannot be read as the type asked for.
    case undecodable
    /// A value cannot be sent, for example a text that contains NUL.
    case unsendable
    /// A call that is not allowed in the present state of the connection.
    case misuse
  }

  public let code: Code
  public let sqlState: SQLState?
  /// The primary message of the server or of libpq, or a sentence of this module.
  public let message: String
  /// What the server says the error is about.
  public var object = Object()
  /// What to do next, as a function of the database that refused says it itself (RAISE … HINT); nil when the server did.
  public var remedy: String?
  /// Where in the conversation it happened: "COPY agent, line 12", "column 3".
  public var context: String?

  /// The names that the server attaches to an error. Names only: never a value.
  public struct Object: Sendable, Equatable {
    public var schema: String?
    public var table: String?
    public var column: String?
    public var constraint: String?
  }

  init(_ code: Code, _ message: String, sqlState: SQLState? = nil, context: String? = nil) {
    self.code = code
    self.message = message
    self.sqlState = sqlState
    self.context = context
  }

  public var retryability: Retryability {
    switch code {
    case .connectionFailed: sqlState?.retryability ?? .soon
    case .connectionLost: .soon
    case .server: sqlState?.retryability ?? .never
    default: .never
    }
  }

  func within(_ context: String) -> PQError {
    var copy = self
    copy.context = self.context.map { "\(context), \($0)" } ?? context
    return copy
  }
}

extension PQError: CustomStringConvertible {
  public var description: String {
    var text = message
    if let sqlState { text += " (\(sqlState))" }
    if let table = object.table { text += ", table \(object.schema.map { $0 + "." } ?? "")\(table)" }
    if let column = object.column { text += ", column \(column)" }
    if let constraint = object.constraint { text += ", constraint \(constraint)" }
    if let context { text += ", in \(context)" }
    return text
  }
}
