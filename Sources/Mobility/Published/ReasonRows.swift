/// What a run publishes of the reasons of its plan.
public enum ReasonRow: Hashable, Sendable {
  case alternative(AlternativeRow)
  case price(PriceRow)
  case trial(TrialRow)
  case contested(ContestedRow)
  case claim(ClaimRow)
  case scarcity(ScarcityRow)
  case lever(LeverRow)
}

/// One amount at one level of the plan, by the level's name: lost when positive, gained when negative.
public struct LevelAmount: Hashable, Sendable {
  /// Place among the plan's levels, from 0.
  public var place: Int
  public var level: String
  public var amount: Int64
  /// At most, when `amount` is only a lower bound.
  public var most: Int64?

  public init(place: Int, level: String, amount: Int64, most: Int64? = nil) {
    self.place = place
    self.level = level
    self.amount = amount
    self.most = most
  }
}

/// An agent whose row differs in another plan: the post they would lose and the one they would have, by codes.
public struct MovedAgent: Hashable, Sendable {
  public var agent: String
  public var lost: String?
  public var gained: String?

  public init(agent: String, lost: String?, gained: String?) {
    self.agent = agent
    self.lost = lost
    self.gained = gained
  }
}

/// A pair that the plan could have and does not retain: what the whole plan loses if it is imposed, and who would change.
/// For the secretariat.
public struct AlternativeRow: Hashable, Sendable {
  public enum Knowledge: String, CaseIterable, Sendable {
    case exacte
    /// The amounts are bounds.
    case encadree
    /// No plan has the pair.
    case impossible
    /// The plan itself is not proved.
    case inconnue
  }
  public var agent: String
  public var post: String
  public var agentRank: Int?
  public var postRank: Int
  public var knowledge: Knowledge
  /// Levels on which something changes, in their order; for bounds, every level on which either is not zero.
  public var amounts: [LevelAmount]
  public var displaced: [MovedAgent]

  public init(
    agent: String, post: String, agentRank: Int?, postRank: Int, knowledge: Knowledge, amounts: [LevelAmount],
    displaced: [MovedAgent]
  ) {
    self.agent = agent
    self.post = post
    self.agentRank = agentRank
    self.postRank = postRank
    self.knowledge = knowledge
    self.amounts = amounts
    self.displaced = displaced
  }
}

/// A bound of the charte that binds the plan, moved: what the plan would be then. For the secretariat.
public struct PriceRow: Hashable, Sendable {
  public var rule: String
  /// `marge`, `maximum`, `minimum`, `rouvertes`, `arrivees` or `departs`.
  public var bound: String
  /// The bound as voted.
  public var voted: Int
  /// −2 to 2, in the unit of the rule.
  public var step: Int
  /// False: the bound cannot go so low.
  public var isPossible: Bool
  public var isProved: Bool
  public var amounts: [LevelAmount]
  public var moves: [MovedAgent]

  public init(
    rule: String, bound: String, voted: Int, step: Int, isPossible: Bool, isProved: Bool, amounts: [LevelAmount],
    moves: [MovedAgent]
  ) {
    self.rule = rule
    self.bound = bound
    self.voted = voted
    self.step = step
    self.isPossible = isPossible
    self.isProved = isProved
    self.amounts = amounts
    self.moves = moves
  }
}

/// A weight moved by five per cent, and the plan solved again: for everyone who reads the levels.
public struct TrialRow: Hashable, Sendable {
  public var criterion: Criterion
  /// −5 or 5.
  public var step: Int
  public var isProved: Bool

  public init(criterion: Criterion, step: Int, isProved: Bool) {
    self.criterion = criterion
    self.step = step
    self.isProved = isProved
  }
}

/// An agent whose placement a trial changes, as one recipient may know it.
public struct ContestedRow: Hashable, Sendable {
  public var recipient: Recipient
  public var criterion: Criterion
  public var step: Int
  public var move: MovedAgent

  public init(recipient: Recipient, criterion: Criterion, step: Int, move: MovedAgent) {
    self.recipient = recipient
    self.criterion = criterion
    self.step = step
    self.move = move
  }
}

/// A seat that an agent of higher priority wanted and another has, with one reason why. For the secretariat.
public struct ClaimRow: Hashable, Sendable {
  public enum Cause: String, CaseIterable, Sendable {
    case decision
    case maintien
    case chaine
    case regle
    case nonProuve = "non_prouve"
  }
  public var agent: String
  public var post: String
  public var holder: String
  public var priority: Priority
  public var cause: Cause
  /// The rule's code, with `regle`.
  public var rule: String?

  public init(agent: String, post: String, holder: String, priority: Priority, cause: Cause, rule: String?) {
    self.agent = agent
    self.post = post
    self.holder = holder
    self.priority = priority
    self.cause = cause
    self.rule = rule
  }
}

/// A group of agents and posts that cannot be served whole. For the secretariat.
public struct ScarcityRow: Hashable, Sendable {
  /// From 1, the largest gap first.
  public var place: Int
  /// `agents`: more agents than seats; `postes`: more seats than agents.
  public var side: String
  public var seats: Int
  public var agents: [String]
  public var posts: [String]

  public init(place: Int, side: String, seats: Int, agents: [String], posts: [String]) {
    self.place = place
    self.side = side
    self.seats = seats
    self.agents = agents
    self.posts = posts
  }
}

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
  /// Place among the levers of the agent, or of the post, from 1.
  public var place: Int
  public var changes: [LeverChange]
  public var grade: Grade
  /// What the plan would gain; nil when it was not solved again.
  public var placements: Int64?
  public var points: Int64?

  public init(
    recipient: Recipient, side: Side, agent: String, post: String, place: Int, changes: [LeverChange], grade: Grade,
    placements: Int64?, points: Int64?
  ) {
    self.recipient = recipient
    self.side = side
    self.agent = agent
    self.post = post
    self.place = place
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
    case place = "LEV-PLACE"
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
