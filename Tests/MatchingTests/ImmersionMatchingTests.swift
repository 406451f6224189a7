import Mobility
import Testing

@testable import Matching

/// The matching of places of immersion against every assignment, and what each recipient reads of it.
@Suite struct ImmersionMatchingTests {
  /// A small commission whose services offer places; requests are made, late, or missing.
  private func commission(seed: Int) -> Commission {
    var generator = SmallCommission(seed: seed)
    var commission = generator.make(agents: 1...6, posts: 1...3)
    var random = Seeded(seed &+ 90_001)
    func pick<T>(_ values: [T]) -> T { values[Int.random(in: 0..<values.count, using: &random)] }
    commission.charte.switchedOff = pick([[], [.immersionEmployer], [.immersionEmployer, .immersionMetier]])
    commission.immersion.places = (0..<Int.random(in: 1...4, using: &random)).map { index in
      let from = day(pick(["2027-01-04", "2027-02-01"]))
      var post = Post(code: "lieu\(index)", employer: "E\(pick([0, 1, 2, 3]))", title: "Service \(index)")
      post.opening.startsOn = from
      post.requirements.metier = pick(["M1601", "M1602", "K2303", nil])
      post.conditions.demands = pick([
        [Demand(code: "R01", isPresent: false), Demand(code: "R08", isPresent: false)], [],
        [
          Demand(
            code: "R01", isPresent: true, level: 25, isAdaptable: false, declaredOn: day("2026-10-01"), isSigned: true)
        ],
      ])
      return ImmersionPlace(
        post: post, span: DaySpan(from, from.adding(days: pick([20, 60, 120]))), capacity: pick([0, 1, 1, 2]),
        days: pick([2, 5, 10, 15]))
    }
    for agent in commission.agents where pick([true, true, false]) {
      commission.immersion.requests[agent.code] = Candidate(
        agent: agent.code, daysDone: pick([[:], [:], [day("2026-05-01"): 15]]),
        requestedOn: pick([day("2026-09-01"), day("2026-11-20")]), agreementOn: pick([nil, day("2026-11-10")]),
        opinions: pick([[:], ["lieu0": day("2026-11-02")]]))
    }
    return commission
  }

  @Test func itIsTheOneBestMatching() async throws {
    var (contested, seated) = (0, 0)
    for seed in 0..<sample {
      let commission = commission(seed: seed)
      let night = try await Night(commission)
      let immersions = try Immersions(commission, night.plan)
      let eligible = immersions.pairs.indices.filter { immersions.pairs[$0].isEligible }
      let best = bruteForce(immersions, eligible, night)
      let chosen = Set(eligible.filter { immersions.isPlanned[$0] })
      #expect(immersions.pairs.indices.allSatisfy { !immersions.isPlanned[$0] || immersions.pairs[$0].isEligible })
      #expect(best.choices == [chosen], "seed \(seed)")
      seated += chosen.count
      if Set(eligible.map { immersions.pairs[$0].agent }).count > chosen.count { contested += 1 }
    }
    #expect(seated > sample / 2 && contested > sample / 10, "\(seated) \(contested)")
  }

  private func bruteForce(
    _ immersions: Immersions, _ eligible: [Int], _ night: Night
  ) -> (levels: [Int64], choices: [Set<Int>]) {
    var room = immersions.book.places.map(\.capacity)
    var best: (levels: [Int64], choices: [Set<Int>]) = ([], [])
    func levels(_ chosen: Set<Int>) -> [Int64] {
      let pairs = chosen.map { immersions.pairs[$0] }
      let voted = night.pairing.book.lookups.charte.priorities.indices.map { rank in
        -Int64(pairs.count { $0.priorities & (1 << UInt16(rank)) != 0 })
      }
      return [-Int64(pairs.count { night.plan.chosen[Int($0.agent)] == nil })] + voted
        + [
          -Int64(pairs.count), -pairs.reduce(0) { $0 + Int64($1.points) },
          pairs.reduce(0) { sum, pair in
            let agent = night.pairing.perimeter.agents[Int(pair.agent)].code
            return sum + stableHash([agent, immersions.book.places[Int(pair.place)].post.code], salt: 2026)
          },
        ]
    }
    func go(_ agent: Int, _ chosen: Set<Int>) {
      guard agent < night.pairing.perimeter.agents.count else {
        let vector = levels(chosen)
        if best.choices.isEmpty || vector.lexicographicallyPrecedes(best.levels) {
          best = (vector, [chosen])
        } else if vector == best.levels {
          best.choices.append(chosen)
        }
        return
      }
      go(agent + 1, chosen)
      for index in eligible where Int(immersions.pairs[index].agent) == agent {
        let place = Int(immersions.pairs[index].place)
        guard room[place] > 0 else { continue }
        room[place] -= 1
        go(agent + 1, chosen.union([index]))
        room[place] += 1
      }
    }
    go(0, [])
    return best
  }

  /// Under and above the cap: the fast reading and the full one agree, and each recipient reads only its own.
  @Test(arguments: [0, 200_000]) func eachRecipientReadsItsOwn(cap: Int) async throws {
    let codes = Set((1...28).map(Vocabulary.code))
    var (hosts, refused, blocked) = (0, 0, 0)
    for seed in 0..<sample / 2 {
      let commission = with(commission(seed: seed)) { $0.charte.pairCap = cap }
      let night = try await Night(commission)
      let rows = night.rows.immersions
      let origins = Dictionary(uniqueKeysWithValues: commission.agents.map { ($0.code, $0.employer) })
      let places = Dictionary(
        uniqueKeysWithValues: commission.immersion.places.map { ($0.post.code, $0.post.employer) })
      for row in rows {
        switch row.recipient {
        case .secretariat:
          let values = row.findings.filter { $0.rule.axis == .sante }.flatMap(\.values)
          #expect(values.isEmpty)
          #expect(row.findings.map(\.answer).max() == row.answers.compactMap(\.self).max())
          if row.verdict == .nonRecevable {
            refused += 1
            #expect(cap > 0 && !row.isPlanned && row.agentRank == nil && row.placeRank == nil && row.points == nil)
            #expect(
              !rows.contains {
                $0.agent == row.agent && $0.place == row.place && $0.recipient == .accueil(siret: places[row.place]!)
              })
          }
        case .origine(let siret):
          #expect(siret == origins[row.agent])
          if row.findings.contains(where: { $0.values.contains { codes.contains($0.canonical) } }) { blocked += 1 }
        case .agent(let code): #expect(code == row.agent)
        case .accueil(let siret):
          hosts += 1
          #expect(siret == places[row.place])
          #expect(row.verdict == nil && row.answers.allSatisfy { $0 == nil } && row.findings.isEmpty)
          #expect(row.points == nil && row.priorities.isEmpty && row.metres == nil && row.earliestOn == nil)
          #expect(night.rows.agents.contains { $0.recipient == row.recipient && $0.agent == row.agent })
        }
      }
    }
    #expect(hosts > 50 && blocked > 10 && (cap == 0 || refused > 50), "\(hosts) \(blocked) \(refused)")
  }

  /// A place over before the next decision, or of an employer that is no partner, changes nothing at all.
  @Test func animpossiblePlaceChangesNothing() async throws {
    for seed in 0..<sample / 4 {
      let commission = commission(seed: seed)
      let before = try await Night(commission)
      let after = try await Night(
        with(commission) { other in
          var over = other.immersion.places[0]
          over.post.code = "aaa"
          over.span = DaySpan(day("2026-11-01"), other.decisionDate.adding(days: -1))
          var stranger = other.immersion.places[0]
          stranger.post.code = "zzz"
          stranger.post.employer = "E9"
          other.immersion.places += [over, stranger]
        })
      #expect(before.rows.immersions == after.rows.immersions)
      #expect(before.rows.pairs == after.rows.pairs)
    }
  }
}
