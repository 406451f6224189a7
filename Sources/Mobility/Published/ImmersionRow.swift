/// An agent and a place of immersion as one recipient may know them.
public struct ImmersionRow: Hashable, Sendable {
  public var recipient: Recipient
  public var agent: String
  public var place: String
  /// Nil for a host: the doctor's opinion or a PPR alone may make the difference.
  public var verdict: Verdict?
  /// Worst answer on each of `axes`; nil where the recipient may not know.
  public private(set) var answers: [Answer?]
  /// Proposed: one place an agent, within the capacity of each.
  public var isPlanned: Bool
  /// Rank in the agent's list and in the place's list, from 1; nil when not listed.
  public var agentRank: Int?
  public var placeRank: Int?
  public var points: Int?
  public var priorities: [Priority]
  public var metres: Int?
  /// 0, 1, 2, 3: under 10, 25, 50 km, beyond; nil when unknown.
  public var distanceBand: Int?
  /// First day on which the stay may begin.
  public var earliestOn: Day?
  public var findings: [Finding]

  public static let axes: [Axis] = [.statut, .sante, .souhaits, .commission]

  public init(recipient: Recipient, agent: String, place: String) {
    self.recipient = recipient
    self.agent = agent
    self.place = place
    self.answers = Self.axes.map { _ in nil }
    self.isPlanned = false
    self.priorities = []
    self.findings = []
  }

  /// Keeps the worst answer on every axis.
  public mutating func keep(_ read: Answers) { answers = Self.axes.map { read[$0] } }
}
