import Mobility

/// The candidates in numbers: calendars, choices, what the plan in force gives them.
struct CandidateEncoding {
  private(set) var list: [Person] = []
  private(set) var shapes: [Shape] = []
  /// Those who have begun, and have something left to give up.
  private(set) var yielding: [Int] = []
  /// Those who have begun, by employer.
  private(set) var begun: [Int: Int] = [:]
  private var numbers: [Shape: Int] = [:]
  private let holidays: Set<Day>

  /// - Parameter conceded: days that some agents give up of what is left, by pseudonym.
  init(
    _ planner: CohortPlanner, _ days: [Day], _ theory: Set<Day>, _ options: [[Int]], _ origins: [String],
    _ conceded: [String: Int]
  ) {
    let programme = planner.programme
    let years = programme.span.from.civil.year...programme.span.to.civil.year
    holidays = Set(years.flatMap(Day.publicHolidays))
    for (index, candidate) in programme.candidates.enumerated() {
      let terms = planner.book.terms[index]
      var left = planner.left(candidate.agent)
      let isOut = planner.isOut(index) || Self.misses(candidate, theory, isNew: left == nil, planner)
      let choice = programme.choices.last { $0.agent == candidate.agent && $0.kind == .retenu }
      var choices = isOut ? [] : Self.choices(planner, index, options, choice?.place, left)
      let employer = origins.firstIndex(of: planner.agents[index].employer) ?? 0
      if !isOut, left?.hasBegun ?? false {
        begun[employer, default: 0] += 1
        // Whatever the rules have become, what was done stays: with what is left, with less, or as it is.
        left?.concede(conceded[candidate.agent] ?? 0)
        if choices.isEmpty { left?.concedeAll() }
        if left?.isOver ?? false { choices = Self.asItIs(planner, index, left) } else { yielding.append(index) }
      }
      let ways = Self.ways(left, terms, programme)
      let (slots, free) = calendar(candidate, terms, days, theory.union(rest(left, candidate, programme)))
      let shape = Shape(slots: slots, free: free, rhythms: ways.map(\.lengths))
      let longest = shape.rhythms.map(\.count).max() ?? 0
      list.append(
        Person(
          employer: employer, shape: number(shape), priorities: planner.book.prioritiesOf(index),
          choices: choices.filter { options[$0.option].count <= max(1, longest) },
          isRetained: choice != nil || left?.hasBegun ?? false, wasChosen: left != nil,
          previous: ways.compactMap { way in
            way.starts.map { $0.map { $0.map { Self.slot($0, planner.from) } } }
          }))
    }
  }

  /// How the practice may be done, the plan in force first: lengths in half-days, and its beginnings.
  private static func ways(
    _ left: RemainingPeriods?, _ terms: ImmersionTerms, _ programme: CohortProgramme
  ) -> [(lengths: [Int], starts: [HalfDay?]?)] {
    let rhythms = terms.rhythms.map { $0.map { 2 * $0 } }
    guard let left else { return rhythms.map { ($0, nil) } }
    let longest = 2 * (programme.rhythms.joined().max() ?? 0)
    let kept = left.ways(longest: longest, keepsFirst: programme.allowsSeveralPlaces)
      .map { (lengths: $0.lengths, starts: Optional($0.starts)) }
    if left.hasBegun { return kept }
    // Nothing is done yet: another rhythm is as good, when the one in force no longer fits.
    let inForce = left.owed == 0 ? kept : []
    return inForce + rhythms.filter { $0 != inForce.first?.lengths }.map { ($0, nil) }
  }

  /// The one way of being placed of those who have nothing left to do: it takes nothing.
  private static func asItIs(_ planner: CohortPlanner, _ candidate: Int, _ left: RemainingPeriods?) -> [PlaceChoice] {
    let places = planner.programme.places
    guard !places.isEmpty else { return [] }
    let last = places.firstIndex { $0.post.code == left?.keptPlaces.last } ?? 0
    return [PlaceChoice(option: last, points: planner.book.pointsOf(candidate, last), tie: 0, isKept: true)]
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
    _ candidate: Candidate, _ terms: ImmersionTerms, _ days: [Day], _ taken: Set<Day>
  ) -> (slots: [Int], free: [Bool]) {
    var (slots, free): ([Int], [Bool]) = ([], [])
    for (index, day) in days.enumerated() where !holidays.contains(day) {
      let isFree =
        terms.span?.contains(day) ?? false && !taken.contains(day)
        && !candidate.absences.contains { $0.contains(day) }
      for half in 0...1 where candidate.week.holds(day, half: half) {
        slots.append(2 * index + half)
        free.append(isFree)
      }
    }
    return (slots, free)
  }

  /// Working days to leave free after a period that is over; what is planned there already is.
  private func rest(_ left: RemainingPeriods?, _ candidate: Candidate, _ programme: CohortProgramme) -> Set<Day> {
    guard let left, var day = left.restsAfter else { return [] }
    let planned = Set(left.coming.flatMap(\.halfDays).map(\.day))
    var (count, rest): (Int, Set<Day>) = (0, [])
    while count < programme.gapDays, day < programme.span.to {
      day = day.adding(days: 1)
      let isWorked = candidate.week.holds(day, half: 0) || candidate.week.holds(day, half: 1)
      guard isWorked, !holidays.contains(day) else { continue }
      count += 1
      if !planned.contains(day) { rest.insert(day) }
    }
    return rest
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
    _ planner: CohortPlanner, _ candidate: Int, _ options: [[Int]], _ wanted: String?, _ left: RemainingPeriods?
  ) -> [PlaceChoice] {
    let programme = planner.programme
    let opening = programme.places.indices.map { Opening(planner.book, candidate, $0) }
    let code = programme.candidates[candidate].agent
    let kept = left?.keptPlaces
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
        isKept: kept == codes,
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
