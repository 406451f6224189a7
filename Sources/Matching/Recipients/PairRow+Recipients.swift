import Mobility

extension PairRow {
  /// For the secretariat: everything but the codes of restrictions, which belong to the doctors and the origin.
  func forCommission() -> PairRow {
    var row = self
    row.recipient = .secretariat
    row.findings = findings.withoutHealthValues
    return row
  }

  /// For the host before any agreement to be named: a verdict, bands, the answer on competences and the rank. No route,
  /// no reason, no date that would name a person: « réserves à lever par l'origine » is all it reads of them.
  func forHost(_ siret: String) -> PairRow {
    var row = PairRow(recipient: .accueil(siret: siret), agent: agent, post: post, verdict: verdict)
    row.isPlanned = isPlanned
    row.postRank = postRank
    row.answers = [nil, nil, nil, answers[3], nil]
    row.distanceBand = distanceBand
    row.payBand = payBand
    row.theoryDays = theoryDays
    row.practiceDays = practiceDays
    // No priority either, not even its rank: P9 prints the voted order, and some of its lines tell of health.
    return row
  }
}
