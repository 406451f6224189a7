/// What a run publishes of the reasons of its plan.
public enum ReasonRow: Hashable, Sendable {
  case alternative(AlternativeRow)
  case price(PriceRow)
  case trial(TrialRow)
  case contested(ContestedRow)
  case claim(PriorityClaimRow)
  case scarcity(ScarcityRow)
  case lever(LeverRow)
}

/// One amount at one level of the plan: lost when positive, gained when negative.
public struct LevelAmount: Hashable, Sendable {
  /// Index among the plan's levels, from 0.
  public var index: Int
  public var level: PlanLevel
  public var amount: Int64
  /// At most, when `amount` is only a lower bound.
  public var most: Int64?

  public init(index: Int, level: PlanLevel, amount: Int64, most: Int64? = nil) {
    self.index = index
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
