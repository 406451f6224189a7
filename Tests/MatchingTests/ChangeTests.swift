import Mobility
import Testing

@testable import Matching

/// Causes of changes, on random commissions in which one thing moved: it is the cause of every change, and undoing it
/// gives the former plan back.
@Suite struct ChangeTests {
  @Test func theOneThingThatMovedIsTheCauseOfEveryChange() async throws {
    var changed = 0
    for seed in 0..<sample {
      var structured = StructuredCommission(seed: seed)
      var before = structured.make(agents: 3...6, posts: 3...5, sideRules: seed.isMultiple(of: 4))
      before.structure.previous = []
      let past = try await Night(before)
      var random = Seeded(seed &+ 91)
      let (moved, expected) = move(before, &random)
      var tonight = moved
      tonight.structure.previous = past.choices.sorted { $0.key < $1.key }
        .map { Assignment(agent: $0.key, post: $0.value) }
      let night = try await Night(tonight)
      let rows = try await changes(
        since: tonight.structure.previous, before, tonight, night.plan)
      for row in rows where row.recipient == .secretariat && row.side == .agent {
        let agents = Set(night.pairing.perimeter.agents.map(\.code))
        #expect(agents.contains(row.subject))
        #expect(row.before == past.choices[row.subject] && row.after == night.choices[row.subject], "\(seed)")
        #expect(
          (row.change == .maintenu) == (row.before == row.after) && (row.cause == nil) == (row.change == .maintenu))
        guard let cause = row.cause else { continue }
        changed += 1
        // Undoing the only change gives the inputs of before, whose plan is the former one, kept bonus and all.
        if tonight.structure.levels.keepBonus == 0 {
          #expect(isSame(cause, expected), "\(seed): \(cause), \(expected)")
        }
      }
    }
    #expect(changed > 20)
  }

  private func isSame(_ cause: ChangeRow.Cause, _ expected: ChangeRow.Cause) -> Bool {
    switch (cause, expected) {
    case (.agent(let one, _), .agent(let other, _)), (.post(let one, _), .post(let other, _)): one == other
    default: cause == expected
    }
  }

  /// The commission after one change, and the cause to be found.
  private func move(_ commission: Commission, _ random: inout Seeded) -> (Commission, ChangeRow.Cause) {
    var moved = commission
    let agent = Int.random(in: moved.agents.indices, using: &random)
    let post = Int.random(in: moved.posts.indices, using: &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0:
      moved.agents[agent].wishes.excludedPosts = moved.posts.map(\.code)
      return (moved, .agent(code: moved.agents[agent].code, groups: []))
    case 1:
      let code = moved.posts.remove(at: post).code
      return (moved, .post(code: code, groups: []))
    case 2:
      moved.posts[post].seats += 1
      return (moved, .post(code: moved.posts[post].code, groups: []))
    default:
      moved.charte.weights = moved.charte.weights.reversed()
      return (moved, .charte)
    }
  }
}
