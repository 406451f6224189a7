import Mobility

extension Explanation {
  /// One row an agent and recipient; hosts only of agents who have an examined pair with them that is not refused.
  func explainAgents(_ sink: inout some PublicationSink) throws {
    let hosts = hostsByAgent
    let read = Set(pairing.perimeter.posts.map(\.code))
    let holdings = Dictionary(
      pairing.structure.occupations.filter { read.contains($0.post) }.map { ($0.agent, $0.post) }
    ) { first, _ in first }
    func tell(_ row: AgentRow, _ readers: [Recipient]) throws {
      for recipient in readers {
        if let told = row.told(to: recipient) { try sink.agent(told) }
      }
    }
    for (index, agent) in pairing.perimeter.agents.enumerated() {
      var row = row(of: index, agent)
      row.heldPost = holdings[agent.code]
      try tell(row, Recipient.readers(of: agent, hosts: hosts[index].sorted()))
    }
    for agent in pairing.perimeter.outOfScope {
      try tell(
        AgentRow(recipient: .secretariat, agent: agent.code, isInScope: false), Recipient.readers(of: agent))
    }
  }

  private func row(of index: Int, _ agent: Agent) -> AgentRow {
    let (facts, situation) = (pairing.book.agents[index], agent.situation)
    var row = AgentRow(recipient: .secretariat, agent: agent.code, counts: pairing.agentCounts[index])
    row.siret = agent.employer
    row.versant = facts.versant
    row.statut = situation.statut
    row.category = facts.category
    row.grade = situation.grade
    row.metier = agent.profile.metier
    row.commune = agent.wishes.residence
    row.weeklyMinutes = agent.pay.weeklyMinutes
    let held = pairing.perimeter.held[index]
    row.mayStay = held != nil
    if countsServices { row.service = held.map { pairing.perimeter.posts[$0].service } ?? agent.service }
    let deadline = nearestDeadline(agent, commission.businessDate)
    row.deadline = deadline?.kind
    row.deadlineOn = deadline?.day
    row.internalSearchOn = situation.internalSearchOn
    row.plannedPost = plan.chosen[index].map { pairing.perimeter.posts[Int(pairing.eligible[$0].post)].code }
    return row
  }

  /// Hosts that read at least one pair of each agent, or one place of immersion.
  private var hostsByAgent: [Set<String>] {
    var hosts = [Set<String>](repeating: [], count: pairing.book.agents.count)
    for (index, pair) in pairing.eligible.enumerated() where plan.isPublished(index) {
      hosts[Int(pair.agent)].insert(pairing.perimeter.posts[Int(pair.post)].employer)
    }
    for pair in pairing.setAside where pair.verdict != .nonRecevable {
      hosts[Int(pair.agent)].insert(pairing.perimeter.posts[Int(pair.post)].employer)
    }
    for (agent, host) in immersions.hosts(listLength: listLength) { hosts[agent].insert(host) }
    return hosts
  }
}

/// The nearest deadline still to come: end of PPR (entered, never computed), CDD, surnombre or stage.
private func nearestDeadline(_ agent: Agent, _ date: Day) -> (kind: String, day: Day)? {
  let situation = agent.situation
  let all: [(String, Day?)] = [
    ("PPR", agent.health.pprEnd), ("CDD", situation.contractEnd), ("SURNOMBRE", situation.surnombreEnd),
    ("STAGE", situation.stageEnd),
  ]
  return all.compactMap { kind, day in day.map { (kind: kind, day: $0) } }.filter { $0.day >= date }
    .min { $0.day < $1.day }
}
