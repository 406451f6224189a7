public import Mobility
import PQ

/// Step 5: the sink that streams published rows into the database under a run's id, where no reader sees them yet.
///
/// Rows come table by table and wait in batches; each batch first obtains the pseudonyms under which its recipients
/// know its agents, then goes in by binary COPY. Memory stays flat whatever the number of rows.
public struct Staging: PublicationSink {
  private var sender: RowSender
  private var employers = Batch(EmployerRow.published)
  private var agents = Batch(AgentRow.published)
  private var posts = Batch(PostRow.published)
  private var pairs = Batch(PairRow.published)
  private var funnels = Batch(FunnelRow.published)
  private var immersions = Batch(ImmersionRow.published)
  private var structure = StructureBatches()
  private var reasons = ReasonBatches()
  private var certificate = CertificateBatches()

  /// Rows handed over, by table; the server must count the same.
  var sent: [String: Int] { sender.sent }

  init(_ registry: Registry, _ lease: RunLease, campaign: String) {
    sender = RowSender(
      registry, key: (column: "run_id", value: lease.run),
      Pseudonyms(registry, commission: lease.commission, campaign: campaign))
  }

  public mutating func employer(_ row: EmployerRow) throws { try employers.add(row, to: &sender) }
  public mutating func agent(_ row: AgentRow) throws { try agents.add(row, to: &sender) }
  public mutating func post(_ row: PostRow) throws { try posts.add(row, to: &sender) }
  public mutating func pair(_ row: PairRow) throws { try pairs.add(row, to: &sender) }
  public mutating func funnel(_ row: FunnelRow) throws { try funnels.add(row, to: &sender) }
  public mutating func immersion(_ row: ImmersionRow) throws { try immersions.add(row, to: &sender) }
  public mutating func structural(_ row: StructuralRow) throws { try structure.add(row, to: &sender) }
  public mutating func reason(_ row: ReasonRow) throws { try reasons.add(row, to: &sender) }
  public mutating func certificate(_ row: CertificateRow) throws { try certificate.add(row, to: &sender) }

  /// Rows that are known together, beside the plan.
  mutating func send<Row>(_ rows: [Row], to table: PublishedTable<Row>) throws { try sender.send(rows, to: table) }

  /// Sends what still waits.
  mutating func finish() throws {
    try employers.flush(to: &sender)
    try agents.flush(to: &sender)
    try posts.flush(to: &sender)
    try pairs.flush(to: &sender)
    try funnels.flush(to: &sender)
    try structure.flush(to: &sender)
    try reasons.flush(to: &sender)
    try certificate.flush(to: &sender)
    try immersions.flush(to: &sender)
  }
}

/// Rows of one table that wait to be sent together.
struct Batch<Row> {
  private let table: PublishedTable<Row>
  private var rows: [Row] = []

  init(_ table: PublishedTable<Row>) { self.table = table }

  mutating func add(_ row: Row, to sender: inout RowSender) throws {
    rows.append(row)
    if rows.count == 8192 { try flush(to: &sender) }
  }

  mutating func flush(to sender: inout RowSender) throws {
    try sender.send(rows, to: table)
    rows.removeAll(keepingCapacity: true)
  }
}

/// Sends rows by binary COPY under the number of one run, each recipient told of the agents by the names it knows.
struct RowSender {
  private let registry: Registry
  private let key: (column: String, value: Int64)
  private var pseudonyms: Pseudonyms
  private(set) var sent: [String: Int] = [:]

  init(_ registry: Registry, key: (column: String, value: Int64), _ pseudonyms: Pseudonyms) {
    self.registry = registry
    self.key = key
    self.pseudonyms = pseudonyms
  }

  mutating func send<Row>(_ rows: [Row], to table: PublishedTable<Row>) throws {
    guard !rows.isEmpty else { return }
    if let recipient = table.recipient {
      let named = rows.flatMap { row in
        table.columns.compactMap { column in column.agent(row).map { (recipient: recipient(row), agent: $0) } }
      }
      try pseudonyms.prepare(rows.map(recipient), agents: named)
    }
    let pseudonyms = pseudonyms
    sent[table.name, default: 0] += rows.count
    try registry.connection.copyIn(
      into: "passerelle.\(table.name)", columns: [key.column] + table.columnNames
    ) { writer in
      for row in rows {
        try writer.row { fields in
          fields.append(key.value)
          guard let recipient = table.recipient?(row) else {
            for column in table.columns { column.write(row, &fields) }
            return
          }
          fields.append(pseudonyms.recipient(recipient))
          for column in table.columns {
            if let agent = column.agent(row) {
              fields.append(pseudonyms.reference(recipient, agent))
            } else {
              column.write(row, &fields)
            }
          }
        }
      }
    }
  }
}
