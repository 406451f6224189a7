import Matching
import Mobility
import Testing

/// Above the cap of pairs the plan is the same, funnels sum what the full mode lists, and the nearest misses are kept.
@Suite struct CapTests {
  @Test func thePlanIsTheSameAndTheFunnelsSumTheFullMode() async throws {
    var (funnels, rules) = (0, Set<Rule>())
    for seed in 0..<sample / 2 {
      var generator = SmallCommission(seed: seed)
      let commission = generator.make(agents: 2...7, posts: 2...6)
      let full = try await Night(commission)
      let capped = try await Night(with(commission) { $0.charte.pairCap = 0 })
      guard capped.pairing.isAboveCap else { continue }
      #expect(capped.choices == full.choices && capped.counts == full.counts)
      #expect(capped.plan.agentRanks == full.plan.agentRanks && capped.plan.postRanks == full.plan.postRanks)

      let listed = full.rows.pairs.filter { $0.recipient == .secretariat }
      var expected: [FunnelRow: Int] = [:]
      for row in listed {
        // The plan's own findings are no answer of a pair.
        for finding in Set(row.findings.map { Finding($0.rule, $0.answer) }) where finding.answer != .conforme {
          for (side, subject) in [(FunnelRow.Side.agent, row.agent), (.post, row.post)] {
            let key = FunnelRow(
              recipient: .secretariat, side: side, subject: subject, rule: finding.rule, answer: finding.answer,
              pairs: 0
            )
            expected[key, default: 0] += 1
          }
          rules.insert(finding.rule)
        }
      }
      let counted = capped.rows.funnels.filter { $0.recipient == .secretariat }
      #expect(counted.count == expected.count)
      for row in counted { #expect(expected[with(row) { $0.pairs = 0 }] == row.pairs, "\(row)") }
      funnels += counted.count
      expectNearestMisses(capped, full, commission.charte.listLength)
    }
    #expect(funnels > 300 && rules.count > 10)
  }

  private func expectNearestMisses(_ capped: Night, _ full: Night, _ listLength: Int) {
    let all = full.pairing.setAside
    func distance(_ pair: ExaminedPair) -> Int {
      let answers = [Axis.statut, .sante, .souhaits, .competences, .commission].map { pair.answers[$0] }
      return answers.count { $0 == .bloquant } * 10 + answers.count { $0 == .aInstruire }
    }
    func nearest(_ pairs: [ExaminedPair]) -> Set<[Int32]> {
      let sorted = pairs.sorted { (distance($0), $0.agent, $0.post) < (distance($1), $1.agent, $1.post) }
      return Set(sorted.prefix(3).map { [$0.agent, $0.post] })
    }
    var expected: Set<[Int32]> = []
    for agent in Set(all.map(\.agent)) { expected.formUnion(nearest(all.filter { $0.agent == agent })) }
    for post in Set(all.map(\.post)) { expected.formUnion(nearest(all.filter { $0.post == post })) }
    #expect(Set(capped.pairing.setAside.map { [$0.agent, $0.post] }) == expected)

    // What is published is a part of the full mode's, row for row, and every retained pair is in it.
    let published = Set(capped.rows.pairs)
    #expect(published.isSubset(of: Set(full.rows.pairs)) && published.count == capped.rows.pairs.count)
    #expect(full.rows.pairs.filter(\.isPlanned).allSatisfy { published.contains($0) })
    for row in full.rows.pairs {
      let ranks = [row.agentRank, row.postRank].compactMap(\.self)
      if case .origine = row.recipient, ranks.contains(where: { $0 <= listLength }) { #expect(published.contains(row)) }
    }
  }

  @Test func countsSumToThePairsExamined() async throws {
    for seed in 0..<sample / 3 {
      var generator = SmallCommission(seed: seed)
      let commission = generator.make(agents: 2...7, posts: 2...6)
      let night = try await Night(commission)
      let (pairing, counts) = (night.pairing, night.counts)
      #expect(counts.verdicts.reduce(0, +) == counts.pairs && counts.pairs == pairing.examined)
      #expect(pairing.eligible.count + pairing.setAside.count == pairing.examined)
      for verdict in 0..<4 {
        #expect(pairing.agentCounts.reduce(0) { $0 + $1[verdict] } == counts.verdicts[verdict])
        #expect(pairing.postCounts.reduce(0) { $0 + $1[verdict] } == counts.verdicts[verdict])
      }
      #expect(counts.placed == night.choices.count)
      #expect(counts.agents == pairing.perimeter.agents.count && counts.posts == pairing.perimeter.posts.count)
      let listed = night.rows.pairs.filter { $0.recipient == .secretariat }
      #expect(listed.count == counts.pairs)
      for (index, verdict) in Verdict.allCases.enumerated() {
        #expect(listed.count { $0.verdict == verdict } == counts.verdicts[index])
      }
      for row in night.rows.agents where row.recipient == .secretariat && row.isInScope {
        let own = listed.filter { $0.agent == row.agent }
        #expect(row.counts == Verdict.allCases.map { verdict in own.count { $0.verdict == verdict } })
        #expect(row.plannedPost == night.choices[row.agent])
      }
    }
  }

  /// The order in which rows are read changes no published row, whichever mode.
  @Test(arguments: [0, 200_000]) func theOrderOfRowsChangesNothing(cap: Int) async throws {
    for seed in 0..<sample / 6 {
      var generator = SmallCommission(seed: seed)
      let commission = with(generator.make(agents: 2...40, posts: 2...8)) { $0.charte.pairCap = cap }
      var random = Seeded(seed)
      let shuffled = with(commission) {
        $0.agents.shuffle(using: &random)
        $0.posts.shuffle(using: &random)
        $0.employers.shuffle(using: &random)
        $0.referential.cadres.shuffle(using: &random)
      }
      let (one, two) = (try await Night(commission), try await Night(shuffled))
      #expect(one.rows.pairs == two.rows.pairs && one.rows.agents == two.rows.agents)
      #expect(one.rows.posts == two.rows.posts && one.rows.funnels == two.rows.funnels)
      #expect(one.rows.employers == two.rows.employers && one.counts == two.counts)
    }
  }

  /// Findings of the plan: the only rules no pair reading reaches.
  @Test func placedElsewhereAndCapacityAreSaid() async throws {
    var seen: Set<Rule> = []
    for seed in 0..<sample / 3 {
      var generator = SmallCommission(seed: seed)
      let night = try await Night(generator.make(agents: 3...6, posts: 2...4))
      for row in night.rows.pairs where row.recipient == .secretariat {
        let plan = row.findings.map(\.rule).filter { $0.axis == .plan }
        #expect(plan.count == (row.points != nil && !row.isPlanned ? 1 : 0))
        seen.formUnion(plan)
      }
    }
    #expect(seen == [.capacity, .placedElsewhere, .tieDecided])
  }
}
