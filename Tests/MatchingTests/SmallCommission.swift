import Mobility

/// Reproducible numbers: SplitMix64 (Steele, Lea and Flood 2014).
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: Int) { state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

func with<T>(_ value: T, _ change: (inout T) -> Void) -> T {
  var copy = value
  change(&copy)
  return copy
}

func day(_ iso: String) -> Day { Day(iso: iso) ?? Day(0) }

/// Small commissions whose pairs compete: most are eligible, priorities and ties are common, and every kind of refusal
/// and of datum to be instructed occurs.
struct SmallCommission {
  static let employers = (0..<4).map {
    Employer(siret: "E\($0)", name: "Employeur \($0)", versant: [.fpt, .fph, .fpe, .fpt][$0], commune: nil)
  }

  private var random: Seeded

  init(seed: Int) { random = Seeded(seed) }

  private mutating func pick<T>(_ values: [T]) -> T { values[Int.random(in: 0..<values.count, using: &random)] }

  mutating func make(agents: ClosedRange<Int> = 1...6, posts: ClosedRange<Int> = 1...4) -> Commission {
    var charte = Charte()
    charte.priorities = Array(Priority.allCases.shuffled(using: &random).prefix(pick([0, 3, 8, 8])))
    // Coarse weights: equal points, so that later levels decide.
    charte.weights = charte.weights.map { _ in pick([0, 0, 1, 10]) }
    charte.seatsPairsToInstruct = pick([false, false, true])
    charte.listLength = pick([3, 5])
    var cadres: [Cadre] = []
    for versant in Versant.allCases {
      cadres.append(Cadre(code: "\(versant)b", label: "", versant: versant, category: .b))
      cadres.append(Cadre(code: "\(versant)c", label: "", versant: versant, category: .c))
    }
    return Commission(
      code: "C", name: "C", businessDate: day("2026-11-23"), seance: day("2026-12-08"), charte: charte,
      employers: Self.employers, conventions: [Convention(code: "V", parties: ["E0", "E1", "E2", "E3"])],
      agents: (0..<Int.random(in: agents, using: &random)).map { makeAgent($0) },
      posts: (0..<Int.random(in: posts, using: &random)).map { makePost($0) },
      referential: Referential(
        cadres: cadres, metierLinks: [MetierLink(source: "M1601", target: "M1602")]))
  }

  private mutating func makeAgent(_ index: Int) -> Agent {
    let employer = pick(Self.employers)
    var situation = Agent.Situation(
      statut: pick([.titulaire, .titulaire, .titulaire, .titulaire, .titulaire, .cdi, .stagiaire]))
    situation.category = .c
    if !situation.statut.isContractuel {
      situation.cadre = "\(employer.versant)\(pick(["c", "c", "c", "c", "c", "b"]))"
    }
    for flag in [PriorityFlags.conjoint, .handicap, .emploiSupprime] where pick([true, false, false]) {
      situation.priorities.formUnion(flag)
    }
    var health = Agent.Health()
    if pick([true, false, false, false]) {
      health = Agent.Health(
        inaptitude: .fonctionsDuGrade, inaptitudeOpinionOn: day("2026-09-01"), pprStart: day("2026-02-01"),
        pprEnd: pick([day("2027-01-31"), day("2027-08-01")]), restrictionsOpinionOn: day("2026-09-01"))
    }
    if pick([true, false]) { health.restrictions = [Restriction(code: "R01", level: 10), Restriction(code: "R08")] }
    return Agent(
      code: "agent\(index)", employer: employer.siret, situation: situation, health: health,
      profile: Agent.Profile(metier: pick(["M1601", "M1602", nil]), competences: pick([[1, 2], [2], []])),
      wishes: Agent.Wishes(
        metiers: pick([["M1601"], ["M1602"], []]), excludedMetiers: pick([["M1601"], [], [], [], [], []])),
      agreement: pick([true, true, true, true, true, true, false])
        ? Agent.Agreement(signedOn: day("2026-10-01")) : Agent.Agreement())
  }

  private mutating func makePost(_ index: Int) -> Post {
    let employer = pick(Self.employers)
    var post = Post(
      code: "poste\(index)", employer: employer.siret, title: "Poste \(index)", reference: "\(index)",
      seats: pick([0, 1, 1, 1, 2]))
    post.opening.cadre = "\(employer.versant)\(pick(["c", "c", "c", "c", "c", "b"]))"
    post.opening.nature = pick([.titulairesEtContractuels, .titulairesEtContractuels, .titulaires, nil])
    post.opening.publicationEnd = pick([nil, day("2026-12-31"), day("2026-12-31"), day("2026-11-01")])
    post.opening.startsOn = pick([nil, day("2027-01-01"), day("2027-06-01")])
    post.requirements.metier = pick(["M1601", "M1602"])
    post.requirements.competences = [1, 2]
    let load = Demand(
      code: "R01", isPresent: true, level: 25, isAdaptable: false, declaredOn: day("2026-10-01"), isSigned: true)
    let absent = Demand(code: "R01", isPresent: false)
    let still = Demand(code: "R08", isPresent: false)
    post.conditions.demands = pick([[load], [absent], [absent, still], [absent, still], []])
    return post
  }
}
