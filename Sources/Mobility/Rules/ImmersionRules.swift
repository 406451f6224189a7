/// What the rules of immersion need of one candidate, resolved once before any place is read.
///
/// Outside a PPR: periods of 2 to 10 working days, 20 days at most over three years, those already done counted, a
/// request three months before unless a shorter delay is agreed (décret 2022-1043; FPE: texte 2016-1732,
/// art. 12 s.; FPT and FPH: article to be checked). In PPR: inside its dates, under the tripartite agreement (décrets 2022-626, -630, -632).
public struct ImmersionTerms: Sendable {
  public let isInPPR: Bool
  /// Days among which the periods may lie; nil when there are none.
  public let span: DaySpan?
  /// Rhythms of the programme that the law lets this agent follow.
  public let rhythms: [[Int]]
  let daysLeft: Int
  let practiceDays: Int
  let earliest: Day?
  let opensOn: Day
  let hasAgreement: Bool
  let opinions: [String: Day]
  let underWayUntil: Day?

  static let periodDays = 2...10
  static let daysOverThreeYears = 20

  /// - Parameter place: the one place of an ordinary prescription, in whose open days the stay must fit; nil where a
  ///   calendar says it.
  public init(
    _ candidate: Candidate, _ agent: Agent, _ programme: CohortProgramme, on date: Day, in place: ImmersionPlace? = nil
  ) {
    let health = agent.health
    let ends = health.pprEnd
    isInPPR =
      agent.situation.statut == .titulaire && health.pprStart.isReached(on: date)
      && ends.isOpen(on: date)
    opensOn = programme.span.from
    practiceDays = programme.practiceDays
    let horizon = opensOn.adding(months: -36)
    let done = candidate.daysDone.filter { $0.key > horizon }.values.reduce(0, +)
    daysLeft = max(0, Self.daysOverThreeYears - done)
    hasAgreement = candidate.agreementOn.isReached(on: date)
    opinions = candidate.opinions.filter { $0.value <= date }
    underWayUntil = candidate.underWayUntil.flatMap { $0 >= date ? $0 : nil }
    let isAgreed = candidate.delayAgreedOn.isReached(on: date)
    var first: Day? = opensOn
    var last = programme.span.to
    if isInPPR {
      rhythms = programme.rhythms
      if let ends { last = min(last, ends) }
    } else {
      rhythms = programme.rhythms.filter { $0.allSatisfy(Self.periodDays.contains) }
      first = isAgreed ? opensOn : candidate.requestedOn.map { max(programme.span.from, $0.adding(months: 3)) }
    }
    earliest = first
    guard let first, first <= last, place.map({ $0.openDays(DaySpan(first, last)) >= $0.days ?? 0 }) ?? true else {
      span = nil
      return
    }
    span = DaySpan(first, last)
  }
}

/// Reads a place of immersion: no rule of category, nature, level, pay or notice; sante and souhaits as for a post.
func readImmersion<R: Reading>(
  _ agent: borrowing AgentFacts, _ terms: borrowing ImmersionTerms, _ place: borrowing PostFacts,
  _ programme: borrowing CohortProgramme, _ lookups: borrowing Lookups, _ metres: Int?, _ reading: inout R
) {
  if terms.isInPPR { readPPR(terms, &reading) } else { readPeriods(terms, &reading) }
  readSante(agent, place, lookups, &reading)
  // The doctor is heard before anyone with a restriction goes there, whatever the grid says.
  if !agent.restrictions.isEmpty {
    let isHeard = terms.opinions[lookups.codes.code(place.code)] != nil
    reading.note(.immersionOpinion, isHeard ? .conforme : .sousCondition)
  }
  readConditions(agent, place, lookups, metres, &reading)
  readDiscovery(agent, place, programme, &reading)
  if let last = terms.underWayUntil { reading.note(.immersionUnderWay, .bloquant, [.date(last)]) }
}

private func readPPR<R: Reading>(_ terms: borrowing ImmersionTerms, _ reading: inout R) {
  guard terms.span != nil else {
    reading.note(.immersionPPR, .bloquant, [.date(terms.opensOn)])
    return
  }
  reading.note(.immersionPPR, terms.hasAgreement ? .conforme : .sousCondition)
}

private func readPeriods<R: Reading>(_ terms: borrowing ImmersionTerms, _ reading: inout R) {
  let bounds = ImmersionTerms.periodDays
  reading.note(
    .immersionPeriods, terms.rhythms.isEmpty ? .bloquant : .conforme,
    [.number(bounds.lowerBound), .number(bounds.upperBound)])
  reading.note(
    .immersionTotal, terms.practiceDays > terms.daysLeft ? .bloquant : .conforme,
    [.number(terms.daysLeft), .number(terms.practiceDays)])
  if let earliest = terms.earliest {
    let answer: Answer = terms.span == nil ? .bloquant : earliest > terms.opensOn ? .sousCondition : .conforme
    reading.note(.immersionNotice, answer, [.date(earliest)])
  } else {
    reading.note(.immersionNotice, .aInstruire)
  }
  reading.note(.immersionConvention, terms.hasAgreement ? .conforme : .sousCondition)
}

/// The scheme is there to discover another métier, elsewhere unless the charte says otherwise.
private func readDiscovery<R: Reading>(
  _ agent: borrowing AgentFacts, _ place: borrowing PostFacts, _ programme: borrowing CohortProgramme,
  _ reading: inout R
) {
  if !programme.allowsSameMetier {
    if agent.metier == unknownCode || place.metier == unknownCode {
      reading.note(.immersionMetier, .aInstruire)
    } else {
      reading.note(.immersionMetier, agent.metier == place.metier ? .bloquant : .conforme)
    }
  }
  if !programme.allowsOwnEmployer {
    reading.note(.immersionEmployer, agent.employer == place.employer ? .bloquant : .conforme)
  }
}

/// An immersion is not a nomination: only what needs no route is held.
func holdsWithoutRoute(_ priority: Priority, _ agent: borrowing AgentFacts) -> Bool {
  switch priority {
  case .suppression: agent.priorities.contains(.emploiSupprime)
  case .reclassement: agent.isUnfitForGrade
  case .pprEnding: agent.pprEndsSoon
  case .restructuration, .fpe, .fpt, .inter, .fph: false
  }
}

/// The rules of a programme, ready to read its candidates against its places, by their indices in the programme.
public struct ImmersionBook: Sendable {
  public let programme: CohortProgramme
  public let terms: [ImmersionTerms]
  private let lookups: Lookups
  private let agents: [AgentFacts]
  private let places: [PostFacts]

  /// `agents` are those of the candidates, in the order of the candidates.
  public init(_ programme: CohortProgramme, _ agents: [Agent], in commission: Commission) {
    var lookups = Lookups(commission)
    self.programme = programme
    terms = zip(programme.candidates, agents).map {
      ImmersionTerms($0, $1, programme, on: commission.businessDate)
    }
    self.agents = agents.map { AgentFacts($0, &lookups) }
    places = programme.places.map { PostFacts($0.post, &lookups) }
    self.lookups = lookups
  }

  /// The worst answers, nothing else.
  public func fast(_ candidate: Int, _ place: Int) -> Answers {
    var reading = FastReading()
    read(candidate, place, &reading)
    return reading.answers
  }

  /// The same declaration, in full.
  public func full(_ candidate: Int, _ place: Int) -> FullReading {
    var reading = FullReading()
    read(candidate, place, &reading)
    return reading
  }

  /// Whether the agent may be received there: host and origin party to one convention, or the same employer.
  public func isExamined(_ candidate: Int, _ place: Int) -> Bool {
    let (origin, host) = (agents[candidate].employer, places[place].employer)
    return origin == host || lookups.mayExchange(origin, host)
  }

  public func pointsOf(_ candidate: Int, _ place: Int) -> Int {
    points(agents[candidate], places[place], lookups, metres(agents[candidate], places[place])).total
  }

  /// Voted priorities that need no route, first first: an immersion is not a nomination, and holds no other.
  public func prioritiesOf(_ candidate: Int) -> [Bool] {
    lookups.charte.priorities.map { holdsWithoutRoute($0, agents[candidate]) }
  }

  private func read<R: Reading>(_ candidate: Int, _ place: Int, _ reading: inout R) {
    readImmersion(
      agents[candidate], terms[candidate], places[place], programme, lookups,
      metres(agents[candidate], places[place]), &reading)
  }
}
