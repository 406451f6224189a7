import Mobility

/// The candidates in numbers: calendars, choices, what the plan in force gives them.
struct People {
  private(set) var list: [Person] = []
  private(set) var shapes: [Shape] = []
  private var numbers: [Shape: Int] = [:]
  private let holidays: Set<Day>

  init(
    _ planner: CohortPlanner, _ days: [Day], _ theory: Set<Day>, _ options: [[Int]], _ origins: [String]
  ) {
    let years = days.first.map { $0.civil.year...(days.last ?? $0).civil.year }
    holidays = Set(years.map { $0.flatMap(Day.publicHolidays) } ?? [])
    let programme = planner.programme
    for (index, candidate) in programme.candidates.enumerated() {
      let terms = planner.book.terms[index]
      let before = planner.history?.plan.first { $0.agent == candidate.agent }
      let left = before.map { RemainingPeriods($0, planner) }
      let (slots, free) = calendar(candidate, terms, days, theory)
      let shape = Shape(
        slots: slots, free: free, rhythms: left.map { [$0.lengths] } ?? terms.rhythms.map { $0.map { 2 * $0 } })
      let missesTheory = Self.misses(candidate, theory, isNew: before == nil, planner)
      let isOut = missesTheory || planner.isOut(index)
      let choice = programme.choices.last { $0.agent == candidate.agent && $0.kind == .retenu }
      list.append(
        Person(
          employer: origins.firstIndex(of: planner.agents[index].employer) ?? 0, shape: number(shape),
          priorities: planner.book.prioritiesOf(index),
          choices: isOut ? [] : Self.choices(planner, index, options, choice?.place, before),
          isRetained: choice != nil || left?.hasBegun ?? false, wasChosen: before != nil,
          previous: left.map { $0.starts.map { start in start.map { Self.slot($0, planner.from) } } } ?? []))
    }
  }

  private static func slot(_ halfDay: HalfDay, _ from: Day) -> Int { halfDay.day.days(since: from) * 2 + halfDay.half }

  private mutating func number(_ shape: Shape) -> Int {
    if let known = numbers[shape] { return known }
    shapes.append(shape)
    numbers[shape] = shapes.count - 1
    return shapes.count - 1
  }

  /// Working half-days of a candidate: holidays are none; an absence or a day of theory is one that is taken.
  private func calendar(
    _ candidate: Candidate, _ terms: ImmersionTerms, _ days: [Day], _ theory: Set<Day>
  ) -> (slots: [Int], free: [Bool]) {
    var (slots, free): ([Int], [Bool]) = ([], [])
    for (index, day) in days.enumerated() where !holidays.contains(day) {
      let isFree =
        terms.span?.contains(day) ?? false && !theory.contains(day)
        && !candidate.absences.contains { $0.contains(day) }
      for half in 0...1 where candidate.week.holds(day, half: half) {
        slots.append(2 * index + half)
        free.append(isFree)
      }
    }
    return (slots, free)
  }

  /// Absent on more days of theory than the attestation allows; whoever comes late has missed those that are past.
  private static func misses(
    _ candidate: Candidate, _ theory: Set<Day>, isNew: Bool, _ planner: CohortPlanner
  ) -> Bool {
    let missed = theory.count { day in
      (isNew && planner.history != nil && day < planner.from) || candidate.absences.contains { $0.contains(day) }
    }
    // What an agent already in the cohort has missed excludes nobody: it is for the attestation to say.
    return isNew && missed * 100 > theory.count * (100 - planner.programme.thresholdPercent)
  }

  private static func choices(
    _ planner: CohortPlanner, _ candidate: Int, _ options: [[Int]], _ wanted: String?, _ before: CohortPlan.Member?
  ) -> [PlaceChoice] {
    let programme = planner.programme
    let opening = programme.places.indices.map { Opening(planner.book, candidate, $0) }
    let code = programme.candidates[candidate].agent
    let kept = before.map { member in
      var places: [String] = []
      for period in member.periods where places.last != period.place { places.append(period.place) }
      return places
    }
    return options.enumerated().compactMap { number, places in
      let doors = places.map { opening[$0] }
      guard doors.allSatisfy({ $0 != .closed }) else { return nil }
      let codes = places.map { programme.places[$0].post.code }
      if let wanted, !codes.contains(wanted) { return nil }
      let points = places.map { planner.book.pointsOf(candidate, $0) }.reduce(0, +) / places.count
      let refusals = Set(doors.compactMap { if case .refused(let refusal) = $0 { refusal } else { nil } })
      guard refusals.count <= 1 else { return nil }
      return PlaceChoice(
        option: number, points: points, tie: stableHash([code] + codes, salt: planner.salt),
        isKept: kept.map { $0 == codes || $0.last == codes.last && codes.count == 1 } ?? false,
        refusal: refusals.first)
    }
  }

  /// What the rules say of one place.
  private enum Opening: Equatable {
    case open
    case refused(PlaceChoice.Refusal)
    case closed

    init(_ book: ImmersionBook, _ candidate: Int, _ place: Int) {
      guard book.isExamined(candidate, place) else {
        self = .closed
        return
      }
      if book.fast(candidate, place).worst <= .sousCondition {
        self = .open
        return
      }
      let against = book.full(candidate, place).findings.filter { $0.answer > .sousCondition }.map(\.rule)
      switch against {
      case [.immersionEmployer]: self = .refused(.ownEmployer)
      case [.immersionMetier]: self = .refused(.sameMetier)
      default: self = .closed
      }
    }
  }
}

/// What is left of the periods of the plan in force: the part to come of each, then what was missed, to be made up for.
private struct RemainingPeriods {
  /// In half-days.
  let lengths: [Int]
  let starts: [HalfDay?]
  let hasBegun: Bool

  init(_ member: CohortPlan.Member, _ planner: CohortPlanner) {
    let coming = member.periods.map { $0.halfDays.filter { $0.day >= planner.from } }.filter { !$0.isEmpty }
    let missed = planner.history?.missed[member.agent] ?? []
    let owed = member.periods.flatMap(\.halfDays).count { $0.day < planner.from && missed.contains($0) }
    lengths = coming.map(\.count) + (owed > 0 ? [owed] : [])
    starts = coming.map(\.first) + (owed > 0 ? [nil] : [])
    hasBegun = member.periods.contains { $0.halfDays.contains { $0.day < planner.from } }
  }
}
