import CLibPQ
internal import Glibc

/// When a call must be over, at the latest.
public typealias Deadline = ContinuousClock.Instant

extension Connection {
  /// Time given to the server to answer a cancel request before the socket is shut.
  private static var grace: Duration { .seconds(5) }

  /// Refuses to begin anything once the session is cancelled.
  func ensureNotCancelled() throws(PQError) {
    if canceller.isCancelled { throw PQError(.cancelled, "the session was cancelled") }
  }

  /// Sends a text of SQL. C stops reading at NUL, so a text that contains one is refused.
  func send(_ sql: String) throws(PQError) {
    try ensureNotCancelled()
    guard !sql.utf8.contains(0) else { throw PQError(.unsendable, "a text of SQL contains a NUL character") }
    try sent(unsafe PQsendQuery(handle, sql))
  }

  /// Checks that libpq took what it was given to send.
  func sent(_ answer: Int32) throws(PQError) {
    guard answer == 1 else { throw brokenConversation() }
  }

  /// Sends what libpq still holds, reading meanwhile so that neither side waits for the other.
  func flush(until deadline: Deadline?) throws(PQError) {
    while true {
      switch unsafe PQflush(handle) {
      case 0: return
      case 1: break
      // The server closed its side: what it said before is still to be read.
      default: return
      }
      try waitForSocket(Int16(POLLIN | POLLOUT), until: deadline)
      _ = unsafe PQconsumeInput(handle)
    }
  }

  /// The next result of the command, nil when it is over.
  func nextResult(until deadline: Deadline?) throws(PQError) -> QueryResult? {
    while unsafe PQisBusy(handle) == 1 {
      try waitForSocket(Int16(POLLIN), until: deadline)
      // A failure ends the wait: PQgetResult then tells it.
      if unsafe PQconsumeInput(handle) == 0 { break }
    }
    guard let result = unsafe PQgetResult(handle) else { return nil }
    return unsafe QueryResult(owning: result)
  }

  /// Waits for the socket; past the deadline the statement is cancelled, the conversation drained, and an error thrown.
  func waitForSocket(_ events: Int16, until deadline: Deadline?) throws(PQError) {
    guard try !socketIsReady(events, until: deadline) else { return }
    canceller.interrupt()
    drain(until: .now + Self.grace)
    throw PQError(.deadlineExceeded, "the deadline passed before the server answered")
  }

  private func socketIsReady(_ events: Int16, until deadline: Deadline?) throws(PQError) -> Bool {
    while true {
      let socket = unsafe PQsocket(handle)
      guard socket >= 0 else { return true }
      var timeout: Int32 = -1
      if let deadline {
        let left = (deadline - .now).components
        if left.seconds < 0 || left.attoseconds < 0 { return false }
        // Rounded up, so that a wait never ends just before its deadline.
        timeout = Int32(min(left.seconds, 86_400)) * 1000 + Int32(left.attoseconds / 1_000_000_000_000_000) + 1
      }
      var poller = pollfd(fd: socket, events: events, revents: 0)
      let ready = unsafe poll(&poller, 1, timeout)
      if ready > 0 { return true }
      if ready < 0, errno != EINTR { throw PQError(.connectionLost, "poll failed on the socket (errno \(errno))") }
    }
  }

  /// Leaves the conversation idle: ends an open COPY, drops every pending result. A server that does not answer in
  /// time loses the connection.
  func drain(until limit: Deadline = .now + grace) {
    while true {
      while unsafe PQisBusy(handle) == 1 {
        let events = unsafe PQflush(handle) == 1 ? POLLIN | POLLOUT : POLLIN
        guard (try? socketIsReady(Int16(events), until: limit)) == true else {
          unsafe Glibc.shutdown(PQsocket(handle), Int32(SHUT_RDWR))
          _ = unsafe PQconsumeInput(handle)
          break
        }
        if unsafe PQconsumeInput(handle) == 0 { break }
      }
      guard let pending = unsafe PQgetResult(handle) else { return }
      let result = unsafe QueryResult(owning: pending)
      switch result.status {
      // PQgetResult returns the same status for ever while a COPY is open.
      case PGRES_COPY_OUT: dropCopyOut(until: limit)
      case PGRES_COPY_IN, PGRES_COPY_BOTH: _ = unsafe PQputCopyEnd(handle, "the client gave up")
      default: break
      }
    }
  }

  private func dropCopyOut(until limit: Deadline) {
    canceller.interrupt()
    while true {
      var buffer: UnsafeMutablePointer<CChar>?
      let count = unsafe PQgetCopyData(handle, &buffer, 1)
      unsafe PQfreemem(buffer)
      if count < 0 { return }
      if count == 0 {
        let ready = (try? socketIsReady(Int16(POLLIN), until: limit)) == true
        if !ready { unsafe Glibc.shutdown(PQsocket(handle), Int32(SHUT_RDWR)) }
        if unsafe PQconsumeInput(handle) == 0 { return }
      }
    }
  }

  /// The error of a call that libpq itself refused.
  func brokenConversation() -> PQError {
    if isLost { return PQError(.connectionLost, "the connection to the server is lost") }
    return PQError(.misuse, "libpq refused the call: another command is under way")
  }

  /// The error of a result, told apart by whether the connection survived it.
  func failure(_ result: borrowing QueryResult) -> PQError {
    PQError.server(result, connectionIsLost: isLost)
  }
}
