import CLibPQ

/// What a transaction sees of the others.
public enum Isolation: String, Sendable {
  case readCommitted = "READ COMMITTED"
  case serializable = "SERIALIZABLE"
}

extension Connection {
  /// Runs the closure in a transaction: committed when it returns, rolled back when it throws.
  ///
  /// If the connection breaks during COMMIT the error is `.commitUnknown`: reconnect and read the state, never retry
  /// blindly.
  ///
  /// - Parameters:
  ///   - deferrable: with `.serializable` and `readOnly`, waits for a snapshot that can neither fail nor make another
  ///     transaction fail.
  ///   - isKept: says of what the closure returns whether it is to be committed; otherwise it is rolled back, and
  ///     returned all the same.
  @discardableResult
  public func transaction<T>(
    isolation: Isolation = .readCommitted, readOnly: Bool = false, deferrable: Bool = false,
    keeping isKept: (T) -> Bool = { _ in true }, _ body: (borrowing Connection) throws -> T
  ) throws -> T {
    guard isIdle || isLost else { throw PQError(.misuse, "a transaction is already open on this connection") }
    let access = readOnly ? "READ ONLY" : "READ WRITE"
    let wait = deferrable ? "DEFERRABLE" : "NOT DEFERRABLE"
    try execute("BEGIN ISOLATION LEVEL \(isolation.rawValue), \(access), \(wait)")
    let value: T
    do {
      value = try body(self)
    } catch {
      rollback()
      throw error
    }
    if isKept(value) { try commit() } else { rollback() }
    return value
  }

  /// Runs the closure in a transaction that is rolled back, and returns what it found.
  public func rehearse<T>(_ body: (borrowing Connection) throws -> T) throws -> T {
    try transaction(keeping: { _ in false }, body)
  }

  private func commit() throws(PQError) {
    do throws(PQError) {
      try ensureNotCancelled()
    } catch {
      rollback()
      throw error
    }
    guard !isLost else { throw brokenConversation() }
    do throws(PQError) {
      try sent(unsafe PQsendQuery(handle, "COMMIT"))
      // A failed transaction answers ROLLBACK to COMMIT, without an error.
      guard try answer(until: nil)?.commandTag == "COMMIT" else {
        throw PQError(.server, "the transaction had failed and was rolled back")
      }
    } catch {
      guard isLost, error.sqlState?.classCode != "40", error.sqlState?.classCode != "23" else { throw error }
      throw PQError(
        .commitUnknown, "the connection broke during COMMIT; read the state before doing anything again",
        sqlState: error.sqlState)
    }
  }

  /// Rolls back, even in a cancelled session. A lost connection has been rolled back by the server.
  private func rollback() {
    guard !isLost else { return }
    if unsafe PQtransactionStatus(handle) == PQTRANS_ACTIVE { drain() }
    guard unsafe PQsendQuery(handle, "ROLLBACK") == 1 else { return }
    drain()
  }
}
