import Circulation
import Testing

@Suite struct StatusTests {
  @Test func unbalancedSaysByHowMuch() {
    var network = Network(nodes: 2)
    network.setSupply(of: 0, to: 3)
    network.setSupply(of: 1, to: -1)
    guard case .unbalanced(2) = solve(network) else { return #expect(Bool(false)) }
  }

  @Test func costBoundIsExact() {
    var network = Network(nodes: 2)
    let arc = network.addArc(from: 0, to: 1, upper: 1, cost: network.costBound)
    network.addArc(from: 1, to: 0, upper: 1, cost: -network.costBound)
    #expect(solve(network).solution != nil)
    network.setCosts(of: arc, to: [network.costBound + 1])
    guard case .outOfRange(.cost(arc, 0, network.costBound)) = solve(network) else { return #expect(Bool(false)) }
  }

  @Test func capacityBoundIsExact() {
    var network = Network(nodes: 2)
    network.addArc(from: 0, to: 1, upper: 1 << 60)
    #expect(solve(network).solution != nil)
    network.addArc(from: 0, to: 1, upper: 1)
    guard case .outOfRange(.capacity(let total, let bound)) = solve(network) else { return #expect(Bool(false)) }
    #expect(total == (1 << 60) + 1 && bound == 1 << 60)
  }

  @Test func crossedBoundsAreNamed() {
    var network = Network(nodes: 2)
    network.addArc(from: 0, to: 1, lower: 2, upper: 1)
    guard case .outOfRange(.crossedBounds(arc: 0)) = solve(network) else { return #expect(Bool(false)) }
  }

  @Test(arguments: 0..<300) func unboundedNetworksAreFoundOrBounded(seed: Int) throws {
    var network = randomNetwork(seed: seed, levels: 1 + seed % 2, cost: -2...4)
    var random = Seeded(seed + 77)
    for arc in 0..<network.arcCount where Bool.random(using: &random) {
      network.setBounds(of: arc, lower: network.lowers[arc], upper: Network.unbounded)
    }
    let checker = Checker(network)
    // With a large cap instead of none, an unbounded optimum keeps falling as the cap grows.
    let capped = [1000, 2000].map { cap in
      var copy = network
      for arc in 0..<network.arcCount where network.uppers[arc] == Network.unbounded {
        copy.setBounds(of: arc, lower: network.lowers[arc], upper: Int64(cap))
      }
      return solve(copy).solution?.objective
    }
    switch solve(network) {
    case .optimal(let solution):
      #expect(capped[0] == solution.objective && capped[1] == solution.objective)
      try checker.check(flow: solution.flow, prices: solution.prices, objective: solution.objective)
    case .unbounded(let cycle):
      #expect(capped[0] != nil && capped[0] != capped[1])
      try checker.check(unboundedCycle: cycle)
    case .infeasible(let cut):
      #expect(capped[1] == nil)
      try checker.check(cut: cut.nodes)
    case let other: Issue.record("\(other)")
    }
  }
}
