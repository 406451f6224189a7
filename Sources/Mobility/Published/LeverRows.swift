/// What would make a placement possible: one or two elementary changes, none superfluous, as one recipient may know it.
public struct LeverRow: Hashable, Sendable {
  public enum Side: String, CaseIterable, Sendable {
    /// For an agent without a proposal.
    case agent
    /// For a post without a candidate.
    case poste
  }
  public enum Grade: String, CaseIterable, Sendable {
    /// The rules then admit the pair.
    case recevable
    /// The plan of the changed commission retains it.
    case propose
  }
  public var recipient: Recipient
  public var side: Side
  public var agent: String
  public var post: String
  /// Rank among the levers of the agent, or of the post, from 1.
  public var rank: Int
  public var changes: [LeverChange]
  public var grade: Grade
  /// What the plan would gain; nil when it was not solved again.
  public var placements: Int64?
  public var points: Int64?

  public init(
    recipient: Recipient, side: Side, agent: String, post: String, rank: Int, changes: [LeverChange], grade: Grade,
    placements: Int64?, points: Int64?
  ) {
    self.recipient = recipient
    self.side = side
    self.agent = agent
    self.post = post
    self.rank = rank
    self.changes = changes
    self.grade = grade
    self.placements = placements
    self.points = points
  }
}

/// One elementary change of the catalogue. Never an agreement, a status, an inaptitude or another datum of health.
public struct LeverChange: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    /// The agent widens the radius, lifts an exclusion, accepts a larger loss: the agent's own wishes.
    case rayon = "LEV-RAYON"
    case exclusion = "LEV-EXCLUSION"
    case perte = "LEV-PERTE"
    /// The agent obtains a title, an approval, a licence.
    case diplome = "LEV-DIPLOME"
    case agrement = "LEV-AGREMENT"
    case permis = "LEV-PERMIS"
    /// The origin enters the agent's titles.
    case titres = "LEV-TITRES"
    /// The host fills the grid of demands, declares hours or nature, adapts the post, opens a seat.
    case grille = "LEV-GRILLE"
    case horaires = "LEV-HORAIRES"
    case nature = "LEV-NATURE"
    case amenagement = "LEV-AMENAGEMENT"
    case seat = "LEV-PLACE"
    /// The commission moves a bound of its charte by one.
    case regle = "LEV-REGLE"

    /// A wish of the agent: nobody else reads it.
    public var isWish: Bool { self == .rayon || self == .exclusion || self == .perte }
  }
  public var kind: Kind
  public var values: [Value]

  public init(_ kind: Kind, _ values: [Value] = []) {
    self.kind = kind
    self.values = values
  }
}
