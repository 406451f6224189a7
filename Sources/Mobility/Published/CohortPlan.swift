/// A morning (0) or an afternoon (1).
public struct HalfDay: Hashable, Comparable, Sendable {
  public var day: Day
  public var half: Int

  public init(_ day: Day, half: Int) {
    self.day = day
    self.half = half
  }

  public static func < (left: HalfDay, right: HalfDay) -> Bool {
    left.day != right.day ? left.day < right.day : left.half < right.half
  }
}

/// One period of immersion: a run of working half-days in one place.
public struct ImmersionPeriod: Equatable, Sendable {
  public var place: String
  public var halfDays: [HalfDay]

  public init(place: String, halfDays: [HalfDay]) {
    self.place = place
    self.halfDays = halfDays
  }
}

/// A cohort as proposed: the group decides, and may replace anyone.
public struct CohortPlan: Equatable, Sendable {
  public struct Member: Equatable, Sendable {
    public var agent: String
    public var points: Int
    public var periods: [ImmersionPeriod]
    /// Half-days of practice that no day of the calendar can take any more.
    public var missing: Int

    public init(agent: String, points: Int, periods: [ImmersionPeriod], missing: Int = 0) {
      self.agent = agent
      self.points = points
      self.periods = periods
      self.missing = missing
    }
  }

  /// A candidate without a seat, and whom the best cohort with this candidate would leave out.
  public struct Waiting: Equatable, Sendable {
    public var agent: String
    /// From 1, the candidate whose seat costs the plan least first; nil: no cohort can have this candidate.
    public var rank: Int?
    public var replaced: [String]

    public init(agent: String, rank: Int?, replaced: [String]) {
      self.agent = agent
      self.rank = rank
      self.replaced = replaced
    }
  }

  public var members: [Member]
  public var waiting: [Waiting]
  /// Candidates whom no place can receive under the rules.
  public var unplaceable: [String]
  public var theory: [Day]
  /// The session taken of each module, from 0.
  public var sessions: [Int]
  public var shortage: CohortShortage?
  /// Periods of the plan in force that moved.
  public var moved: Int
  public var isProved: Bool

  public init(
    members: [Member], waiting: [Waiting], unplaceable: [String], theory: [Day], sessions: [Int],
    shortage: CohortShortage?, moved: Int, isProved: Bool
  ) {
    self.members = members
    self.waiting = waiting
    self.unplaceable = unplaceable
    self.theory = theory
    self.sessions = sessions
    self.shortage = shortage
    self.moved = moved
    self.isProved = isProved
  }
}

/// Why the seats cannot all be filled, in numbers and places.
public struct CohortShortage: Equatable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    case place
    case tuteur
    case maximum
    case minimum
    case autreEmployeur = "autre_employeur"
    case autreMetier = "autre_metier"
  }

  /// One constraint; the subject is a place, a tutor or an employer.
  public struct Constraint: Hashable, Sendable {
    public var kind: Kind
    public var subject: String?

    public init(kind: Kind, subject: String?) {
      self.kind = kind
      self.subject = subject
    }
  }

  /// Seats that can be filled with every minimum met; nil: the minimums cannot all be met.
  public var filled: Int?
  /// An irreducible cause; empty: too few candidates.
  public var cause: [Constraint]
  /// Candidates that only the places of the cause could receive, and how many of them those can take.
  public var candidates: Int
  public var received: Int
  public var relaxations: [Relaxation]

  /// One step of one constraint, and the seats then filled.
  public struct Relaxation: Equatable, Sendable {
    public var constraint: Constraint
    public var filled: Int

    public init(constraint: Constraint, filled: Int) {
      self.constraint = constraint
      self.filled = filled
    }
  }

  public init(filled: Int?, cause: [Constraint], candidates: Int, received: Int, relaxations: [Relaxation]) {
    self.filled = filled
    self.cause = cause
    self.candidates = candidates
    self.received = received
    self.relaxations = relaxations
  }
}

/// The plan in force on the day of a replanning: what came before that day stays.
public struct CohortHistory: Equatable, Sendable {
  public var plan: [CohortPlan.Member]
  public var sessions: [Int]
  /// Days of theory of the plan.
  public var theory: Set<Day>
  /// Half-days of the plan at which the agent was not there: to be made up for.
  public var missed: [String: Set<HalfDay>]
  /// Half-days of practice at which the agent was there, in the plan or not.
  public var attended: [String: Set<HalfDay>]

  public init(
    plan: [CohortPlan.Member], sessions: [Int], theory: Set<Day> = [], missed: [String: Set<HalfDay>] = [:],
    attended: [String: Set<HalfDay>] = [:]
  ) {
    self.plan = plan
    self.sessions = sessions
    self.theory = theory
    self.missed = missed
    self.attended = attended
  }
}
