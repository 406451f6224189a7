import Matching
import Mobility

/// Keeps every published row, in the order it came.
struct CollectingSink: PublicationSink {
  var employers: [EmployerRow] = []
  var agents: [AgentRow] = []
  var posts: [PostRow] = []
  var pairs: [PairRow] = []
  var funnels: [FunnelRow] = []
  var structure: [StructuralRow] = []
  var reasons: [ReasonRow] = []
  var certificate: [CertificateRow] = []
  var immersions: [ImmersionRow] = []

  mutating func employer(_ row: EmployerRow) { employers.append(row) }
  mutating func agent(_ row: AgentRow) { agents.append(row) }
  mutating func post(_ row: PostRow) { posts.append(row) }
  mutating func pair(_ row: PairRow) { pairs.append(row) }
  mutating func funnel(_ row: FunnelRow) { funnels.append(row) }
  mutating func structural(_ row: StructuralRow) { structure.append(row) }
  mutating func reason(_ row: ReasonRow) { reasons.append(row) }
  mutating func certificate(_ row: CertificateRow) { certificate.append(row) }
  mutating func immersion(_ row: ImmersionRow) { immersions.append(row) }
}

/// A whole night in memory.
struct Night {
  let pairing: Pairing
  let plan: Plan
  let counts: NightCounts
  let rows: CollectingSink

  init(_ commission: Commission, salt: Int = 2026) async throws {
    pairing = await pair(commission)
    plan = try solvePlan(pairing, salt: salt)
    var sink = CollectingSink()
    counts = try explain(
      commission, plan, try await reasons(commission, plan), into: &sink)
    rows = sink
  }

  /// Agent → post, by codes.
  var choices: [String: String] {
    var choices: [String: String] = [:]
    for (agent, index) in plan.chosen.enumerated() {
      guard let index else { continue }
      choices[pairing.perimeter.agents[agent].code] =
        pairing.perimeter.posts[Int(pairing.eligible[index].post)].code
    }
    return choices
  }
}
