import Mobility
import Testing

/// The rules of immersion on one candidate and one place, and what each date changes.
@Suite struct ImmersionTests {
  private let date = day("2026-11-23")

  private func programme(_ rhythms: [[Int]] = [[10, 10]]) -> CohortProgramme {
    CohortProgramme(code: "C", seats: 1, span: DaySpan(day("2027-01-04"), day("2027-06-30")), rhythms: rhythms)
  }

  private func agent() -> Agent {
    Agent(
      code: "A", employer: "1", situation: Agent.Situation(statut: .titulaire),
      profile: Agent.Profile(metier: "K2303", diplomas: [], permis: []))
  }

  private func candidate() -> Candidate {
    Candidate(agent: "A", requestedOn: day("2026-09-01"), agreementOn: day("2026-11-01"))
  }

  private func answers(
    _ agent: Agent, _ candidate: Candidate, _ programme: CohortProgramme, place: Post? = nil
  ) -> [Rule: Answer] {
    var programme = programme
    programme.candidates = [candidate]
    programme.places = [
      ImmersionPlace(
        post: place
          ?? Post(
            code: "L", employer: "2", title: "Accueil", requirements: Post.Requirements(metier: "M1601")),
        span: programme.span)
    ]
    let employers = ["1", "2"].map { Employer(siret: $0, name: $0, versant: .fpt, commune: nil) }
    let commission = Commission(
      code: "X", name: "X", businessDate: date, seance: date.adding(days: 15), employers: employers,
      conventions: [Convention(code: "V", parties: ["1", "2"])], agents: [agent])
    let book = ImmersionBook(programme, [agent], in: commission)
    let reading = book.full(0, 0)
    #expect(reading.answers == book.fast(0, 0))
    return Dictionary(reading.findings.map { ($0.rule, $0.answer) }) { max($0, $1) }
  }

  @Test func aCompleteFileIsConforme() {
    let found = answers(agent(), candidate(), programme())
    #expect(found.values.allSatisfy { $0 == .conforme }, "\(found)")
    #expect(found[.immersionTotal] != nil && found[.immersionMetier] != nil && found[.immersionEmployer] != nil)
    // Neither pay, nor notice, nor anything of the statute is read.
    #expect(found.keys.allSatisfy { !$0.rawValue.hasPrefix("LEG") && !$0.rawValue.hasPrefix("PAIE") })
    #expect(found[.notice] == nil && found[.dateOK] == nil)
  }

  @Test(arguments: [(0, Answer.conforme), (1, .bloquant), (20, .bloquant)])
  func daysAlreadyDoneCount(days: Int, expected: Answer) {
    var one = candidate()
    if days > 0 { one.daysDone = [day("2025-06-20"): days] }
    #expect(answers(agent(), one, programme())[.immersionTotal] == expected)
  }

  /// Until its last day, which counts; a stay that is over forbids nothing.
  @Test(arguments: [("2026-11-22", nil), ("2026-11-23", Answer.bloquant), ("2027-03-05", .bloquant)])
  func oneStayAtATime(last: String, expected: Answer?) {
    var one = candidate()
    one.underWayUntil = day(last)
    #expect(answers(agent(), one, programme())[.immersionUnderWay] == expected)
  }

  @Test func daysOfMoreThanThreeYearsAgoCountNoMore() {
    var one = candidate()
    one.daysDone = [day("2024-01-04"): 20]
    #expect(answers(agent(), one, programme())[.immersionTotal] == .conforme)
    one.daysDone = [day("2024-01-05"): 20]
    #expect(answers(agent(), one, programme())[.immersionTotal] == .bloquant)
  }

  @Test(arguments: [
    ([10, 10], Answer.conforme), ([11, 9], .bloquant), ([1, 9, 10], .bloquant), ([2, 8, 10], .conforme),
  ])
  func periodsAreOfTwoToTenDays(rhythm: [Int], expected: Answer) {
    #expect(answers(agent(), candidate(), programme([rhythm]))[.immersionPeriods] == expected)
  }

  @Test(arguments: [
    ("2026-10-04", Answer.conforme), ("2026-10-05", .sousCondition), ("2027-03-31", .sousCondition),
    ("2027-04-01", .bloquant),
  ]) func theRequestComesThreeMonthsBefore(requested: String, expected: Answer) {
    var one = candidate()
    one.requestedOn = day(requested)
    #expect(answers(agent(), one, programme())[.immersionNotice] == expected)
    one.delayAgreedOn = day("2026-11-20")
    #expect(answers(agent(), one, programme())[.immersionNotice] == .conforme)
    one.requestedOn = nil
    one.delayAgreedOn = nil
    #expect(answers(agent(), one, programme())[.immersionNotice] == .aInstruire)
  }

  @Test func inPPRItsOwnDatesAndAgreement() {
    var one = agent()
    one.health = Agent.Health(pprStart: day("2026-06-01"), pprEnd: day("2027-03-31"), restrictionsOpinionOn: date)
    var asked = candidate()
    asked.daysDone = [day("2026-08-01"): 20]
    asked.requestedOn = nil
    let found = answers(one, asked, programme([[20]]))
    #expect(found[.immersionPPR] == .conforme && found[.immersionTotal] == nil && found[.immersionNotice] == nil)
    asked.agreementOn = nil
    #expect(answers(one, asked, programme([[20]]))[.immersionPPR] == .sousCondition)
    one.health.pprEnd = day("2027-01-03")
    #expect(answers(one, asked, programme([[20]]))[.immersionPPR] == .bloquant)
  }

  @Test func theDoctorIsHeardBefore() {
    var one = agent()
    one.health = Agent.Health(restrictions: [Restriction(code: "R05")])
    var place = Post(code: "L", employer: "2", title: "Accueil", requirements: Post.Requirements(metier: "M1601"))
    place.conditions.demands = [Demand(code: "R05", isPresent: false)]
    var asked = candidate()
    #expect(answers(one, asked, programme(), place: place)[.immersionOpinion] == .sousCondition)
    asked.opinions = ["L": day("2026-11-10")]
    #expect(answers(one, asked, programme(), place: place)[.immersionOpinion] == .conforme)
    place.conditions.demands = [
      Demand(code: "R05", isPresent: true, isAdaptable: false, declaredOn: day("2026-10-01"), isSigned: true)
    ]
    #expect(answers(one, asked, programme(), place: place)[.healthBlocked] == .bloquant)
  }

  @Test func anotherMetierElsewhereUnlessTheCharteSaysOtherwise() {
    let same = Post(code: "L", employer: "1", title: "Voirie", requirements: Post.Requirements(metier: "K2303"))
    let found = answers(agent(), candidate(), programme(), place: same)
    #expect(found[.immersionMetier] == .bloquant && found[.immersionEmployer] == .bloquant)
    var open = programme()
    open.allowsSameMetier = true
    open.allowsOwnEmployer = true
    let lifted = answers(agent(), candidate(), open, place: same)
    #expect(lifted[.immersionMetier] == nil && lifted[.immersionEmployer] == nil)
  }
}
