/// A seat that an agent of higher priority wanted and another has, with one reason why. For the secretariat.
public struct PriorityClaimRow: Hashable, Sendable {
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
  public var rank: Int
  /// `agents`: more agents than seats; `postes`: more seats than agents.
  public var side: String
  public var seats: Int
  public var agents: [String]
  public var posts: [String]

  public init(rank: Int, side: String, seats: Int, agents: [String], posts: [String]) {
    self.rank = rank
    self.side = side
    self.seats = seats
    self.agents = agents
    self.posts = posts
  }
}
