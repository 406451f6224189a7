import Mobility

/// Moves for which a plan B is computed, in the order of chains: each is a whole solve.
private let fallbackLimit = 100

extension Explanation {
  /// The plan as a whole: its levels and their proof, the structural rules, chains and exchanges with what happens if one
  /// link refuses, and the minimums that cannot be met.
  func explainStructure(_ sink: inout some PublicationSink) throws {
    for (index, proof) in plan.proofs.enumerated() {
      try sink.structural(
        .level(
          LevelRow(
            index: index, level: proof.level, value: proof.value, bound: proof.bound, isProved: proof.isProved,
            nodes: proof.nodes)))
    }
    try explainRules(&sink)
    let found = chains(pairing, plan.chosen)
    try explainChains(found, &sink)
    try explainFallbacks(found, &sink)
    for row in try conflicts(plan) { try sink.structural(.conflict(row)) }
  }

  private func explainRules(_ sink: inout some PublicationSink) throws {
    let readers = Recipient.readers(origins: Set(pairing.perimeter.agents.map(\.employer)).sorted())
    for applied in plan.rules {
      let rule = pairing.structure.rules[applied.index]
      var row = StructuralRuleRow(
        recipient: .secretariat, rank: applied.index + 1, rule: rule, class: applied.class.rawValue,
        lower: applied.lower, upper: applied.upper)
      if case .reciprocity(_, true) = rule.demand { row.ledger = plan.model.tallies[applied.index].ledger }
      row.value = applied.value
      row.isSaturated = applied.isSaturated
      for recipient in readers {
        if let told = row.told(to: recipient) { try sink.structural(.rule(told)) }
      }
    }
  }

  private func explainChains(_ found: [Chain], _ sink: inout some PublicationSink) throws {
    for (number, chain) in found.enumerated() {
      for (index, link) in chain.links.enumerated() {
        let agent = pairing.perimeter.agents[link.agent]
        let row = LinkRow(
          recipient: .secretariat, chain: number + 1, link: index + 1, links: chain.links.count,
          isExchange: chain.isExchange, agent: agent.code, from: link.from.map { pairing.perimeter.posts[$0].code },
          to: pairing.perimeter.posts[link.to].code)
        for recipient in Recipient.readers(of: agent) {
          if let told = row.told(to: recipient) { try sink.structural(.link(told)) }
        }
      }
    }
  }

  /// The plan B of each link: the whole plan again, without that pair.
  private func explainFallbacks(_ found: [Chain], _ sink: inout some PublicationSink) throws {
    for link in found.flatMap(\.links).prefix(fallbackLimit) {
      var without = pairing
      let refused = pairing.assignment(pairing.eligible[link.pair])
      without.structure.pins.removeAll { $0 == refused }
      without.structure.vetoes.append(refused)
      let other = try solveChoice(without, salt: plan.salt)
      for (agent, row) in pairing.perimeter.agents.enumerated() where plan.chosen[agent] != other.chosen[agent] {
        try sink.structural(
          .fallback(
            FallbackRow(
              refused: refused.agent, agent: row.code, lost: names.post(plan.chosen[agent]),
              gained: names.post(other.chosen[agent]))))
      }
    }
  }
}
