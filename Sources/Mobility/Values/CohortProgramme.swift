/// A cohort that employers choose together: seats, theory, periods of immersion in another métier, candidates, places.
///
/// An ordinary prescription of the commission is a programme of one seat, with shorter rhythms.
public struct CohortProgramme: Equatable, Sendable {
  public var code: String
  public var seats: Int
  /// First and last day of the immersions.
  public var span: DaySpan
  /// Lengths of the periods, in working days, in order: each way the charte allows of doing the practice days.
  public var rhythms: [[Int]]
  /// Working days of the agent, at least, between two periods.
  public var gapDays: Int
  public var allowsOwnEmployer: Bool
  public var allowsSameMetier: Bool
  /// Each period may have a place of its own; false: one place an agent.
  public var allowsSeveralPlaces: Bool
  /// Share of the days that must be done for the attestation de suivi.
  public var thresholdPercent: Int
  public var modules: [TheoryModule]
  public var quotas: [CohortQuota]
  public var tutors: [Tutor]
  public var candidates: [Candidate]
  public var places: [ImmersionPlace]
  public var choices: [GroupChoice]

  public init(
    code: String, seats: Int, span: DaySpan, rhythms: [[Int]], gapDays: Int = 1, allowsOwnEmployer: Bool = false,
    allowsSameMetier: Bool = false, allowsSeveralPlaces: Bool = false, thresholdPercent: Int = 80,
    modules: [TheoryModule] = [], quotas: [CohortQuota] = [], tutors: [Tutor] = [], candidates: [Candidate] = [],
    places: [ImmersionPlace] = [], choices: [GroupChoice] = []
  ) {
    self.code = code
    self.seats = seats
    self.span = span
    self.rhythms = rhythms
    self.gapDays = gapDays
    self.allowsOwnEmployer = allowsOwnEmployer
    self.allowsSameMetier = allowsSameMetier
    self.allowsSeveralPlaces = allowsSeveralPlaces
    self.thresholdPercent = thresholdPercent
    self.modules = modules
    self.quotas = quotas
    self.tutors = tutors
    self.candidates = candidates
    self.places = places
    self.choices = choices
  }

  /// Practice days an agent does: the sum of every rhythm.
  public var practiceDays: Int { rhythms.first?.reduce(0, +) ?? 0 }
}

/// A part of the theory. The training body gives its dates, or several sessions of which the whole cohort takes one.
public struct TheoryModule: Equatable, Sendable {
  public var code: String
  /// The dates of each possible session; one session: the dates are given.
  public var sessions: [[Day]]

  public init(code: String, sessions: [[Day]]) {
    self.code = code
    self.sessions = sessions
  }
}

/// How many of its agents an employer sends: at least, at most.
public struct CohortQuota: Equatable, Sendable {
  public var employer: String
  public var minimum: Int
  public var maximum: Int

  public init(employer: String, minimum: Int, maximum: Int) {
    self.employer = employer
    self.minimum = minimum
    self.maximum = maximum
  }
}

/// Someone of a host who follows agents; one tutor may serve several places.
public struct Tutor: Equatable, Sendable {
  public var code: String
  /// Agents followed at one time, over all the places.
  public var capacity: Int
  public var absences: [DaySpan]

  public init(code: String, capacity: Int, absences: [DaySpan] = []) {
    self.code = code
    self.capacity = capacity
    self.absences = absences
  }
}

/// A volunteer, with dates only: no reason of an absence is known.
public struct Candidate: Equatable, Sendable {
  /// The agent's pseudonym.
  public var agent: String
  public var week: WorkingWeek
  public var absences: [DaySpan]
  /// Days of immersion already done, by the day they ended.
  public var daysDone: [Day: Int]
  /// Date of the request to the employer, and of its agreement to a shorter delay than three months.
  public var requestedOn: Day?
  public var delayAgreedOn: Day?
  /// Convention of the immersion (agent, employer, host), or tripartite agreement of the PPR.
  public var agreementOn: Day?
  /// Date of the doctor's opinion on a place, by its code.
  public var opinions: [String: Day]
  /// Last day of an immersion that is prescribed and not over: nobody is sent to two at once.
  public var underWayUntil: Day?

  public init(
    agent: String, week: WorkingWeek = .fullTime, absences: [DaySpan] = [], daysDone: [Day: Int] = [:],
    requestedOn: Day? = nil, delayAgreedOn: Day? = nil, agreementOn: Day? = nil, opinions: [String: Day] = [:],
    underWayUntil: Day? = nil
  ) {
    self.agent = agent
    self.week = week
    self.absences = absences
    self.daysDone = daysDone
    self.requestedOn = requestedOn
    self.delayAgreedOn = delayAgreedOn
    self.agreementOn = agreementOn
    self.opinions = opinions
    self.underWayUntil = underWayUntil
  }
}

/// A service that takes agents for a few days: demands as for a post, a capacity, days.
public struct ImmersionPlace: Equatable, Sendable {
  /// Employer, title (the service), métier, commune, hours and demands; the rest of a post is not read.
  public var post: Post
  public var span: DaySpan
  public var week: WorkingWeek
  public var closures: [DaySpan]
  /// Agents at one time.
  public var capacity: Int
  public var tutor: String?
  /// Working days of one stay in the ordinary nights, where the capacity counts every agent between the two dates; nil:
  /// a cohort's place, under its rhythms.
  public var days: Int?

  public init(
    post: Post, span: DaySpan, week: WorkingWeek = .fullTime, closures: [DaySpan] = [], capacity: Int = 1,
    tutor: String? = nil, days: Int? = nil
  ) {
    self.post = post
    self.span = span
    self.week = week
    self.closures = closures
    self.capacity = capacity
    self.tutor = tutor
    self.days = days
  }

  /// Days between two on which the service takes people.
  func openDays(_ span: DaySpan) -> Int {
    guard span.from <= span.to else { return 0 }
    return (0...span.to.days(since: span.from)).count { offset in
      let day = span.from.adding(days: offset)
      return self.span.contains(day) && (week.holds(day, half: 0) || week.holds(day, half: 1))
        && !closures.contains { $0.contains(day) }
    }
  }
}

/// Places that services offer to the ordinary nights, and the agents' requests.
public struct ImmersionOffer: Equatable, Sendable {
  public var places: [ImmersionPlace]
  /// By pseudonym; an agent without a row asked for nothing yet.
  public var requests: [String: Candidate]

  public init(places: [ImmersionPlace] = [], requests: [String: Candidate] = [:]) {
    self.places = places
    self.requests = requests
  }
}

/// What the group has decided of an agent; the rest is computed around it.
public struct GroupChoice: Equatable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    case retenu
    case ecarte
    case abandon
  }
  public var agent: String
  public var kind: Kind
  /// The place the group wants for the agent; nil leaves it to the computation.
  public var place: String?
  /// Nil: before anything began.
  public var decidedOn: Day?

  public init(agent: String, kind: Kind, place: String? = nil, decidedOn: Day? = nil) {
    self.agent = agent
    self.kind = kind
    self.place = place
    self.decidedOn = decidedOn
  }
}
