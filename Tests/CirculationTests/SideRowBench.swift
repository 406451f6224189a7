import Circulation
import TestSupport
import Testing

/// `scripts/bench structure`: what branch and bound proves at which size; lines of a Markdown table.
@Suite(.serialized, .enabled(if: Bench.isAsked("structure"), "scripts/bench structure runs it"))
struct SideRowBench {
  private struct Size: CustomTestStringConvertible {
    let agents: Int
    let rows: Int
    let count: Int
    let budget: Int
    var testDescription: String { "\(agents) × \(rows)" }
  }

  @Test(arguments: [
    Size(agents: 100, rows: 50, count: 5, budget: 2_000), Size(agents: 300, rows: 50, count: 50, budget: 20_000),
    Size(agents: 450, rows: 50, count: 5, budget: 2_000), Size(agents: 600, rows: 50, count: 3, budget: 500),
    Size(agents: 300, rows: 100, count: 5, budget: 500),
  ])
  private func sizes(_ size: Size) throws {
    var (nodes, seconds, gaps): ([Int], [Double], [Int64]) = ([], [], [])
    var proved = 0
    for seed in 1...size.count {
      // Employers enough for as many rows: n (n − 1) / 2 pairs of them, and the groups.
      let (network, rows) = randomRuledNetwork(
        seed: seed, agents: size.agents, posts: size.agents / 2, employers: size.rows > 60 ? 12 : 6, rows: size.rows)
      var found: BoundedSolution?
      seconds.append(
        Bench.processorSeconds {
          found = solve(network, rows: rows, budget: BranchingBudget(nodes: size.budget)).solution
        }
      )
      guard let found else {
        nodes.append(size.budget)
        continue
      }
      try TreeChecker(network).check(found)
      nodes.append(found.proofs.reduce(0) { $0 + $1.nodes })
      if found.isProved { proved += 1 }
      if let open = found.proofs.firstIndex(where: { !$0.isProved }) {
        let proof = found.proofs[open]
        // Parts per thousand of the first level that is not proved.
        gaps.append((proof.value - proof.bound) * 1000 / max(1, abs(proof.value)))
      }
    }
    nodes.sort()
    let gap = gaps.isEmpty ? "–" : "\(gaps.max() ?? 0) ‰ at most"
    print(
      "| \(size.agents) × \(size.rows) | \(size.count) | \(proved) | \(size.budget) | \(nodes[0]) / "
        + "\(nodes[size.count / 2]) / \(nodes[size.count - 1]) | \(Bench.hundredths(Bench.median(seconds))) s | \(gap) |"
    )
  }
}
