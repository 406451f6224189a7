import Circulation
import Testing

@Suite struct ResidualTests {
  private func network(_ seed: Int) -> Network {
    seed % 2 == 0
      ? randomNetwork(seed: seed, nodes: 2...8, arcs: 4...16, levels: 1 + seed % 3, cost: -3...3)
      : randomPlan(seed: seed, agents: 14, posts: 6, degree: 4, levels: 1 + seed % 3, values: 0...4)
  }

  /// Forcing or forbidding a unit costs exactly what a solve from nothing says.
  @Test(arguments: 0..<60) func reroutesAreExact(seed: Int) throws {
    let network = network(seed)
    guard let solution = solve(network).solution else { return }
    let residual = Residual(network, solution)
    for arc in 0..<network.arcCount {
      for sign: Int64 in [1, -1] {
        let flow = solution.flow[arc] + sign
        var changed = network
        if sign > 0 {
          changed.setBounds(of: arc, lower: flow, upper: max(flow, network.uppers[arc]))
        } else {
          changed.setBounds(of: arc, lower: min(flow, network.lowers[arc]), upper: flow)
        }
        let expected = solve(changed).solution
        switch sign > 0 ? residual.reroute(oneMoreOn: arc) : residual.reroute(oneLessOn: arc) {
        case .costs(let costs, let changes):
          #expect(zip(solution.objective, costs).map { $0 + $1 } == expected?.objective, "seed \(seed) arc \(arc)")
          #expect(!changes.contains { $0.arc == arc })
        case .impossible(let cut):
          #expect(expected == nil, "seed \(seed) arc \(arc)")
          try Checker(changed).check(cut: cut.nodes)
        }
      }
    }
  }

  @Test(arguments: 0..<40) func distancesAreTheCostsOfOneMoreUnit(seed: Int) throws {
    let network = network(seed)
    guard let solution = solve(network).solution else { return }
    let residual = Residual(network, solution)
    let source = seed % network.nodeCount
    let costs = residual.costs(from: source)
    for node in 0..<network.nodeCount where node != source {
      var changed = network
      changed.setSupply(of: source, to: network.supplies[source] + 1)
      changed.setSupply(of: node, to: network.supplies[node] - 1)
      let expected = solve(changed).solution?.objective
      #expect(costs[node].map { zip(solution.objective, $0).map { $0 + $1 } } == expected)
    }
  }

  /// Asked together, by one search a head, arcs answer as one by one.
  @Test(arguments: 0..<60) func reroutesTogetherAreThoseOneByOne(seed: Int) throws {
    let network = network(seed)
    guard let solution = solve(network).solution else { return }
    let residual = Residual(network, solution)
    let arcs = Array(0..<network.arcCount)
    let way = residual.ways(through: seed % network.nodeCount)
    let (free, local) = (residual.reroutes(oneMoreOn: arcs), residual.reroutes(oneMoreOn: arcs, by: way))
    for (arc, (found, other)) in zip(arcs, zip(free, local)) {
      #expect(found?.costs == other?.costs, "seed \(seed) arc \(arc)")
      if case .costs(let costs, let changes) = residual.reroute(oneMoreOn: arc) {
        #expect(found?.costs == costs, "seed \(seed) arc \(arc)")
        let spent = (0..<network.levels).map { level in
          let column = network.costs[level]
          return (found?.changes ?? []).reduce(column[arc]) { $0 + column[$1.arc] * $1.units }
        }
        #expect(changes.isEmpty || spent == costs)
      } else {
        #expect(found == nil, "seed \(seed) arc \(arc)")
      }
    }
  }

  @Test(arguments: 0..<30) func costsToANodeAreThoseFromTheOthers(seed: Int) throws {
    let network = network(seed)
    guard let solution = solve(network).solution else { return }
    let residual = Residual(network, solution)
    let target = seed % network.nodeCount
    let costs = residual.costs(to: target)
    for node in 0..<network.nodeCount { #expect(costs[node] == residual.costs(from: node)[target], "seed \(seed)") }
  }

  /// After any chain of small changes, the kept solution is the one of a solve from nothing, and proved.
  @Test(arguments: 0..<80) func changesKeepTheOptimum(seed: Int) throws {
    let network = network(seed)
    guard let solution = solve(network).solution else { return }
    var residual = Residual(network, solution)
    var random = Seeded(seed + 1000)
    for _ in 0..<12 {
      for _ in 0..<Int.random(in: 1...3, using: &random) { change(&residual, &random) }
      switch residual.resolve() {
      case .optimal(let kept):
        #expect(kept.objective == solve(residual.network).solution?.objective)
        try Checker(residual.network).check(flow: kept.flow, prices: kept.prices, objective: kept.objective)
      case .infeasible(let cut): try Checker(residual.network).check(cut: cut.nodes)
      case let other: Issue.record("\(other)")
      }
    }
  }

  private func change(_ residual: inout Residual, _ random: inout Seeded) {
    let network = residual.network
    let nodes = 0..<network.nodeCount
    let (one, other) = (Int.random(in: nodes, using: &random), Int.random(in: nodes, using: &random))
    func vector() -> [Int64] { (0..<network.levels).map { _ in Int64.random(in: -3...3, using: &random) } }
    switch network.arcCount == 0 ? 3 : Int.random(in: 0...3, using: &random) {
    case 0:
      let lower = Int64.random(in: -1...1, using: &random)
      residual.setBounds(
        of: Int.random(in: 0..<network.arcCount, using: &random), lower: lower,
        upper: lower + Int64.random(in: 0...2, using: &random))
    case 1: residual.setCosts(of: Int.random(in: 0..<network.arcCount, using: &random), to: vector())
    case 2:
      residual.setSupply(of: one, to: network.supplies[one] + 1)
      residual.setSupply(of: other, to: residual.network.supplies[other] - 1)
    default: residual.addArc(from: one, to: other, upper: 1, costs: vector())
    }
  }

  /// Pricing every pair from a few arcs ends at the optimum of them all.
  @Test(arguments: 1...3) func growingReachesTheWholeOptimum(levels: Int) throws {
    let whole = randomPlan(seed: levels, agents: 60, posts: 30, degree: 12, levels: levels, values: 0...9)
    let wishes = (0..<whole.arcCount).filter { arc in whole.costs.contains { $0[arc] != 0 } }
    let small = wishes.enumerated().filter { $0.offset % 4 != 0 }.map { $0.element }
    var start = whole
    for arc in small { start.setBounds(of: arc, lower: 0, upper: 0) }
    var residual = Residual(start, try #require(solve(start).solution))
    var grown = true
    while grown {
      let joining = small.filter { arc in
        residual.network.uppers[arc] == 0
          && residual.isWorthAdding(
            from: whole.tail(of: arc), to: whole.head(of: arc), costs: whole.costs.map { $0[arc] })
      }
      grown = !joining.isEmpty
      for arc in joining { residual.setBounds(of: arc, lower: 0, upper: 1) }
      guard case .optimal = residual.resolve() else { return #expect(Bool(false)) }
    }
    #expect(residual.solution.objective == solve(whole).solution?.objective)
  }
}

extension Residual {
  /// Whether an arc of these ends and costs would improve the solution: its first reduced cost that is not 0.
  fileprivate func isWorthAdding(from tail: Int, to head: Int, costs: [Int64]) -> Bool {
    let levels = network.levels
    let reduced = (0..<levels).map { level in
      costs[level] + solution.prices[tail * levels + level] - solution.prices[head * levels + level]
    }
    return (reduced.first { $0 != 0 } ?? 0) < 0
  }
}
