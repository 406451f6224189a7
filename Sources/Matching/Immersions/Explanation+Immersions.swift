import Mobility

extension Immersions {
  /// Whether the pair is published: all of them under the cap, above it those of a list.
  private func isPublished(_ index: Int, _ listLength: Int) -> Bool {
    !isAboveCap || agentRanks[index] <= listLength || placeRanks[index] <= listLength
  }

  /// Agents that a host reads, by their index.
  func hosts(listLength: Int) -> [(agent: Int, host: String)] {
    pairs.indices.filter { isPublished($0, listLength) }.map { index in
      (Int(pairs[index].agent), book.places[Int(pairs[index].place)].post.employer)
    }
  }

  /// One row a pair and recipient, in the order of agents then places. A refused pair has no row for the host.
  func explain<Sink: PublicationSink>(_ perimeter: Perimeter, listLength: Int, _ sink: inout Sink) throws {
    var aside = 0
    for (index, pair) in pairs.enumerated() {
      while aside < refused.count, (refused[aside].agent, refused[aside].place) < (pair.agent, pair.place) {
        try explain(row(refused[aside], perimeter), perimeter.agents[Int(refused[aside].agent)], host: nil, &sink)
        aside += 1
      }
      guard isPublished(index, listLength) else { continue }
      var row = row(pair, perimeter)
      row.isPlanned = isPlanned[index]
      row.agentRank = agentRanks[index] <= listLength ? agentRanks[index] : nil
      row.placeRank = placeRanks[index]
      row.points = Int(pair.points)
      row.priorities = book.prioritiesOf(Int(pair.agent))
      try explain(
        row, perimeter.agents[Int(pair.agent)], host: book.places[Int(pair.place)].post.employer, &sink)
    }
    for pair in refused[aside...] {
      try explain(row(pair, perimeter), perimeter.agents[Int(pair.agent)], host: nil, &sink)
    }
  }

  private func explain<Sink: PublicationSink>(
    _ full: ImmersionRow, _ agent: Agent, host: String?, _ sink: inout Sink
  ) throws {
    for recipient in [Recipient.origine(siret: agent.employer), .agent(code: agent.code)] {
      var row = full
      row.recipient = recipient
      try sink.immersion(row)
    }
    try sink.immersion(full.forCommission())
    if let host { try sink.immersion(full.forHost(host)) }
  }

  /// Everything the night knows of the pair, as the origin reads it.
  private func row(_ pair: Pair, _ perimeter: Perimeter) -> ImmersionRow {
    let (agent, place) = (Int(pair.agent), Int(pair.place))
    let reading = book.full(agent, place)
    var row = ImmersionRow(
      recipient: .secretariat, agent: perimeter.agents[agent].code, place: book.places[place].post.code)
    row.verdict = Verdict(worst: reading.answers.worst)
    row.answers = [Axis.statut, .sante, .souhaits, .commission].map { reading.answers[$0] }
    row.metres = book.metresBetween(agent, place)
    row.distanceBand = distanceBand(row.metres)
    row.earliestOn = book.earliest(agent, place)
    row.findings = reading.findings
    return row
  }
}
