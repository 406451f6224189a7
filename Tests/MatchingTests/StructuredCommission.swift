import Mobility

/// Small commissions bound by structural rules of every kind: posts held and reopened, so that chains and exchanges
/// occur, quotas, bands, caps, decisions, and side rules.
struct StructuredCommission {
  private var random: Seeded
  private let seed: Int

  init(seed: Int) {
    self.seed = seed
    random = Seeded(seed &+ 7_000_000)
  }

  private mutating func pick<T>(_ values: [T]) -> T { values[Int.random(in: 0..<values.count, using: &random)] }

  /// `groups`: so many rules of all or nothing beside the others.
  mutating func make(
    agents: ClosedRange<Int> = 2...5, posts: ClosedRange<Int> = 2...4, sideRules: Bool = false, ring: Int? = nil,
    groups: Int = 0
  ) -> Commission {
    var small = SmallCommission(seed: seed)
    var commission = small.make(agents: agents, posts: posts)
    // Pairs enough for the rules to bind.
    for index in commission.agents.indices {
      commission.agents[index].agreement = Agent.Agreement(signedOn: day("2026-10-01"))
      if pick([true, true, false]) { commission.agents[index].situation.statut = .cdi }
      commission.agents[index].health = Agent.Health()
      commission.agents[index].service = pick(["S1", "S2", nil])
      commission.agents[index].wishes.wishedOn = pick([nil, day("2026-01-01"), day("2025-01-01")])
    }
    for index in commission.posts.indices {
      commission.posts[index].opening.publicationEnd = nil
      commission.posts[index].opening.nature = .titulairesEtContractuels
      commission.posts[index].opening.startsOn = day("2027-06-01")
      commission.posts[index].conditions.demands = []
      commission.posts[index].service = pick(["S1", "S2", nil])
      commission.posts[index].conditions.isHardToFill = pick([true, false])
    }
    var structure = Structure()
    hold(&commission, &structure)
    if let ring { closeRing(of: ring, &commission, &structure) }
    structure.levels = ChosenLevels(
      fairness: Array(ChosenLevels.Fairness.allCases.shuffled(using: &random).prefix(pick([0, 1, 4]))),
      keepBonus: pick([0, 0, 500]), isStable: pick([true, true, false]))
    for agent in commission.agents where pick([true, false]) {
      structure.previous.append(Assignment(agent: agent.code, post: pick(commission.posts).code))
    }
    for employer in SmallCommission.employers { structure.ledger[employer.siret] = pick([-1, 0, 0, 1]) }
    decide(commission, &structure)
    let count = pick([1, 2, 3, 4])
    structure.rules = (0..<count).map { rule("R\($0)", commission, sideRules: sideRules) }
    structure.rules += (0..<groups).map { group("G\($0)") }
    commission.structure = structure
    return commission
  }

  /// Most agents hold a post of their employer, which would often be reopened.
  private mutating func hold(_ commission: inout Commission, _ structure: inout Structure) {
    for agent in commission.agents.indices where pick([true, true, true, false]) {
      let free = commission.posts.indices.filter { post in
        !structure.occupations.contains { $0.post == commission.posts[post].code }
      }
      guard !free.isEmpty else { return }
      let post = pick(free)
      commission.posts[post].employer = commission.agents[agent].employer
      commission.posts[post].opening.cadre = commission.agents[agent].situation.cadre
      commission.posts[post].seats = pick([0, 0, 0, 1])
      structure.occupations.append(
        Occupation(
          agent: commission.agents[agent].code, post: commission.posts[post].code,
          isReopened: pick([true, true, true, true, false]), floor: pick([0, 0, 1000])))
    }
  }

  /// So many holders who each want the post of the next, and no other: an exchange, if the rules leave it alone. Most of
  /// the rest is made so that they do.
  private mutating func closeRing(of size: Int, _ commission: inout Commission, _ structure: inout Structure) {
    structure.occupations.removeAll()
    let ring = (0..<min(size, commission.agents.count, commission.posts.count)).map { $0 }
    for index in ring {
      let post = commission.posts[index].code
      structure.occupations.append(Occupation(agent: commission.agents[index].code, post: post, isReopened: true))
      let wanted = commission.posts[(index + 1) % ring.count].code
      commission.agents[index].wishes.excludedPosts = commission.posts.map(\.code).filter { $0 != wanted }
      commission.agents[index].wishes.excludedMetiers = []
      // One cadre, so that every link is possible; two employers, so that some of the links cross.
      let employer = index % 2 == 0 ? "E0" : "E3"
      commission.agents[index].employer = employer
      commission.agents[index].situation = Agent.Situation(statut: .titulaire, cadre: "fptc")
      commission.posts[index].employer = employer
      commission.posts[index].opening.cadre = "fptc"
      commission.posts[index].seats = 0
    }
  }

  private mutating func decide(_ commission: Commission, _ structure: inout Structure) {
    if pick([true, false, false]) {
      structure.pins.append(Assignment(agent: pick(commission.agents).code, post: pick(commission.posts).code))
    }
    if pick([true, false, false]) {
      structure.vetoes.append(Assignment(agent: pick(commission.agents).code, post: pick(commission.posts).code))
    }
  }

  private mutating func scope() -> StructuralRule.Scope {
    let employer = pick(SmallCommission.employers).siret
    switch pick([0, 0, 0, 1, 1, 2, 3, 4]) {
    case 0: return StructuralRule.Scope(employer: employer)
    case 1: return StructuralRule.Scope(employer: employer, service: pick(["S1", "S2"]))
    case 2: return StructuralRule.Scope(versant: pick([.fpt, .fph, .fpe]))
    case 3: return StructuralRule.Scope(convention: "V")
    default: return StructuralRule.Scope(category: pick([.b, .c]))
    }
  }

  private mutating func allOrNothing() -> StructuralRule.Quota {
    StructuralRule.Quota(
      minimum: pick([2, 2, 3]), maximum: pick([nil, 3]), countsExternalOnly: pick([false, false, true]),
      isAllOrNothing: true)
  }

  private mutating func group(_ code: String) -> StructuralRule {
    let quota = allOrNothing()
    // Wide, or hardly one would ever be met.
    let wide = [
      StructuralRule.Scope(convention: "V"), StructuralRule.Scope(category: .c), StructuralRule.Scope(versant: .fpt),
    ]
    return StructuralRule(
      code: code, scope: pick([scope()] + wide), demand: pick([.departures(quota), .arrivals(quota)]))
  }

  private mutating func quota(mayBeAllOrNothing: Bool = true) -> StructuralRule.Quota {
    if mayBeAllOrNothing, pick([true, false, false, false]) { return allOrNothing() }
    return StructuralRule.Quota(
      minimum: pick([nil, nil, 1, 2]), maximum: pick([nil, 0, 1, 1, 2]), countsExternalOnly: pick([false, false, true]))
  }

  private mutating func rule(_ code: String, _ commission: Commission, sideRules: Bool) -> StructuralRule {
    let kinds = sideRules ? [0, 1, 2, 3, 4, 5, 6, 7, 8] : [0, 0, 1, 2, 3, 4]
    switch pick(kinds) {
    case 0:
      return StructuralRule(
        code: code, scope: scope(), demand: .reciprocity(margin: pick([0, 0, 1]), usesLedger: pick([true, false])))
    case 1: return StructuralRule(code: code, scope: scope(), demand: .departures(quota()))
    case 2: return StructuralRule(code: code, scope: scope(), demand: .arrivals(quota()))
    case 3: return StructuralRule(code: code, scope: scope(), demand: .presence(quota(mayBeAllOrNothing: false)))
    case 4:
      return StructuralRule(
        code: code,
        demand: .postCaps(
          post: pick(commission.posts).code, reopened: pick([nil, 0, 1]), arrivals: pick([nil, 0, 1]),
          leavers: pick([nil, 0, 1])))
    case 5:
      return StructuralRule(
        code: code, scope: StructuralRule.Scope(employer: "E0"),
        demand: .pairwise(other: pick(["E1", "E2"]), margin: pick([0, 1])))
    case 6:
      return StructuralRule(code: code, scope: scope(), demand: .workingTime(maximum: pick([1050, 2100, 4200])))
    case 7:
      let two = commission.agents.map(\.code).shuffled(using: &random)
      return StructuralRule(code: code, demand: .couple(first: two[0], second: two[1]))
    default: return StructuralRule(code: code, demand: .chainLength(maximum: pick([1, 2, 3])))
    }
  }
}
