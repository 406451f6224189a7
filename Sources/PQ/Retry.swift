internal import Glibc

/// Tries again what may pass in a moment, with full jitter: before each new attempt a pause is drawn between zero and a
/// bound that doubles each time, so that clients which failed together do not come back together.
///
/// ```swift
/// let db = try Retry().run { try Connection(settings) }
/// ```
/// Source: M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.
public struct Retry {
  /// Bound of the first pause.
  public var first: Duration = .milliseconds(500)
  /// Bound that the doubling does not pass.
  public var ceiling: Duration = .seconds(60)
  /// No attempt begins later than this after the first.
  public var total: Duration = .seconds(15 * 60)
  /// Time elapsed since a fixed origin.
  public var now: () -> Duration = { origin.duration(to: .now) }
  /// Waits; throws to give up, for example on a signal.
  public var pause: (Duration) throws -> Void = Retry.sleep
  /// A pause between zero and the bound.
  public var draw: (_ bound: Duration) -> Duration = { bound in
    .milliseconds(
      Int64.random(in: 0...bound.components.seconds * 1000 + bound.components.attoseconds / 1_000_000_000_000_000))
  }
  /// Told before each pause, for the log.
  public var onRetry: (_ error: PQError, _ attempt: Int, _ pause: Duration) -> Void = { _, _, _ in }

  public init() {}

  /// Runs the work until it passes, fails for good, or the time is over: then its last error is thrown.
  @discardableResult
  public func run<T: ~Copyable>(_ work: () throws -> T) throws -> T {
    let end = now() + total
    var bound = first
    var attempt = 1
    while true {
      do {
        return try work()
      } catch let error as PQError {
        guard error.retryability == .soon else { throw error }
        let wait = draw(bound)
        guard now() + wait <= end else { throw error }
        onRetry(error, attempt, wait)
        try pause(wait)
      }
      bound = min(bound * 2, ceiling)
      attempt += 1
    }
  }

  private static let origin = ContinuousClock.now

  private static func sleep(_ duration: Duration) {
    let parts = duration.components
    var left = timespec(tv_sec: Int(parts.seconds), tv_nsec: Int(parts.attoseconds / 1_000_000_000))
    while true {
      var rest = timespec()
      guard unsafe nanosleep(&left, &rest) != 0, errno == EINTR else { return }
      left = rest
    }
  }
}
