import Mobility
import Testing

@testable import Matching

/// Prices of rules and trials of weights against trying every choice of the changed commission.
@Suite struct PriceTests {
  @Test(arguments: [false, true]) func pricesAreThoseOfEveryChoice(sideRules: Bool) async throws {
    var (steps, moving, impossible) = (0, 0, 0)
    let count = sideRules ? sample / 4 : sample / 2
    for seed in 0..<count {
      var generator = StructuredCommission(seed: seed + (sideRules ? 60_000 : 0))
      let commission = generator.make(sideRules: sideRules)
      let pairing = await pair(commission)
      let plan = try solvePlan(pairing, salt: seed)
      let tonight = StructuredPlan(pairing, salt: seed).best()
      for price in try rulePrices(plan) {
        for step in price.steps {
          guard let moved = commission.structure.rules[price.rule].moving(price.bound, by: step.step) else {
            #expect(step.variant == nil && step.step < 0)
            impossible += 1
            continue
          }
          let other = await pair(with(commission) { $0.structure.rules[price.rule] = moved })
          let best = StructuredPlan(other, salt: seed).best()
          let variant = try #require(step.variant)
          #expect(variant.isProved, "seed \(seed)")
          #expect(variant.losses == zip(best.levels, tonight.levels).map { $0 - $1 }, "seed \(seed) \(price.bound)")
          let chosen = try #require(best.choices.first)
          let moves = chosen.indices.filter { chosen[$0] != plan.chosen[$0] }
            .map { Regret.Displaced(agent: $0, pair: chosen[$0]) }
          #expect(variant.moves == moves, "seed \(seed) \(price.bound)")
          steps += 1
          moving += moves.isEmpty ? 0 : 1
        }
      }
    }
    #expect(steps > count && moving > count / 5 && impossible > 0, "\(steps) \(moving) \(impossible)")
  }

  /// The commission itself with every weight taken twenty times, one of them nineteen or twenty-one.
  @Test(arguments: [false, true]) func trialsAreThoseOfEveryChoice(sideRules: Bool) async throws {
    var (trials, moving) = (0, 0)
    for seed in 0..<(sideRules ? sample / 6 : sample * 2) {
      var generator = StructuredCommission(seed: seed + (sideRules ? 70_000 : 0))
      var random = Seeded(seed)
      let commission = with(generator.make(sideRules: sideRules)) {
        // Near one another, so that five per cent decides.
        $0.charte.weights = $0.charte.weights.map { _ in [0, 100, 102, 104].randomElement(using: &random) ?? 0 }
      }
      let pairing = await pair(commission)
      let plan = try solvePlan(pairing, salt: seed)
      let found = try await weightTrials(plan)
      #expect(found.count == 2 * commission.charte.weights.count { $0 > 0 })
      // Most trials move nobody: those are tried every so often, those that move someone always.
      for trial in found where seed % 30 == 0 || !trial.moves.isEmpty {
        let criterion = try #require(Criterion.allCases.firstIndex(of: trial.criterion))
        let other = await pair(
          with(commission) {
            $0.charte.weights = $0.charte.weights.map { $0 * 20 }
            $0.charte.weights[criterion] += commission.charte.weights[criterion] * trial.step / 5
            for index in $0.structure.occupations.indices { $0.structure.occupations[index].floor *= 20 }
            $0.structure.levels.keepBonus *= 20
          })
        var oracle = StructuredPlan(other, salt: seed)
        oracle.preferred = plan.chosen
        let best = oracle.best()
        let chosen = try #require(best.choices.first)
        let moves = chosen.indices.filter { chosen[$0] != plan.chosen[$0] }
          .map { Regret.Displaced(agent: $0, pair: chosen[$0]) }
        #expect(trial.isProved && trial.moves == moves, "seed \(seed) \(trial.criterion) \(trial.step)")
        trials += 1
        moving += moves.isEmpty ? 0 : 1
      }
    }
    #expect(trials > 10 && (sideRules || moving > 1), "\(trials) \(moving)")
    print("trials: \(trials), moving \(moving)")
  }
}
