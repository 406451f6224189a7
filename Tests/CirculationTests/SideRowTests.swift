import Circulation
import Testing

@Suite struct SideRowTests {
  @Test(arguments: 1...3) func everyOutcomeIsRight(levels: Int) throws {
    var (solved, infeasible, gaps) = (0, 0, 0)
    for seed in 0..<600 {
      let network = randomNetwork(
        seed: seed * 5 + levels, nodes: 1...5, arcs: 3...10, levels: levels, cost: levels == 1 ? -6...6 : -2...2)
      let rows = randomRows(network, seed: seed)
      let expected = bruteForce(network) { flow in rows.allSatisfy { $0.isRespected(by: flow) } }
      switch solve(network, rows: rows, budget: BranchingBudget(nodes: 10_000)) {
      case .solved(let solution):
        #expect(solution.objective == expected, "seed \(seed)")
        #expect(solution.isProved, "seed \(seed)")
        try TreeChecker(network).check(solution)
        solved += 1
        if solution.proofs.contains(where: { $0.tree.nodes.count > 1 }) { gaps += 1 }
      case .infeasible(let reason):
        #expect(expected == nil, "seed \(seed)")
        switch reason {
        case .cut(let cut): try Checker(network).check(cut: cut.nodes)
        case .rows(let tree, let rows): try TreeChecker(network).check(infeasible: tree, rows: rows)
        }
        infeasible += 1
      case let other: Issue.record("seed \(seed): \(other)")
      }
    }
    #expect(solved > 100 && infeasible > 30 && gaps > 10, "\(solved) \(infeasible) \(gaps)")
  }

  /// Values that no flow beats are proved out of reach, level by level; those that one beats never are.
  @Test(arguments: 1...3) func valuesThatNoFlowBeats(levels: Int) throws {
    var (equal, beyond, beaten, branched) = (0, 0, 0, 0)
    for seed in 0..<400 {
      let network = randomNetwork(
        seed: seed * 5 + levels, nodes: 1...5, arcs: 3...10, levels: levels, cost: levels == 1 ? -6...6 : -2...2)
      let rows = randomRows(network, seed: seed)
      let best = bruteForce(network) { flow in rows.allSatisfy { $0.isRespected(by: flow) } }
      let outcome = solve(network, rows: rows, budget: BranchingBudget(nodes: 10_000))
      let checker = TreeChecker(network)
      var own: [BranchTree] = []
      for level in -1..<levels {
        for step in [-1, 1] as [Int64] {
          var claimed = best ?? Array(repeating: 0, count: levels)
          if level >= 0 { claimed[level] += step }
          let isBeaten = best.map { $0.lexicographicallyPrecedes(claimed) } ?? false
          let trees = outcome.proof(thatNoneBeats: claimed, in: network)
          #expect((trees == nil) == isBeaten, "seed \(seed)")
          if let trees {
            try checker.check(trees, thatNoneBeats: claimed, rows: rows)
            branched += trees.contains { $0.nodes.count > 1 } ? 1 : 0
            if level < 0 { own = trees }
          }
          equal += claimed == best ? 1 : 0
          beyond += isBeaten ? 0 : 1
          guard isBeaten else { continue }
          beaten += 1
          for length in 1...own.count {
            let some = Array(own.prefix(length))
            #expect(throws: TreeChecker.Fault.self) { try checker.check(some, thatNoneBeats: claimed, rows: rows) }
          }
        }
      }
      #expect(throws: TreeChecker.Fault.self) { try checker.check([], thatNoneBeats: best ?? [0], rows: rows) }
    }
    #expect(min(equal, beyond, beaten) > 100 && branched > 10, "\(equal) \(beyond) \(beaten) \(branched)")
  }

  @Test func withoutRowsItIsThePlainSolve() throws {
    for seed in 0..<300 {
      let network = randomNetwork(seed: seed, levels: 2)
      switch (solve(network), solve(network, rows: [], budget: BranchingBudget(nodes: 1))) {
      case (.optimal(let plain), .solved(let bounded)):
        #expect(bounded.flow == plain.flow)
        #expect(bounded.objective == plain.objective)
        try TreeChecker(network).check(bounded)
      case (.infeasible(let one), .infeasible(.cut(let other))): #expect(one == other)
      case (let one, let other): Issue.record("seed \(seed): \(one) and \(other)")
      }
    }
  }

  /// Some pairs of arcs never carry flow together, which is only found out from a flow that breaks the rule.
  @Test func lazyRowsAreObeyed() throws {
    var (found, solved) = (0, 0)
    for seed in 0..<400 {
      let network = randomNetwork(seed: seed, nodes: 2...5, arcs: 4...10, levels: 2, cost: -3...3, capacity: 1)
      let rows = randomRows(network, count: 0...1, seed: seed)
      func forbidden(_ flow: PackedIntegers) -> [SideRow] {
        let used = flow.indices.filter { flow[$0] > 0 }
        let pairs = used.flatMap { one in used.filter { $0 > one && ($0 + one) % 3 == 0 }.map { (one, $0) } }
        return pairs.map { one, other in
          SideRow(terms: [(one, 1), (other, 1)], upper: max(1, network.uppers[one], network.uppers[other]))
        }.filter { !$0.isRespected(by: flow) }
      }
      let expected = bruteForce(network) { flow in
        rows.allSatisfy { $0.isRespected(by: flow) } && forbidden(flow).isEmpty
      }
      switch solve(network, rows: rows, lazyRows: forbidden, budget: BranchingBudget(nodes: 10_000)) {
      case .solved(let solution):
        #expect(solution.objective == expected, "seed \(seed)")
        try TreeChecker(network).check(solution)
        found += solution.rows.count - rows.count
        solved += 1
      case .infeasible: #expect(expected == nil, "seed \(seed)")
      case let other: Issue.record("seed \(seed): \(other)")
      }
    }
    #expect(found > 50 && solved > 100, "\(found) rows in \(solved)")
  }

  /// What a small budget leaves open is bounded: bound ≤ optimum ≤ value, each level relative to those before it.
  @Test(arguments: [1, 3, 10]) func aBudgetThatEndsLeavesTrueBounds(nodes: Int) throws {
    var (open, closed) = (0, 0)
    for seed in 0..<20 {
      let (network, rows) = randomRuledNetwork(
        seed: seed, agents: 10 + seed % 8, posts: 6, employers: 4, services: 2, categories: 2, degree: 6)
      let everyoneStays = PackedIntegers(
        (0..<network.arcCount).map { network.costs[0][$0] == 0 && network.tails[$0] <= 10 + seed % 8 ? 1 : 0 })
      let outcome = solve(network, rows: rows, known: everyoneStays, budget: BranchingBudget(nodes: nodes))
      let solution = try #require(outcome.solution, "seed \(seed): a flow was known")
      try TreeChecker(network).check(solution)
      var fixed = rows
      for (level, proof) in solution.proofs.enumerated() {
        let best = try #require(
          solve(network.keeping(level), rows: fixed, budget: BranchingBudget(nodes: 100_000)).solution)
        #expect(best.isProved)
        #expect(proof.bound <= best.objective[0] && best.objective[0] <= proof.value, "seed \(seed) level \(level)")
        if proof.isProved { closed += 1 } else { open += 1 }
        let terms = (0..<network.arcCount).map { (arc: $0, coefficient: network.costs[level][$0]) }
        fixed.append(SideRow(terms: terms, lower: proof.value, upper: proof.value))
      }
    }
    #expect(open > 0 && closed > 20, "\(open) open, \(closed) closed")
  }

  @Test func claimsBeyondTheProofAreRejected() throws {
    var (bounds, leaves, flows) = (0, 0, 0)
    for seed in 0..<40 {
      let (network, rows) = randomRuledNetwork(
        seed: seed, agents: 10 + seed % 8, posts: 6, employers: 4, services: 2, categories: 2, degree: 6)
      guard let found = solve(network, rows: rows, budget: BranchingBudget(nodes: 5)).solution else { continue }
      let checker = TreeChecker(network)
      for (level, proof) in found.proofs.enumerated() {
        func claim(bound: Int64? = nil, tree: BranchTree? = nil) -> BoundedSolution {
          var proofs = found.proofs
          proofs[level] = LevelProof(
            value: proof.value, bound: bound ?? proof.bound, nodes: proof.nodes, tree: tree ?? proof.tree)
          return BoundedSolution(flow: found.flow, objective: found.objective, proofs: proofs, rows: found.rows)
        }
        if proof.isProved {
          #expect(throws: TreeChecker.Fault.bound(level: level)) { try checker.check(claim(bound: proof.bound + 1)) }
          bounds += 1
        }
        var tree = proof.tree
        guard tree.nodes.count > 1 else { continue }
        let root = BranchTree.Node(parent: -1, arc: -1, isAtMost: true, value: 0, fate: .closed(tree.rootDuals))
        let rootAlone = BranchTree(nodes: [root], rows: tree.rows, rootDuals: tree.rootDuals)
        guard (try? checker.check(claim(tree: rootAlone))) == nil else { continue }
        tree.nodes.removeLast()
        #expect(throws: TreeChecker.Fault.self, "seed \(seed)") { try checker.check(claim(tree: tree)) }
        leaves += 1
      }
      var flow = found.flow
      flow[0] = 1 - flow[0]
      let other = BoundedSolution(flow: flow, objective: found.objective, proofs: found.proofs, rows: found.rows)
      #expect(throws: TreeChecker.Fault.self) { try checker.check(other) }
      flows += 1
    }
    #expect(bounds > 30 && leaves > 5 && flows > 10, "\(bounds) \(leaves) \(flows)")
  }

  @Test func outOfRangeIsRefused() {
    var network = Network(nodes: 2)
    network.addArc(from: 0, to: 1, upper: Network.unbounded)
    let budget = BranchingBudget(nodes: 1)
    func fault(_ row: SideRow) -> SideFault? {
      if case .outOfRange(let fault) = solve(network, rows: [row], budget: budget) { fault } else { nil }
    }
    #expect(fault(SideRow(terms: [(0, 1)], upper: 1)) == .unboundedArc(arc: 0))
    network.setBounds(of: 0, lower: 0, upper: 4)
    #expect(fault(SideRow(terms: [(1, 1)], upper: 1)) == .row(0))
    #expect(fault(SideRow(terms: [(0, 1)], lower: 2, upper: 1)) == .row(0))
    #expect(fault(SideRow(terms: [(0, 1 << 60)], upper: 1)) == .row(0))
    #expect(fault(SideRow(terms: [(0, 1)], upper: 1)) == nil)
  }
}

extension Network {
  /// The same network with one level of cost.
  fileprivate func keeping(_ level: Int) -> Network {
    var kept = Network(levels: 1)
    for node in 0..<nodeCount { kept.addNode(supply: supplies[node]) }
    for arc in 0..<arcCount {
      kept.addArc(
        from: tail(of: arc), to: head(of: arc), lower: lowers[arc], upper: uppers[arc], cost: costs[level][arc])
    }
    return kept
  }
}
