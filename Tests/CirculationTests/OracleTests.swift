import Circulation
import Foundation
import Testing

/// Other solvers' answers to many small networks. They need Python (`scripts/test-oracles` installs it all): without
/// PASSERELLE_ORACLE_PYTHON the comparison cannot run, which on CI is a failure.
@Suite struct OracleTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let python = environment["PASSERELLE_ORACLE_PYTHON"]
  private static let count = environment["PASSERELLE_FULL"] == "1" ? 2000 : 200

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

  @Test(.enabled(if: python != nil || environment["CI"] == "true", "PASSERELLE_ORACLE_PYTHON names no Python"))
  func objectivesAreThoseOfOrToolsLemonAndHighs() throws {
    let python = try #require(
      Self.python, "run scripts/test-oracles and set PASSERELLE_ORACLE_PYTHON to what it prints")
    let networks = (0..<Self.count).map { Self.network(seed: $0) }
    let answers = try Self.ask(python, networks)
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
    case 0: planNetwork(seed: seed, agents: 5 + seed % 40, posts: 3 + seed % 20, degree: 5)
    case 1: randomNetwork(seed: seed, nodes: 2...30, arcs: 1...40, capacity: 9)
    case 2: randomNetwork(seed: seed, nodes: 2...8, arcs: 10...60, cost: -50...50, capacity: 6)
    case 3: randomNetwork(seed: seed, nodes: 4...10, arcs: 8...30, cost: -(1 << 40)...(1 << 40), capacity: 4)
    default: randomNetwork(seed: seed, nodes: 3...15, arcs: 5...60, cost: -1000...1000, capacity: 1)
    }
  }

  private static func ask(_ python: String, _ networks: [Network]) throws -> [Answers] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let problems = FileManager.default.temporaryDirectory.appendingPathComponent("problems-\(UUID().uuidString).jsonl")
    defer { try? FileManager.default.removeItem(at: problems) }
    let encoder = JSONEncoder()
    let lines = try networks.map { try encoder.encode(Problem($0)) }
    try Data(lines.joined(separator: [10])).write(to: problems)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = [root.appendingPathComponent("scripts/oracle/oracle.py").path]
    process.standardInput = try FileHandle(forReadingFrom: problems)
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return try text.split(separator: 10).map { try JSONDecoder().decode(Answers.self, from: $0) }
  }
}
