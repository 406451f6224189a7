extension AgentRow {
  /// A host before any agreement to be named sees versant and family of métier. Not the category: an agent of category B
  /// on a post of category C would give a reclassement away.
  public func told(to recipient: Recipient) -> AgentRow? {
    var row = self
    switch recipient {
    case .secretariat, .origine, .agent: break
    case .accueil:
      guard isInScope else { return nil }
      row = AgentRow(recipient: recipient, agent: agent)
      row.versant = versant
      row.metier = metier.map { String($0.prefix(3)) }
    }
    row.recipient = recipient
    return row
  }
}

extension PostRow {
  /// A single refusal on a post with one demand would name the restriction: the host has no count of refusals.
  public func told(to recipient: Recipient) -> PostRow? {
    var row = self
    switch recipient {
    case .secretariat: break
    case .accueil: row.counts[.nonRecevable] = 0
    case .origine, .agent: return nil
    }
    row.recipient = recipient
    return row
  }
}
