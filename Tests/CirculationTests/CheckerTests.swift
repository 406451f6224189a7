import Circulation
import Testing

@Suite struct CheckerTests {
  /// The bar: every single-entry corruption of a flow or a price is refused, in a thousand tries.
  @Test func refusesEverySingleCorruption() throws {
    let network = randomPlan(seed: 3, agents: 120, posts: 60, degree: 7, levels: 2, values: 0...200)
    let solution = try #require(solve(network).solution).withCanonicalPrices(in: network)
    try check(network, solution.flow, solution.prices, solution.objective)
    var random = Seeded(11)
    for attempt in 0..<1000 {
      var (flow, prices) = (solution.flow, solution.prices)
      let change = [-1_000_000_007, -1, 1, 1_000_000_007].randomElement(using: &random)!
      if attempt % 2 == 0 {
        flow[Int.random(in: 0..<network.arcCount, using: &random)] += Int64(change)
      } else {
        prices[Int.random(in: 0..<prices.count, using: &random)] += Int64(change)
      }
      #expect(throws: Checker.Fault.self) { try check(network, flow, prices, solution.objective) }
    }
  }

  /// Every entry of small networks of any shape, self-loops and islands included, changed by one either way.
  @Test func refusesEverySingleCorruptionOfSmallNetworks() throws {
    var refused = 0
    for seed in 0..<300 {
      let network = randomNetwork(seed: seed, levels: 1 + seed % 3)
      guard let solution = solve(network).solution?.withCanonicalPrices(in: network) else { continue }
      try check(network, solution.flow, solution.prices, solution.objective)
      for change: Int64 in [-1, 1] {
        for arc in 0..<network.arcCount {
          var flow = solution.flow
          flow[arc] += change
          #expect(throws: Checker.Fault.self) { try check(network, flow, solution.prices, solution.objective) }
        }
        for entry in solution.prices.indices {
          var prices = solution.prices
          prices[entry] += change
          #expect(throws: Checker.Fault.self) { try check(network, solution.flow, prices, solution.objective) }
          refused += 1
        }
      }
    }
    #expect(refused > 1000)
  }

  private func check(
    _ network: Network, _ flow: PackedIntegers, _ prices: [Int64], _ objective: [Int64]
  ) throws(Checker.Fault) {
    let checker = Checker(network)
    try checker.check(flow: flow, prices: prices, objective: objective)
    try checker.check(canonicalFlow: flow, prices: prices)
  }

  @Test func refusesAWrongObjectiveAndACutThatLeaks() throws {
    let network = randomPlan(seed: 6, agents: 30, posts: 10, degree: 4)
    let solution = try #require(solve(network).solution)
    #expect(throws: Checker.Fault.objective(level: 0)) {
      try Checker(network).check(flow: solution.flow, prices: solution.prices, objective: [solution.objective[0] - 1])
    }
    #expect(throws: Checker.Fault.self) { try Checker(network).check(cut: [0, 1]) }
  }
}
