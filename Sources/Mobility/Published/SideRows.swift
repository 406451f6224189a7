/// The state of one employer's data, for the commission.
public struct EmployerRow: Hashable, Sendable {
  public var siret: String
  public var agents: Int
  public var posts: Int
  public var loadedOn: Day?
  public var isLate: Bool

  public init(siret: String, agents: Int, posts: Int, loadedOn: Day?, isLate: Bool) {
    self.siret = siret
    self.agents = agents
    self.posts = posts
    self.loadedOn = loadedOn
    self.isLate = isLate
  }
}

/// One agent as one recipient may know it; a column its recipient may not see is nil. The pseudonym is replaced by the
/// recipient's own reference when the row is staged.
public struct AgentRow: Hashable, Sendable {
  public var recipient: Recipient
  public var agent: String
  /// False: outside the commission's scope (LEG-INAPT-TOTALE), and every other column is nil.
  public var isInScope: Bool
  public var siret: String?
  public var versant: Versant?
  public var statut: Statut?
  public var category: Category?
  public var grade: String?
  public var metier: String?
  public var commune: String?
  public var weeklyMinutes: Int?
  /// Where the structural rules count the agent; nil unless one of them names a service.
  public var service: String?
  /// The agent's own post, when it is read: never a proposal.
  public var heldPost: String?
  /// The held post would be reopened: the agent stays on it or moves.
  public var mayStay: Bool?
  /// `PPR`, `CDD`, `SURNOMBRE`, `STAGE`: the nearest deadline.
  public var deadline: String?
  public var deadlineOn: Day?
  public var internalSearchOn: Day?
  /// Pairs examined, by verdict, in the order of `Verdict.allCases`.
  public var counts: [Int]
  /// The post the plan gives, if any.
  public var plannedPost: String?

  public init(recipient: Recipient, agent: String, isInScope: Bool = true, counts: [Int] = [0, 0, 0, 0]) {
    self.recipient = recipient
    self.agent = agent
    self.isInScope = isInScope
    self.counts = counts
  }
}

/// One post as one recipient reads it.
public struct PostRow: Hashable, Sendable {
  public var recipient: Recipient
  public var post: String
  /// The host.
  public var siret: String
  public var versant: Versant?
  public var category: Category?
  /// Where the structural rules count the post; nil unless one of them names a service.
  public var service: String?
  /// Vacant ones.
  public var seats: Int
  /// IMP-CLOS or IMP-DOUBLON: the post is in CONTROLE and no pair was examined. IMP-9999: it is open, without an end.
  public var control: Rule?
  /// The post kept in its stead, when it is a double.
  public var duplicateOf: String?
  /// Share of the 28 codes the host has answered, in percent.
  public var demandsPercent: Int
  public var vacantDays: Int?
  public var counts: [Int]
  /// Agents the plan places on it.
  public var placed: Int

  public init(
    recipient: Recipient, post: String, siret: String, seats: Int, control: Rule? = nil, duplicateOf: String? = nil,
    demandsPercent: Int = 0, vacantDays: Int? = nil, counts: [Int] = [0, 0, 0, 0], placed: Int = 0
  ) {
    self.recipient = recipient
    self.post = post
    self.siret = siret
    self.seats = seats
    self.control = control
    self.duplicateOf = duplicateOf
    self.demandsPercent = demandsPercent
    self.vacantDays = vacantDays
    self.counts = counts
    self.placed = placed
  }
}
