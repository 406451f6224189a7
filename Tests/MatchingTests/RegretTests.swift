import Mobility
import Testing

@testable import Matching

/// What imposing a pair costs, and who changes, against trying every choice that has the pair.
@Suite struct RegretTests {
  private struct Seen {
    var pairs = 0
    var impossible = 0
    var displacing = 0
    var ties = 0
    var rules = 0
    var stays = 0
    var ahead = 0
    /// Losses that are the least in another case of the rules of all or nothing than tonight's.
    var elsewhere = 0
  }

  private func run(sideRules: Bool, count: Int, from first: Int, groups: Bool = false) async throws -> Seen {
    var seen = Seen()
    for seed in first..<first + count {
      var generator = StructuredCommission(seed: seed)
      var commission = generator.make(sideRules: sideRules, groups: groups ? 1 + seed % 2 : 0)
      if groups {
        // Where nobody holds a post, counts of a group are the network's; few other rules, so that groups are met.
        commission.structure.occupations = []
        commission.structure.rules.removeFirst(commission.structure.rules.count - 1 - seed % 2)
        for post in commission.posts.indices { commission.posts[post].seats = max(1, commission.posts[post].seats) }
      }
      let pairing = await pair(commission)
      let plan = try solvePlan(pairing, salt: seed)
      let oracle = StructuredPlan(pairing, salt: plan.salt)
      let tonight = oracle.best().levels
      let found = try await regrets(plan, of: asked(plan))
      for (index, row) in pairing.eligible.enumerated() where plan.chosen[Int(row.agent)] != index {
        guard oracle.isOpen(index), oracle.decided[Int(row.agent)] == nil else {
          #expect(found[index] == nil)
          continue
        }
        let regret = try #require(found[index], "seed \(seed) pair \(index)")
        let imposed = oracle.best(imposing: index)
        seen.pairs += 1
        let reason = ClosedReasons(plan, found).reason(of: index)
        seen.ties += reason.rule == .tieDecided ? 1 : 0
        seen.rules += reason.rule == .ruleSaturated ? 1 : 0
        seen.stays += reason.rule == .stillHeld ? 1 : 0
        seen.ahead += reason.rule == .capacity ? 1 : 0
        guard let best = imposed.choices.first else {
          #expect(regret.loss == .impossible, "seed \(seed) pair \(index)")
          #expect([.stillHeld, .capacity, .ruleSaturated].contains(reason.rule), "seed \(seed) \(reason.rule)")
          seen.impossible += 1
          continue
        }
        let expected = zip(imposed.levels, tonight).map { $0 - $1 }
        #expect(regret.loss == .exact(expected), "seed \(seed) pair \(index)")
        let displaced = best.indices.filter { $0 != Int(row.agent) && best[$0] != plan.chosen[$0] }
          .map { Regret.Displaced(agent: $0, pair: best[$0]) }
        #expect(imposed.choices.count > 1 || regret.displaced == displaced, "seed \(seed) pair \(index)")
        seen.displacing += displaced.isEmpty ? 0 : 1
        let isElsewhere = plan.model.allOrNothing.contains { rule in
          let tally = plan.model.tallies[rule]
          return (tally.count(best) > 0) != (tally.count(plan.chosen) > 0)
        }
        seen.elsewhere += isElsewhere ? 1 : 0
        // A rule is named only where the pair alone, nothing else changed, is no plan or misses a minimum more.
        if reason.rule == .placedElsewhere, plan.chosen[Int(row.agent)] == nil {
          Issue.record("seed \(seed): an agent without a placement is said to be placed elsewhere")
        }
      }
    }
    return seen
  }

  @Test func regretsAreThoseOfEveryChoice() async throws {
    let seen = try await run(sideRules: false, count: sample * 2, from: 0)
    #expect(
      seen.pairs > sample * 2 && min(seen.impossible, seen.displacing, seen.rules, seen.stays) > sample / 20, "\(seen)")
    #expect(min(seen.ties, seen.ahead) > sample / 20, "\(seen)")
    print("regrets: \(seen)")
  }

  @Test func regretsUnderSideRulesAreThoseOfEveryChoice() async throws {
    let seen = try await run(sideRules: true, count: sample / 2, from: 50_000)
    #expect(seen.pairs > sample / 2 && seen.displacing > 0, "\(seen)")
    print("regrets under side rules: \(seen)")
  }

  @Test func regretsOverCasesAreThoseOfEveryChoice() async throws {
    let seen = try await run(sideRules: false, count: sample, from: 70_000, groups: true)
    #expect(seen.pairs > sample && min(seen.impossible, seen.displacing, seen.elsewhere) > sample / 20, "\(seen)")
    print("regrets over cases: \(seen)")
  }

  /// Between its two bounds, and exact where they meet.
  @Test func theIntervalHoldsTheRegret() async throws {
    var (met, held) = (0, 0)
    for seed in 0..<sample * 2 {
      var generator = StructuredCommission(seed: seed)
      let pairing = await pair(generator.make(agents: 3...8, posts: 2...6))
      let plan = try solvePlan(pairing, salt: seed)
      let found = try await regrets(plan, of: asked(plan))
      for (index, bounds) in intervals(plan, of: found.keys.sorted()) {
        guard case .exact(let exact)? = found[index]?.loss else { continue }
        switch bounds.loss {
        case .exact(let amounts):
          #expect(amounts == exact)
          met += 1
        case .between(let least, let most):
          #expect(!exact.lexicographicallyPrecedes(least), "seed \(seed)")
          if let most { #expect(!most.lexicographicallyPrecedes(exact), "seed \(seed)") }
          held += 1
        case .impossible: Issue.record("seed \(seed): possible, and said impossible")
        }
      }
    }
    #expect(met > 0 && held > sample, "\(met) \(held)")
  }
}
