import Circulation

/// An answer as one JSON object; nodes and arcs are numbered from 1.
struct SolveReport {
  let json: String

  init(_ outcome: Outcome, _ network: Network) {
    let members =
      switch outcome {
      case .optimal(let solution):
        """
        "status": "optimal", "objective": \(Self.list(solution.objective)), "flow": \(Self.flow(solution, network))
        """
      case .infeasible(let cut):
        """
        "status": "infeasible", "nodes": \(Self.list(cut.nodes.map { Int64($0) + 1 })), "mustLeave": \(cut.mustLeave), \
        "canLeave": \(cut.canLeave)
        """
      case .unbounded(let cycle): "\"status\": \"unbounded\", \"arcs\": \(Self.list(cycle.map { Int64($0) + 1 }))"
      case .unbalanced(let sum): "\"status\": \"unbalanced\", \"sum\": \(sum)"
      case .outOfRange(let fault): "\"status\": \"out-of-range\", \"reason\": \"\(fault.reason)\""
      case .cancelled: "\"status\": \"cancelled\""
      }
    json = "{\(members)}\n"
  }

  private static func list(_ values: [Int64]) -> String { "[\(values.map { String($0) }.joined(separator: ", "))]" }

  private static func flow(_ solution: Solution, _ network: Network) -> String {
    let lines = (0..<network.arcCount).filter { solution.flow[$0] != 0 }.map {
      "[\(network.tail(of: $0) + 1), \(network.head(of: $0) + 1), \(solution.flow[$0])]"
    }
    return "[\(lines.joined(separator: ", "))]"
  }
}
