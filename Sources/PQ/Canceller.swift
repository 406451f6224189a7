import CLibPQ
internal import Synchronization

/// Stops what a connection is doing, from any task or thread.
///
/// It stays cancelled: the running statement is interrupted and every later one is refused, except a ROLLBACK, so that
/// a signal which arrives between two statements is not lost. A waiting connection blocks its thread: call `cancel`
/// from a thread of your own (or a dispatch source), since on a small machine a task may find no free one.
@safe
public final class Canceller: Sendable {
  private nonisolated(unsafe) let handle: OpaquePointer?
  private let requested = Atomic<Bool>(false)

  init(_ connection: OpaquePointer) { unsafe handle = PQgetCancel(connection) }

  deinit { unsafe PQfreeCancel(handle) }

  public var isCancelled: Bool { requested.load(ordering: .acquiring) }

  /// Returns once the request was delivered to the server, or could not be: on a dead network that takes as long as
  /// `tcp_user_timeout`.
  public func cancel() {
    requested.store(true, ordering: .releasing)
    interrupt()
  }

  /// Interrupts the running statement only.
  func interrupt() {
    unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { reason in
      // A failure means that the server is gone; the waiting side will see that by itself.
      _ = unsafe PQcancel(handle, reason.baseAddress, 256)
    }
  }
}
