import Circulation
import Mobility
import Testing

@testable import Matching

/// The hash has 32 bits: two plans may have the same sum, and another salt must then part them.
@Suite struct TieTests {
  /// Two agents and two posts, alike but for their codes.
  private func twins(_ first: String, _ second: String) -> Commission {
    var commission = RankTests.s18([])
    let (agent, post) = (commission.agents[1], commission.posts[0])
    commission.agents = [first, second].map { code in with(agent) { $0.code = code } }
    commission.posts = ["P", "Q"].map { code in
      with(post) {
        $0.code = code
        $0.reference = code
        $0.title = code
      }
    }
    return commission
  }

  /// Codes of two agents whose exchange of posts changes the sum by nothing: found among so many that two must meet.
  private func collision(salt: Int) -> (String, String)? {
    var seen: [Int64: String] = [:]
    for number in 0..<1_000_000 {
      let code = "A\(number)"
      let gap = stableHash([code, "P"], salt: salt) - stableHash([code, "Q"], salt: salt)
      if let other = seen.updateValue(code, forKey: gap) { return (other, code) }
    }
    return nil
  }

  @Test func anEqualSumTakesAnotherSalt() async throws {
    let (first, second) = try #require(collision(salt: 2026))
    let commission = twins(first, second)
    let pairing = await pair(commission)
    #expect(StructuredPlan(pairing, salt: 2026).best().choices.count == 2)
    let plan = try solvePlan(pairing, salt: 2026)
    #expect(plan.salt == 12_026)
    #expect(StructuredPlan(pairing, salt: 12_026).best().choices == [plan.chosen])

    // What is published is proved under the salt that is published with it, and under no other.
    guard case .prices(let solution) = plan.certificate.published else {
      Issue.record("no prices")
      return
    }
    let network = plan.model.network
    let claim = PublishedProof(
      proof: .prix, met: [], prices: (0..<network.nodeCount).map { Array(solution.price(of: $0)) },
      flow: Dictionary(uniqueKeysWithValues: (0..<network.arcCount).map { ($0, plan.certificate.flow[$0]) }),
      levels: plan.proofs.map { ($0.name, $0.value) })
    #expect(try await verify(claim, of: commission, salt: plan.salt).faults == [])
    for other in [2026, 22_026, 12_027] {
      #expect(try await !verify(claim, of: commission, salt: other).faults.isEmpty)
    }

    // The same with a row beside the network.
    let couple = with(commission) {
      $0.structure.rules = [StructuralRule(code: "C", demand: .couple(first: first, second: second))]
    }
    let bound = try solvePlan(await pair(couple), salt: 2026)
    #expect(bound.rules[0].class == .laterale && bound.salt == 12_026 && bound.chosen == plan.chosen)
  }

  @Test func withoutATieTheYearIsTheSalt() async throws {
    let plan = try solvePlan(await pair(twins("A", "B")), salt: 2026)
    #expect(plan.salt == 2026)
  }
}
