import Dispatch
import PQ

/// Says that a run lives while its process computes and asks the server nothing.
///
/// Each beat is a session of its own, on a thread of its own: a computation holds the session of the night and may hold
/// every thread of the task pool. A beat that fails is left out; that another run took over is found by the night's own
/// next word to the server.
public final class Heartbeat {
  private let timer: any DispatchSourceTimer

  /// - Parameter connect: opens a session as the engine; called at each beat and closed after it.
  public init(_ lease: RunLease, every seconds: Int = 30, through connect: @escaping @Sendable () throws -> Registry) {
    timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "heartbeat"))
    timer.schedule(deadline: .now() + .seconds(seconds), repeating: .seconds(seconds))
    timer.setEventHandler { try? connect().renew(lease) }
    timer.resume()
  }

  public func stop() { timer.cancel() }

  deinit { timer.cancel() }
}
