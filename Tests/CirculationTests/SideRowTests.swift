import Circulation
import Testing

@Suite struct SideRowTests {
  @Test(arguments: 1...3) func everyOutcomeIsRight(levels: Int) throws {
    var (solved, infeasible, branched) = (0, 0, 0)
    for seed in 0..<600 {
      let network = randomNetwork(
        seed: seed * 5 + levels, nodes: 1...5, arcs: 3...10, levels: levels, cost: levels == 1 ? -6...6 : -2...2)
      let rows = randomRows(network, seed: seed)
      let expected = bruteForce(network) { flow in rows.allSatisfy { $0.isRespected(by: flow) } }
      switch solve(network, rows: rows, budget: BranchingBudget(nodes: 10_000)) {
      case .solved(let solution):
        #expect(solution.objective == expected, "seed \(seed)")
        #expect(solution.isProved, "seed \(seed)")
        solved += 1
        if solution.proofs.contains(where: { $0.nodes > 1 }) { branched += 1 }
      case .infeasible:
        #expect(expected == nil, "seed \(seed)")
        infeasible += 1
      case let other: Issue.record("seed \(seed): \(other)")
      }
    }
    print(levels, solved, infeasible, branched)
    #expect(solved > 100 && infeasible > 30 && branched > 10)
  }
}
