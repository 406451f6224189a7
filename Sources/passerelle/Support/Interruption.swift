import Dispatch
import Glibc
import PQ
import Synchronization

/// SIGTERM, SIGINT and SIGHUP: the running query is cancelled, the transaction rolls back, and the command ends with
/// 128 + the signal within five seconds. A second signal is hard.
enum Interruption {
  private static let received = Atomic<Int32>(0)
  private static let canceller = Mutex<Canceller?>(nil)
  private static let sources = Mutex<[any DispatchSourceSignal]>([])

  static var signal: Int32? {
    let number = received.load(ordering: .acquiring)
    return number == 0 ? nil : number
  }

  /// What to cancel when a signal comes; listening starts with the first.
  static func cancel(_ connection: Canceller) {
    canceller.withLock { $0 = connection }
    sources.withLock { sources in
      guard sources.isEmpty else { return }
      sources = [SIGTERM, SIGINT, SIGHUP].map(listen)
    }
  }

  /// Throws when a signal came while nothing was asked of the server.
  static func check() throws {
    if signal != nil { throw CancellationError() }
  }

  private static func listen(_ number: Int32) -> any DispatchSourceSignal {
    _ = Glibc.signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
    source.setEventHandler {
      let first = received.compareExchange(expected: 0, desired: number, ordering: .acquiringAndReleasing).exchanged
      guard first else { _exit(128 + number) }
      // A computation asks the server nothing: it has no transaction to roll back, and its run is buried by the next.
      DispatchQueue.global().asyncAfter(deadline: .now() + 4) { _exit(128 + number) }
      canceller.withLock { $0 }?.cancel()
    }
    source.resume()
    return source
  }
}
