import Mobility
import TestSupport
import Testing

@testable import Matching

/// How many random commissions a property tries; PASSERELLE_FULL=1 asks for many more.
let sample = Oracle.isFull ? 3_000 : 240

/// The best plan by trying every assignment: the vector of levels, lexicographically least, and who has it.
func bruteForcePlan(_ pairing: Pairing, salt: Int) -> (levels: [Int64], choices: [Set<Int>]) {
  let pairs = pairing.eligible
  let voted = pairing.book.lookups.charte.priorities.count
  var seats = pairing.perimeter.posts.map(\.seats)
  var best: (levels: [Int64], choices: [Set<Int>]) = ([], [])

  func levels(_ chosen: Set<Int>) -> [Int64] {
    var vector: [Int64] = []
    for rank in 0..<voted {
      let members = chosen.filter { pairs[$0].priorities & (1 << UInt16(rank)) != 0 }
      vector.append(-Int64(members.count))
      vector.append(-members.reduce(0) { $0 + Int64(pairs[$1].points) })
    }
    vector.append(-Int64(chosen.count))
    vector.append(-chosen.reduce(0) { $0 + Int64(pairs[$1].points) })
    vector.append(
      chosen.reduce(0) { sum, index in
        let (agent, post) = (Int(pairs[index].agent), Int(pairs[index].post))
        return sum + stableHash([pairing.perimeter.agents[agent].code, pairing.perimeter.posts[post].code], salt: salt)
      })
    return vector
  }

  func go(_ agent: Int, _ chosen: Set<Int>) {
    guard agent < pairing.perimeter.agents.count else {
      let vector = levels(chosen)
      if best.choices.isEmpty || vector.lexicographicallyPrecedes(best.levels) {
        best = (vector, [chosen])
      } else if vector == best.levels {
        best.choices.append(chosen)
      }
      return
    }
    go(agent + 1, chosen)
    for (index, pair) in pairs.enumerated() where pair.agent == agent && seats[Int(pair.post)] > 0 {
      seats[Int(pair.post)] -= 1
      go(agent + 1, chosen.union([index]))
      seats[Int(pair.post)] += 1
    }
  }
  go(0, [])
  return best
}

@Suite struct BruteForcePlanTests {
  @Test func thePlanIsTheOneBestPlan() async throws {
    var (contested, prioritised) = (0, 0)
    for seed in 0..<sample {
      var generator = SmallCommission(seed: seed)
      let pairing = await pair(generator.make())
      let plan = try solvePlan(pairing, salt: seed)
      let best = bruteForcePlan(pairing, salt: seed)
      #expect(best.choices == [Set(plan.chosen.compactMap(\.self))], "seed \(seed)")
      for post in pairing.perimeter.posts.indices {
        let taken = plan.chosen.compactMap(\.self).count { pairing.eligible[$0].post == post }
        #expect(plan.placed[post] == taken && taken <= pairing.perimeter.posts[post].seats)
      }
      if plan.placed.reduce(0, +) < Set(pairing.eligible.map(\.agent)).count { contested += 1 }
      if pairing.eligible.contains(where: { $0.priorities != 0 }) { prioritised += 1 }
    }
    // The sample would prove little without competition.
    #expect(contested > sample / 10 && prioritised > sample / 4, "\(contested) \(prioritised)")
  }

  @Test func doublingAllWeightsChangesNoChoice() async throws {
    for seed in 0..<sample / 3 {
      var generator = SmallCommission(seed: seed)
      let commission = generator.make()
      let doubled = with(commission) { $0.charte.weights = $0.charte.weights.map { $0 * 2 } }
      let (one, two) = (try await Night(commission), try await Night(doubled))
      #expect(one.choices == two.choices)
      #expect(one.plan.agentRanks == two.plan.agentRanks && one.plan.postRanks == two.plan.postRanks)
    }
  }

  @Test func anImpossiblePostChangesNoChoice() async throws {
    for seed in 0..<sample / 3 {
      var generator = SmallCommission(seed: seed)
      let commission = generator.make()
      let first = try await Night(commission)
      for impossible in impossiblePosts {
        let second = try await Night(with(commission) { $0.posts.insert(impossible, at: 0) })
        #expect(first.choices == second.choices, "\(impossible.code)")
        #expect(first.plan.agentRanks == second.plan.agentRanks)
      }
    }
  }

  /// Closed; outside every convention; reserved by law to holders of a title nobody has.
  private var impossiblePosts: [Post] {
    let post = Post(code: "impossible", employer: "E0", title: "Impossible", reference: "impossible")
    return [
      with(post) { $0.opening.publicationEnd = day("2026-11-22") },
      with(post) { $0.employer = "ailleurs" },
      with(post) { $0.requirements.approvals = ["agrément"] },
    ]
  }
}
