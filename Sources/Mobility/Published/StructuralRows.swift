/// What a run publishes of the plan as a whole.
public enum StructuralRow: Hashable, Sendable {
  case level(LevelRow)
  case rule(StructuralRuleRow)
  case link(LinkRow)
  case fallback(FallbackRow)
  case conflict(ConflictRow)
  case scenarioLevel(ScenarioLevelRow)
  case scenarioMove(ScenarioMoveRow)
}

/// One level of the plan: for the whole commission.
public struct LevelRow: Hashable, Sendable {
  public var index: Int
  public var level: PlanLevel
  public var value: Int64
  /// No plan that keeps the earlier levels does better; nil when nothing is known.
  public var bound: Int64?
  public var isProved: Bool
  /// Nodes of branch and bound.
  public var nodes: Int

  public init(
    index: Int, level: PlanLevel, value: Int64, bound: Int64?, isProved: Bool, nodes: Int
  ) {
    self.index = index
    self.level = level
    self.value = value
    self.bound = bound
    self.isProved = isProved
    self.nodes = nodes
  }
}

/// One structural rule as one recipient may know it: what the plan makes of it is for the secretariat.
public struct StructuralRuleRow: Hashable, Sendable {
  public var recipient: Recipient
  public var rank: Int
  public var rule: StructuralRule
  /// `reseau`, `laterale` or `sans_objet`.
  public var `class`: String
  public var lower: Int64?
  public var upper: Int64?
  /// Arrivals − departures carried from earlier years, when the rule aims at it.
  public var ledger: Int64?
  public var value: Int64?
  public var isSaturated: Bool?
  /// Whom the rule joins, when it is about a couple.
  public var couple: Couple?

  public struct Couple: Hashable, Sendable {
    public var first: String
    public var second: String
  }

  public init(recipient: Recipient, rank: Int, rule: StructuralRule, class: String, lower: Int64?, upper: Int64?) {
    self.recipient = recipient
    self.rank = rank
    self.rule = rule
    self.class = `class`
    self.lower = lower
    self.upper = upper
    if case .couple(let first, let second) = rule.demand { couple = Couple(first: first, second: second) }
  }
}

/// One move of a chain or exchange of `links` moves.
public struct LinkRow: Hashable, Sendable {
  public var recipient: Recipient
  public var chain: Int
  public var link: Int
  public var links: Int
  public var isExchange: Bool
  public var agent: String
  public var from: String?
  public var to: String

  public init(
    recipient: Recipient, chain: Int, link: Int, links: Int, isExchange: Bool, agent: String, from: String?, to: String
  ) {
    self.recipient = recipient
    self.chain = chain
    self.link = link
    self.links = links
    self.isExchange = isExchange
    self.agent = agent
    self.from = from
    self.to = to
  }
}

/// What changes for one agent if another refuses the plan's placement; for the secretariat.
public struct FallbackRow: Hashable, Sendable {
  public var refused: String
  public var agent: String
  public var lost: String?
  public var gained: String?

  public init(refused: String, agent: String, lost: String?, gained: String?) {
    self.refused = refused
    self.agent = agent
    self.lost = lost
    self.gained = gained
  }
}

/// A minimum that cannot be met, and one rule of those that together forbid it; for the secretariat.
public struct ConflictRow: Hashable, Sendable {
  public var minimum: String
  public var rule: String
  public var shortfall: Int64
  /// Without any one of the rules the minimum could be met.
  public var isIrreducible: Bool
  /// What would still be missing if the rule gave one unit more; nil for the minimum itself.
  public var relaxedShortfall: Int64?

  public init(minimum: String, rule: String, shortfall: Int64, isIrreducible: Bool, relaxedShortfall: Int64?) {
    self.minimum = minimum
    self.rule = rule
    self.shortfall = shortfall
    self.isIrreducible = isIrreducible
    self.relaxedShortfall = relaxedShortfall
  }
}

/// One level of the plan tonight, and under a scenario; for the secretariat. Nil: the side does not have the level.
public struct ScenarioLevelRow: Hashable, Sendable {
  public var scenario: String
  public var level: PlanLevel
  public var plan: Int64?
  public var scenarioValue: Int64?

  public init(scenario: String, level: PlanLevel, plan: Int64?, scenarioValue: Int64?) {
    self.scenario = scenario
    self.level = level
    self.plan = plan
    self.scenarioValue = scenarioValue
  }
}

/// An agent whose post a scenario would change; for the secretariat.
public struct ScenarioMoveRow: Hashable, Sendable {
  public var scenario: String
  public var agent: String
  public var plan: String?
  public var scenarioPost: String?

  public init(scenario: String, agent: String, plan: String?, scenarioPost: String?) {
    self.scenario = scenario
    self.agent = agent
    self.plan = plan
    self.scenarioPost = scenarioPost
  }
}
