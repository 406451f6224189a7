import Cohort
import Mobility
import Testing

/// What stays, what is made up for and what may move when a plan is in force.
extension PlannerTests {
  @Test func whatIsMissedIsMadeUpForAndThePastStays() throws {
    var programme = programme(places: 5)
    let first = try plan(programme)
    // Two more weeks, and a day missed in the first one.
    programme.span.to = Self.day("2027-03-12")
    for place in programme.places.indices { programme.places[place].span.to = programme.span.to }
    let missed: Set<HalfDay> = [HalfDay(Self.day("2027-02-03"), half: 0), HalfDay(Self.day("2027-02-03"), half: 1)]
    let history = CohortHistory(plan: first.members, sessions: [], missed: ["A1": missed])
    let again = try plan(programme, on: "2027-02-09", history: history)
    #expect(again.moved == 0 && again.members.count == 5)
    for (before, after) in zip(first.members, again.members) {
      let (old, new) = (Set(before.periods.flatMap(\.halfDays)), Set(after.periods.flatMap(\.halfDays)))
      #expect(before.agent == after.agent && new.count == 40)
      #expect(old.subtracting(new) == (before.agent == "A1" ? missed : []))
      #expect(new.subtracting(old).allSatisfy { $0.day > Self.day("2027-02-26") })
    }
  }

  /// No day is left to make up for: the agent keeps the seat, the days done and those to come, and what misses is said.
  @Test func whatHasNoRoomIsSaidMissingAndTheRestStays() throws {
    let programme = programme(places: 5)
    let first = try plan(programme)
    let missed = Set(["2027-02-03", "2027-02-04"].flatMap { iso in [0, 1].map { HalfDay(Self.day(iso), half: $0) } })
    let history = CohortHistory(plan: first.members, sessions: [], missed: ["A1": missed])
    let again = try plan(programme, on: "2027-02-09", history: history)
    #expect(again.members.count == 5 && again.moved == 0)
    for (before, after) in zip(first.members, again.members) {
      let gone = Set(before.periods.flatMap(\.halfDays)).subtracting(after.periods.flatMap(\.halfDays))
      #expect(gone == (after.agent == "A1" ? missed : []) && after.missing == (after.agent == "A1" ? 4 : 0))
      // The period under way stays one period.
      #expect(after.periods.count == 2)
    }
    // It is asked for again as soon as there is room: one day more, and one of the two is made up for.
    var longer = programme
    longer.span.to = Self.day("2027-03-01")
    for place in longer.places.indices { longer.places[place].span.to = longer.span.to }
    let later = try plan(longer, on: "2027-02-16", history: CohortHistory(plan: again.members, sessions: []))
    let member = try #require(later.members.first { $0.agent == "A1" })
    #expect(member.missing == 2 && member.periods.last?.halfDays.map(\.day) == [longer.span.to, longer.span.to])
  }

  /// What an agent may no longer do is not done; what was done is not taken back.
  @Test func whateverTheRulesBecomeThePastStays() throws {
    var programme = programme(places: 5)
    let first = try plan(programme)
    programme.candidates[0].requestedOn = nil
    let half = try plan(programme, on: "2027-02-15", history: CohortHistory(plan: first.members, sessions: []))
    let member = try #require(half.members.first { $0.agent == "A1" })
    #expect(member.periods.map(\.halfDays.count) == [20] && member.missing == 20)
    // After the last day, with rules that would receive nobody.
    for index in programme.candidates.indices { programme.candidates[index].requestedOn = nil }
    programme.choices = [
      GroupChoice(agent: "A2", kind: .abandon, decidedOn: Self.day("2027-03-01")),
      GroupChoice(agent: "A3", kind: .abandon, decidedOn: Self.day("2027-02-12")),
    ]
    let after = try plan(programme, on: "2027-06-01", history: CohortHistory(plan: first.members, sessions: []))
    #expect(after.members.map(\.agent) == ["A1", "A2", "A4", "A5"])
    #expect(after.members.allSatisfy { $0.periods.flatMap(\.halfDays).count == 40 && $0.missing == 0 })
  }

  /// Missed in the first period, with no day after the second: it is made up for between them, and nothing moves.
  @Test func whatIsOwedIsMadeUpForBetweenTwoPeriods() throws {
    var programme = programme(places: 1)
    programme.seats = 1
    programme.gapDays = 1
    programme.span.to = Self.day("2027-03-05")
    programme.places[0].span.to = programme.span.to
    func days(_ isos: [String]) -> [HalfDay] {
      isos.flatMap { iso in [0, 1].map { HalfDay(Self.day(iso), half: $0) } }
    }
    func fortnight(_ iso: String) -> [HalfDay] {
      days((0..<12).map { Self.day(iso).adding(days: $0) }.filter { $0.weekday < 5 }.map(\.iso))
    }
    let before = CohortPlan.Member(
      agent: "A1", points: 0,
      periods: ["2027-02-01", "2027-02-22"].map { ImmersionPeriod(place: "L1", halfDays: fortnight($0)) })
    let missed = Set(days(["2027-02-05"]))
    let history = CohortHistory(plan: [before], sessions: [], missed: ["A1": missed])
    let again = try plan(programme, on: "2027-02-15", history: history)
    #expect(again.moved == 0 && again.members.count == 1 && again.members[0].missing == 0)
    // One working day after the period that is over, one before the next.
    #expect(again.members[0].periods.map(\.halfDays.count) == [18, 2, 20])
    #expect(again.members[0].periods[1].halfDays == days(["2027-02-16"]))

    // Made up for outside the plan: nothing is owed.
    let informal = CohortHistory(
      plan: [before], sessions: [], missed: ["A1": missed], attended: ["A1": Set(days(["2027-02-13"]))])
    let nothing = try plan(programme, on: "2027-02-15", history: informal)
    #expect(nothing.members[0].periods.map(\.halfDays.count) == [18, 20] && nothing.members[0].missing == 0)
    // Recorded as missed, replanned, then corrected: the day to come is taken back.
    let corrected = CohortHistory(plan: again.members, sessions: [], attended: ["A1": missed])
    let right = try plan(programme, on: "2027-02-15", history: corrected)
    #expect(right.members[0].periods.map(\.halfDays.count) == [18, 20])
    // The second period may not follow the first at once, were its place closed on its days.
    programme.places[0].closures = [DaySpan(Self.day("2027-03-01"), Self.day("2027-03-05"))]
    let closed = try plan(programme, on: "2027-02-15", history: CohortHistory(plan: [before], sessions: []))
    #expect(closed.members[0].periods.count == 1 && closed.members[0].missing == 20)
  }

  /// Two places: the second period stays in the second place when the first is over.
  @Test func whoHasTwoPlacesKeepsThem() throws {
    var programme = programme(places: 2)
    (programme.seats, programme.allowsSeveralPlaces) = (2, true)
    programme.candidates.removeLast(3)
    let first = try plan(programme)
    let wanted = first.members.map { member in
      CohortPlan.Member(
        agent: member.agent, points: 0,
        periods: zip(member.periods, member.agent == "A1" ? ["L1", "L2"] : ["L2", "L1"]).map {
          ImmersionPeriod(place: $1, halfDays: $0.halfDays)
        })
    }
    for date in ["2027-02-01", "2027-02-09", "2027-02-15", "2027-02-22"] {
      let again = try plan(programme, on: date, history: CohortHistory(plan: wanted, sessions: []))
      #expect(again.members.map(\.periods) == wanted.map(\.periods) && again.moved == 0, "\(date)")
    }
  }

  /// Two periods of ten days no longer fit: another rhythm of the programme keeps who has not begun.
  @Test func whoHasNotBegunMayChangeRhythm() throws {
    var programme = programme(places: 1)
    programme.seats = 1
    programme.rhythms = [[10, 10], [10, 5, 5]]
    programme.span.to = Self.day("2027-03-05")
    programme.places[0].span.to = programme.span.to
    programme.candidates.removeLast(4)
    let first = try plan(programme)
    #expect(first.members.map { $0.periods.map(\.halfDays.count) } == [[20, 20]])
    programme.places[0].closures = [DaySpan(Self.day("2027-02-22"), Self.day("2027-02-22"))]
    let other = try plan(programme, on: "2027-01-20", history: CohortHistory(plan: first.members, sessions: []))
    #expect(other.members.map { $0.periods.map(\.halfDays.count) } == [[20, 10, 10]])
  }
}
