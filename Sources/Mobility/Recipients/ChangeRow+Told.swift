extension ChangeRow {
  /// That someone's health changed is between the origin and the agent: the secretariat reads that the dossier did. The
  /// origin and the agent read their own datum, of another's « a row other than this one ». A host reads no change, and
  /// what changed on a post is for the secretariat alone.
  public func told(to recipient: Recipient) -> ChangeRow? {
    var row = self
    switch recipient {
    case .secretariat:
      if case .agent(let code, let groups) = cause {
        row.cause = .agent(code: code, groups: groups.map { $0 == .sante ? .dossier : $0 })
      }
    case .origine, .agent:
      guard side == .agent else { return nil }
      if case .agent(let code, _) = cause, code != subject { row.cause = .agent(code: "", groups: []) }
    case .accueil: return nil
    }
    row.recipient = recipient
    return row
  }
}
