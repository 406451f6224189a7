import PQ
import Testing

struct RetryTests {
  /// A clock that only pauses move.
  final class Time {
    var now = Duration.zero
    var bounds: [Duration] = []
  }

  private func retry(_ time: Time, draw: @escaping (Duration) -> Duration = { $0 }) -> Retry {
    var retry = Retry()
    retry.now = { time.now }
    retry.pause = { time.now += $0 }
    retry.draw = { bound in
      time.bounds.append(bound)
      return draw(bound)
    }
    return retry
  }

  @Test func pausesDoubleUpToTheirCeilingAndEndAfterTheTotal() throws {
    let time = Time()
    var attempts = 0
    let error = try pqError {
      try retry(time).run {
        attempts += 1
        throw try refused()
      }
    }
    #expect(error.code == .connectionFailed)
    let milliseconds = [500, 1000, 2000, 4000, 8000, 16_000, 32_000] + Array(repeating: 60_000, count: 14)
    #expect(time.bounds == milliseconds.map { Duration.milliseconds($0) })
    #expect(time.now <= .seconds(900))
    #expect(attempts == time.bounds.count)
  }

  @Test func successAndHardFailuresEndAtOnce() throws {
    let time = Time()
    var attempts = 0
    let value = try retry(time, draw: { _ in .zero }).run {
      attempts += 1
      if attempts < 4 { throw try refused() }
      return attempts
    }
    #expect(value == 4)
    #expect(time.bounds.count == 3)
    struct Other: Error {}
    #expect(throws: Other.self) { try retry(time).run { throw Other() } }
    let db = try Server.connect()
    #expect(try pqError { try retry(time).run { try db.execute("SELECT 1/0") } }.sqlState?.rawValue == "22012")
    #expect(time.bounds.count == 3)
  }

  @Test func drawsStayWithinTheirBound() {
    let retry = Retry()
    let draws = (0..<1000).map { _ in retry.draw(.milliseconds(500)) }
    #expect(draws.allSatisfy { $0 >= .zero && $0 <= .milliseconds(500) })
    #expect(Set(draws).count > 100)
  }

  @Test func aConnectionComesOutOfIt() throws {
    let db = try Retry().run { try Server.connect() }
    #expect(try db.value("SELECT 1", as: Int.self) == 1)
  }

  private func refused() throws -> PQError {
    try pqError { _ = try Connection(ConnectionSettings("host=/nonexistent/socket", applicationName: "t")) }
  }
}
