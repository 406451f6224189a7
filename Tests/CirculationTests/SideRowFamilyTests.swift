import Circulation
import TestSupport
import Testing

/// The size at which plans under side rows are to be proved: 50 commissions of 300 agents under 50 rows. In full only
/// with PASSERELLE_FULL=1, in a release build; otherwise a smaller one.
@Suite struct SideRowFamilyTests {
  @Test func everyPlanIsProved() throws {
    let (count, agents) = Oracle.isFull ? (50, 300) : (1, 60)
    var nodes: [Int] = []
    for seed in 1...count {
      let (network, rows) = randomRuledNetwork(seed: seed, agents: agents, posts: agents / 2, rows: 50)
      #expect(rows.count == 50)
      let solution = try #require(solve(network, rows: rows, budget: BranchingBudget(nodes: 20_000)).solution)
      try TreeChecker(network).check(solution)
      let open = solution.proofs.filter { !$0.isProved }
      #expect(open.isEmpty, "seed \(seed): \(open.map { ($0.value, $0.bound) })")
      nodes.append(solution.proofs.reduce(0) { $0 + $1.nodes })
    }
    nodes.sort()
    print("nodes of \(count) commissions: median \(nodes[count / 2]), most \(nodes[count - 1])")
  }
}
