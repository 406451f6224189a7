import Circulation
import Testing

/// The least cost vector over every flow that is accepted, by trying them all; nothing when there is none.
func bruteForce(_ network: Network, accepts: (PackedIntegers) -> Bool = { _ in true }) -> [Int64]? {
  var best: [Int64]?
  var excess = network.supplies
  var cost = Array(repeating: Int64(0), count: network.levels)
  var flow = PackedIntegers(repeating: 0, count: network.arcCount)
  func go(_ arc: Int) {
    guard arc < network.arcCount else {
      guard excess.allSatisfy({ $0 == 0 }) else { return }
      if best.map({ cost.lexicographicallyPrecedes($0) }) ?? true, accepts(flow) { best = cost }
      return
    }
    let (tail, head) = (network.tail(of: arc), network.head(of: arc))
    for units in network.lowers[arc]...network.uppers[arc] {
      flow[arc] = units
      excess[tail] -= units
      excess[head] += units
      for level in cost.indices { cost[level] += units * network.costs[level][arc] }
      go(arc + 1)
      excess[tail] += units
      excess[head] -= units
      for level in cost.indices { cost[level] -= units * network.costs[level][arc] }
    }
  }
  go(0)
  return best
}

@Suite struct BruteForceTests {
  @Test(arguments: 1...3, Engine.allCases) func everyOutcomeIsRightAndProved(levels: Int, engine: Engine) throws {
    var optimal = 0
    for seed in 0..<500 {
      let network = randomNetwork(seed: seed * 3 + levels, levels: levels, cost: levels == 1 ? -6...6 : -2...2)
      let expected = bruteForce(network)
      switch solve(network, engine: engine) {
      case .optimal(let solution):
        #expect(solution.objective == expected, "seed \(seed)")
        try Checker(network).check(flow: solution.flow, prices: solution.prices, objective: solution.objective)
        optimal += 1
      case .infeasible(let cut):
        #expect(expected == nil, "seed \(seed)")
        try Checker(network).check(cut: cut.nodes)
      case let other: Issue.record("seed \(seed): \(other)")
      }
    }
    #expect(optimal > 150)
  }
}
