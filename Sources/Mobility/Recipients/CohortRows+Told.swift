extension CohortAgentRow {
  /// Points, and whom one could replace, compare agents: for the secretariat. A host reads that a member comes to it.
  public func told(to recipient: Recipient) -> CohortAgentRow? {
    var row = self
    switch recipient {
    case .secretariat: break
    case .origine, .agent: (row.points, row.replaced) = (nil, [])
    case .accueil:
      guard situation == .membre else { return nil }
      row = CohortAgentRow(recipient: recipient, agent: agent, situation: situation, change: change)
      row.thresholdPercent = thresholdPercent
    }
    row.recipient = recipient
    return row
  }
}

extension CohortDayRow {
  /// A host reads the half-days at its own places.
  public func told(to recipient: Recipient) -> CohortDayRow? {
    var row = self
    switch recipient {
    case .secretariat, .origine, .agent: break
    case .accueil(let siret): if siret != host { return nil }
    }
    row.recipient = recipient
    return row
  }
}
