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

/// One examined pair as one recipient may know it.
public struct PairRow: Hashable, Sendable {
  public var recipient: Recipient
  public var agent: String
  public var post: String
  public var verdict: Verdict
  public var routes: Routes
  /// A mise à disposition is possible meanwhile (« transitoire »).
  public var allowsMiseADisposition: Bool
  /// Worst answer on statut, sante, souhaits, competences and commission; nil where the recipient may not know.
  public var answers: [Answer?]
  /// Retained by the plan.
  public var isPlanned: Bool
  /// Rank in the agent's list and in the post's list, from 1; nil when not listed.
  public var agentRank: Int?
  public var postRank: Int?
  /// Weighted points, nil when the pair takes no seat.
  public var points: Int?
  /// Points of each criterion, 0–100, in the order of `Criterion.allCases`; empty with `points`.
  public var criteria: [Int]
  public var priorities: [Priority]
  /// Metres between residence and place of work; nil for the host.
  public var metres: Int?
  /// 0, 1, 2, 3: under 10, 25, 50 km, beyond; nil when unknown.
  public var distanceBand: Int?
  /// Monthly pay over the components known on both sides, in centimes.
  public var payBefore: Int64?
  public var payAfter: Int64?
  /// The host has decided no classement: « au moins ».
  public var payIsAtLeast: Bool
  /// -2 loss over the threshold, -1 loss, 0 equal, 1 gain; nil when unknown.
  public var payBand: Int?
  public var earliestOn: Day?
  public var gapDays: Int?
  public var theoryDays: Int?
  public var practiceDays: Int?
  public var findings: [Finding]

  public init(recipient: Recipient, agent: String, post: String, verdict: Verdict) {
    self.recipient = recipient
    self.agent = agent
    self.post = post
    self.verdict = verdict
    self.routes = []
    self.allowsMiseADisposition = false
    self.answers = [nil, nil, nil, nil, nil]
    self.isPlanned = false
    self.criteria = []
    self.priorities = []
    self.payIsAtLeast = false
    self.findings = []
  }
}

/// How many pairs of one agent or one post a rule answered so: the funnel, above the cap of pairs.
public struct FunnelRow: Hashable, Sendable {
  public enum Side: String, CaseIterable, Sendable {
    case agent
    case post
  }
  public var recipient: Recipient
  public var side: Side
  /// The agent's pseudonym or the post's code.
  public var subject: String
  public var rule: Rule
  public var answer: Answer
  public var pairs: Int

  public init(recipient: Recipient, side: Side, subject: String, rule: Rule, answer: Answer, pairs: Int) {
    self.recipient = recipient
    self.side = side
    self.subject = subject
    self.rule = rule
    self.answer = answer
    self.pairs = pairs
  }
}

/// Figures of the whole night, as the run keeps them.
public struct NightCounts: Hashable, Sendable {
  public var agents = 0
  public var posts = 0
  /// Agents without a live written agreement: a number, and never a row.
  public var excluded = 0
  public var outOfScope = 0
  public var controlled = 0
  public var pairs = 0
  /// In the order of `Verdict.allCases`.
  public var verdicts = [0, 0, 0, 0]
  public var placed = 0
  public var points: Int64 = 0

  public init() {}
}

/// Where the published rows go, in a fixed order; the database supplies one that streams, a test one that collects.
public protocol PublicationSink {
  mutating func employer(_ row: EmployerRow) throws
  mutating func agent(_ row: AgentRow) throws
  mutating func post(_ row: PostRow) throws
  mutating func pair(_ row: PairRow) throws
  mutating func funnel(_ row: FunnelRow) throws
  mutating func structural(_ row: StructuralRow) throws
  mutating func reason(_ row: ReasonRow) throws
  mutating func certificate(_ row: CertificateRow) throws
  mutating func immersion(_ row: ImmersionRow) throws
}
