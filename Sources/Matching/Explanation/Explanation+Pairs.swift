import Mobility

/// 0, 1, 2, 3: under 10, 25, 50 km, beyond.
func distanceBand(_ metres: Int?) -> Int? { metres.map { metres in [10_000, 25_000, 50_000].count { metres >= $0 } } }

/// Each pair is read again in full, by the same declaration that filled the seats, and told to each recipient.
extension Explanation {
  /// Pairs in the order of agents then posts.
  func explainPairs(_ sink: inout some PublicationSink) throws {
    var aside = 0
    func explainAside(before agent: Int32, _ post: Int32) throws {
      while aside < pairing.setAside.count,
        (pairing.setAside[aside].agent, pairing.setAside[aside].post) < (agent, post)
      {
        try explain(Int(pairing.setAside[aside].agent), Int(pairing.setAside[aside].post), eligible: nil, &sink)
        aside += 1
      }
    }
    for (index, pair) in pairing.eligible.enumerated() {
      guard plan.isPublished(index) else { continue }
      try explainAside(before: pair.agent, pair.post)
      try explain(Int(pair.agent), Int(pair.post), eligible: index, &sink)
    }
    try explainAside(before: Int32.max, Int32.max)
  }

  private func explain(
    _ agent: Int, _ post: Int, eligible: Int?, _ sink: inout some PublicationSink
  ) throws {
    let (origin, host) = (pairing.perimeter.agents[agent], pairing.perimeter.posts[post])
    let row = fullRow(agent, post, eligible)
    for recipient in Recipient.readers(of: origin, hosts: [host.employer]) {
      if let told = row.told(to: recipient) { try sink.pair(told) }
    }
  }

  /// Everything the night knows of the pair.
  private func fullRow(_ agent: Int, _ post: Int, _ eligible: Int?) -> PairRow {
    let book = pairing.book
    let (origin, host) = (pairing.perimeter.agents[agent], pairing.perimeter.posts[post])
    let (reading, routes) = book.full(agent, post)
    var row = PairRow(
      recipient: .secretariat, agent: origin.code, post: host.code, verdict: Verdict(worst: reading.answers.worst))
    row.routes = routes
    row.allowsMiseADisposition = book.allowsMiseADisposition(agent, post)
    row.keep(reading.answers)
    row.priorities = book.prioritiesOf(agent, post, routes)
    row.metres = book.metresBetween(agent, post)
    row.distanceBand = distanceBand(row.metres)
    let pay = book.payOf(agent, post)
    row.payBefore = pay.before
    row.payAfter = pay.after
    row.payIsAtLeast = pay.isAtLeast
    row.payBand = payBand(pay)
    let departure = book.agents[agent].departure
    row.earliestOn = departure
    row.gapDays = host.opening.startsOn.map { max(0, departure.days(since: $0)) }
    let parcours = book.parcoursDays(agent, post)
    row.theoryDays = parcours?.theory
    row.practiceDays = parcours?.practice
    row.findings = reading.findings
    if let eligible { addPlan(eligible, agent, post, &row) }
    return row
  }

  private func addPlan(_ eligible: Int, _ agent: Int, _ post: Int, _ row: inout PairRow) {
    let points = pairing.book.pointsOf(agent, post)
    row.points = points.total
    row.criteria = points.criteria
    let agentRank = Int(plan.agentRanks[eligible])
    row.agentRank = agentRank <= listLength ? agentRank : nil
    row.postRank = Int(plan.postRanks[eligible])
    row.isPlanned = plan.chosen[agent] == eligible
    if !row.isPlanned { row.reason = closed.reason(of: eligible) }
  }

  private func payBand(_ pay: PayComparison) -> Int? {
    guard let delta = pay.delta, let before = pay.before else { return nil }
    let threshold = before * Int64(commission.charte.payThresholdPercent)
    return delta > 0 ? 1 : delta == 0 ? 0 : -delta * 100 > threshold ? -2 : -1
  }
}

extension Plan {
  /// Whether the pair is within the published length of a list, its agent's or its post's.
  func isListed(_ eligible: Int, _ listLength: Int) -> Bool {
    agentRanks[eligible] <= listLength || postRanks[eligible] <= listLength
  }
}
