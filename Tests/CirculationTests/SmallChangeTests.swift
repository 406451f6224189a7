import Circulation
import Foundation
import Testing

/// The measure of `scripts/bench solver`: 20 arcs of a large network change, again and again.
@Suite struct SmallChangeTests {
  private static let file = ProcessInfo.processInfo.environment["PASSERELLE_BENCH_NETWORK"]

  @Test func twentyChangesAtATime() throws {
    let network = try Self.file.map { try Self.read($0) } ?? randomPlan(seed: 1, agents: 300, posts: 150, degree: 10)
    var residual = Residual(network, try #require(solve(network).solution))
    var random = Seeded(20)
    var seconds: [Double] = []
    for _ in 0..<21 {
      for _ in 0..<20 { Self.change(&residual, &random) }
      let begun = ContinuousClock.now
      let outcome = residual.resolve()
      let elapsed = (ContinuousClock.now - begun).components
      seconds.append(Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18)
      let kept = try #require(outcome.solution)
      try Checker(residual.network).check(flow: kept.flow, prices: kept.prices, objective: kept.objective)
    }
    #expect(residual.solution.objective == solve(residual.network).solution?.objective)
    print("small change of 20 arcs, median \(seconds.sorted()[10]) s")
  }

  /// A wish gains or loses value, is withdrawn, or comes back.
  private static func change(_ residual: inout Residual, _ random: inout Seeded) {
    let network = residual.network
    var arc = 0
    repeat { arc = Int.random(in: 0..<network.arcCount, using: &random) } while network.costs[0][arc] == 0
    if Bool.random(using: &random) {
      residual.setCosts(of: arc, to: [min(-1, network.costs[0][arc] + Int64.random(in: -100...100, using: &random))])
    } else {
      residual.setBounds(of: arc, lower: 0, upper: 1 - network.uppers[arc])
    }
  }

  private static func read(_ name: String) throws -> Network {
    var reader = DimacsReader()
    reader.read([UInt8](try Data(contentsOf: URL(fileURLWithPath: name))).span)
    return try reader.finish()
  }
}
