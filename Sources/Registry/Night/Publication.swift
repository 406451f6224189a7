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
    try staging.send(snapshot.commission.applied, to: AppliedParameter.published)
    try connection.execute("SELECT passerelle.stage_flows($1::int8)", [lease.run])
    try connection.execute("SELECT passerelle.stage_work($1::int8)", [lease.run])
    try staging.send(snapshot.digests, to: InputDigest.published)
    try validate(lease, sent: staging.sent)
    try record(lease, snapshot, counts, campaign)
    try seal(lease, snapshot)
    return counts
  }

  /// Invariants that must hold of what is staged, in SQL: a broken one is a fault of the program (70).
  private func validate(_ lease: RunLease, sent: [String: Int]) throws {
    for (table, rows) in sent.sorted(by: { $0.key < $1.key }) {
      let held: Int = try connection.value(
        "SELECT count(*) FROM passerelle.\(table) WHERE run_id = $1::int8", [lease.run])
      guard held == rows else {
        throw RegistryError(.invariant, "\(rows) rows were sent to \(table) and the server holds \(held)")
      }
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
        counts.outOfScope, counts.controlled, counts.pairs, counts.of(.proposable),
        counts.of(.proposableSousCondition), counts.of(.aInstruire), counts.of(.nonRecevable), counts.placed,
        counts.points,
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

extension NightCounts {
  /// Pairs of one verdict.
  public func of(_ verdict: Verdict) -> Int { zip(Verdict.allCases, verdicts).first { $0.0 == verdict }?.1 ?? 0 }
}
