extension StructuralRuleRow {
  /// What the plan makes of a rule, what earlier years carry and whom a couple joins are for the secretariat; every
  /// employer reads the rule as it is voted and applied.
  public func told(to recipient: Recipient) -> StructuralRuleRow? {
    var row = self
    switch recipient {
    case .secretariat: break
    case .origine: (row.ledger, row.value, row.isSaturated, row.couple) = (nil, nil, nil, nil)
    case .accueil, .agent: return nil
    }
    row.recipient = recipient
    return row
  }
}

extension LinkRow {
  /// An origin reads the moves of its own agents.
  public func told(to recipient: Recipient) -> LinkRow? {
    var row = self
    switch recipient {
    case .secretariat, .origine: row.recipient = recipient
    case .accueil, .agent: return nil
    }
    return row
  }
}
