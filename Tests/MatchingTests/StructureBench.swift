import Circulation
import Foundation
import Mobility
import TestSupport
import Testing

@testable import Matching

/// `scripts/bench structure`: figures, not assertions; lines of Markdown tables on standard output.
@Suite(.serialized, .enabled(if: Bench.isAsked("structure"), "scripts/bench structure runs it"))
struct StructureBench {
  /// The whole plan beside the plain assignment of the same pairs, turn by turn.
  @Test(arguments: [(1_000, 500), (10_000, 5_000)]) func levelsAndRulesOfTheNetwork(agents: Int, posts: Int)
    async throws
  {
    var generator = LargeCommission(seed: 1)
    var pairing = await generator.make(agents: agents, posts: posts)
    pairing.structure.previous = yesterday(try solvePlan(pairing, salt: 2025), pairing)
    let model = PlanNetwork(pairing, salt: 2026)
    #expect(model.rows.isEmpty && model.longestChain == nil)
    let plain = assignment(model, pairing)
    var (whole, single): ([Double], [Double]) = ([], [])
    for _ in 0..<Bench.rounds {
      whole.append(try Bench.processorSeconds { _ = try #require(solve(model.network).solution) })
      single.append(try Bench.processorSeconds { _ = try #require(solve(plain).solution) })
    }
    let (one, all) = (Bench.median(single), Bench.median(whole))
    let kinds = Set(pairing.structure.rules.map { "\($0.demand.kind)" }).count
    print(
      "| \(agents) × \(posts) | \(pairing.eligible.count) | \(pairing.structure.rules.count) of \(kinds) kinds | "
        + "\(model.levels.count) | \(Bench.milliseconds(one)) | \(Bench.milliseconds(all)) | "
        + "\(Bench.hundredths(all / one)) |")
  }

  /// A hundredth of the posts are withdrawn from one night to the next: how many answers differ, and how many must.
  @Test func answersThatChange() async throws {
    var generator = LargeCommission(seed: 2)
    var pairing = await generator.make(agents: 1_000, posts: 500)
    // Few values of points: ties are everywhere.
    pairing.eligible = pairing.eligible.map {
      EligiblePair(agent: $0.agent, post: $0.post, points: $0.points / 4_000 * 4_000, priorities: $0.priorities)
    }
    pairing.structure.levels.fairness = []
    let first = try solvePlan(pairing, salt: 2026)
    pairing.structure.previous = yesterday(first, pairing)
    let gone = Set(stride(from: 110, to: 500, by: 80).map { Int32($0) })
    pairing.eligible.removeAll { gone.contains($0.post) }
    func changes(stable: Bool, salt: Int) throws -> Int {
      pairing.structure.levels.isStable = stable
      let plan = try solvePlan(pairing, salt: salt)
      let (before, after) = (
        Dictionary(uniqueKeysWithValues: pairing.structure.previous.map { ($0.agent, $0.post) }),
        yesterday(plan, pairing)
      )
      let now = Dictionary(uniqueKeysWithValues: after.map { ($0.agent, $0.post) })
      return Set(before.keys).union(now.keys).count { before[$0] != now[$0] }
    }
    print(
      "| 1000 × 500, \(gone.count) posts withdrawn | \(pairing.structure.previous.count) | "
        + "\(try changes(stable: true, salt: 2026)) | \(try changes(stable: false, salt: 2026)) | "
        + "\(try changes(stable: false, salt: 2027)) |")
  }

  private func yesterday(_ plan: Plan, _ pairing: Pairing) -> [Assignment] {
    plan.chosen.compactMap { $0.map { pairing.assignment(pairing.eligible[$0]) } }
  }

  /// Each agent to one post at most, each post taken once: most placements then most points, as one cost.
  private func assignment(_ model: PlanNetwork, _ pairing: Pairing) -> Network {
    let (agents, posts) = (pairing.book.agents.count, pairing.book.posts.count)
    var network = Network(nodes: agents + posts + 1)
    let hub = agents + posts
    for agent in 0..<agents { network.addArc(from: hub, to: agent, upper: 1) }
    for post in 0..<posts { network.addArc(from: agents + post, to: hub, upper: 1) }
    for pair in pairing.eligible {
      network.addArc(
        from: Int(pair.agent), to: agents + Int(pair.post), upper: 1, cost: -1_000_000 - Int64(pair.points))
    }
    return network
  }
}
