import Circulation
import Testing

/// Other costs and bounds, solved from the answer before they changed: the minimum that a solve from nothing finds.
@Suite struct RestartTests {
  @Test(arguments: 0..<200) func aRestartIsExact(seed: Int) throws {
    let levels = 1 + seed % 3
    let network =
      seed % 2 == 0
      ? randomNetwork(seed: seed, nodes: 2...8, arcs: 4...16, levels: levels, cost: -3...3)
      : randomPlan(seed: seed, agents: 40, posts: 15, degree: 6, levels: levels, values: 0...9)
    guard let before = solve(network).solution else { return }
    var random = Seeded(seed)
    var columns = network.costs
    for level in columns.indices {
      for arc in 0..<network.arcCount where Int.random(in: 0..<4, using: &random) == 0 {
        columns[level][arc] = 3 * columns[level][arc] + Int64.random(in: -2...2, using: &random)
      }
    }
    var other = network.withCosts(columns)
    for arc in 0..<network.arcCount where Int.random(in: 0..<9, using: &random) == 0 {
      other.setBounds(of: arc, lower: other.lowers[arc], upper: other.lowers[arc])
    }
    let expected = solve(other)
    switch (solve(other, from: before.flow, prices: before.prices), expected) {
    case (.optimal(let found), .optimal(let best)):
      #expect(found.objective == best.objective)
      try Checker(other).check(flow: found.flow, prices: found.prices, objective: found.objective)
    case (.infeasible(let cut), .infeasible): try Checker(other).check(cut: cut.nodes)
    case (let found, _): Issue.record("\(found) instead of \(expected)")
    }
  }

  /// A flow that is nobody's answer: posts hold all they can, and more come before they are discharged.
  @Test(arguments: 0..<8) func anyFlowWillDoToBeginWith(seed: Int) throws {
    let network = randomPlan(seed: seed, agents: 1_600, posts: 150, degree: 8)
    var random = Seeded(seed)
    let flow = (0..<network.arcCount).map { Int64.random(in: network.lowers[$0]...network.uppers[$0], using: &random) }
    let nothing = Array(repeating: Int64(0), count: network.nodeCount)
    let found = try #require(solve(network, from: PackedIntegers(flow), prices: nothing).solution)
    #expect(found.objective == solve(network).solution?.objective)
    try Checker(network).check(flow: found.flow, prices: found.prices, objective: found.objective)
  }

  /// One more unit of room on a full arc brings what a solve from nothing says.
  @Test(arguments: 0..<60) func openingsAreExact(seed: Int) throws {
    let network =
      seed % 2 == 0
      ? randomNetwork(seed: seed, nodes: 2...8, arcs: 4...16, levels: 1 + seed % 3, cost: -3...3)
      : randomPlan(seed: seed, agents: 14, posts: 6, degree: 4, levels: 1 + seed % 3, values: 0...4)
    guard let before = solve(network).solution else { return }
    // A self-loop joins no two nodes, and has no way round.
    let arcs = (0..<network.arcCount).filter { network.tails[$0] != network.heads[$0] }
    for (arc, opening) in zip(arcs, Residual(network, before).openings(of: arcs)) {
      var wider = network
      wider.setBounds(of: arc, lower: network.lowers[arc], upper: network.uppers[arc] + 1)
      let best = try #require(solve(wider).solution)
      let gain = zip(best.objective, before.objective).map { $0 - $1 }
      #expect(opening?.costs ?? gain.map { _ in 0 } == gain, "arc \(arc)")
      #expect(opening?.changes.contains { $0.arc == arc } != true)
    }
  }
}
