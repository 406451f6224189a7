import Matching
import Mobility
import Testing

@Suite struct RankTests {
  /// S18: two priority agents, one seat. X by the charte's PPR ending first, Y by the law.
  static func s18(_ order: [Priority]) -> Commission {
    let x = Agent(
      code: "X", employer: "LMV", situation: Agent.Situation(statut: .titulaire, cadre: "ADJTEC", grade: "ADJTEC-C1"),
      health: Agent.Health(
        inaptitude: .fonctionsDuGrade, pprStart: day("2026-02-01"), pprEnd: day("2027-01-31"),
        restrictionsOpinionOn: day("2026-09-15"),
        restrictions: [Restriction(code: "R01", level: 5, frequency: .repete)]),
      profile: Agent.Profile(metier: "K2204"), agreement: Agent.Agreement(signedOn: day("2026-10-01")))
    let y = Agent(
      code: "Y", employer: "COVE",
      situation: Agent.Situation(
        statut: .titulaire, cadre: "ADJADM", grade: "ADJADM-C1", priorities: [.handicap, .conjoint]),
      profile: Agent.Profile(metier: "M1602"), agreement: Agent.Agreement(signedOn: day("2026-10-01")))
    let post = Post(
      code: "P", employer: "CAV", title: "Secrétaire", reference: "P",
      opening: Post.Opening(cadre: "ADJADM", grades: ["ADJADM-C1"], startsOn: day("2027-04-01")),
      requirements: Post.Requirements(metier: "M1602"),
      conditions: Post.Conditions(demands: [Demand(code: "R01", isPresent: false)]))
    return Commission(
      code: "C", name: "C", businessDate: day("2026-11-23"), seance: day("2026-12-08"),
      charte: Charte(priorities: order),
      employers: ["LMV", "COVE", "CAV"].map { Employer(siret: $0, name: $0, versant: .fpt, commune: nil) },
      conventions: [Convention(code: "V", parties: ["LMV", "COVE", "CAV"])], agents: [x, y], posts: [post],
      referential: Referential(
        cadres: ["ADJADM", "ADJTEC"].map { Cadre(code: $0, label: $0, versant: .fpt, category: .c) },
        grades: ["ADJADM", "ADJTEC"].map { Grade(code: "\($0)-C1", label: $0, cadre: $0, scale: .c1) }))
  }

  @Test func thePriorityVotedFirstTakesTheSeatAndTheOtherStaysListed() async throws {
    let night = try await Night(Self.s18([.pprEnding, .fpt, .reclassement]))
    #expect(night.choices == ["X": "P"])
    let rows = night.rows.pairs.filter { $0.recipient == .secretariat }
    let (x, y) = (try #require(rows.first { $0.agent == "X" }), try #require(rows.first { $0.agent == "Y" }))
    #expect(x.verdict == .proposableSousCondition && y.verdict == .proposable)
    #expect((x.postRank, y.postRank, x.agentRank, y.agentRank) == (1, 2, 1, 2))
    #expect(x.priorities == [.pprEnding, .reclassement] && y.priorities == [.fpt])
    #expect(y.findings.map(\.label).contains("CAP-1") && !x.findings.map(\.label).contains("CAP-1"))
    // Y has the better points: no score outweighs a priority.
    #expect(try #require(y.points) > (try #require(x.points)))
  }

  @Test func anotherVoteAnotherChoice() async throws {
    #expect(try await Night(Self.s18([.fpt, .pprEnding])).choices == ["Y": "P"])
    #expect(try await Night(Self.s18([])).choices == ["Y": "P"])
    #expect(try await Night(with(Self.s18([.fpt])) { $0.posts[0].seats = 2 }).choices == ["X": "P", "Y": "P"])
    #expect(try await Night(with(Self.s18([.fpt])) { $0.posts[0].seats = 0 }).choices == [:])
  }

  @Test func ranksAreTheListsAndTheFirstIsThePlans() async throws {
    for seed in 0..<sample / 3 {
      var generator = SmallCommission(seed: seed)
      let night = try await Night(generator.make(agents: 4...10, posts: 1...3))
      let (pairs, plan) = (night.pairing.eligible, night.plan)
      for agent in night.pairing.perimeter.agents.indices {
        let list = pairs.indices.filter { pairs[$0].agent == agent }.sorted {
          plan.agentRanks[$0] < plan.agentRanks[$1]
        }
        let start = plan.chosen[agent] == nil ? 2 : 1
        #expect(list.map { Int(plan.agentRanks[$0]) } == Array(start..<start + list.count))
        if let chosen = plan.chosen[agent] { #expect(list.first == chosen) }
      }
      for post in night.pairing.perimeter.posts.indices {
        let list = pairs.indices.filter { pairs[$0].post == post }.sorted { plan.postRanks[$0] < plan.postRanks[$1] }
        #expect(list.map { Int(plan.postRanks[$0]) } == Array(1..<1 + list.count))
        let chosen = list.prefix(plan.placed[post])
        #expect(chosen.allSatisfy { plan.chosen[Int(pairs[$0].agent)] == $0 })
        // After the plan's own, the voted priorities come before any point.
        let rest = list.dropFirst(plan.placed[post])
        for (left, right) in zip(rest, rest.dropFirst()) {
          let (first, second) = (voted(pairs[left]), voted(pairs[right]))
          #expect(!second.lexicographicallyPrecedes(first))
          if first == second { #expect(pairs[left].points >= pairs[right].points) }
        }
      }
    }
  }

  /// 0 where the k-th voted priority is held, 1 where not: the lesser goes first.
  private func voted(_ pair: EligiblePair) -> [Int] { (0..<16).map { pair.priorities & (1 << $0) != 0 ? 0 : 1 } }
}
