/// The immersion rules of an ordinary night: the agents it pairs against the places that services offer to it.
///
/// Each place is a programme of its own with one period, after the next decision date. Whether another métier and another
/// employer are asked is the charte's (`Charte.switchable`). Indices are those of the rule book's agents and of `places`.
public struct PrescriptionBook: Sendable {
  public let places: [ImmersionPlace]
  private let lookups: Lookups
  private let agents: [AgentFacts]
  private let facts: [PostFacts]
  private let programmes: [CohortProgramme]
  /// By period, then agent: places open on the same days for the same stay share their terms.
  private let terms: [[ImmersionTerms]]
  private let period: [Int]

  /// Places over before the next decision are not read.
  public init(_ commission: Commission, _ book: RuleBook, agents: [Agent]) {
    var lookups = book.lookups
    let first = commission.decisionDate
    let charte = commission.charte
    places = commission.immersion.places.filter { $0.span.to >= first }.sorted { $0.post.code < $1.post.code }
    facts = places.map { PostFacts($0.post, &lookups) }
    self.lookups = lookups
    self.agents = book.agents
    programmes = places.map { place in
      CohortProgramme(
        code: place.post.code, seats: 1, span: DaySpan(max(place.span.from, first), place.span.to),
        rhythms: [[place.days ?? 0]], allowsOwnEmployer: charte.switchedOff.contains(.immersionEmployer),
        allowsSameMetier: charte.switchedOff.contains(.immersionMetier))
    }
    var numbers: [Period: Int] = [:]
    var terms: [[ImmersionTerms]] = []
    period = zip(places, programmes).map { place, programme in
      let key = Period(span: place.span, week: place.week, closures: place.closures, days: place.days)
      if let known = numbers[key] { return known }
      numbers[key] = terms.count
      terms.append(
        agents.map { agent in
          let request = commission.immersion.requests[agent.code] ?? Candidate(agent: agent.code)
          return ImmersionTerms(request, agent, programme, on: commission.businessDate, in: place)
        })
      return terms.count - 1
    }
    self.terms = terms
  }

  private struct Period: Hashable {
    let span: DaySpan
    let week: WorkingWeek
    let closures: [DaySpan]
    let days: Int?
  }

  /// Host and origin party to one convention, or the same employer.
  public func isExamined(_ agent: Int, _ place: Int) -> Bool {
    let (origin, host) = (agents[agent].employer, facts[place].employer)
    return origin == host || lookups.mayExchange(origin, host)
  }

  /// The worst answers, nothing else.
  public func fast(_ agent: Int, _ place: Int) -> Answers {
    var reading = FastReading()
    read(agent, place, &reading)
    return reading.answers
  }

  /// The same declaration, in full.
  public func full(_ agent: Int, _ place: Int) -> FullReading {
    var reading = FullReading()
    read(agent, place, &reading)
    return reading
  }

  public func pointsOf(_ agent: Int, _ place: Int) -> Int {
    points(agents[agent], facts[place], lookups, metresBetween(agent, place)).total
  }

  public func metresBetween(_ agent: Int, _ place: Int) -> Int? { metres(agents[agent], facts[place]) }

  /// Voted priorities that need no route, in the voted order.
  public func prioritiesOf(_ agent: Int) -> [Priority] {
    lookups.charte.priorities.filter { holdsWithoutRoute($0, agents[agent]) }
  }

  /// First day on which the stay may begin; nil when it may not.
  public func earliest(_ agent: Int, _ place: Int) -> Day? { terms[period[place]][agent].span?.from }

  private func read<R: Reading>(_ agent: Int, _ place: Int, _ reading: inout R) {
    readImmersion(
      agents[agent], terms[period[place]][agent], facts[place], programmes[place], lookups,
      metresBetween(agent, place), &reading)
  }
}
