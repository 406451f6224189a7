extension ContestedRow {
  public func told(to recipient: Recipient) -> ContestedRow? {
    var row = self
    switch recipient {
    case .secretariat, .origine, .agent: row.recipient = recipient
    case .accueil: return nil
    }
    return row
  }
}

extension LeverRow {
  /// A lever on the agent's own wishes is for the agent alone, since to a DRH it would be pressure; what a post would
  /// adapt names a restriction, and the secretariat is not told which. Never a host.
  public func told(to recipient: Recipient) -> LeverRow? {
    let isWish = changes.contains { $0.kind.isWish }
    var row = self
    switch recipient {
    case .secretariat:
      guard !isWish else { return nil }
      row.changes = changes.map { $0.kind == .amenagement ? LeverChange($0.kind) : $0 }
    case .origine: if isWish { return nil }
    case .agent: break
    case .accueil: return nil
    }
    row.recipient = recipient
    return row
  }
}
