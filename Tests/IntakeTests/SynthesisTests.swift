import Intake
import Mobility
import Testing

@Suite struct SynthesisTests {
  static let date = Day(year: 2026, month: 11, day: 23)!

  /// Three towns with villages around them, far from one another; one village is nowhere.
  static let ground: Synthesis.Ground = {
    var places: [Synthesis.Ground.Place] = []
    for (town, centre) in [(43_800_000, 5_000_000), (45_900_000, 6_100_000), (48_100_000, -1_700_000)].enumerated() {
      for village in 0..<30 {
        let commune = Commune(
          insee: "0\(town + 1)\(village + 100)", name: "Lieu \(town)-\(village)",
          latitude: Int32(centre.0 + (village % 6) * 40_000), longitude: Int32(centre.1 + (village / 6) * 50_000))
        places.append(.init(commune, population: village == 0 ? 30_000 : Int32(village * 40)))
      }
    }
    places.append(.init(Commune(insee: "04999", name: "Nulle-Part", latitude: nil, longitude: nil), population: 10))
    let cadres = [
      Cadre(code: "T-ADJTEC", label: "Adjoints techniques", versant: .fpt, category: .c),
      Cadre(code: "T-ADJADM", label: "Adjoints administratifs", versant: .fpt, category: .c),
      Cadre(code: "T-REDAC", label: "Rédacteurs", versant: .fpt, category: .b),
      Cadre(code: "T-ATTACH", label: "Attachés", versant: .fpt, category: .a),
      Cadre(code: "H-ADJADM", label: "Adjoints administratifs hospitaliers", versant: .fph, category: .c),
      Cadre(code: "H-AS", label: "Aides-soignants", versant: .fph, category: .b, isActive: true),
      Cadre(code: "H-IDE", label: "Infirmiers en soins généraux", versant: .fph, category: .a),
      Cadre(code: "E-ADJADM", label: "Adjoints administratifs de l'État", versant: .fpe, category: .c),
      Cadre(code: "E-SA", label: "Secrétaires administratifs", versant: .fpe, category: .b),
    ]
    let grades = cadres.flatMap { cadre in
      (1...3).map { rank in
        Grade(
          code: "\(cadre.code)-\(rank)", label: "\(cadre.label), grade \(rank)", cadre: cadre.code,
          scale: cadre.category == .c ? Scale.allCases[rank - 1] : nil)
      }
    }
    let metiers = [
      "K2303", "K2204", "A1203", "N1110", "M1601", "M1602", "M1607", "M1609", "K1406", "J1501", "J1506", "M1402",
      "K1404", "J1301",
    ].map { Metier(code: $0, label: "Métier \($0)") }
    return Synthesis.Ground(
      places: places, metiers: metiers, competences: ["M1601": [100, 200, 300, 400], "K2303": [500, 600]],
      diplomas: ["CSPU0002", "CSPU0012"], cadres: cadres, grades: grades)
  }()

  static func make(
    _ agents: Int, _ posts: Int, _ employers: Int, seed: UInt64 = 1
  ) throws -> Synthesis.Population {
    try Synthesis.population(
      agents: agents, posts: posts, employers: employers, seed: seed, date: date, on: ground)
  }

  @Test func theSameSeedMakesTheSamePeople() throws {
    let first = try Self.make(300, 150, 20, seed: 42)
    #expect(try Self.make(300, 150, 20, seed: 42) == first)
    #expect(try Self.make(300, 150, 20, seed: 43).agents != first.agents)
  }

  @Test func askingForMoreKeepsThoseAlreadyThere() throws {
    let small = try Self.make(50, 20, 20)
    let large = try Self.make(200, 90, 20)
    #expect(Array(large.agents.prefix(50)) == small.agents)
    #expect(Array(large.posts.prefix(20)) == small.posts)
  }

  @Test(arguments: [(0, 0, 1), (1, 0, 1), (0, 1, 3), (2_000, 1_000, 20), (10, 10, 200)])
  func makesAsManyAsAsked(_ agents: Int, _ posts: Int, _ employers: Int) throws {
    let made = try Self.make(agents, posts, employers)
    #expect(made.agents.count == agents)
    #expect(made.posts.count == posts)
    #expect(made.employers.count == employers)
    #expect(Set(made.agents.map(\.code)).count == agents)
    #expect(Set(made.posts.map(\.code)).count == posts)
    #expect(Set(made.employers.map(\.siret)).count == employers)
    #expect(Set(made.employers.map(\.name)).count == employers)
  }

  @Test func everyReferenceLeadsSomewhere() throws {
    let made = try Self.make(2_000, 1_000, 24)
    let ground = Self.ground
    let communes = Set(ground.places.map(\.commune.insee))
    let employers = Dictionary(uniqueKeysWithValues: made.employers.map { ($0.siret, $0) })
    let cadres = Dictionary(uniqueKeysWithValues: ground.cadres.map { ($0.code, $0) })
    let grades = Dictionary(uniqueKeysWithValues: ground.grades.map { ($0.code, $0.cadre) })
    let metiers = Set(ground.metiers.map(\.code))
    for agent in made.agents {
      let employer = try #require(employers[agent.employer])
      if let cadre = agent.situation.cadre { #expect(cadres[cadre]?.versant == employer.versant) }
      if let grade = agent.situation.grade { #expect(grades[grade] == agent.situation.cadre) }
      #expect(agent.profile.metier.map(metiers.contains) ?? true)
      #expect(agent.wishes.residence.map(communes.contains) ?? true)
      #expect(agent.wishes.metiers.allSatisfy(metiers.contains))
      #expect(Set(agent.wishes.metiers).isDisjoint(with: agent.wishes.excludedMetiers))
      #expect(agent.wishes.excludedEmployers.allSatisfy { employers[$0] != nil })
      #expect(agent.health.restrictions.allSatisfy { Vocabulary.number($0.code) != nil })
      #expect(Set(agent.health.restrictions.map(\.code)).count == agent.health.restrictions.count)
      #expect(agent.profile.competences == agent.profile.competences.sorted())
    }
    for post in made.posts {
      let employer = try #require(employers[post.employer])
      if let cadre = post.opening.cadre { #expect(cadres[cadre]?.versant == employer.versant) }
      #expect(post.opening.grades.allSatisfy { grades[$0] == post.opening.cadre })
      #expect(post.requirements.metier.map(metiers.contains) ?? true)
      #expect(post.conditions.commune.map(communes.contains) ?? true)
      #expect(post.conditions.demands.map(\.code) == post.conditions.demands.map(\.code).sorted())
      #expect(post.seats >= 1)
      #expect(ground.diplomas.isSuperset(of: post.requirements.diplomas))
      if post.requirements.metier == "J1506" { #expect(post.requirements.diplomas == ["CSPU0002"]) }
    }
  }

  @Test func datesAreInOrder() throws {
    let made = try Self.make(2_000, 1_000, 24)
    for agent in made.agents {
      let (situation, health) = (agent.situation, agent.health)
      #expect((situation.stageEnd != nil) == (situation.statut == .stagiaire))
      #expect((situation.contractEnd != nil) == (situation.statut == .cdd))
      #expect(health.pprStart.map { $0 < health.pprEnd! } ?? (health.pprEnd == nil))
      #expect(health.restrictions.allSatisfy { $0.validUntil.map { [from = $0.validFrom!] in from <= $0 } ?? true })
      if let withdrawn = agent.agreement.withdrawnOn { #expect(agent.agreement.signedOn! <= withdrawn) }
      #expect(situation.statut == .titulaire || health.inaptitude != .fonctionsDuGrade)
    }
    for post in made.posts {
      if let end = post.opening.publicationEnd { #expect(post.opening.publishedOn! <= end) }
      #expect(post.opening.startsOn.map { $0 > Self.date } ?? true)
    }
  }

  @Test func peoplePractiseTheTradesOfTheirCadre() throws {
    let made = try Self.make(2_000, 500, 24)
    let trades = Dictionary(grouping: made.agents) { $0.situation.cadre }
      .mapValues { Set($0.compactMap(\.profile.metier)) }
    #expect(trades["H-AS"] == ["J1501"])
    #expect(trades["H-IDE"] == ["J1506"])
    #expect(trades["T-ADJTEC"] == ["K2303", "K2204", "A1203", "N1110"])
    #expect(trades["T-ATTACH"] == ["M1402", "K1404"])
    let nurses = made.agents.filter { $0.profile.metier == "J1506" && $0.profile.diplomas != nil }
    #expect(nurses.count { $0.profile.diplomas == ["CSPU0002"] } * 100 >= nurses.count * 80)
  }

  @Test func sharesArePlausible() throws {
    let agents = try Self.make(5_000, 0, 24).agents
    func percent(_ condition: (Agent) -> Bool) -> Int { agents.count(where: condition) * 100 / agents.count }
    #expect((30...40).contains(percent { !$0.health.restrictions.isEmpty }))
    #expect((88...96).contains(percent { $0.agreement.isLive(on: Self.date) }))
    #expect((74...86).contains(percent { $0.situation.statut == .titulaire }))
    #expect((3...15).contains(percent { $0.health.inaptitude == .fonctionsDuGrade }))
  }

  @Test func agentsLiveAroundTheirEmployer() throws {
    let made = try Self.make(1_000, 0, 24)
    let places = Dictionary(
      uniqueKeysWithValues: Self.ground.places.compactMap { place in
        place.commune.latitude.map {
          (place.commune.insee, Position(latitude: $0, longitude: place.commune.longitude!))
        }
      })
    let seats = Dictionary(uniqueKeysWithValues: made.employers.map { ($0.siret, places[$0.commune!]!) })
    for agent in made.agents {
      guard let residence = agent.wishes.residence else { continue }
      #expect(places[residence]!.metres(to: seats[agent.employer]!) <= 20_000)
    }
    #expect(Set(made.employers.map { $0.commune!.prefix(2) }).count > 1)
  }

  @Test func siretsHaveTheirKeysRight() throws {
    for employer in try Self.make(0, 0, 500).employers {
      for length in [9, 14] {
        let digits = employer.siret.prefix(length).compactMap(\.wholeNumberValue)
        let sum = digits.reversed().enumerated().reduce(0) { sum, digit in
          let doubled = digit.offset % 2 == 1 ? digit.element * 2 : digit.element
          return sum + doubled / 10 + doubled % 10
        }
        #expect(digits.count == length)
        #expect(sum % 10 == 0)
      }
    }
  }

  @Test func everyVerdictAndRouteOccurs() throws {
    let made = try Self.make(400, 200, 8)
    let ground = Self.ground
    let commission = Commission(
      code: "synth", name: "Synth", businessDate: Self.date, seance: Self.date.adding(days: 15),
      employers: made.employers,
      conventions: [Convention(code: "synth", parties: made.employers.map(\.siret))], agents: made.agents,
      posts: made.posts,
      referential: Referential(
        cadres: ground.cadres, grades: ground.grades, metiers: ground.metiers, communes: ground.places.map(\.commune)))
    let rules = RuleBook(commission, agents: made.agents, posts: made.posts)
    var verdicts: [Verdict: Int] = [:]
    var routes: Routes = []
    for agent in made.agents.indices {
      for post in made.posts.indices where rules.isExamined(agent, post) {
        let read = rules.fast(agent, post)
        verdicts[Verdict(worst: read.answers.worst), default: 0] += 1
        routes.formUnion(read.routes)
      }
    }
    for verdict in Verdict.allCases { #expect(verdicts[verdict, default: 0] > 50, "\(verdicts)") }
    #expect(routes.list == Route.allCases)
  }

  @Test func refusesAGroundOnWhichNobodyCanStand() {
    var nowhere = Self.ground
    nowhere.places = nowhere.places.filter { $0.commune.latitude == nil }
    var jobless = Self.ground
    jobless.metiers = []
    var lawless = Self.ground
    lawless.cadres = []
    for ground in [nowhere, jobless, lawless] {
      #expect(throws: Synthesis.Refusal.self) {
        try Synthesis.population(agents: 1, posts: 1, employers: 1, seed: 1, date: Self.date, on: ground)
      }
    }
    #expect(throws: Synthesis.Refusal.self) { try Self.make(1, 1, 0) }
    #expect(throws: Synthesis.Refusal.self) { try Self.make(-1, 1, 1) }
  }

  @Test(.timeLimit(.minutes(1))) func makesAHundredThousandAgents() throws {
    let made = try Self.make(100_000, 1_000, 40)
    #expect(made.agents.count == 100_000)
    #expect(made.agents.last?.code == "SA100000")
  }
}
