import Mobility

/// Moves for which a plan B is computed, in the order of chains: each is a whole solve.
private let fallbackLimit = 100

/// The plan as a whole: its levels and their proof, the structural rules, chains and exchanges with what happens if one
/// link refuses, and the minimums that cannot be met.
func explainStructure<Sink: PublicationSink>(
  _ pairing: Pairing, _ plan: Plan, _ salt: Int, _ sink: inout Sink
) throws {
  for (index, proof) in plan.proofs.enumerated() {
    try sink.structural(
      .level(
        LevelRow(
          index: index, name: proof.name, isMaximised: proof.isMaximised, value: proof.value, bound: proof.bound,
          isProved: proof.isProved, nodes: proof.nodes)))
  }
  try explainRules(pairing, plan, &sink)
  let found = chains(pairing, plan.chosen)
  try explainChains(pairing, found, &sink)
  try explainFallbacks(pairing, plan, found, salt, &sink)
  for row in try conflicts(pairing, plan, salt) { try sink.structural(.conflict(row)) }
}

private func explainRules<Sink: PublicationSink>(_ pairing: Pairing, _ plan: Plan, _ sink: inout Sink) throws {
  let statusQuo = StatusQuo(pairing)
  let employers = Set(pairing.perimeter.agents.map(\.employer)).sorted()
  for applied in plan.rules {
    let rule = pairing.structure.rules[applied.index]
    var row = StructuralRuleRow(
      recipient: .secretariat, rank: applied.index + 1, rule: rule, class: applied.class.rawValue,
      lower: applied.lower,
      upper: applied.upper)
    if case .reciprocity(_, true) = rule.demand { row.ledger = Tally(rule, pairing, statusQuo).ledger }
    var masked = row
    masked.ledger = nil
    row.value = applied.value
    row.isSaturated = applied.isSaturated
    try sink.structural(.rule(row))
    for employer in employers {
      masked.recipient = .origine(siret: employer)
      try sink.structural(.rule(masked))
    }
  }
}

private func explainChains<Sink: PublicationSink>(
  _ pairing: Pairing, _ found: [Chain], _ sink: inout Sink
) throws {
  for (number, chain) in found.enumerated() {
    for (index, link) in chain.links.enumerated() {
      let agent = pairing.perimeter.agents[link.agent]
      for recipient in [Recipient.secretariat, .origine(siret: agent.employer)] {
        try sink.structural(
          .link(
            LinkRow(
              recipient: recipient, chain: number + 1, link: index + 1, links: chain.links.count,
              isExchange: chain.isExchange, agent: agent.code,
              from: link.from.map { pairing.perimeter.posts[$0].code },
              to: pairing.perimeter.posts[link.to].code)))
      }
    }
  }
}

/// The plan B of each link: the whole plan again, without that pair.
private func explainFallbacks<Sink: PublicationSink>(
  _ pairing: Pairing, _ plan: Plan, _ found: [Chain], _ salt: Int, _ sink: inout Sink
) throws {
  func post(_ pair: Int?) -> String? { pair.map { pairing.perimeter.posts[Int(pairing.eligible[$0].post)].code } }
  for link in found.flatMap(\.links).prefix(fallbackLimit) {
    var without = pairing
    let refused = pairing.assignment(pairing.eligible[link.pair])
    without.structure.pins.removeAll { $0 == refused }
    without.structure.vetoes.append(refused)
    let other = try solveChoice(without, salt: salt)
    for (agent, row) in pairing.perimeter.agents.enumerated() where plan.chosen[agent] != other.chosen[agent] {
      try sink.structural(
        .fallback(
          FallbackRow(
            refused: refused.agent, agent: row.code, lost: post(plan.chosen[agent]),
            gained: post(other.chosen[agent]))))
    }
  }
}
