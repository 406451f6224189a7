public import Mobility

/// Fills the published rows of a night into a sink, each recipient's own, in a fixed order; returns the night's figures.
public func explain(
  _ commission: Commission, _ plan: Plan, _ reasons: Reasons, into sink: inout some PublicationSink
) throws -> NightCounts {
  let explanation = try Explanation(commission, plan, reasons)
  try explanation.explainEmployers(&sink)
  try explanation.explainPosts(&sink)
  try explanation.explainAgents(&sink)
  try explanation.explainPairs(&sink)
  try explanation.explainFunnels(&sink)
  try explanation.explainStructure(&sink)
  try explanation.explainAlternatives(&sink)
  try explanation.explainVariants(&sink)
  try explanation.explainAudits(&sink)
  try explanation.explainLevers(&sink)
  try plan.explainCertificate(&sink)
  try explanation.explainImmersions(&sink)
  return explanation.counts
}

/// A night as it is published: what was read, what the plan makes of it, and what can be answered about the plan.
struct Explanation {
  let commission: Commission
  let pairing: Pairing
  let plan: Plan
  let reasons: Reasons
  let closed: ClosedReasons
  let immersions: Immersions
  let names: AmountNames

  init(_ commission: Commission, _ plan: Plan, _ reasons: Reasons) throws {
    (self.commission, pairing, self.plan, self.reasons) = (commission, plan.pairing, plan, reasons)
    closed = ClosedReasons(plan, reasons.regrets)
    immersions = try Immersions(commission, plan)
    names = AmountNames(plan)
  }

  /// Published lines of one agent's list, and of one post's.
  var listLength: Int { commission.charte.listLength }

  /// A structural rule names a service: only then are services published.
  var countsServices: Bool { pairing.structure.rules.contains { $0.scope.service != nil } }
}

/// Data older than this many days are said late.
private let freshDays = 7

extension Explanation {
  fileprivate func explainEmployers(_ sink: inout some PublicationSink) throws {
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

  fileprivate func explainPosts(_ sink: inout some PublicationSink) throws {
    func tell(_ row: PostRow) throws {
      for recipient in Recipient.readers(hosts: [row.siret]) {
        if let told = row.told(to: recipient) { try sink.post(told) }
      }
    }
    for (index, post) in pairing.perimeter.posts.enumerated() {
      let facts = pairing.book.posts[index]
      var row = PostRow(
        recipient: .secretariat, post: post.code, siret: post.employer, seats: post.seats,
        control: post.opening.publicationEnd == nil ? .noEnd : nil, demandsPercent: facts.demandsPercent,
        vacantDays: post.opening.vacantSince.map { max(0, commission.businessDate.days(since: $0)) },
        counts: pairing.postCounts[index], placed: plan.placed[index])
      row.versant = facts.versant
      row.category = facts.category
      row.service = countsServices ? post.service : nil
      try tell(row)
    }
    for control in pairing.perimeter.controlled {
      try tell(
        PostRow(
          recipient: .secretariat, post: control.post.code, siret: control.post.employer, seats: control.post.seats,
          control: control.rule, duplicateOf: control.duplicateOf))
    }
  }

  /// Above the cap of pairs only.
  fileprivate func explainFunnels(_ sink: inout some PublicationSink) throws {
    guard pairing.isAboveCap else { return }
    func tell(_ funnel: [Int32], _ side: FunnelRow.Side, _ subject: String, _ readers: [Recipient]) throws {
      for recipient in readers {
        for (index, pairs) in funnel.enumerated() where pairs > 0 {
          let row = FunnelRow(
            recipient: recipient, side: side, subject: subject, rule: Rule.allCases[index / Answer.allCases.count],
            answer: Answer.allCases[index % Answer.allCases.count], pairs: Int(pairs))
          if let told = row.told(to: recipient) { try sink.funnel(told) }
        }
      }
    }
    for (index, agent) in pairing.perimeter.agents.enumerated() {
      try tell(pairing.agentFunnels[index], .agent, agent.code, Recipient.readers(of: agent))
    }
    for (index, post) in pairing.perimeter.posts.enumerated() {
      try tell(pairing.postFunnels[index], .post, post.code, Recipient.readers(hosts: [post.employer]))
    }
  }

  fileprivate var counts: NightCounts {
    var counts = NightCounts()
    counts.agents = pairing.perimeter.agents.count
    counts.posts = pairing.perimeter.posts.count
    counts.excluded = pairing.perimeter.excluded
    counts.outOfScope = pairing.perimeter.outOfScope.count
    counts.controlled = pairing.perimeter.controlled.count
    counts.pairs = pairing.examined
    for agent in pairing.agentCounts { for verdict in Verdict.allCases { counts.verdicts[verdict] += agent[verdict] } }
    counts.placed = plan.placed.reduce(0, +)
    for case let index? in plan.chosen { counts.points += Int64(pairing.eligible[index].points) }
    return counts
  }
}
