import Cohort
import Mobility
import Testing

/// A programme of the domain through the planner: shortages in words, the group's choices, what stays of the past.
@Suite struct PlannerTests {
  static func day(_ iso: String) -> Day { Day(iso: iso) ?? Day(0) }

  private var commission: Commission {
    let agents = (1...5).map { number in
      Agent(
        code: "A\(number)", employer: "1", situation: Agent.Situation(statut: .titulaire),
        profile: Agent.Profile(metier: "K2303", diplomas: [], permis: []))
    }
    let employers = ["1", "2"].map { Employer(siret: $0, name: $0, versant: .fpt, commune: nil) }
    return Commission(
      code: "X", name: "X", businessDate: Self.day("2026-11-23"), seance: Self.day("2026-12-08"), employers: employers,
      conventions: [Convention(code: "V", parties: ["1", "2"])], agents: agents)
  }

  /// Twenty working days, which one agent fills.
  func programme(places: Int) -> CohortProgramme {
    let span = DaySpan(Self.day("2027-02-01"), Self.day("2027-02-26"))
    return CohortProgramme(
      code: "C", seats: 5, span: span, rhythms: [[10, 10]], gapDays: 0,
      candidates: (1...5).map { Candidate(agent: "A\($0)", requestedOn: Self.day("2026-09-01")) },
      places: (1...places).map { number in
        let post = Post(
          code: "L\(number)", employer: "2", title: "Accueil", requirements: Post.Requirements(metier: "M1601"))
        return ImmersionPlace(post: post, span: span)
      })
  }

  func plan(
    _ programme: CohortProgramme, on date: String = "2026-11-23", history: CohortHistory? = nil
  ) throws -> CohortPlan {
    var commission = commission
    commission.businessDate = Self.day(date)
    return try CohortPlanner(programme, commission.agents, in: commission, history: history).plan()
  }

  @Test func fiveCandidatesForFourPlaces() throws {
    let plan = try plan(programme(places: 4))
    #expect(plan.members.count == 4 && plan.isProved)
    let shortage = try #require(plan.shortage)
    #expect(shortage.filled == 4 && shortage.candidates == 5 && shortage.received == 4)
    let places = (1...4).map { CohortShortage.Constraint(kind: .place, subject: "L\($0)") }
    #expect(shortage.cause == places)
    #expect(shortage.relaxations == places.map { CohortShortage.Relaxation(constraint: $0, filled: 5) })
    // The one who waits would replace someone: one seat for another.
    #expect(plan.waiting.count == 1 && plan.waiting[0].rank == 1 && plan.waiting[0].replaced.count == 1)
  }

  @Test func everyoneHasTwentyDays() throws {
    let plan = try plan(programme(places: 5))
    #expect(plan.members.count == 5 && plan.shortage == nil && plan.waiting.isEmpty)
    for member in plan.members {
      #expect(member.periods.map(\.halfDays.count) == [20, 20])
      #expect(member.periods.flatMap(\.halfDays).allSatisfy { $0.day.weekday < 5 })
    }
  }

  @Test func theGroupDecides() throws {
    let free = try plan(programme(places: 4))
    let waiting = try #require(free.waiting.first?.agent)
    var chosen = programme(places: 4)
    chosen.choices = [
      GroupChoice(agent: waiting, kind: .retenu, place: "L2"), GroupChoice(agent: free.members[0].agent, kind: .ecarte),
    ]
    let decided = try plan(chosen)
    let member = try #require(decided.members.first { $0.agent == waiting })
    #expect(member.periods.allSatisfy { $0.place == "L2" })
    #expect(!decided.members.contains { $0.agent == free.members[0].agent })
    #expect(decided.members.count == 4)
  }

  @Test func nothingIsPlannedInThePast() throws {
    var programme = programme(places: 5)
    programme.span.to = Self.day("2027-03-12")
    for place in programme.places.indices { programme.places[place].span.to = programme.span.to }
    let plan = try plan(programme, on: "2027-02-10")
    #expect(plan.members.count == 5)
    #expect(plan.members.allSatisfy { $0.periods.flatMap(\.halfDays).allSatisfy { $0.day >= Self.day("2027-02-10") } })
  }

  /// Another module is added: the session taken of the first stays the one it was.
  @Test func aNewModuleLeavesTheSessionsTaken() throws {
    var programme = programme(places: 5)
    programme.span.to = Self.day("2027-03-19")
    for place in programme.places.indices { programme.places[place].span.to = programme.span.to }
    let sessions = ["2027-03-15", "2027-03-16"].map { [Self.day($0)] }
    programme.modules = [TheoryModule(code: "M", sessions: [sessions[1]])]
    let first = try plan(programme)
    programme.modules = [
      TheoryModule(code: "L", sessions: [[Self.day("2027-03-18")]]), TheoryModule(code: "M", sessions: sessions),
    ]
    let history = CohortHistory(plan: first.members, sessions: first.sessions, theory: Set(first.theory))
    #expect(
      try plan(programme, on: "2027-03-17", history: history).theory == ["2027-03-16", "2027-03-18"].map(Self.day))
  }

  @Test func aCohortThatIsOverIsNotPlanned() throws {
    #expect(throws: CohortRefusal.self) { try plan(programme(places: 5), on: "2027-03-01") }
  }

  /// Two modules on one day are no way of taking them.
  @Test func noDayIsGivenToTwoModules() throws {
    var programme = programme(places: 5)
    programme.span.to = Self.day("2027-03-12")
    for place in programme.places.indices { programme.places[place].span.to = programme.span.to }
    let (one, other) = (Self.day("2027-03-11"), Self.day("2027-03-12"))
    programme.modules = [
      TheoryModule(code: "M", sessions: [[one]]), TheoryModule(code: "N", sessions: [[one], [other]]),
    ]
    #expect(try plan(programme).theory == [one, other])
    programme.modules[1].sessions.removeLast()
    #expect(throws: CohortRefusal.self) { try plan(programme) }
  }

  @Test func whatCannotBePlannedSaysAllItsFaults() throws {
    var wrong = programme(places: 1)
    wrong.rhythms = [[10, 10], [10]]
    wrong.quotas = [CohortQuota(employer: "1", minimum: 6, maximum: 5)]
    wrong.modules = [TheoryModule(code: "M", sessions: [[Self.day("2027-03-29")]])]
    wrong.places[0].tutor = "T"
    do throws(CohortRefusal) {
      _ = try CohortPlanner(wrong, commission.agents, in: commission).plan()
      Issue.record("a programme full of faults was planned")
    } catch {
      for fault in ["rhythms", "minimums sum to 6", "above its maximum", "2027-03-29", "unknown tutor, T"] {
        #expect(error.description.contains(fault), "\(fault) in \(error.description)")
      }
    }
  }

  @Test func theSessionThatLetsMoreComeIsTaken() throws {
    var programme = programme(places: 5)
    programme.span.to = Self.day("2027-03-12")
    for place in programme.places.indices { programme.places[place].span.to = programme.span.to }
    // The first session leaves no run of ten days twice; the second does.
    programme.modules = [
      TheoryModule(
        code: "M", sessions: [["2027-02-05", "2027-02-19", "2027-03-05"].map(Self.day), [Self.day("2027-03-12")]])
    ]
    let plan = try plan(programme)
    #expect(plan.sessions == [1] && plan.members.count == 5 && plan.theory == [Self.day("2027-03-12")])
  }
}
