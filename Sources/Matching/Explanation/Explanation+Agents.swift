import Mobility

/// One row an agent and recipient. A host before any agreement to be named sees versant and family of métier, and only
/// of agents who have an examined pair with it that is not refused. Not the category: an agent of category B on a post of
/// category C would give a reclassement away.
func explainAgents<Sink: PublicationSink>(
  _ commission: Commission, _ pairing: Pairing, _ plan: Plan, _ immersions: Immersions, _ sink: inout Sink
) throws {
  var hosts = hostsByAgent(pairing, plan)
  for (agent, host) in immersions.hosts(listLength: commission.charte.listLength) { hosts[agent].insert(host) }
  let read = Set(pairing.perimeter.posts.map(\.code))
  let holdings = Dictionary(
    pairing.structure.occupations.filter { read.contains($0.post) }.map { ($0.agent, $0.post) }
  ) { first, _ in first }
  for (index, agent) in pairing.perimeter.agents.enumerated() {
    var row = AgentRow(recipient: .secretariat, agent: agent.code, counts: pairing.agentCounts[index])
    let situation = agent.situation
    row.siret = agent.employer
    row.versant = pairing.book.agents[index].versant
    row.statut = situation.statut
    row.category = pairing.book.agents[index].category
    row.grade = situation.grade
    row.metier = agent.profile.metier
    row.commune = agent.wishes.residence
    row.weeklyMinutes = agent.pay.weeklyMinutes
    let held = pairing.perimeter.held[index]
    row.heldPost = holdings[agent.code]
    row.mayStay = held != nil
    if pairing.countsServices { row.service = held.map { pairing.perimeter.posts[$0].service } ?? agent.service }
    let deadline = nearestDeadline(agent, commission.businessDate)
    row.deadline = deadline?.kind
    row.deadlineOn = deadline?.day
    row.internalSearchOn = situation.internalSearchOn
    row.plannedPost = plan.chosen[index].map { pairing.perimeter.posts[Int(pairing.eligible[$0].post)].code }
    for recipient in [Recipient.secretariat, .origine(siret: agent.employer), .agent(code: agent.code)] {
      row.recipient = recipient
      try sink.agent(row)
    }
    for host in hosts[index].sorted() {
      var masked = AgentRow(recipient: .accueil(siret: host), agent: agent.code)
      masked.versant = row.versant
      masked.metier = agent.profile.metier.map { String($0.prefix(3)) }
      try sink.agent(masked)
    }
  }
  for agent in pairing.perimeter.outOfScope {
    for recipient in [Recipient.secretariat, .origine(siret: agent.employer), .agent(code: agent.code)] {
      try sink.agent(AgentRow(recipient: recipient, agent: agent.code, isInScope: false))
    }
  }
}

/// Hosts that read at least one pair of the agent.
private func hostsByAgent(_ pairing: Pairing, _ plan: Plan) -> [Set<String>] {
  var hosts = [Set<String>](repeating: [], count: pairing.book.agents.count)
  let listLength = pairing.book.lookups.charte.listLength
  for (index, pair) in pairing.eligible.enumerated()
  where !pairing.isAboveCap || plan.isListed(index, listLength) {
    hosts[Int(pair.agent)].insert(pairing.perimeter.posts[Int(pair.post)].employer)
  }
  for pair in pairing.setAside where pair.verdict != .nonRecevable {
    hosts[Int(pair.agent)].insert(pairing.perimeter.posts[Int(pair.post)].employer)
  }
  return hosts
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
