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

  mutating func chance(_ part: Int, in whole: Int) -> Bool { Int.random(in: 0..<whole, using: &self) < part }
  mutating func pick<T>(_ values: [T]) -> T { values[Int.random(in: 0..<values.count, using: &self)] }
  mutating func maybe<T>(_ value: T, _ part: Int = 1, in whole: Int = 2) -> T? {
    chance(part, in: whole) ? value : nil
  }
  mutating func some<T>(of values: [T], _ part: Int, in whole: Int) -> [T] {
    var kept: [T] = []
    for value in values where chance(part, in: whole) { kept.append(value) }
    return kept
  }
}

/// Random commissions that reach every rule: half of the agents are well known, the others lack any datum.
struct RandomCommission {
  private var random: Seeded
  private let today = day("2026-11-23")

  init(seed: Int) { random = Seeded(seed) }

  static let employers: [Employer] = (0..<8).map { index in
    Employer(
      siret: "E\(index)", name: "Employeur \(index)", versant: [.fpt, .fph, .fpe][index % 3],
      commune: communes[index % 5])
  }
  static let communes = ["C0", "C1", "C2", "C3", "C4"]
  static let metiers = ["K2303", "M1601", "M1602", "M1607", "N1105"]
  static let titles = ["T1", "T2"]
  static let licences = ["B", "C"]
  static let cadres: [Cadre] = Versant.allCases.flatMap { versant in
    (0..<4).map { index in
      Cadre(
        code: "\(versant)\(index)", label: "Cadre", versant: versant, category: [.a, .b, .c, .c][index],
        isActive: index == 1)
    }
  }
  static let grades: [Grade] = cadres.flatMap { cadre in
    (0..<2).map { index in
      Grade(
        code: "\(cadre.code)g\(index)", label: "Grade", cadre: cadre.code,
        scale: cadre.category == .c ? Scale.allCases[index] : nil)
    }
  }

  mutating func make(agents: Int, posts: Int) -> Commission {
    var charte = Charte()
    charte.permisIsTraining = random.chance(1, in: 3)
    charte.allowsInternalMoves = random.chance(3, in: 4)
    charte.weights = charte.weights.map { _ in Int.random(in: 0...1000, using: &random) }
    charte.priorities.shuffle(using: &random)
    let parties = Self.employers.map(\.siret)
    var commission = Commission(
      code: "C", name: "C", businessDate: today, seance: day("2026-12-08"), charte: charte, employers: Self.employers,
      conventions: [
        Convention(code: "V1", parties: Array(parties[0..<6])), Convention(code: "V2", parties: Array(parties[4..<8])),
      ],
      agents: (0..<agents).map { makeAgent($0) }, posts: (0..<posts).map { makePost($0) },
      referential: makeReferential())
    calm(&commission)
    for index in 0..<min(agents, posts) where random.chance(1, in: 4) {
      commission.avisInForce.append(
        AvisInForce(
          agent: "a\(index)", post: "p\(Int.random(in: 0..<posts, using: &random))",
          avis: random.pick(AvisInForce.Avis.allCases), decidedOn: date(-250...0),
          liftedOn: random.maybe(date(-30...30), in: 5)))
    }
    return commission
  }

  /// A third of each side asks and lacks little, so that green and amber verdicts are common too.
  private mutating func calm(_ commission: inout Commission) {
    for index in commission.agents.indices where random.chance(1, in: 3) {
      let restrictions = [Restriction(code: "R18"), Restriction(code: "R27", level: 20)]
      commission.agents[index].health = Agent.Health(restrictions: random.some(of: restrictions, 1, in: 4))
      commission.agents[index].wishes = Agent.Wishes(
        residence: "C0", radiusKm: random.maybe(30), travelModes: random.pick([[.voiture], TravelMode.allCases]))
      commission.agents[index].profile.permis = random.maybe(["B"], 3, in: 4)
      commission.agents[index].situation.cadre = Self.commonCadre(of: commission.agents[index].employer)
      commission.agents[index].situation.isInActivite = true
      commission.agents[index].situation.engagementEnd = nil
      commission.agents[index].profile.metier = random.pick(Self.metiers)
    }
    for index in commission.posts.indices where random.chance(1, in: 3) {
      commission.posts[index].requirements = Post.Requirements(metier: random.pick(Self.metiers))
      commission.posts[index].opening.cadre = Self.commonCadre(of: commission.posts[index].employer)
      commission.posts[index].opening.grades = []
      commission.posts[index].opening.startsOn = random.maybe(day("2027-09-01"))
      commission.posts[index].conditions = Post.Conditions(commune: "C1", demands: [.absent("R18")])
    }
  }

  private static func commonCadre(of siret: String) -> String? {
    employers.first { $0.siret == siret }.map { "\($0.versant)2" }
  }

  private mutating func date(_ range: ClosedRange<Int>) -> Day {
    today.adding(days: Int.random(in: range, using: &random))
  }

  private mutating func makeReferential() -> Referential {
    var referential = Referential(cadres: Self.cadres, grades: Self.grades)
    for (index, code) in Self.communes.enumerated() {
      referential.communes.append(
        Commune(
          insee: code, name: code, latitude: index == 4 ? nil : 43_800_000 + Int32(index * index) * 60_000,
          longitude: index == 4 ? nil : 5_000_000))
    }
    referential.equivalences = [Equivalence("FPT0", "FPH0"), Equivalence("FPE1", "FPH1")]
    referential.metierLinks = [
      MetierLink(source: "M1601", target: "M1602"), MetierLink(source: "M1607", target: "M1601"),
      MetierLink(source: "K2303", target: "N1105"),
    ]
    referential.passerelles = [
      Passerelle(source: "K2303", target: "M1601", theoryDays: 2, practiceDays: 2),
      Passerelle(source: "N1105", target: "M1602", theoryDays: 0, practiceDays: 0),
      Passerelle(source: "M1602", target: "K2303", theoryDays: 40, practiceDays: 40),
    ]
    for from in Self.communes {
      for to in Self.communes where from != to && random.chance(3, in: 4) {
        for mode in random.some(of: TravelMode.allCases, 1, in: 2) {
          referential.travelTimes.append(
            TravelTime(from: from, to: to, mode: mode, minutes: Int.random(in: 5...90, using: &random)))
        }
      }
    }
    return referential
  }

  private mutating func makeAgent(_ index: Int) -> Agent {
    let known = random.chance(1, in: 2)
    let employer = random.pick(Self.employers)
    let cadre = random.pick(Self.cadres.filter { $0.versant == employer.versant })
    var situation = Agent.Situation(
      statut: random.pick([.titulaire, .titulaire, .titulaire, .titulaire, .stagiaire, .cdi, .cdi, .cdd]))
    situation.category = random.maybe(random.pick(Category.allCases), 3, in: 4)
    if !situation.statut.isContractuel, known || random.chance(7, in: 8) {
      situation.cadre = cadre.code
      situation.grade = known ? random.maybe(random.pick([cadre.code + "g0", cadre.code + "g1"]), 9, in: 10) : nil
    }
    situation.stageEnd = situation.statut == .stagiaire ? random.maybe(date(1...300)) : nil
    situation.titularisedOn = random.maybe(date(-2500 ... -100))
    situation.isInActivite = random.chance(7, in: 8)
    situation.positionEnd = random.maybe(date(0...300))
    situation.noticeMonths = random.maybe(Int.random(in: 0...6, using: &random))
    situation.engagementEnd = random.maybe(date(-100...600), in: 5)
    situation.engagementVersants = random.some(of: Versant.allCases, 1, in: 2)
    situation.priorities = random.some(of: PriorityFlags.names.map(\.1), 1, in: 6).reduce([]) { $0.union($1) }
    situation.activeYears = random.maybe(Int.random(in: 0...30, using: &random))
    situation.internalSearchOn = random.maybe(date(-100...10))
    return Agent(
      code: "a\(index)", employer: employer.siret, situation: situation, health: makeHealth(known),
      profile: makeProfile(known), wishes: makeWishes(known), pay: makePay(known),
      agreement: random.chance(7, in: 8)
        ? Agent.Agreement(signedOn: date(-100 ... -10))
        : Agent.Agreement(signedOn: random.maybe(date(-5...5)), withdrawnOn: random.maybe(date(-5...5))))
  }

  private mutating func makeHealth(_ known: Bool) -> Agent.Health {
    var health = Agent.Health()
    health.inaptitude = random.pick([.aucune, .aucune, .aucune, .poste, .fonctionsDuGrade, .fonctionsDuGrade])
    if random.chance(1, in: 40) { health.inaptitude = .toutesFonctions }
    health.inaptitudeOpinionOn = random.maybe(date(-100...5), 3, in: 4)
    if random.chance(1, in: 4) { (health.pprStart, health.pprEnd) = (date(-200...20), random.maybe(date(-20...200))) }
    health.restrictionsOpinionOn = random.maybe(date(-100...5), 7, in: 8)
    for _ in 0..<(known ? random.pick([0, 0, 1, 1, 2]) : random.pick([0, 1, 3])) {
      health.restrictions.append(makeRestriction())
    }
    return health
  }

  mutating func makeRestriction() -> Restriction {
    // Journeys depend on other restrictions and on licences: they deserve more than their share.
    let number = random.chance(1, in: 6) ? 27 : Int.random(in: 1...28, using: &random)
    var restriction = Restriction(code: random.chance(1, in: 30) ? "R99" : Vocabulary.code(number))
    restriction.level = random.maybe(makeLevel(number), 7, in: 8)
    restriction.unit = number == 4 ? random.maybe(random.pick(LevelUnit.allCases), 3, in: 4) : nil
    restriction.frequency = number == 1 ? random.maybe(random.pick(Frequency.allCases)) : nil
    restriction.parts = makeParts(number)
    restriction.isNeed = number == 3 && random.chance(1, in: 2)
    restriction.validFrom = random.maybe(date(-300...20))
    restriction.validUntil = random.maybe(date(-40...200), in: 3)
    return restriction
  }

  private mutating func makeLevel(_ number: Int) -> Int {
    switch number {
    case 22: random.pick([0, 1, 2, 3])
    case 26: random.pick([50, 80, 90])
    case 27: random.pick([20, 30, 45])
    default: random.pick([5, 10, 15, 25, 30])
    }
  }

  private mutating func makeParts(_ number: Int) -> Parts {
    let all: [Parts] =
      switch number {
      case 7, 9: [.droit, .gauche]
      case 14: [.matin, .soir, .weekend, .coupe]
      case 28: [.siege, .logiciel]
      default: []
      }
    return random.some(of: all, 2, in: 3).reduce([]) { $0.union($1) }
  }

  private mutating func makeProfile(_ known: Bool) -> Agent.Profile {
    var profile = Agent.Profile(metier: known ? random.pick(Self.metiers) : random.maybe(random.pick(Self.metiers)))
    profile.competences = random.some(of: Array(1...12), 1, in: 3)
    profile.diplomas = random.maybe(random.some(of: Self.titles, 1, in: 2), 3, in: 4)
    profile.approvals = random.some(of: ["G1"], 1, in: 2)
    profile.ordreRegistered = random.maybe(random.chance(1, in: 2), 2, in: 3)
    profile.permis = random.maybe(random.some(of: Self.licences, 1, in: 2), 3, in: 4)
    if random.chance(1, in: 3) { profile.exposures = ["R01": Int.random(in: 1...20, using: &random), "R13": 3] }
    return profile
  }

  private mutating func makeWishes(_ known: Bool) -> Agent.Wishes {
    var wishes = Agent.Wishes(residence: known ? random.pick(Self.communes) : random.maybe(random.pick(Self.communes)))
    wishes.radiusKm = random.maybe(random.pick([5, 10, 30, 60]))
    wishes.travelModes = random.some(of: TravelMode.allCases, 3, in: 4)
    wishes.metiers = random.some(of: Self.metiers, 1, in: 4).shuffled(using: &random)
    wishes.employers = random.some(of: Self.employers.map(\.siret), 1, in: 6)
    wishes.excludedEmployers = random.some(of: Self.employers.map(\.siret), 1, in: 20)
    wishes.excludedMetiers = random.some(of: Self.metiers, 1, in: 20)
    wishes.refusesNight = random.chance(1, in: 8)
    wishes.refusesWeekend = random.chance(1, in: 8)
    wishes.themes = random.some(of: ["vert", "social"], 1, in: 3)
    wishes.maxLoss = random.maybe(Int64.random(in: 0...40_000, using: &random), in: 4)
    return wishes
  }

  private mutating func makePay(_ known: Bool) -> Agent.Pay {
    Agent.Pay(
      im: known ? Int.random(in: 366...600, using: &random) : nil,
      regime: known ? Int64.random(in: 0...60_000, using: &random) : nil,
      nbiPoints: known ? random.maybe(random.pick([0, 10]), 7, in: 8) : nil,
      ctiPoints: known ? random.maybe(random.pick([0, 49]), 7, in: 8) : nil,
      weeklyMinutes: random.pick([2100, 2100, 1680, 1050]))
  }

  private mutating func makePost(_ index: Int) -> Post {
    let known = random.chance(1, in: 2)
    let employer = random.pick(Self.employers)
    let cadre = random.pick(Self.cadres.filter { $0.versant == employer.versant })
    var post = Post(
      code: "p\(index)", employer: employer.siret, title: random.pick(["Agent", "agent", "Chef"]),
      source: random.pick(["S1", "S2", "S3"]), reference: "R\(Int.random(in: 0..<60, using: &random))",
      seats: random.pick([0, 1, 1, 1, 2]))
    post.opening.category = random.maybe(random.pick(Category.allCases))
    if known || random.chance(7, in: 8) { post.opening.cadre = cadre.code }
    post.opening.grades = random.some(of: [cadre.code + "g0", cadre.code + "g1"], 2, in: 3)
    post.opening.nature = random.maybe(random.pick(Nature.allCases), 5, in: 6)
    post.opening.publishedOn = random.maybe(date(-60...0))
    post.opening.publicationEnd = random.maybe(date(-3...60))
    post.opening.vacantSince = random.maybe(date(-400...0))
    post.opening.startsOn = random.maybe(random.pick([date(0...300), day("2027-04-01")]), 3, in: 4)
    post.opening.acceptsMiseADisposition = random.chance(1, in: 2)
    post.requirements = makeRequirements(known)
    post.conditions = makeConditions(known)
    post.pay = Post.Pay(
      im: random.maybe(Int.random(in: 366...600, using: &random), in: 3),
      regime: known ? Int64.random(in: 0...60_000, using: &random) : nil,
      nbiPoints: known ? random.pick([0, 10]) : nil,
      ctiPoints: known ? random.pick([0, 0, 49]) : nil)
    return post
  }

  private mutating func makeRequirements(_ known: Bool) -> Post.Requirements {
    var requirements = Post.Requirements(
      metier: known ? random.pick(Self.metiers) : random.maybe(random.pick(Self.metiers)))
    requirements.competences = random.some(of: Array(1...12), 1, in: 3)
    requirements.diplomas = random.some(of: Self.titles, 1, in: 10)
    requirements.approvals = random.some(of: ["G1"], 1, in: 8)
    requirements.needsOrdre = random.chance(1, in: 8)
    requirements.permis = random.some(of: Self.licences, 1, in: 8)
    requirements.needsHonorabilite = random.chance(1, in: 8)
    requirements.isSouverainete = random.chance(1, in: 8)
    return requirements
  }

  private mutating func makeConditions(_ known: Bool) -> Post.Conditions {
    var conditions = Post.Conditions(
      commune: known ? random.pick(Self.communes) : random.maybe(random.pick(Self.communes)))
    for number in 1...28 where known ? random.chance(9, in: 10) : random.chance(1, in: 2) {
      conditions.demands.append(makeDemand(number))
    }
    if random.chance(1, in: 2) {
      (conditions.dayStart, conditions.dayEnd) = (random.pick([300, 480, 1320]), random.pick([0, 360, 1020, 1320]))
    }
    conditions.worksWeekend = random.maybe(random.chance(1, in: 3))
    conditions.isSplit = random.maybe(random.chance(1, in: 3))
    conditions.declaresNoTravel = random.chance(1, in: 4)
    conditions.weeklyMinutes = random.maybe(random.pick([2100, 2100, 1680, 1050]), 7, in: 8)
    conditions.partTimePossible = random.maybe(random.chance(1, in: 2))
    conditions.themes = random.some(of: ["vert", "social"], 1, in: 3)
    conditions.isHardToFill = random.chance(1, in: 8)
    return conditions
  }

  private mutating func makeDemand(_ number: Int) -> Demand {
    var demand = Demand(code: Vocabulary.code(number), isPresent: random.chance(1, in: 3))
    demand.meetsNeed = random.chance(1, in: 3)
    demand.level = random.maybe(makeLevel(number), 7, in: 8)
    demand.unit = number == 4 ? random.maybe(random.pick(LevelUnit.allCases), 3, in: 4) : nil
    demand.frequency = number == 1 ? random.maybe(random.pick(Frequency.allCases)) : nil
    demand.parts = makeParts(number)
    demand.isAdaptable = random.maybe(random.chance(1, in: 2), 3, in: 4)
    demand.declaredOn = random.maybe(date(-500...5), 3, in: 4)
    demand.isSigned = random.chance(3, in: 4)
    return demand
  }
}
