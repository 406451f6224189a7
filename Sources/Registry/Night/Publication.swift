public import Mobility
import PQ

extension Registry {
  /// Step 5: stages everything `fill` produces, then validates it as a set, and says the run's figures.
  public func stage(
    _ lease: RunLease, _ snapshot: Snapshot, _ fill: (inout Staging) throws -> NightCounts
  ) throws -> NightCounts {
    let campaign = String(snapshot.commission.seance.iso.prefix(4))
    var staging = Staging(self, lease, campaign: campaign)
    let counts = try fill(&staging)
    try staging.finish()
    try stageParameters(lease, snapshot.commission)
    try connection.execute("SELECT passerelle.stage_flows($1::int8)", [lease.run])
    try connection.execute("SELECT passerelle.stage_work($1::int8)", [lease.run])
    try stageDigests(lease, snapshot.digests)
    try validate(lease, rows: staging.rows)
    try record(lease, snapshot, counts, campaign)
    try seal(lease, snapshot)
    return counts
  }

  private func stageDigests(_ lease: RunLease, _ digests: [InputDigest]) throws {
    let columns = ["run_id", "side", "subject", "input", "digest"]
    try connection.copyIn(into: "passerelle.night_input", columns: columns) { writer in
      for row in digests {
        try writer.row { fields in
          fields.append(lease.run)
          fields.append(row.side)
          fields.append(row.subject)
          fields.append(row.input)
          fields.append(row.digest)
        }
      }
    }
  }

  /// The charte as the run applied it, so that a past publication prints its own rules.
  func stageParameters(_ lease: RunLease, _ commission: Commission) throws {
    let charte = commission.charte
    let conventions = commission.conventions.map { ("convention:\($0.code)", $0.parties.joined(separator: " ")) }
    var rows: [(kind: String, name: String, rank: Int?, value: String)] =
      (charte.published + commission.structure.parameters + conventions).map { ("charte", $0.0, nil, $0.1) }
    for (index, criterion) in Criterion.allCases.enumerated() {
      rows.append(("poids", criterion.rawValue, index + 1, String(charte.weights[index])))
    }
    for (index, priority) in charte.priorities.enumerated() {
      rows.append(("priorite", priority.rawValue, index + 1, priority.rawValue))
    }
    for rule in charte.switchedOff { rows.append(("regle", rule.rawValue, nil, String(false))) }
    for row in rows {
      try connection.execute(
        """
        INSERT INTO passerelle.published_parameter (run_id, kind, name, rank, value) VALUES ($1, $2, $3, $4, $5)
        """, [lease.run, row.kind, row.name, row.rank, row.value])
    }
  }

  /// Invariants that must hold of what is staged, in SQL: a broken one is a fault of the program (70).
  private func validate(_ lease: RunLease, rows: Int) throws {
    let tables = [
      "employer", "agent", "post", "pair", "funnel", "level", "structure", "chain", "fallback", "conflict",
      "scenario_level", "scenario_move", "alternative", "regret", "displaced", "price", "price_level",
      "price_move", "trial", "contested", "claim", "scarcity", "scarcity_member",
      "lever",
      "immersion", "certificate", "certificate_node", "certificate_arc",
      "certificate_row",
      "certificate_branch",
    ]
    let counts = tables.map { "(SELECT count(*) FROM passerelle.published_\($0) WHERE run_id = $1::int8)" }
    let stored: Int64 = try connection.value("SELECT \(counts.joined(separator: " + "))", [lease.run])
    guard stored == rows else {
      throw RegistryError(.invariant, "\(rows) rows were sent and the server holds \(stored)")
    }
    let faults = try connection.rows(
      "SELECT invariant, violations FROM passerelle.staged_faults($1::int8)", [lease.run]
    ) { row in "\(try row["invariant"] as String) (\(try row["violations"] as Int64))" }
    guard faults.isEmpty else {
      throw RegistryError(.invariant, "staged rows break: \(faults.joined(separator: "; "))")
    }
  }

  private func record(
    _ lease: RunLease, _ snapshot: Snapshot, _ counts: NightCounts, _ campaign: String
  ) throws {
    let updated = try connection.execute(
      """
      UPDATE passerelle.run SET fingerprint = $3, seance = $4::date, campaign = $5, baseline = $6, rule_version = $7,
        charte_version = $8, agents = $9, posts = $10, excluded = $11, out_of_scope = $12, controlled = $13,
        pairs = $14, proposable = $15, sous_condition = $16, a_instruire = $17, non_recevable = $18, placed = $19,
        points = $20, content_hash = passerelle.content_hash($1::int8), heartbeat_at = now()
      WHERE id = $1::int8 AND epoch = $2::int8 AND state = 'claimed'
      """,
      [
        lease.run, lease.epoch, snapshot.fingerprint, PQDate(snapshot.commission.seance), campaign, snapshot.baseline,
        snapshot.ruleVersion, snapshot.commission.charte.version, counts.agents, counts.posts, counts.excluded,
        counts.outOfScope, counts.controlled, counts.pairs, counts.verdicts[0], counts.verdicts[1],
        counts.verdicts[2], counts.verdicts[3], counts.placed, counts.points,
      ])
    guard updated == 1 else { throw RegistryError(.busy, "another run took over: nothing of this one was published") }
  }

  /// Step 6: one short transaction: the run by its epoch, the pointer, NOTIFY. A reader sees one complete run, old or
  /// new. A night of an earlier date than the one readers see never moves the pointer.
  public func publish(_ lease: RunLease) throws -> Bool {
    try connection.transaction { connection in
      let count = try connection.execute(
        """
        UPDATE passerelle.run SET state = 'published', published_at = now(), heartbeat_at = now()
        WHERE id = $1::int8 AND epoch = $2::int8 AND state = 'claimed'
        """, [lease.run, lease.epoch])
      guard count == 1 else { throw RegistryError(.busy, "another run took over: nothing of this one was published") }
      let moved = try connection.execute(
        """
        INSERT INTO passerelle.publication AS p (commission, run_id) VALUES ($1::text, $2::int8)
        ON CONFLICT (commission) DO UPDATE SET run_id = excluded.run_id, moved_at = now()
        WHERE (SELECT business_date FROM passerelle.run WHERE id = p.run_id) <= $3::date
        """, [lease.commission, lease.run, PQDate(lease.businessDate)])
      try connection.execute("SELECT pg_notify('passerelle_publication', $1::text)", [lease.commission])
      return moved == 1
    }
  }

  /// After an unknown COMMIT, on a new connection: whether readers see the run; nil when it was not published.
  public func isCurrent(_ lease: RunLease) throws -> Bool? {
    try connection.optionalRow(
      """
      SELECT EXISTS (SELECT FROM passerelle.publication p WHERE p.run_id = r.id) AS is_current
      FROM passerelle.run r WHERE r.id = $1::int8 AND r.state = 'published'
      """, [lease.run]
    ) { row in try row["is_current"] }
  }

  public func contentHash(_ lease: RunLease) throws -> String {
    try connection.value("SELECT coalesce(content_hash, '') FROM passerelle.run WHERE id = $1::int8", [lease.run])
  }
}

extension Charte {
  /// Every field a reader of P9 may ask for, by name.
  fileprivate var published: [(name: String, value: String)] {
    Charte.parameters.map { ($0.column.name, $0.text(self)) } + [("index_point", String(indexPoint))]
  }
}

extension Structure {
  /// What the charte says of the plan as a whole, rules apart.
  fileprivate var parameters: [(name: String, value: String)] {
    let chosen: [(name: String, value: String)] = [
      ("keep_bonus", String(levels.keepBonus)), ("is_stable", String(levels.isStable)),
      ("fairness", levels.fairness.map(\.rawValue).joined(separator: " ")), ("node_budget", String(nodeBudget)),
    ]
    return chosen.filter { !$0.value.isEmpty }
  }
}
