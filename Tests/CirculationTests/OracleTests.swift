import Circulation
import TestSupport
import Testing

/// Other solvers' answers to many small networks.
@Suite struct OracleTests {
  private static let count = Oracle.isFull ? 2000 : 200

  private struct Problem: Encodable {
    var supplies: [Int64]
    var arcs: [[Int64]]

    init(_ network: Network) {
      supplies = network.supplies
      arcs = (0..<network.arcCount).map {
        [
          Int64(network.tails[$0]), Int64(network.heads[$0]), network.lowers[$0], network.uppers[$0],
          network.costs[0][$0],
        ]
      }
    }
  }

  private struct Answers: Decodable {
    var ortools: Int64?
    var highs: Int64?
    var lemon: Int64?
  }

  @Test(.enabled(if: Oracle.isWanted, "PASSERELLE_ORACLE_PYTHON names no Python"))
  func objectivesAreThoseOfOrToolsLemonAndHighs() throws {
    let networks = (0..<Self.count).map { Self.network(seed: $0) }
    let answers: [Answers] = try Oracle.ask("oracle.py", networks.map { Problem($0) })
    #expect(answers.count == networks.count)
    var kinds: [String: Int] = [:]
    for (seed, (network, answer)) in zip(networks, answers).enumerated() {
      let engine = Engine.allCases[seed % 3]
      let found: Int64?
      switch solve(network, engine: engine) {
      case .optimal(let solution):
        found = solution.objective[0]
        try Checker(network).check(flow: solution.flow, prices: solution.prices, objective: solution.objective)
      case .infeasible(let cut):
        found = nil
        try Checker(network).check(cut: cut.nodes)
      case let other:
        Issue.record("seed \(seed): \(other)")
        continue
      }
      #expect(found == answer.lemon, "LEMON, seed \(seed)")
      #expect(found == answer.ortools, "OR-Tools, seed \(seed)")
      if network.costs[0].allSatisfy({ $0.magnitude < 1 << 20 }) {
        #expect(found == answer.highs, "HiGHS, seed \(seed)")
      }
      kinds[found == nil ? "infeasible" : "optimal", default: 0] += 1
    }
    #expect(kinds.values.allSatisfy { $0 > Self.count / 20 } && kinds.count == 2, "\(kinds)")
  }

  /// Every shape: plans, sparse graphs with islands, dense multigraphs, costs near the bound that all solvers can take.
  private static func network(seed: Int) -> Network {
    switch seed % 5 {
    case 0: randomPlan(seed: seed, agents: 5 + seed % 40, posts: 3 + seed % 20, degree: 5)
    case 1: randomNetwork(seed: seed, nodes: 2...30, arcs: 1...40, capacity: 9)
    case 2: randomNetwork(seed: seed, nodes: 2...8, arcs: 10...60, cost: -50...50, capacity: 6)
    case 3: randomNetwork(seed: seed, nodes: 4...10, arcs: 8...30, cost: -(1 << 40)...(1 << 40), capacity: 4)
    default: randomNetwork(seed: seed, nodes: 3...15, arcs: 5...60, cost: -1000...1000, capacity: 1)
    }
  }
}
