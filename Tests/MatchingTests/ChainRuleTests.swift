import Mobility
import Testing

@testable import Matching

/// The length of chains where several agents hold a post, or one that is vacant as well: who takes whose seat is then open,
/// and a plan is allowed when some reading is short enough.
@Suite struct ChainRuleTests {
  /// Everyone holds one of a few posts.
  private func crowded(seed: Int) -> Commission {
    var generator = StructuredCommission(seed: seed)
    var random = Seeded(seed)
    var commission = generator.make(agents: 4...6, posts: 2...4)
    commission.structure.rules = [
      StructuralRule(code: "LONGUEUR", demand: .chainLength(maximum: Int.random(in: 1...2, using: &random)))
    ]
    commission.structure.occupations = []
    commission.structure.pins = []
    for index in commission.posts.indices { commission.posts[index].seats = Int.random(in: 0...1, using: &random) }
    for index in commission.agents.indices {
      let post = commission.posts[Int.random(in: 0..<commission.posts.count, using: &random)]
      commission.agents[index].employer = post.employer
      commission.agents[index].situation = Agent.Situation(statut: .titulaire, cadre: post.opening.cadre)
      commission.structure.occupations.append(
        Occupation(agent: commission.agents[index].code, post: post.code, isReopened: true))
    }
    return commission
  }

  @Test func aPlanIsAllowedWhenSomeReadingIsShortEnough() async throws {
    var (binding, shortened, open) = (0, 0, 0)
    let count = sample / 4
    for seed in 0..<count {
      var commission = crowded(seed: seed)
      commission.structure.nodeBudget = 400
      let pairing = await pair(commission)
      let plan = try solvePlan(pairing, salt: seed)
      let oracle = StructuredPlan(pairing, salt: plan.salt)
      let best = oracle.best()
      let rule = commission.structure.rules[0]
      #expect(plan.rules[0].value == Int64(oracle.count(rule, plan.chosen)), "seed \(seed)")
      if let level = plan.proofs.firstIndex(where: { !$0.isProved }) {
        open += 1
        let (proof, value) = (plan.proofs[level], best.levels[level])
        if let bound = proof.bound.map({ proof.level.isMaximised ? -$0 : $0 }) {
          #expect(bound <= value, "seed \(seed)")
        }
        continue
      }
      #expect(best.choices == [plan.chosen], "seed \(seed)")
      let free = try solvePlan(await pair(with(commission) { $0.structure.rules = [] }), salt: seed)
      if free.chosen != plan.chosen { binding += 1 }
      if byCodes(pairing, plan.chosen) > Int(plan.rules[0].value) { shortened += 1 }
    }
    #expect(binding > count / 10 && shortened > 0 && open < count / 20)
    print(
      "chain rule on \(count) crowded commissions: \(binding) bind, \(shortened) shorter than by codes, \(open) open")
  }

  /// Moves of the longest chain when the first codes take the vacant seats, then the seats of the first leavers.
  private func byCodes(_ pairing: Pairing, _ chosen: [Int?]) -> Int {
    let moves = pairing.moves(chosen)
    var after: [Int: Int] = [:]
    for (post, row) in pairing.perimeter.posts.enumerated() {
      let arrivals = moves.filter { $0.to == post }.dropFirst(row.seats)
      for (arriving, leaving) in zip(arrivals, moves.filter { $0.from == post }) {
        after[leaving.agent] = arriving.agent
      }
    }
    return moves.map { move in
      var chain: Set<Int> = []
      var next: Int? = move.agent
      while let agent = next, chain.insert(agent).inserted { next = after[agent] }
      return chain.count
    }.max() ?? 0
  }
}
