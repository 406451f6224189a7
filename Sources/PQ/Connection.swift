import CLibPQ

/// One session on the server.
///
/// Not Sendable and not copyable: the compiler keeps one thread on it at a time. Only its `canceller` may be shared.
/// Every call waits for its answer, drains the conversation and clears what libpq allocated, whatever happens, so the
/// session can always be used again unless it is lost. It ends with the value.
@safe
public struct Connection: ~Copyable {
  let handle: OpaquePointer
  private let notices: NoticeHandler
  /// Stops this session from another task.
  public let canceller: Canceller

  /// Connects, waiting at most the `connect_timeout` of each host.
  ///
  /// - Parameter notices: receives the notices of the server; they are dropped by default.
  public init(_ settings: ConnectionSettings, notices: @escaping (Notice) -> Void = { _ in }) throws(PQError) {
    let keywords = try settings.keywords()
    // Started, then reset: libpq 15 tells the SQLSTATE of a refused connection only in its verbose text, and the
    // verbosity needs a connection object to be set on, while only PQreset walks the hosts with their timeouts.
    let started = unsafe ConnectionSettings.withKeywords(keywords) { unsafe PQconnectStartParams($0, $1, 1) }
    guard let handle = unsafe started else { throw PQError(.connectionFailed, "libpq has no memory to connect") }
    _ = unsafe PQsetErrorVerbosity(handle, PQERRORS_VERBOSE)
    let handler = NoticeHandler(notices)
    unsafe handler.install(on: handle)
    unsafe PQreset(handle)
    guard unsafe PQstatus(handle) == CONNECTION_OK else {
      let error = unsafe PQError.connection(String(cString: PQerrorMessage(handle)))
      unsafe PQfinish(handle)
      throw error
    }
    // Sends give the hand back instead of blocking, so that a deadline holds while the server does not read.
    _ = unsafe PQsetnonblocking(handle, 1)
    unsafe self.handle = handle
    self.notices = handler
    canceller = unsafe Canceller(handle)
  }

  deinit { unsafe PQfinish(handle) }

  /// Version of the server as libpq counts it: 150020 for 15.20.
  public var serverVersion: Int { Int(unsafe PQserverVersion(handle)) }

  /// Process of the server that answers this session.
  public var backend: Int32 { unsafe PQbackendPID(handle) }

  /// Whether the conversation broke; nothing can be asked any more.
  public var isLost: Bool { unsafe PQstatus(handle) != CONNECTION_OK }

  /// A setting that the server reports by itself, like `server_encoding` or `in_hot_standby`.
  public func reported(_ name: String) -> String? {
    unsafe PQparameterStatus(handle, name).map { unsafe String(cString: $0) }
  }

  var isIdle: Bool { unsafe PQtransactionStatus(handle) == PQTRANS_IDLE }
}
