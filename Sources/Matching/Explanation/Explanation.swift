public import Mobility

/// Fills the published rows of a night into a sink, each recipient's own, in a fixed order; returns the night's figures.
/// `salt` is that of the plan: a few others are solved beside it.
public func explain<Sink: PublicationSink>(
  _ commission: Commission, _ pairing: Pairing, _ plan: Plan, _ reasons: Reasons, salt: Int, into sink: inout Sink
) throws -> NightCounts {
  let immersions = try Immersions(commission, pairing, plan, salt: salt)
  try explainEmployers(commission, pairing, &sink)
  try explainPosts(commission, pairing, plan, &sink)
  try explainAgents(commission, pairing, plan, immersions, &sink)
  let closed = ClosedReasons(pairing: pairing, plan: plan, regrets: reasons.regrets)
  let explainer = PairExplainer(commission: commission, pairing: pairing, plan: plan, reasons: closed)
  try explainer.explainPairs(&sink)
  if pairing.isAboveCap { try explainFunnels(pairing, &sink) }
  try explainStructure(pairing, plan, salt, &sink)
  try explainAlternatives(pairing, plan, reasons, &sink)
  try explainVariants(pairing, plan, reasons, &sink)
  try explainAudits(pairing, plan, reasons, &sink)
  try explainLevers(pairing, reasons, &sink)
  try explainCertificate(pairing, plan, &sink)
  try immersions.explain(pairing.perimeter, listLength: commission.charte.listLength, &sink)
  return count(pairing, plan, commission)
}

/// Data older than this many days are said late.
private let freshDays = 7

private func explainEmployers<Sink: PublicationSink>(
  _ commission: Commission, _ pairing: Pairing, _ sink: inout Sink
) throws {
  let deliveries = Dictionary(commission.deliveries.map { ($0.siret, $0) }) { first, _ in first }
  for employer in commission.employers.sorted(by: { $0.siret < $1.siret }) {
    let delivery = deliveries[employer.siret]
    let age = delivery?.loadedOn.map { commission.businessDate.days(since: $0) }
    try sink.employer(
      EmployerRow(
        siret: employer.siret, agents: pairing.perimeter.agents.count { $0.employer == employer.siret },
        posts: pairing.perimeter.posts.count { $0.employer == employer.siret }, loadedOn: delivery?.loadedOn,
        isLate: delivery?.stale ?? true || age.map { $0 > freshDays } ?? true))
  }
}

private func explainPosts<Sink: PublicationSink>(
  _ commission: Commission, _ pairing: Pairing, _ plan: Plan, _ sink: inout Sink
) throws {
  for (index, post) in pairing.perimeter.posts.enumerated() {
    let (counts, facts) = (pairing.postCounts[index], pairing.book.posts[index])
    var row = PostRow(
      recipient: .secretariat, post: post.code, siret: post.employer, seats: post.seats,
      control: post.opening.publicationEnd == nil ? .noEnd : nil,
      demandsPercent: pairing.book.posts[index].demandsPercent,
      vacantDays: post.opening.vacantSince.map { max(0, commission.businessDate.days(since: $0)) }, counts: counts,
      placed: plan.placed[index])
    row.versant = facts.versant
    row.category = facts.category
    row.service = pairing.countsServices ? post.service : nil
    try sink.post(row)
    row.recipient = .accueil(siret: post.employer)
    // A single refusal on a post with one demand would name the restriction: the host has no count of refusals.
    row.counts[3] = 0
    try sink.post(row)
  }
  for control in pairing.perimeter.controlled {
    for recipient in [Recipient.secretariat, .accueil(siret: control.post.employer)] {
      try sink.post(
        PostRow(
          recipient: recipient, post: control.post.code, siret: control.post.employer, seats: control.post.seats,
          control: control.rule, duplicateOf: control.duplicateOf))
    }
  }
}

private func explainFunnels<Sink: PublicationSink>(_ pairing: Pairing, _ sink: inout Sink) throws {
  func rows(_ funnel: [Int32], _ recipient: Recipient, _ side: FunnelRow.Side, _ subject: String) -> [FunnelRow] {
    funnel.enumerated().filter { $0.element > 0 }.map { index, pairs in
      FunnelRow(
        recipient: recipient, side: side, subject: subject, rule: Rule.allCases[index / 4],
        answer: Answer.allCases[index % 4], pairs: Int(pairs))
    }
  }
  for (index, agent) in pairing.perimeter.agents.enumerated() {
    for recipient in [Recipient.secretariat, .origine(siret: agent.employer), .agent(code: agent.code)] {
      for row in rows(pairing.agentFunnels[index], recipient, .agent, agent.code) { try sink.funnel(row) }
    }
  }
  for (index, post) in pairing.perimeter.posts.enumerated() {
    for row in rows(pairing.postFunnels[index], .secretariat, .post, post.code) { try sink.funnel(row) }
  }
}

extension Pairing {
  /// A structural rule names a service: only then are services published.
  var countsServices: Bool { structure.rules.contains { $0.scope.service != nil } }
}

private func count(_ pairing: Pairing, _ plan: Plan, _ commission: Commission) -> NightCounts {
  var counts = NightCounts()
  counts.agents = pairing.perimeter.agents.count
  counts.posts = pairing.perimeter.posts.count
  counts.excluded = pairing.perimeter.excluded
  counts.outOfScope = pairing.perimeter.outOfScope.count
  counts.controlled = pairing.perimeter.controlled.count
  counts.pairs = pairing.examined
  for agent in pairing.agentCounts { for verdict in 0..<4 { counts.verdicts[verdict] += agent[verdict] } }
  counts.placed = plan.placed.reduce(0, +)
  for case let index? in plan.chosen { counts.points += Int64(pairing.eligible[index].points) }
  return counts
}
