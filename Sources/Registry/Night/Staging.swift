public import Mobility
import PQ

/// Step 5: the sink that streams published rows into the database under a run's id, where no reader sees them yet.
///
/// Rows come table by table and wait in batches; each batch first obtains the pseudonyms under which its recipients
/// know its agents, then goes in by binary COPY. Memory stays flat whatever the number of rows.
public struct Staging: PublicationSink {
  private let registry: Registry
  private let run: Int64
  var pseudonyms: Pseudonyms
  private var employers: [EmployerRow] = []
  private var agents: [AgentRow] = []
  private var posts: [PostRow] = []
  private var pairs: [PairRow] = []
  private var funnels: [FunnelRow] = []
  private var structure: [StructuralRow] = []
  private var reasons: [ReasonRow] = []
  var certificates: [CertificateRow] = []
  private var immersions: [ImmersionRow] = []
  /// Rows handed over, of every table; the server must count the same.
  private(set) var rows = 0

  static let batch = 8192

  init(_ registry: Registry, _ lease: RunLease, campaign: String) {
    self.registry = registry
    run = lease.run
    pseudonyms = Pseudonyms(registry, commission: lease.commission, campaign: campaign)
  }

  public mutating func employer(_ row: EmployerRow) throws {
    employers.append(row)
    if employers.count == Staging.batch { try flushEmployers() }
  }

  public mutating func agent(_ row: AgentRow) throws {
    agents.append(row)
    if agents.count == Staging.batch { try flushAgents() }
  }

  public mutating func post(_ row: PostRow) throws {
    posts.append(row)
    if posts.count == Staging.batch { try flushPosts() }
  }

  public mutating func pair(_ row: PairRow) throws {
    pairs.append(row)
    if pairs.count == Staging.batch { try flushPairs() }
  }

  public mutating func funnel(_ row: FunnelRow) throws {
    funnels.append(row)
    if funnels.count == Staging.batch { try flushFunnels() }
  }

  public mutating func immersion(_ row: ImmersionRow) throws {
    immersions.append(row)
    if immersions.count == Staging.batch { try flushImmersions() }
  }

  /// Few a night: they wait for the end.
  public mutating func structural(_ row: StructuralRow) throws { structure.append(row) }

  public mutating func reason(_ row: ReasonRow) throws {
    reasons.append(row)
    if reasons.count == Staging.batch { try flushReasons() }
  }

  /// Sends what still waits.
  mutating func finish() throws {
    try flushEmployers()
    try flushAgents()
    try flushPosts()
    try flushPairs()
    try flushFunnels()
    try flushStructure()
    try flushReasons()
    try flushCertificates()
    try flushImmersions()
  }

  private mutating func flushStructure() throws {
    let rows = structure
    structure = []
    try copyLevels(rows.compactMap { if case .level(let row) = $0 { row } else { nil } })
    try copyRules(rows.compactMap { if case .rule(let row) = $0 { row } else { nil } })
    try copyLinks(rows.compactMap { if case .link(let row) = $0 { row } else { nil } })
    try copyFallbacks(rows.compactMap { if case .fallback(let row) = $0 { row } else { nil } })
    try copyConflicts(rows.compactMap { if case .conflict(let row) = $0 { row } else { nil } })
    try copyScenarioLevels(rows.compactMap { if case .scenarioLevel(let row) = $0 { row } else { nil } })
    try copyScenarioMoves(rows.compactMap { if case .scenarioMove(let row) = $0 { row } else { nil } })
  }

  private mutating func flushReasons() throws {
    let rows = reasons
    reasons = []
    try copyAlternatives(rows.compactMap { if case .alternative(let row) = $0 { row } else { nil } })
    try copyPrices(rows.compactMap { if case .price(let row) = $0 { row } else { nil } })
    try copyTrials(rows.compactMap { if case .trial(let row) = $0 { row } else { nil } })
    try copyContested(rows.compactMap { if case .contested(let row) = $0 { row } else { nil } })
    try copyClaims(rows.compactMap { if case .claim(let row) = $0 { row } else { nil } })
    try copyScarcities(rows.compactMap { if case .scarcity(let row) = $0 { row } else { nil } })
    try copyLevers(rows.compactMap { if case .lever(let row) = $0 { row } else { nil } })
  }

  mutating func copy<Row>(
    _ batch: inout [Row], into table: String, _ columns: [String],
    _ write: (Row, inout CopyRow) throws -> Void
  ) throws {
    guard !batch.isEmpty else { return }
    let waiting = batch
    batch.removeAll(keepingCapacity: true)
    rows += try registry.connection.copyIn(into: "passerelle.\(table)", columns: ["run_id"] + columns) { writer in
      for row in waiting {
        try writer.row { fields in
          fields.append(run)
          try write(row, &fields)
        }
      }
    }
  }

  private mutating func flushEmployers() throws {
    try pseudonyms.prepare(employers.map { _ in .secretariat }, agents: [])
    var batch = employers
    employers = []
    let pseudonyms = pseudonyms
    try copy(&batch, into: "published_employer", ["recipient_id", "siret", "agents", "posts", "loaded_on", "is_late"]) {
      row, fields in
      fields.append(pseudonyms.recipient(.secretariat))
      fields.append(row.siret)
      fields.append(Int32(row.agents))
      fields.append(Int32(row.posts))
      fields.append(row.loadedOn.map { PQDate($0) })
      fields.append(row.isLate)
    }
  }

  private mutating func flushAgents() throws {
    try pseudonyms.prepare(agents.map(\.recipient), agents: agents.map { ($0.recipient, $0.agent) })
    var batch = agents
    agents = []
    let pseudonyms = pseudonyms
    try copy(&batch, into: "published_agent", AgentRow.columns) { row, fields in
      fields.append(pseudonyms.recipient(row.recipient))
      fields.append(pseudonyms.reference(row.recipient, row.agent))
      row.append(to: &fields)
    }
  }

  private mutating func flushPosts() throws {
    try pseudonyms.prepare(posts.map(\.recipient), agents: [])
    var batch = posts
    posts = []
    let pseudonyms = pseudonyms
    try copy(&batch, into: "published_post", PostRow.columns) { row, fields in
      fields.append(pseudonyms.recipient(row.recipient))
      row.append(to: &fields)
    }
  }

  private mutating func flushPairs() throws {
    try pseudonyms.prepare(pairs.map(\.recipient), agents: pairs.map { ($0.recipient, $0.agent) })
    var batch = pairs
    pairs = []
    let pseudonyms = pseudonyms
    try copy(&batch, into: "published_pair", PairRow.columns) { row, fields in
      fields.append(pseudonyms.recipient(row.recipient))
      fields.append(pseudonyms.reference(row.recipient, row.agent))
      row.append(to: &fields)
    }
  }

  private mutating func flushImmersions() throws {
    try pseudonyms.prepare(immersions.map(\.recipient), agents: immersions.map { ($0.recipient, $0.agent) })
    var batch = immersions
    immersions = []
    let pseudonyms = pseudonyms
    try copy(&batch, into: "published_immersion", ImmersionRow.columns) { row, fields in
      fields.append(pseudonyms.recipient(row.recipient))
      fields.append(pseudonyms.reference(row.recipient, row.agent))
      row.append(to: &fields)
    }
  }

  private mutating func flushFunnels() throws {
    let named = funnels.filter { $0.side == .agent }
    try pseudonyms.prepare(funnels.map(\.recipient), agents: named.map { ($0.recipient, $0.subject) })
    var batch = funnels
    funnels = []
    let pseudonyms = pseudonyms
    let columns = ["recipient_id", "side", "subject", "rule", "answer", "pairs"]
    try copy(&batch, into: "published_funnel", columns) { row, fields in
      fields.append(pseudonyms.recipient(row.recipient))
      fields.append(row.side.rawValue)
      fields.append(row.side == .agent ? pseudonyms.reference(row.recipient, row.subject) : row.subject)
      fields.append(row.rule.rawValue)
      fields.append(Int16(row.answer.rawValue))
      fields.append(Int32(row.pairs))
    }
  }
}
