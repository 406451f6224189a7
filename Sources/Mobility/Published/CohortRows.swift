/// One agent of a cohort as one recipient may know it.
public struct CohortAgentRow: Hashable, Sendable {
  public enum Situation: String, CaseIterable, Sendable {
    case membre
    case attente
    case sansLieu = "sans_lieu"
    /// Left after some days, or after a publication.
    case sorti
  }
  /// Since the plan in force.
  public enum Change: String, CaseIterable, Sendable {
    case aucun
    case entree
    case sortie
    case lieu
    case dates
  }
  public var recipient: Recipient
  public var agent: String
  public var situation: Situation
  public var change: Change
  /// SIRET of the origin.
  public var origin: String?
  /// Of those who wait.
  public var rank: Int?
  public var points: Int?
  /// Members in whose stead the agent could be.
  public var replaced: [String] = []
  /// In half-days.
  public var theory = Progress()
  public var practice = Progress()
  /// Share of the half-days that the certificate asks, in percent: the programme's.
  public var thresholdPercent = 0
  /// Half-days of practice that the plan could not place.
  public var missing = 0
  public var assessed = Assessments()

  public struct Progress: Hashable, Sendable {
    public var planned = 0
    public var done = 0

    public init(planned: Int = 0, done: Int = 0) {
      self.planned = planned
      self.done = done
    }
  }

  /// Last assessment by each side.
  public struct Assessments: Hashable, Sendable {
    public var byOrigin: Day?
    public var byHost: Day?
    public var byAgent: Day?

    public init(byOrigin: Day? = nil, byHost: Day? = nil, byAgent: Day? = nil) {
      self.byOrigin = byOrigin
      self.byHost = byHost
      self.byAgent = byAgent
    }
  }

  public init(recipient: Recipient, agent: String, situation: Situation, change: Change) {
    self.recipient = recipient
    self.agent = agent
    self.situation = situation
    self.change = change
  }
}

/// A half-day of one member as one recipient may know it.
public struct CohortDayRow: Hashable, Sendable {
  public var recipient: Recipient
  public var agent: String
  public var halfDay: HalfDay
  /// Of practice, with its period from 1 and the host; nil for theory.
  public var place: String?
  public var period: Int?
  public var host: String?

  public init(
    recipient: Recipient, agent: String, halfDay: HalfDay, place: String? = nil, period: Int? = nil,
    host: String? = nil
  ) {
    self.recipient = recipient
    self.agent = agent
    self.halfDay = halfDay
    self.place = place
    self.period = period
    self.host = host
  }
}
