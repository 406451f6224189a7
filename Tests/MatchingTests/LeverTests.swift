import Mobility
import Testing

@testable import Matching

/// Levers against trying every set of at most two changes of the catalogue, each by pairing the changed commission.
@Suite struct LeverTests {
  @Test func leversOfAPairAreTheMinimalSets() async throws {
    var (possible, double) = (0, 0)
    for seed in 0..<sample {
      var generator = SmallCommission(seed: seed)
      var random = Seeded(seed)
      let commission = harder(generator.make(agents: 1...3, posts: 1...3), &random)
      let pairing = await pair(commission)
      for row in pairing.setAside {
        let (agent, post) = (Int(row.agent), Int(row.post))
        let names = Assignment(
          agent: pairing.perimeter.agents[agent].code, post: pairing.perimeter.posts[post].code)
        var minimal: [Set<LeverChange>] = []
        let catalogue = every(commission, pairing, agent, post)
        for size in 1...2 {
          for set in subsets(catalogue, size) where !minimal.contains(where: { $0.isSubset(of: set) }) {
            let other = await pair(commission.changed(Array(set), agent: names.agent, post: names.post))
            if other.eligible.contains(where: { other.assignment($0) == names }) { minimal.append(set) }
          }
        }
        let sets = changeSets(agent, post, pairing).map {
          LeverSet(side: .agent, agent: agent, post: post, changes: $0)
        }
        let found = verified([sets], commission, pairing, limit: .max).map { Set($0.changes) }
        #expect(
          Set(found) == Set(minimal) && found.count == minimal.count,
          "seed \(seed) \(Set(found).symmetricDifference(minimal).map { $0.map { "\($0.kind.rawValue) \($0.values.map(\.canonical))" } }) \(pairing.book.full(agent, post).reading.findings.filter { $0.answer > .sousCondition }.map(\.label))"
        )
        possible += minimal.count
        double += minimal.count { $0.count == 2 }
      }
    }
    #expect(possible > sample / 4 && double > 10, "\(possible) \(double)")
    print("levers: \(possible), of two changes \(double)")
  }

  /// What is published does what it says: the rules admit the pair, and the plan gains as much.
  @Test func whatIsPublishedIsTrue() async throws {
    var (proposed, seats) = (0, 0)
    for seed in 0..<sample / 2 {
      var generator = SmallCommission(seed: seed)
      var random = Seeded(seed)
      let commission = harder(generator.make(agents: 2...6, posts: 1...3), &random)
      let pairing = await pair(commission)
      let plan = try solvePlan(pairing, salt: seed)
      let prices = try rulePrices(plan)
      let levers = try await pairLevers(commission, plan) + planLevers(plan, prices)
      for lever in levers {
        let names = Assignment(
          agent: pairing.perimeter.agents[lever.agent].code, post: pairing.perimeter.posts[lever.post].code)
        // A seat more may be on another post than the one the agent then takes.
        var (isSeat, opened) = (false, names.post)
        if let change = lever.changes.first, change.kind == .seat, case .code(let code)? = change.values.first {
          (isSeat, opened) = (true, code)
        }
        let other = await pair(commission.changed(lever.changes, agent: names.agent, post: opened))
        #expect(other.eligible.contains { other.assignment($0) == names }, "seed \(seed) \(lever.changes)")
        let best = bruteForcePlan(other, salt: seed)
        let chosen = try #require(best.choices.first)
        let isRetained = chosen.contains { other.assignment(other.eligible[$0]) == names }
        #expect((lever.grade == .propose) == isRetained, "seed \(seed) \(lever.changes)")
        #expect(lever.placements == Int64(chosen.count - plan.placed.reduce(0, +)), "seed \(seed)")
        proposed += lever.grade == .propose ? 1 : 0
        seats += isSeat ? 1 : 0
      }
    }
    #expect(proposed > sample / 10 && seats > 5, "\(proposed) \(seats)")
  }

  @Test func noLeverOnWishesIsForAnotherThanTheAgent() async throws {
    var wishes = 0
    for seed in 0..<sample / 2 {
      var generator = SmallCommission(seed: seed)
      var random = Seeded(seed)
      let night = try await Night(harder(generator.make(agents: 2...5, posts: 1...3), &random))
      for case .lever(let row) in night.rows.reasons {
        let isWish = row.changes.contains { $0.kind.isWish }
        wishes += isWish ? 1 : 0
        if isWish { #expect(row.recipient == .agent(code: row.agent)) }
        if case .accueil = row.recipient { Issue.record("a host reads a lever") }
        if row.recipient == .secretariat {
          #expect(!row.changes.contains { $0.kind == .amenagement && !$0.values.isEmpty })
        }
      }
    }
    #expect(wishes > 10)
  }

  /// More of the refusals that a lever may lift.
  private func harder(_ commission: Commission, _ random: inout Seeded) -> Commission {
    var commission = commission
    for index in commission.agents.indices {
      commission.agents[index].agreement = Agent.Agreement(signedOn: day("2026-10-01"))
      if Bool.random(using: &random) {
        commission.agents[index].situation = Agent.Situation(statut: .cdi, category: .c)
      }
      commission.agents[index].wishes.refusesWeekend = Bool.random(using: &random)
      commission.agents[index].profile.permis = [nil, [], ["B"]].randomElement(using: &random) ?? nil
      if Int.random(in: 0...2, using: &random) == 0 {
        commission.agents[index].wishes.excludedPosts = commission.posts.map(\.code)
      }
    }
    for index in commission.posts.indices {
      commission.posts[index].opening.publicationEnd = nil
      commission.posts[index].conditions.worksWeekend = [nil, true, false].randomElement(using: &random) ?? nil
      if Int.random(in: 0...2, using: &random) == 0 { commission.posts[index].requirements.permis = ["B"] }
      if Int.random(in: 0...2, using: &random) == 0 { commission.posts[index].requirements.diplomas = ["D1"] }
    }
    return commission
  }

  /// Every change of the catalogue that could mean something for the pair.
  private func every(
    _ commission: Commission, _ pairing: Pairing, _ agent: Int, _ post: Int
  ) -> [LeverChange] {
    let (one, host) = (pairing.perimeter.agents[agent], pairing.perimeter.posts[post])
    var all = [LeverChange(.grille), LeverChange(.horaires), LeverChange(.nature)]
    if one.profile.diplomas == nil { all.append(LeverChange(.titres)) }
    for what in ["employeur", "métier", "poste", "nuit", "weekend"] {
      all.append(LeverChange(.exclusion, [.code(what)]))
    }
    if one.profile.diplomas != nil {
      for code in host.requirements.diplomas { all.append(LeverChange(.diplome, [.code(code)])) }
    }
    for code in host.requirements.approvals { all.append(LeverChange(.agrement, [.code(code)])) }
    for code in host.requirements.permis { all.append(LeverChange(.permis, [.code(code)])) }
    for demand in host.conditions.demands { all.append(LeverChange(.amenagement, [.code(demand.code)])) }
    return all
  }

  private func subsets(_ all: [LeverChange], _ size: Int) -> [Set<LeverChange>] {
    size == 1
      ? all.map { [$0] }
      : all.indices.flatMap { one in all.indices.filter { $0 > one }.map { [all[one], all[$0]] } }
  }
}
