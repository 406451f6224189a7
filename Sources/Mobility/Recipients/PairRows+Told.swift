extension PairRow {
  /// The origin and the agent read everything, of the plan only what is theirs. The secretariat reads everything but the
  /// codes of restrictions, which belong to the doctors and the origin.
  ///
  /// The host before any agreement to be named reads of a pair that is not refused a verdict, bands, the answer on
  /// competences and the rank. No route, no reason, no date that would name a person: « réserves à lever par l'origine »
  /// is all it reads of them. No priority either, not even its rank: P9 prints the voted order, and some of its lines
  /// tell of health.
  public func told(to recipient: Recipient) -> PairRow? {
    var row = self
    row.reason = nil
    switch recipient {
    case .secretariat: row.findings = (findings + (reason.map { [$0.finding] } ?? [])).withoutHealthValues
    case .origine: row.findings += reason.map { [$0.findingForOrigin] } ?? []
    case .agent: row.findings += reason.map { [$0.findingForAgent] } ?? []
    case .accueil:
      guard verdict != .nonRecevable else { return nil }
      row = PairRow(recipient: recipient, agent: agent, post: post, verdict: verdict)
      row.isPlanned = isPlanned
      row.postRank = postRank
      row[.competences] = self[.competences]
      row.distanceBand = distanceBand
      row.payBand = payBand
      row.theoryDays = theoryDays
      row.practiceDays = practiceDays
    }
    row.recipient = recipient
    return row
  }
}

extension FunnelRow {
  /// The funnel of a post is for the secretariat alone: it counts refusals of other employers' agents.
  public func told(to recipient: Recipient) -> FunnelRow? {
    var row = self
    switch recipient {
    case .secretariat: break
    case .origine, .agent: if side == .post { return nil }
    case .accueil: return nil
    }
    row.recipient = recipient
    return row
  }
}

extension [Finding] {
  /// The same, a finding of the sante axis once and without its values: the codes belong to the doctors and the origin.
  var withoutHealthValues: [Finding] {
    var seen: Set<Finding> = []
    return compactMap { finding in
      guard finding.rule.axis == .sante else { return finding }
      let masked = Finding(finding.rule, finding.answer)
      return seen.insert(masked).inserted ? masked : nil
    }
  }
}
