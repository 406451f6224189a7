/// What founds a commission, or joins members to it: convention, employers with their dates, who answers for them,
/// séances, charte.
public struct Founding: Equatable, Sendable {
  public var name: String
  public var convention: Convention
  public var members: [Member]
  public var referents: [Referent]
  public var seances: [Day]
  public var charte: VotedCharte

  public init(
    name: String, convention: Convention, members: [Member] = [], referents: [Referent] = [], seances: [Day] = [],
    charte: VotedCharte
  ) {
    self.name = name
    self.convention = convention
    self.members = members
    self.referents = referents
    self.seances = seances
    self.charte = charte
  }

  public struct Convention: Equatable, Sendable {
    /// In the order a convention goes through them; only a signed one is ever in force.
    public enum State: String, CaseIterable, Sendable {
      case projet
      case enRelecture = "en_relecture"
      case signee
    }
    public var code: String
    public var label: String
    public var state: State
    public var startsOn: Day?
    public var endsOn: Day?

    public init(code: String, label: String, state: State = .projet, startsOn: Day? = nil, endsOn: Day? = nil) {
      self.code = code
      self.label = label
      self.state = state
      self.startsOn = startsOn
      self.endsOn = endsOn
    }
  }

  /// An employer party to the convention, from a day on, last day included.
  public struct Member: Equatable, Sendable {
    public var employer: Employer
    public var fromOn: Day
    public var untilOn: Day?

    public init(employer: Employer, fromOn: Day, untilOn: Day? = nil) {
      self.employer = employer
      self.fromOn = fromOn
      self.untilOn = untilOn
    }
  }

  /// Someone who answers for an employer (SIRET) or for the secretariat (nil), under a login of the database.
  public struct Referent: Equatable, Sendable {
    public var login: String
    public var employer: String?
    public var name: String
    public var email: String?
    /// Sends the employer's files; otherwise reads the reports.
    public var loads: Bool

    public init(login: String, employer: String?, name: String, email: String? = nil, loads: Bool = false) {
      self.login = login
      self.employer = employer
      self.name = name
      self.email = email
      self.loads = loads
    }
  }

  /// A charte with the dates of its vote.
  public struct VotedCharte: Equatable, Sendable {
    public var charte: Charte
    public var effectiveFrom: Day
    public var votedOn: Day?

    public init(charte: Charte, effectiveFrom: Day, votedOn: Day? = nil) {
      self.charte = charte
      self.effectiveFrom = effectiveFrom
      self.votedOn = votedOn
    }
  }
}
