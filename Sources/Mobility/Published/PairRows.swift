/// One examined pair as one recipient may know it.
public struct PairRow: Hashable, Sendable {
  public var recipient: Recipient
  public var agent: String
  public var post: String
  public var verdict: Verdict
  public var routes: Routes
  /// A mise à disposition is possible meanwhile (« transitoire »).
  public var allowsMiseADisposition: Bool
  /// Worst answer on each of `axes`; nil where the recipient may not know.
  public private(set) var answers: [Answer?]
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
  /// Why the plan does not retain the pair, until it is told.
  public var reason: PlanReason?

  public static let axes: [Axis] = [.statut, .sante, .souhaits, .competences, .commission]

  public init(recipient: Recipient, agent: String, post: String, verdict: Verdict) {
    self.recipient = recipient
    self.agent = agent
    self.post = post
    self.verdict = verdict
    self.routes = []
    self.allowsMiseADisposition = false
    self.answers = Self.axes.map { _ in nil }
    self.isPlanned = false
    self.criteria = []
    self.priorities = []
    self.payIsAtLeast = false
    self.findings = []
  }

  public subscript(axis: Axis) -> Answer? {
    get { Self.axes.firstIndex(of: axis).flatMap { answers[$0] } }
    set { if let index = Self.axes.firstIndex(of: axis) { answers[index] = newValue } }
  }

  /// Keeps the worst answer on every axis.
  public mutating func keep(_ read: Answers) { answers = Self.axes.map { read[$0] } }
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
