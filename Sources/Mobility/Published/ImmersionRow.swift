/// An agent and a place of immersion as one recipient may know them.
public struct ImmersionRow: Hashable, Sendable {
  public var recipient: Recipient
  public var agent: String
  public var place: String
  /// Nil for a host: the doctor's opinion or a PPR alone may make the difference.
  public var verdict: Verdict?
  /// Worst answer on statut, sante, souhaits and commission; nil where the recipient may not know.
  public var answers: [Answer?]
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

  public init(recipient: Recipient, agent: String, place: String) {
    self.recipient = recipient
    self.agent = agent
    self.place = place
    self.answers = [nil, nil, nil, nil]
    self.isPlanned = false
    self.priorities = []
    self.findings = []
  }

  /// For the secretariat: everything but the codes of restrictions.
  public func forCommission() -> ImmersionRow {
    var row = self
    row.recipient = .secretariat
    row.findings = findings.withoutHealthValues
    return row
  }

  /// For the host before any agreement to be named: that someone may come, how far from, in which order. No verdict: with
  /// the convention signed, the doctor's opinion alone would separate two of them.
  public func forHost(_ siret: String) -> ImmersionRow {
    var row = ImmersionRow(recipient: .accueil(siret: siret), agent: agent, place: place)
    row.isPlanned = isPlanned
    row.placeRank = placeRank
    row.distanceBand = distanceBand
    return row
  }
}

extension [Finding] {
  /// The same, a finding of the sante axis once and without its values: the codes belong to the doctors and the origin.
  public var withoutHealthValues: [Finding] {
    var seen: Set<Finding> = []
    return compactMap { finding in
      guard finding.rule.axis == .sante else { return finding }
      let masked = Finding(finding.rule, finding.answer)
      return seen.insert(masked).inserted ? masked : nil
    }
  }
}
