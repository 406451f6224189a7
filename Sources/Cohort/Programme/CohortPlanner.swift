public import Mobility

/// Makes the numbers of a programme, has them solved, and gives the plan back in words of the domain.
public struct CohortPlanner: Sendable {
  let book: ImmersionBook
  let agents: [Agent]
  let history: CohortHistory?
  /// First day that may still change.
  let from: Day
  let salt: Int

  /// - Parameters:
  ///   - agents: those of the candidates, in their order.
  ///   - history: the plan in force; nil for a first plan.
  ///   - commission: whose business date is the day of the planning; what comes before it stays.
  public init(
    _ programme: CohortProgramme, _ agents: [Agent], in commission: Commission, history: CohortHistory? = nil
  ) {
    book = ImmersionBook(programme, agents, in: commission)
    self.agents = agents
    self.history = history
    from = max(programme.span.from, commission.businessDate)
    salt = programme.span.from.civil.year
  }

  var programme: CohortProgramme { book.programme }

  /// Every way of taking one session of each module, none on a day of another; the plan in force keeps its own.
  private var sessionChoices: [[Int]] {
    if let kept = history?.sessions, kept.count == programme.modules.count,
      zip(kept, programme.modules).allSatisfy({ $0 < $1.sessions.count })
    {
      return [kept]
    }
    return programme.modules.reduce([[]]) { choices, module in
      // Modules came or went: a session is known by its days.
      let taken = module.sessions.indices.filter { history?.theory.isSuperset(of: module.sessions[$0]) ?? false }
      return choices.flatMap { choice in (taken.isEmpty ? Array(module.sessions.indices) : taken).map { choice + [$0] }
      }
    }.filter { Set(theory($0)).count == theory($0).count }
  }

  /// Ways of taking the sessions that one plan may compare.
  public static let sessionCap = 64

  /// The best cohort of the programme, with its calendar, its waiting list and, where seats stay empty, the cause.
  ///
  /// - Throws: `CohortRefusal` with every fault of the programme, when it cannot be planned.
  public func plan() throws(CohortRefusal) -> CohortPlan {
    try check()
    var best: (sessions: [Int], encoding: ProgrammeEncoding, solution: CohortSolution)?
    for sessions in sessionChoices {
      let (encoding, solution) = solved(sessions)
      if best.map({ solution.objective.lexicographicallyPrecedes($0.solution.objective) }) ?? true {
        best = (sessions, encoding, solution)
      }
    }
    guard let best else {
      throw CohortRefusal(
        "programme \(programme.code): no way of taking one session of each module leaves a day to one module alone")
    }
    return result(best.encoding, best.solution, best.sessions)
  }

  /// The best cohort where everyone who has begun keeps a seat: what has no room any more is given up day by day, by one
  /// after the other.
  private func solved(_ sessions: [Int]) -> (ProgrammeEncoding, CohortSolution) {
    var conceded: [String: Int] = [:]
    while true {
      let encoding = ProgrammeEncoding(self, theory: theory(sessions), conceded: conceded)
      let solution = encoding.problem.solve()
      let seated = Set(solution.seats.map(\.person))
      guard let person = encoding.yielding.first(where: { !seated.contains($0) }) else { return (encoding, solution) }
      conceded[programme.candidates[person].agent, default: 0] += 1
    }
  }

  /// What is left to an agent of the plan in force; nil: it did not have this agent.
  func left(_ agent: String) -> RemainingPeriods? {
    history?.plan.first { $0.agent == agent }.map { RemainingPeriods($0, self) }
  }

  func theory(_ sessions: [Int]) -> [Day] {
    zip(programme.modules, sessions).flatMap { $0.sessions[$1] }.sorted()
  }

  private func check() throws(CohortRefusal) {
    var faults: [String] = []
    let sums = Set(programme.rhythms.map { $0.reduce(0, +) })
    if sums.count != 1 { faults.append("its rhythms do not all sum to the same number of practice days") }
    if sessionChoices.count > CohortPlanner.sessionCap {
      faults.append("its modules leave \(sessionChoices.count) ways of taking sessions; at most 64 can be compared")
    }
    let minimums = programme.quotas.map(\.minimum).reduce(0, +)
    if minimums > programme.seats {
      faults.append("its minimums sum to \(minimums), above its \(programme.seats) seats")
    }
    if history == nil, from > programme.span.to {
      faults.append("it ended on \(programme.span.to.iso): nothing is left to plan")
    }
    let begun = programme.candidates.indices.count { index in
      !isOut(index) && left(programme.candidates[index].agent)?.hasBegun ?? false
    }
    if begun > programme.seats {
      faults.append("\(begun) agents have begun, above its \(programme.seats) seats")
    }
    for quota in programme.quotas where quota.minimum > quota.maximum {
      faults.append("the minimum of \(quota.employer) is above its maximum")
    }
    let tutors = Set(programme.tutors.map(\.code))
    for place in programme.places {
      if let tutor = place.tutor, !tutors.contains(tutor) {
        faults.append("place \(place.post.code) names an unknown tutor, \(tutor)")
      }
    }
    let holidays = Set((programme.span.from.civil.year...programme.span.to.civil.year).flatMap(Day.publicHolidays))
    for day in programme.modules.flatMap({ $0.sessions.joined() }) where holidays.contains(day) || day.weekday == 6 {
      faults.append("theory is set on \(day.iso), a Sunday or a public holiday")
    }
    guard faults.isEmpty else {
      throw CohortRefusal("programme \(programme.code): " + faults.joined(separator: "; "))
    }
  }

  private func result(_ encoding: ProgrammeEncoding, _ solution: CohortSolution, _ sessions: [Int]) -> CohortPlan {
    let problem = encoding.problem
    let members = solution.seats.map { seat -> CohortPlan.Member in
      let choice = problem.people[seat.person].choices[seat.choice]
      let code = programme.candidates[seat.person].agent
      let future = seat.periods.map { period in
        ImmersionPeriod(place: programme.places[period.place].post.code, halfDays: period.slots.map(encoding.halfDay))
      }
      let periods = joined(code, future)
      let planned = periods.map(\.halfDays.count).reduce(0, +) + (left(code)?.unplanned ?? 0)
      return CohortPlan.Member(
        agent: code, points: choice.points, periods: periods, missing: max(0, 2 * programme.practiceDays - planned))
    }
    let seated = Set(solution.seats.map(\.person))
    let placeable = problem.people.indices.filter { person in
      problem.people[person].choices.contains { $0.refusal == nil }
    }
    let alternatives = placeable.filter { !seated.contains($0) }.map { person in
      (person: person, solution: problem.solve(with: person))
    }
    let ranked = alternatives.filter { $0.solution != nil }.sorted {
      ($0.solution?.objective ?? []).lexicographicallyPrecedes($1.solution?.objective ?? [])
    }
    func code(_ person: Int) -> String { programme.candidates[person].agent }
    let waiting =
      ranked.enumerated().map { index, entry in
        let with = Set(entry.solution?.seats.map(\.person) ?? [])
        return CohortPlan.Waiting(
          agent: code(entry.person), rank: index + 1, replaced: seated.subtracting(with).sorted().map(code))
      }
      + alternatives.filter { $0.solution == nil }.map {
        CohortPlan.Waiting(agent: code($0.person), rank: nil, replaced: [])
      }
    let shortage = problem.shortage(of: solution)
    return CohortPlan(
      members: members, waiting: waiting,
      unplaceable: problem.people.indices.filter { !placeable.contains($0) && !isOut($0) }.map(code),
      theory: theory(sessions), sessions: sessions, shortage: shortage.map(encoding.inWords),
      moved: solution.moved, isProved: solution.isProved && shortage?.isProved ?? true)
  }

  /// What was done before the planning stays in the plan, missed half-days apart, with what is to come.
  private func joined(_ agent: String, _ future: [ImmersionPeriod]) -> [ImmersionPeriod] {
    guard let member = history?.plan.first(where: { $0.agent == agent }) else { return future }
    let missed = history?.missed[agent] ?? []
    var (periods, coming) = ([ImmersionPeriod](), future)
    for period in member.periods {
      var done = period.halfDays.filter { $0.day < from && !missed.contains($0) }
      if done.isEmpty { continue }
      // What is left of a period that is under way, at the same place, is the same period.
      let left = period.halfDays.count { $0.day >= from }
      if left > 0, let rest = coming.firstIndex(where: { $0.place == period.place && $0.halfDays.count == left }) {
        done += coming.remove(at: rest).halfDays
      }
      periods.append(ImmersionPeriod(place: period.place, halfDays: done))
    }
    return (periods + coming).sorted { $0.halfDays[0] < $1.halfDays[0] }
  }

  /// Set aside by the group, or gone; after the last day there is nothing left to leave.
  func isOut(_ candidate: Int) -> Bool {
    let code = programme.candidates[candidate].agent
    return programme.choices.contains { choice in
      choice.agent == code && choice.kind != .retenu && !(choice.decidedOn.map { isDone(code, before: $0) } ?? false)
    }
  }

  private func isDone(_ agent: String, before date: Day) -> Bool {
    guard let member = history?.plan.first(where: { $0.agent == agent }) else { return false }
    let days = member.periods.flatMap { $0.halfDays.map(\.day) } + (sessionChoices.first.map(theory) ?? [])
    return !member.periods.isEmpty && days.allSatisfy { $0 < date }
  }
}

/// A programme that cannot be planned, with every fault of it.
public struct CohortRefusal: Error, CustomStringConvertible, Sendable {
  /// The faults in one sentence.
  public let description: String

  init(_ description: String) { self.description = description }
}
