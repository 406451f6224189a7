import Mobility
import Testing

@Suite struct PayTests {
  /// Amounts to the centime, half up, rounded once after the working time.
  @Test(arguments: [
    (395, 2100, 194_450), (385, 2100, 189_527), (376, 2100, 185_097), (412, 2100, 202_819), (49, 2100, 24_122),
    (385, 1050, 94_764),  // 947.63515 €
    (385, 1680, 151_622),  // 1516.21624 €
    (50, 1050, 12_307),  // 123.0695 €: half up
  ])
  func indexTimesPointTimesWorkingTime(_ im: Int, _ minutes: Int, _ centimes: Int64) {
    let agent = with(World.agent("LMV", "ADJADM")) { $0.pay = Agent.Pay(im: im, weeklyMinutes: minutes) }
    let post = with(World.post("CAV", "ADJADM")) { $0.conditions.weeklyMinutes = minutes }
    let pay = compare(agent, post)
    #expect(pay.before == centimes && pay.after == centimes && pay.isAtLeast && pay.isPartial)
  }

  @Test func onlyComponentsKnownOnBothSidesCount() {
    let agent = with(World.agent("LMV", "ADJADM")) { $0.pay = Agent.Pay(im: 400, regime: 20_000, ctiPoints: 49) }
    let post = with(World.post("CAV", "ADJADM")) { $0.pay = Post.Pay(im: 380, nbiPoints: 10, ctiPoints: 0) }
    let pay = compare(agent, post)
    #expect(pay.before == 221_033)  // 449 points
    #expect(pay.after == 187_066)  // 380 points
    #expect(pay.lostCTI == 49 && pay.isPartial && !pay.isAtLeast)
  }

  @Test func nothingKnownIsNotZero() {
    let pay = compare(World.agent("LMV", "ADJADM"), World.post("CAV", "ADJADM"))
    #expect(pay.before == nil && pay.after == nil && pay.delta == nil)
  }

  private func compare(_ agent: Agent, _ post: Post) -> PayComparison {
    RuleBook(World.commission([agent], [post]), agents: [agent], posts: [post]).payOf(0, 0)
  }
}

@Suite struct PriorityTests {
  /// Flag × versants × route: who holds what.
  @Test(arguments: [
    ("LMV", "ADJADM", "CAV", "ADJADM", PriorityFlags.conjoint, [Priority.fpt]),
    ("LMV", "ADJADM", "CAV", "ADJADM", .cimm, []),
    ("LMV", "ADJADM", "CAV", "ADJADM", .emploiSupprime, [.suppression]),
    ("LMV", "ADJADM", "LMV", "ADJADM", .handicap, []),
    ("LMV", "ADJADM", "CAV", "ADJPAT", .procheAidant, [.inter]),
    ("LMV", "ADJADM", "CHA", "AAH", .handicap, [.inter]),
    ("PREF", "AAE", "RECT", "AAE", .handicap, [.fpe]),
    ("PREF", "AAE", "RECT", "AAE", .cimm, [.fpe]),
    ("PREF", "AAE", "RECT", "AAE", .emploiSupprime, [.fpe, .suppression]),
    ("PREF", "AAE", "RECT", "AAE", .restructuration, [.restructuration]),
    ("PREF", "AAE", "RECT", "AAE", .procheAidant, []),
    ("PREF", "AAE", "CHA", "AAH", .conjoint, [.inter]),
    ("PREF", "AAE", "CHA", "AAH", .quartierDifficile, []),
    ("PREF", "AAE", "CHA", "AAH", .restructuration, []),
    ("CHA", "AAH", "CHC", "AAH", .procheAidant, [.fph]),
    ("CHA", "AAH", "CHA", "AAH", .procheAidant, []),
    ("CHA", "AAH", "LMV", "ADJADM", .handicap, []),
  ])
  func held(
    _ origin: String, _ cadre: String, _ host: String, _ other: String, _ flag: PriorityFlags, _ expected: [Priority]
  ) {
    for statut in [Statut.titulaire, .cdi] {
      let agent = with(World.agent(origin, cadre)) {
        $0.situation.priorities = flag
        $0.situation.statut = statut
      }
      let post = World.post(host, other)
      let book = RuleBook(World.commission([agent], [post]), agents: [agent], posts: [post])
      let (_, routes) = book.fast(0, 0)
      #expect(Set(book.prioritiesOf(0, 0, routes)) == (statut == .titulaire ? Set(expected) : []))
    }
  }
}

@Suite struct DoubleTests {
  private func notice(_ code: String, _ source: String, _ reference: String) -> Post {
    with(World.post("CAV", "ADJADM", starts: "2027-04-01")) {
      ($0.code, $0.source, $0.reference) = (code, source, reference)
      $0.conditions.commune = "84035"
    }
  }

  private func kept(_ posts: [Post]) -> [String] { Perimeter(World.commission([], posts)).posts.map(\.code) }

  @Test func twoSourcesOfOnePostAreOneSeat() {
    #expect(kept([notice("1", "CSP", "O1"), notice("2", "saisie", "L17")]) == ["1"])
    #expect(kept([notice("1", "CSP", "O1"), notice("2", "CSP", "O1")]) == ["1"])
  }

  @Test func twoReferencesOfOneSourceAreTwoPosts() {
    #expect(kept([notice("1", "CSP", "O1"), notice("2", "CSP", "O2")]) == ["1", "2"])
    let three = [notice("1", "saisie", "L1"), notice("2", "CSP", "O1"), notice("3", "CSP", "O2")]
    #expect(kept(three).count == 2)
    #expect(kept(three + [notice("4", "saisie", "L2")]).count == 2)
  }

  @Test func anotherPlaceDateOrEmployerIsAnotherPost() {
    let first = notice("1", "CSP", "O1")
    let others = [
      with(notice("2", "saisie", "L1")) { $0.conditions.commune = "84054" },
      with(notice("3", "saisie", "L2")) { $0.opening.startsOn = day("2027-05-01") },
      with(notice("4", "saisie", "L3")) { $0.employer = "LMV" },
      with(notice("5", "saisie", "L4")) { $0.opening.startsOn = nil },
    ]
    for other in others { #expect(kept([first, other]).count == 2) }
  }

  @Test func aClosedDoubleClosesNothing() {
    let closed = with(notice("1", "CSP", "O1")) { $0.opening.publicationEnd = day("2026-11-15") }
    #expect(kept([closed, notice("2", "saisie", "L1")]) == ["2"])
  }

  @Test func theBestDeclaredRowIsKept() {
    let declared = with(notice("2", "saisie", "L1")) { $0.conditions.demands = [.absent("R01")] }
    #expect(kept([notice("1", "CSP", "O1"), declared]) == ["2"])
  }
}
