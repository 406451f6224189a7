import Mobility
import Testing

@testable import Matching

@Suite struct AuditTests {
  /// Every claim is found, and the swap it asks for is no plan, or misses a minimum more: read by the oracle's own eyes.
  @Test(arguments: [false, true]) func everyClaimIsFoundAndTrulyExplained(sideRules: Bool) async throws {
    var (claims, causes) = (0, Set<String>())
    for seed in 0..<(sideRules ? sample : sample * 3) {
      var generator = StructuredCommission(seed: seed + 80_000)
      let commission = with(generator.make(agents: 3...6, posts: 2...5, sideRules: sideRules)) { commission in
        for index in commission.agents.indices where (index + seed) % 2 == 0 {
          commission.agents[index].situation.statut = .titulaire
          commission.agents[index].situation.priorities = [.handicap, .conjoint, .emploiSupprime]
        }
        commission.charte.priorities = Priority.allCases
      }
      let pairing = await pair(commission)
      let plan = try solvePlan(pairing, salt: seed)
      let oracle = StructuredPlan(pairing, salt: seed)
      let found = try priorityClaims(plan)
      for (index, row) in pairing.eligible.enumerated() where oracle.isOpen(index) {
        let agent = Int(row.agent)
        guard plan.chosen[agent] != index, let rank = oracle.rank(index) else { continue }
        let has = plan.chosen[agent].map { (oracle.rank($0) ?? 99, -Int(pairing.eligible[$0].points)) } ?? (99, 0)
        guard (rank, -Int(row.points)) < has else { continue }
        for (holder, taken) in plan.chosen.enumerated() where holder != agent {
          guard let taken, pairing.eligible[taken].post == row.post, oracle.rank(taken) ?? 99 > rank else { continue }
          let claim = try #require(found.first { $0.pair == index && $0.holder == holder }, "seed \(seed)")
          #expect(claim.priority == rank)
          var swapped = plan.chosen
          swapped[agent] = index
          swapped[holder] = nil
          let decided = oracle.decided[agent] != nil || oracle.decided[holder] != nil
          let minimums = commission.structure.rules.count { $0.demand.quota?.minimum != nil }
          let missesMore = oracle.levels(of: plan.chosen).prefix(minimums).lexicographicallyPrecedes(
            oracle.levels(of: swapped).prefix(minimums))
          #expect(decided || missesMore || !oracle.isLegal(swapped), "seed \(seed)")
        }
      }
      for claim in found {
        claims += 1
        for cause in claim.causes {
          if case .rule = cause { causes.insert("rule") } else { causes.insert("\(cause)") }
        }
      }
    }
    #expect(claims > sample / 4 && causes.isSuperset(of: ["rule", "stay"]), "\(claims) \(causes)")
    print("claims: \(claims) \(causes)")
  }

  /// A group lacks exactly its gap: by trying every subset of agents for Hall's condition.
  @Test func groupsLackWhatHallSays() async throws {
    var (lacking, spare) = (0, 0)
    for seed in 0..<sample {
      var generator = SmallCommission(seed: seed)
      let pairing = await pair(generator.make(agents: 3...9, posts: 2...5))
      let plan = try solvePlan(pairing, salt: seed)
      let groups = try scarcities(plan)
      let posts = pairing.perimeter.agents.indices.map { agent in
        Set(pairing.eligible.filter { Int($0.agent) == agent }.map { Int($0.post) })
      }
      let competing = posts.indices.filter { !posts[$0].isEmpty }
      func seats(_ posts: Set<Int>) -> Int { posts.reduce(0) { $0 + pairing.perimeter.posts[$1].seats } }
      // The most agents that seats fail, over every set of agents.
      var most = 0
      for set in 0..<(1 << competing.count) {
        let agents = competing.indices.filter { set & (1 << $0) != 0 }.map { competing[$0] }
        most = max(most, agents.count - seats(agents.reduce(into: Set<Int>()) { $0.formUnion(posts[$1]) }))
      }
      let short = groups.filter { $0.side == .agents }
      #expect(short.reduce(0) { $0 + $1.gap } == most, "seed \(seed)")
      for group in short {
        #expect(group.agents.reduce(into: Set<Int>()) { $0.formUnion(posts[$1]) } == Set(group.posts))
        #expect(group.seats == seats(Set(group.posts)) && group.agents.count > group.seats)
        lacking += 1
      }
      for group in groups where group.side == .postes {
        let candidates = posts.indices.filter { !posts[$0].isDisjoint(with: group.posts) }
        #expect(candidates == group.agents && group.seats == seats(Set(group.posts)))
        #expect(group.seats > group.agents.count)
        spare += 1
      }
      let wanted = competing.reduce(into: Set<Int>()) { $0.formUnion(posts[$1]) }
      let left = seats(wanted) - (competing.count - most)
      #expect(groups.filter { $0.side == .postes }.reduce(0) { $0 + $1.gap } == left, "seed \(seed)")
    }
    #expect(min(lacking, spare) > sample / 10, "\(lacking) \(spare)")
  }
}

extension StructuredPlan {
  /// Place of the first voted priority that a pair holds.
  fileprivate func rank(_ index: Int) -> Int? {
    (0..<16).first { pairing.eligible[index].priorities & (1 << UInt16($0)) != 0 }
  }
}
