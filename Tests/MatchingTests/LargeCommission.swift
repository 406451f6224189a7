import Mobility

@testable import Matching

/// A commission at the size of a region, under every rule and level that the network carries: its pairs are drawn, not read.
struct LargeCommission {
  private var random: Seeded
  private let employers: [Employer]

  init(seed: Int, employers count: Int = 60) {
    random = Seeded(seed)
    employers = (0..<count).map { index in
      let code = index < 10 ? "E0\(index)" : "E\(index)"
      return Employer(siret: code, name: code, versant: Versant.allCases[index % 3], commune: nil)
    }
  }

  private mutating func pick<T>(_ values: [T]) -> T { values[Int.random(in: 0..<values.count, using: &random)] }

  /// A tenth of the agents hold a post that would be reopened, a fifth of the posts.
  mutating func make(agents: Int, posts: Int) async -> Pairing {
    var commission = Commission(
      code: "C", name: "C", businessDate: day("2026-11-23"), seance: day("2026-12-08"), employers: employers,
      agents: (0..<agents).map { makeAgent($0) }, posts: (0..<posts).map { makePost($0) })
    commission.charte.pairCap = 0
    for index in 0..<agents / 10 where index < posts {
      commission.posts[index].employer = commission.agents[index].employer
      (commission.posts[index].seats, commission.posts[index].service) = (0, "TENU")
      commission.agents[index].service = "TENU"
      commission.structure.occupations.append(
        Occupation(agent: commission.agents[index].code, post: commission.posts[index].code, isReopened: true))
    }
    commission.structure.rules = rules(commission)
    commission.structure.levels.fairness = [.voeux, .attente, .tension]
    for employer in employers { commission.structure.ledger[employer.siret] = pick([-1, 0, 1]) }
    // No convention: nothing is read. The pairs come below.
    var pairing = await pair(commission)
    pairing.eligible = pairs(commission)
    for index in stride(from: 0, to: pairing.eligible.count, by: pairing.eligible.count / 40 + 1) {
      pairing.structure.vetoes.append(pairing.assignment(pairing.eligible[index]))
      pairing.structure.pins.append(pairing.assignment(pairing.eligible[index + pairing.eligible.count / 100]))
    }
    return pairing
  }

  private mutating func makeAgent(_ index: Int) -> Agent {
    var agent = Agent(
      code: "A\(100_000 + index)", employer: pick(employers).siret, situation: Agent.Situation(statut: .titulaire),
      agreement: Agent.Agreement(signedOn: day("2026-10-01")))
    agent.service = "S\(Int.random(in: 0..<6, using: &random))"
    agent.wishes.metiers = [pick(Self.metiers), pick(Self.metiers)]
    agent.wishes.wishedOn = day("2026-11-01").adding(days: -Int.random(in: 0..<900, using: &random))
    return agent
  }

  private static let metiers = ["K2204", "K2303", "M1601", "M1602", "M1607", "A1203", "N1110", "J1301"]

  private mutating func makePost(_ index: Int) -> Post {
    let code = "P\(100_000 + index)"
    var post = Post(code: code, employer: pick(employers).siret, title: code, reference: code, seats: 1)
    post.service = "S\(Int.random(in: 0..<6, using: &random))"
    post.requirements.metier = pick(Self.metiers)
    post.conditions.isHardToFill = pick([true, false, false, false])
    return post
  }

  /// About thirty posts an agent, popular ones oftener; points by tens, so that ties are common.
  private mutating func pairs(_ commission: Commission) -> [EligiblePair] {
    var pairs: [EligiblePair] = []
    for agent in commission.agents.indices {
      var seen: Set<Int> = []
      for _ in 0..<Int.random(in: 20...40, using: &random) {
        let draw = Int.random(in: 0..<commission.posts.count * commission.posts.count, using: &random)
        seen.insert(commission.posts.count - 1 - Int(Double(draw).squareRoot()))
      }
      let held = commission.structure.occupations.indices.contains(agent) ? agent : -1
      for post in seen.sorted() where post != held {
        let priorities = UInt16(pick([0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128]))
        pairs.append(
          EligiblePair(
            agent: Int32(agent), post: Int32(post), points: Int32.random(in: 100...1000, using: &random) / 10 * 100,
            priorities: priorities))
      }
    }
    return pairs
  }

  /// Bands of every employer and versant; quotas of services and posts where nobody may stay; presence; caps of posts held.
  private mutating func rules(_ commission: Commission) -> [StructuralRule] {
    typealias Quota = StructuralRule.Quota
    var rules: [StructuralRule] = []
    for versant in Versant.allCases {
      rules.append(
        StructuralRule(
          code: "V-\(versant)", scope: StructuralRule.Scope(versant: versant),
          demand: .reciprocity(margin: 150, usesLedger: false)))
    }
    for (index, employer) in employers.enumerated() {
      let siret = employer.siret
      rules.append(
        StructuralRule(
          code: "B-\(siret)", scope: StructuralRule.Scope(employer: siret),
          demand: .reciprocity(margin: Int.random(in: 5...20, using: &random), usesLedger: true)))
      let free = StructuralRule.Scope(employer: siret, service: "S\(index % 6)")
      rules.append(
        StructuralRule(
          code: "D-\(siret)", scope: free, demand: .departures(Quota(minimum: index < 3 ? 4 : nil, maximum: 8))))
      rules.append(
        StructuralRule(
          code: "A-\(siret)", scope: free,
          demand: .arrivals(Quota(minimum: (3..<5).contains(index) ? 3 : nil, maximum: 7))))
      rules.append(
        StructuralRule(
          code: "P-\(siret)", scope: StructuralRule.Scope(employer: siret, service: "TENU"),
          demand: .presence(Quota(maximum: 40))))
    }
    for occupation in commission.structure.occupations.prefix(50) {
      rules.append(
        StructuralRule(
          code: "C-\(occupation.post)",
          demand: .postCaps(post: occupation.post, reopened: 1, arrivals: 1, leavers: pick([0, 1]))))
    }
    return rules
  }
}
