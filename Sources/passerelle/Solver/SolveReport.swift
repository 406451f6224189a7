import Circulation
import Edition

/// An answer as one JSON object; nodes and arcs are numbered from 1.
struct SolveReport {
  let json: String

  init(_ outcome: Outcome, _ network: Network) {
    json = JSON.object(Self.members(outcome, network)).text + "\n"
  }

  private static func members(_ outcome: Outcome, _ network: Network) -> [(String, JSON)] {
    switch outcome {
    case .optimal(let solution):
      [
        ("status", .text("optimal")), ("objective", .list(solution.objective.map { .integer($0) })),
        ("flow", flow(solution, network)),
      ]
    case .infeasible(let cut):
      // A network in range sums to 2^60 at most.
      [
        ("status", .text("infeasible")), ("nodes", numbers(cut.nodes)),
        ("mustLeave", .integer(Int64(cut.mustLeave))), ("canLeave", .integer(Int64(cut.canLeave))),
      ]
    case .unbounded(let cycle): [("status", .text("unbounded")), ("arcs", numbers(cycle))]
    case .unbalanced(let sum): [("status", .text("unbalanced")), ("sum", .integer(Int64(sum)))]
    case .outOfRange(let fault): [("status", .text("out-of-range")), ("reason", .text(fault.reason))]
    case .cancelled: [("status", .text("cancelled"))]
    }
  }

  private static func numbers(_ indexes: [Int]) -> JSON { .list(indexes.map { .integer(Int64($0) + 1) }) }

  /// Tail, head and units of each arc that carries some.
  private static func flow(_ solution: Solution, _ network: Network) -> JSON {
    .list(
      (0..<network.arcCount).filter { solution.flow[$0] != 0 }.map { arc in
        .list([
          .integer(Int64(network.tail(of: arc)) + 1), .integer(Int64(network.head(of: arc)) + 1),
          .integer(solution.flow[arc]),
        ])
      })
  }
}
