import Circulation
import TestSupport
import Testing

/// CP-SAT, level after level, on commissions under every kind of side row.
@Suite struct SideRowOracleTests {
  private struct Problem: Encodable {
    struct Row: Encodable {
      var terms: [[Int64]]
      var lower: Int64?
      var upper: Int64?
    }

    var supplies: [Int64]
    var arcs: [[Int64]]
    var rows: [Row]

    init(_ network: Network, _ rows: [SideRow]) {
      supplies = network.supplies
      arcs = (0..<network.arcCount).map { arc in
        let ends = [Int64(network.tails[arc]), Int64(network.heads[arc]), network.lowers[arc], network.uppers[arc]]
        return ends + network.costs.map { $0[arc] }
      }
      self.rows = rows.map { row in
        Row(
          terms: row.terms.map { [Int64($0.arc), $0.coefficient] }, lower: row.lower == .min ? nil : row.lower,
          upper: row.upper == .max ? nil : row.upper)
      }
    }
  }

  @Test(.enabled(if: Oracle.isWanted, "PASSERELLE_ORACLE_PYTHON names no Python"))
  func levelsAreThoseOfCPSAT() throws {
    let commissions = (0..<(Oracle.isFull ? 600 : 60)).map { seed in
      seed % 3 == 0
        ? Self.odd(seed: seed)
        : randomRuledNetwork(
          seed: seed, agents: 8 + seed % 23, posts: 5 + seed % 11, employers: 3 + seed % 3, services: 2 + seed % 2,
          categories: 2, degree: 6)
    }
    let answers: [[Int64]?] = try Oracle.ask("rows.py", commissions.map { Problem($0.network, $0.rows) })
    #expect(answers.count == commissions.count)
    var gaps = 0
    for (seed, ((network, rows), expected)) in zip(commissions, answers).enumerated() {
      switch solve(network, rows: rows, budget: BranchingBudget(nodes: 20_000)) {
      case .solved(let solution):
        #expect(solution.objective == expected, "seed \(seed)")
        #expect(solution.isProved, "seed \(seed)")
        try TreeChecker(network).check(solution)
        if solution.proofs.contains(where: { $0.tree.nodes.count > 1 }) { gaps += 1 }
      case .infeasible: #expect(expected == nil, "seed \(seed)")
      case let other: Issue.record("seed \(seed): \(other)")
      }
    }
    #expect(gaps > commissions.count / 10, "\(gaps) with a gap")
  }

  /// Any graph, wide capacities, weights of any sign.
  private static func odd(seed: Int) -> (network: Network, rows: [SideRow]) {
    let network = randomNetwork(seed: seed, nodes: 3...12, arcs: 8...40, levels: 3, cost: -20...20, capacity: 5)
    return (network, randomRows(network, count: 1...8, seed: seed))
  }
}
