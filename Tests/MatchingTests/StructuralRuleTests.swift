import Mobility
import Testing

@testable import Matching

/// Structural rules against every choice, level by level.
@Suite struct StructuralRuleTests {
  /// What a sample must hold to prove something.
  private struct Seen {
    var chains = 0
    var exchanges = 0
    var shortfalls = 0
    var bands = 0
    var quotas = 0
    var sides = 0
    var gaps = 0
  }

  private func run(sideRules: Bool, count: Int) async throws -> Seen {
    var seen = Seen()
    for seed in 0..<count {
      var generator = StructuredCommission(seed: seed)
      let commission = generator.make(sideRules: sideRules)
      let pairing = await pair(commission)
      let own = Set(commission.structure.occupations.map { Assignment(agent: $0.agent, post: $0.post) })
      #expect(pairing.eligible.allSatisfy { !own.contains(pairing.assignment($0)) }, "seed \(seed)")
      let plan = try solvePlan(pairing, salt: seed)
      let oracle = StructuredPlan(pairing, salt: seed)
      let best = oracle.best()
      guard plan.proofs.allSatisfy(\.isProved) else {
        Issue.record("seed \(seed): a level is not proved")
        continue
      }
      #expect(best.choices == [plan.chosen], "seed \(seed)")
      #expect(best.levels == plan.proofs.map { $0.level.isMaximised ? -$0.value : $0.value }, "seed \(seed)")
      for (rule, row) in zip(commission.structure.rules, plan.rules) where row.class != .sansObjet {
        #expect(row.value == Int64(oracle.count(rule, plan.chosen)), "seed \(seed) \(rule.demand.kind)")
      }
      let found = chains(pairing, plan.chosen)
      seen.chains += found.contains { !$0.isExchange } ? 1 : 0
      seen.exchanges += found.contains { $0.isExchange } ? 1 : 0
      seen.shortfalls += plan.proofs.contains { $0.name.hasPrefix("manque") && $0.value > 0 } ? 1 : 0
      seen.bands += plan.rules.contains { isSaturated($0, commission, [.reciprocite]) } ? 1 : 0
      seen.quotas += plan.rules.contains { isSaturated($0, commission, [.departs, .arrivees, .presence]) } ? 1 : 0
      seen.sides += plan.rules.contains { $0.class == .laterale } ? 1 : 0
      seen.gaps += plan.proofs.contains { $0.nodes > 1 } ? 1 : 0
    }
    return seen
  }

  private func isSaturated(
    _ row: AppliedRule, _ commission: Commission, _ kinds: [StructuralRule.Demand.Kind]
  ) -> Bool {
    row.isSaturated && kinds.contains(commission.structure.rules[row.index].demand.kind)
  }

  @Test func rulesOfTheNetworkGiveTheOneBestPlan() async throws {
    let count = sample * 2
    let seen = try await run(sideRules: false, count: count)
    #expect(
      min(seen.chains, seen.exchanges, seen.shortfalls, seen.bands, seen.quotas) > count / 20, "\(seen)")
    print("structural sample of \(count): \(seen)")
  }

  @Test func sideRulesGiveTheOneBestPlan() async throws {
    let count = sample
    let seen = try await run(sideRules: true, count: count)
    #expect(seen.sides > count / 4 && seen.gaps > 0, "\(seen)")
    print("side sample of \(count): \(seen)")
  }
}
