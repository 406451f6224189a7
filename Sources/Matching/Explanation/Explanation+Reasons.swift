import Mobility

extension Explanation {
  /// The alternatives of each agent and each post with their regret, for the secretariat.
  func explainAlternatives(_ sink: inout some PublicationSink) throws {
    for (index, pair) in pairing.eligible.enumerated()
    where plan.chosen[Int(pair.agent)] != index && plan.closed[index] == nil && plan.isPublished(index) {
      let codes = pairing.assignment(pair)
      let agentRank = Int(plan.agentRanks[index])
      var row = AlternativeRow(
        agent: codes.agent, post: codes.post, agentRank: agentRank <= listLength ? agentRank : nil,
        postRank: Int(plan.postRanks[index]), knowledge: .inconnue, amounts: [], displaced: [])
      switch reasons.regrets[index]?.loss {
      case .exact(let amounts):
        row.knowledge = .exacte
        row.amounts = names.amounts(amounts)
      case .between(let least, let most):
        row.knowledge = .encadree
        row.amounts = names.amounts(least, most: most)
      case .impossible: row.knowledge = .impossible
      case nil:
        // Whoever is decided already has no other seat.
        if plan.model.statusQuo.pinned[Int(pair.agent)] != nil { row.knowledge = .impossible }
      }
      row.displaced = names.moves(reasons.regrets[index]?.displaced ?? [])
      try sink.reason(.alternative(row))
    }
  }

  /// Prices of the binding rules, for the secretariat; trials of the weights, with each agent they move for the secretariat,
  /// the origin and the agent.
  func explainVariants(_ sink: inout some PublicationSink) throws {
    for price in reasons.prices {
      for step in price.steps {
        try sink.reason(
          .price(
            PriceRow(
              rule: pairing.structure.rules[price.rule].code, bound: price.bound.rawValue, voted: price.voted,
              step: step.step, isPossible: step.variant != nil, isProved: step.variant?.isProved ?? false,
              amounts: names.amounts(step.variant?.losses ?? []).filter(\.level.isQuality),
              moves: names.moves(step.variant?.moves ?? []))))
      }
    }
    for trial in reasons.trials {
      try sink.reason(.trial(TrialRow(criterion: trial.criterion, step: trial.step, isProved: trial.isProved)))
      for (moved, move) in zip(trial.moves, names.moves(trial.moves)) {
        let row = ContestedRow(recipient: .secretariat, criterion: trial.criterion, step: trial.step, move: move)
        for recipient in Recipient.readers(of: pairing.perimeter.agents[moved.agent]) {
          if let told = row.told(to: recipient) { try sink.reason(.contested(told)) }
        }
      }
    }
  }

  /// The audit of priorities and the scarcity map, for the secretariat.
  func explainAudits(_ sink: inout some PublicationSink) throws {
    let agents = pairing.perimeter.agents
    for claim in reasons.claims {
      let claimed = pairing.assignment(pairing.eligible[claim.pair])
      for cause in claim.causes {
        var row = PriorityClaimRow(
          agent: claimed.agent, post: claimed.post, holder: agents[claim.holder].code,
          priority: pairing.book.lookups.charte.priorities[claim.priority], cause: .nonProuve, rule: nil)
        switch cause {
        case .decision: row.cause = .decision
        case .stay: row.cause = .maintien
        case .chain: row.cause = .chaine
        case .rule(let index):
          row.cause = .regle
          row.rule = plan.rules[index].code
        case .unproved: break
        }
        try sink.reason(.claim(row))
      }
    }
    for (index, group) in reasons.scarcities.enumerated() {
      try sink.reason(
        .scarcity(
          ScarcityRow(
            rank: index + 1, side: group.side.rawValue, seats: group.seats,
            agents: group.agents.map { agents[$0].code },
            posts: group.posts.map { pairing.perimeter.posts[$0].code })))
    }
  }

  /// Levers, numbered for each reader: a gap would tell of a lever that is not theirs.
  func explainLevers(_ sink: inout some PublicationSink) throws {
    var ranks: [[String]: Int] = [:]
    for lever in reasons.levers {
      let (agent, post) = (pairing.perimeter.agents[lever.agent], pairing.perimeter.posts[lever.post])
      let row = LeverRow(
        recipient: .secretariat, side: lever.side, agent: agent.code, post: post.code, rank: 1, changes: lever.changes,
        grade: lever.grade, placements: lever.placements, points: lever.points)
      for recipient in Recipient.readers(of: agent, hosts: [post.employer]) {
        guard var told = row.told(to: recipient) else { continue }
        let key = [recipient.key, lever.side.rawValue, lever.side == .agent ? agent.code : post.code]
        ranks[key, default: 0] += 1
        told.rank = ranks[key] ?? 1
        try sink.reason(.lever(told))
      }
    }
  }
}

/// Amounts and agents by the names under which they are published.
struct AmountNames {
  private let plan: Plan
  private let pairing: Pairing

  init(_ plan: Plan) { (self.plan, pairing) = (plan, plan.pairing) }

  /// The amounts that are not zero. The hash that parts equal plans is no quality of a plan: it is said only where
  /// nothing else differs.
  func amounts(_ amounts: [Int64], most: [Int64]? = nil) -> [LevelAmount] {
    let named = zip(plan.model.levels.all, amounts).enumerated().map { index, level in
      LevelAmount(index: index, level: level.0.kind, amount: level.1, most: most?[index])
    }
    let told = named.filter { $0.amount != 0 || ($0.most ?? 0) != 0 }
    return told.count > 1 ? told.filter(\.level.isQuality) : told
  }

  func moves(_ displaced: [Regret.Displaced]) -> [MovedAgent] {
    displaced.map { row in
      MovedAgent(
        agent: pairing.perimeter.agents[row.agent].code, lost: post(plan.chosen[row.agent]), gained: post(row.pair))
    }
  }

  func post(_ pair: Int?) -> String? { pair.map { pairing.perimeter.posts[Int(pairing.eligible[$0].post)].code } }
}
