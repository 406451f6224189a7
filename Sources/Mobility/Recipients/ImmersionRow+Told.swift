extension ImmersionRow {
  /// The secretariat reads everything but the codes of restrictions; the host, before any agreement to be named, that
  /// someone who is not refused may come, how far from, in which order. No verdict: with the convention signed, the
  /// doctor's opinion alone would separate two of them.
  public func told(to recipient: Recipient) -> ImmersionRow? {
    var row = self
    switch recipient {
    case .secretariat: row.findings = findings.withoutHealthValues
    case .origine, .agent: break
    case .accueil:
      guard verdict != .nonRecevable else { return nil }
      row = ImmersionRow(recipient: recipient, agent: agent, place: place)
      row.isPlanned = isPlanned
      row.placeRank = placeRank
      row.distanceBand = distanceBand
    }
    row.recipient = recipient
    return row
  }
}
