import Circulation
import Testing

@Suite struct CheckerTests {
  /// The bar: every single-entry corruption of a flow or a price is refused, in a thousand tries.
  @Test func refusesEverySingleCorruption() throws {
    let network = planNetwork(seed: 3, agents: 120, posts: 60, degree: 7, levels: 2, values: 0...200)
    let solution = try #require(solve(network).solution)
    let checker = Checker(network)
    var random = Seeded(11)
    for attempt in 0..<1000 {
      var (flow, prices) = (solution.flow, solution.prices)
      let change = [-1_000_000_007, -1, 1, 1_000_000_007].randomElement(using: &random)!
      if attempt % 2 == 0 {
        flow[Int.random(in: 0..<network.arcCount, using: &random)] += Int64(change)
      } else {
        prices[Int.random(in: 0..<prices.count, using: &random)] += Int64(change)
      }
      if attempt % 2 == 0 {
        #expect(throws: Checker.Fault.self) {
          try checker.check(flow: flow, prices: prices, objective: solution.objective)
        }
      } else {
        // Another price may prove the same flow: a corrupted one passes only if every condition really holds.
        #expect(isRefused(checker, flow, prices, solution) || provesDirectly(network, flow, prices))
      }
    }
  }

  private func isRefused(_ checker: Checker, _ flow: PackedIntegers, _ prices: [Int64], _ solution: Solution) -> Bool {
    (try? checker.check(flow: flow, prices: prices, objective: solution.objective)) == nil
  }

  /// The optimality conditions, written once more and otherwise.
  private func provesDirectly(_ network: Network, _ flow: PackedIntegers, _ prices: [Int64]) -> Bool {
    let levels = network.levels
    return (0..<network.arcCount).allSatisfy { arc in
      let reduced = (0..<levels).map {
        network.costs[$0][arc] + prices[network.tail(of: arc) * levels + $0]
          - prices[network.head(of: arc) * levels + $0]
      }
      let zero = Array(repeating: Int64(0), count: levels)
      let canGrow = flow[arc] < network.uppers[arc]
      let canShrink = flow[arc] > network.lowers[arc]
      return !(canGrow && reduced.lexicographicallyPrecedes(zero))
        && !(canShrink && zero.lexicographicallyPrecedes(reduced))
    }
  }

  @Test func refusesAWrongObjectiveAndACutThatLeaks() throws {
    let network = planNetwork(seed: 6, agents: 30, posts: 10, degree: 4)
    let solution = try #require(solve(network).solution)
    #expect(throws: Checker.Fault.objective(level: 0)) {
      try Checker(network).check(flow: solution.flow, prices: solution.prices, objective: [solution.objective[0] - 1])
    }
    #expect(throws: Checker.Fault.self) { try Checker(network).check(cut: [0, 1]) }
  }
}
