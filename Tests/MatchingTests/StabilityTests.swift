import Mobility
import Testing

@testable import Matching

/// Two nights with a small change between: only what the change causes moves.
@Suite struct StabilityTests {
  /// The commission of the night after: the plan before is what readers saw.
  private func next(_ commission: Commission, after night: Night) -> Commission {
    with(commission) { commission in
      commission.businessDate = commission.businessDate.adding(days: 1)
      commission.structure.previous = night.choices.sorted { $0.key < $1.key }
        .map { Assignment(agent: $0.key, post: $0.value) }
    }
  }

  private func changes(_ one: Night, _ other: Night) -> Int {
    Set(one.choices.keys).union(other.choices.keys).count { one.choices[$0] != other.choices[$0] }
  }

  /// The same inputs under another yearly salt: every tie would fall otherwise, and none does.
  @Test func tiesNeverFlip() async throws {
    var (answers, withoutLevel) = (0, 0)
    for seed in 0..<sample / 2 {
      var generator = SmallCommission(seed: seed)
      let commission = with(generator.make(agents: 4...7, posts: 3...5)) {
        $0.charte.weights = $0.charte.weights.map { _ in 0 }
      }
      let first = try await Night(commission, salt: 2026)
      let second = try await Night(next(commission, after: first), salt: 2027)
      // A date one day later changes no eligibility in these commissions, or changes it for a reason of its own.
      if Set(first.pairing.eligible.map { "\($0.agent) \($0.post) \($0.points)" })
        == Set(second.pairing.eligible.map { "\($0.agent) \($0.post) \($0.points)" })
      {
        #expect(changes(first, second) == 0, "seed \(seed)")
        answers += first.choices.count
        let unstable = with(next(commission, after: first)) { $0.structure.levels.isStable = false }
        withoutLevel += changes(first, try await Night(unstable, salt: 2027))
      }
    }
    #expect(withoutLevel > sample / 20)
    print("of \(answers) answers none moved; with the stability level off, \(withoutLevel) would have")
  }

  /// One agent leaves: among the plans that are best without them, no other is nearer to yesterday's.
  @Test func onlyWhatTheChangeCausesMoves() async throws {
    for seed in 0..<sample / 4 {
      var generator = SmallCommission(seed: seed)
      let commission = generator.make(agents: 3...6, posts: 2...4)
      let first = try await Night(commission)
      var changed = next(commission, after: first)
      changed.agents.removeLast()
      let pairing = await pair(changed)
      let plan = try solvePlan(pairing, salt: 2026)
      let best = StructuredPlan(pairing, salt: 2026).best()
      #expect(best.choices == [plan.chosen], "seed \(seed)")
    }
  }
}
