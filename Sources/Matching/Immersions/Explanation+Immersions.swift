import Mobility

extension Immersions {
  /// Whether the pair is published: all of them under the cap, above it those of a list.
  fileprivate func isPublished(_ index: Int, _ listLength: Int) -> Bool {
    !isAboveCap || agentRanks[index] <= listLength || placeRanks[index] <= listLength
  }

  /// Agents that a host reads, by their index.
  func hosts(listLength: Int) -> [(agent: Int, host: String)] {
    pairs.indices.filter { isPublished($0, listLength) }.map { index in
      (Int(pairs[index].agent), book.places[Int(pairs[index].place)].post.employer)
    }
  }
}

extension Explanation {
  /// One row a pair and recipient, in the order of agents then places.
  func explainImmersions(_ sink: inout some PublicationSink) throws {
    let (pairs, refused) = (immersions.pairs, immersions.refused)
    var aside = 0
    for (index, pair) in pairs.enumerated() {
      while aside < refused.count, (refused[aside].agent, refused[aside].place) < (pair.agent, pair.place) {
        try tell(row(refused[aside]), refused[aside], &sink)
        aside += 1
      }
      guard immersions.isPublished(index, listLength) else { continue }
      var row = row(pair)
      row.isPlanned = immersions.isPlanned[index]
      row.agentRank = immersions.agentRanks[index] <= listLength ? immersions.agentRanks[index] : nil
      row.placeRank = immersions.placeRanks[index]
      row.points = Int(pair.points)
      row.priorities = immersions.book.prioritiesOf(Int(pair.agent))
      try tell(row, pair, &sink)
    }
    for pair in refused[aside...] { try tell(row(pair), pair, &sink) }
  }

  private func tell(_ row: ImmersionRow, _ pair: Immersions.Pair, _ sink: inout some PublicationSink) throws {
    let host = immersions.book.places[Int(pair.place)].post.employer
    for recipient in Recipient.readers(of: pairing.perimeter.agents[Int(pair.agent)], hosts: [host]) {
      if let told = row.told(to: recipient) { try sink.immersion(told) }
    }
  }

  /// Everything the night knows of the pair.
  private func row(_ pair: Immersions.Pair) -> ImmersionRow {
    let (agent, place, book) = (Int(pair.agent), Int(pair.place), immersions.book)
    let reading = book.full(agent, place)
    var row = ImmersionRow(
      recipient: .secretariat, agent: pairing.perimeter.agents[agent].code, place: book.places[place].post.code)
    row.verdict = Verdict(worst: reading.answers.worst)
    row.keep(reading.answers)
    row.metres = book.metresBetween(agent, place)
    row.distanceBand = distanceBand(row.metres)
    row.earliestOn = book.earliest(agent, place)
    row.findings = reading.findings
    return row
  }
}
