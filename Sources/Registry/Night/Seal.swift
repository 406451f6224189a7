public import Mobility
import PQ

extension Registry {
  /// Seals what the run was computed from: parts that are not known yet, and the run's list. Whatever agreement was
  /// withdrawn meanwhile is erased.
  func seal(_ lease: RunLease, _ snapshot: Snapshot) throws {
    let fresh = snapshot.parts.filter { $0.payload != nil }
    for start in stride(from: 0, to: fresh.count, by: 500) {
      let batch = fresh[start..<min(start + 500, fresh.count)]
      let agents = batch.map { part in if case .agent(let code) = part.subject { code } else { "" } }
      try connection.execute(
        """
        WITH given AS (
          SELECT digest, table_name, nullif(subject, '') AS subject, nullif(agent, '') AS agent, payload::jsonb
          FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
            AS given (digest, table_name, subject, agent, payload)
        ), parts AS (
          INSERT INTO passerelle.sealed_part (commission, digest, table_name, subject, agent_id)
          SELECT $1::text, digest, table_name, subject, agent.id
          FROM given LEFT JOIN passerelle.agent ON agent.commission = $1::text AND agent.code = given.agent
          WHERE given.agent IS NULL OR agent.id IS NOT NULL
          ON CONFLICT DO NOTHING
          RETURNING digest
        )
        INSERT INTO passerelle.sealed_payload (commission, digest, payload)
        SELECT $1::text, digest, payload FROM given WHERE digest IN (SELECT digest FROM parts)
        """,
        [
          lease.commission, batch.map(\.digest), batch.map(\.table), batch.map { $0.code ?? "" }, agents,
          batch.compactMap(\.payload),
        ])
    }
    for (table, parts) in Dictionary(grouping: snapshot.parts, by: \.table).sorted(by: { $0.key < $1.key }) {
      try connection.execute(
        "INSERT INTO passerelle.sealed_run (run_id, table_name, subjects, digests) VALUES ($1, $2, $3, $4)",
        [lease.run, table, parts.map { $0.code ?? "" }, parts.map(\.digest)])
    }
    try connection.execute(
      "SELECT passerelle.purge_seals($1::text, passerelle.today_paris())", [lease.commission])
  }

  /// What a published run was computed from, put together again from its seal.
  ///
  /// Refused (65) when a part of it was erased: « non rejouable : retrait », or purged with its retention.
  public func unseal(_ run: Int64) throws -> Unsealed { try unseal(run, isPartial: false) }

  /// The inputs of a past run as far as they are still sealed, for what a night compares itself to; nil without a seal.
  public func formerInputs(of run: Int64) throws -> Commission? {
    let missing: Int64? = try connection.optionalRow(
      """
      SELECT count(*) FILTER (WHERE known.digest IS NULL AND (subject = '' OR table_name IN ('post', 'demand'))) AS missing
      FROM passerelle.sealed_run JOIN passerelle.run ON run.id = run_id,
        unnest(subjects, digests) AS part (subject, digest)
      LEFT JOIN passerelle.sealed_payload AS known
        ON known.digest = part.digest
      WHERE run_id = $1::int8 AND (known.commission = run.commission OR known.commission IS NULL)
      HAVING count(*) > 0
      """, [run]
    ) { row in try row["missing"] }
    return missing == 0 ? try unseal(run, isPartial: true).commission : nil
  }

  private func unseal(_ run: Int64, isPartial: Bool) throws -> Unsealed {
    let head = try connection.optionalRow(
      """
      SELECT commission, business_date, campaign, content_hash, engine_version, rule_version FROM passerelle.run
      WHERE id = $1::int8 AND content_hash IS NOT NULL AND state = 'published'
      """, [run]
    ) { row in
      (
        commission: try row["commission"] as String, date: try row.day("business_date"),
        campaign: try row["campaign"] as String,
        hash: try row["content_hash"] as String, engine: try row["engine_version"] as String,
        rules: try row["rule_version"] as String
      )
    }
    guard let head, let date = head.date else { throw RegistryError(.usage, "no run \(run) was published") }
    let reader = SnapshotReader(code: head.commission, date: date, isSealed: true)
    return try connection.transaction { connection in
      if !isPartial { try requireWhole(run, head.commission, connection) }
      for query in reader.sealedQueries(since: 0) { try restore(query, run, head.commission, connection) }
      return Unsealed(
        run: run, commission: try reader.read(connection, without: [], since: 0),
        scenarios: try reader.scenarios(connection), campaign: head.campaign, contentHash: head.hash,
        engineVersion: head.engine)
    }
  }

  /// Every part listed is there, and says what its hash says.
  private func requireWhole(_ run: Int64, _ commission: String, _ connection: borrowing Connection) throws {
    let (listed, erased, purged, damaged) = try connection.row(
      """
      SELECT count(*) AS listed, count(*) FILTER (WHERE payload IS NULL AND of_agent) AS erased,
        count(*) FILTER (WHERE payload IS NULL) AS purged,
        count(*) FILTER (WHERE sealed.digest <> encode(sha256(convert_to(
          concat_ws(' ', $2::text, table_name, CASE WHEN subject = '' AND named THEN '\(nobody)' ELSE subject END,
            payload::text), 'UTF8')), 'hex')) AS damaged
      FROM (
        SELECT table_name, subject, part.digest, subject <> '' AND table_name NOT IN ('post', 'demand') AS of_agent,
          table_name IN ('occupation', 'previous') AS named
        FROM passerelle.sealed_run, unnest(subjects, digests) AS part (subject, digest) WHERE run_id = $1::int8
      ) AS sealed
      LEFT JOIN passerelle.sealed_payload AS known ON known.commission = $2::text AND known.digest = sealed.digest
      """, [run, commission]
    ) { row in
      (try row["listed"] as Int64, try row["erased"] as Int64, try row["purged"] as Int64, try row["damaged"] as Int64)
    }
    if erased > 0 { throw RegistryError(.inputRefused, "run \(run): non rejouable : retrait") }
    guard listed > 0, purged == 0 else {
      throw RegistryError(.inputRefused, "run \(run): non rejouable : conservation échue")
    }
    guard damaged == 0 else {
      throw RegistryError(.invariant, "run \(run): \(damaged) sealed parts are not what they were sealed as")
    }
  }

  /// The rows of one table where the reader looks for them, in their order, for this transaction.
  private func restore(
    _ query: SnapshotQuery, _ run: Int64, _ commission: String, _ connection: borrowing Connection
  ) throws {
    let table = "pg_temp.sealed_\(query.table)"
    // The table has the columns that the night's query has today.
    try connection.script(
      """
      CREATE TEMP TABLE sealed_\(query.table) ON COMMIT DROP AS
      SELECT q.*, NULL::bigint AS sealed_order FROM (\(query.sql)) AS q WITH NO DATA
      """)
    try connection.execute(
      """
      INSERT INTO \(table)
      SELECT filled.*
      FROM (
        SELECT row.value, row_number() OVER (ORDER BY part.place, row.place) AS n
        FROM passerelle.sealed_run, unnest(digests) WITH ORDINALITY AS part (digest, place)
        JOIN passerelle.sealed_payload AS known ON known.commission = $2::text AND known.digest = part.digest,
        jsonb_array_elements(known.payload) WITH ORDINALITY AS row (value, place)
        WHERE run_id = $1::int8 AND table_name = $3::text
      ) AS row
      CROSS JOIN LATERAL jsonb_populate_record(
        NULL::\(table), row.value || jsonb_build_object('sealed_order', n)) AS filled
      """, [run, commission, query.table])
  }
}

/// A past night, ready to be computed again.
public struct Unsealed: Sendable {
  public let run: Int64
  public let commission: Commission
  public let scenarios: [Scenario]
  let campaign: String
  /// Of what the run published.
  public let contentHash: String
  public let engineVersion: String
}

extension Registry {
  /// The content hash of what `fill` would publish of a past night; nothing of it stays.
  public func contentHash(
    replaying past: Unsealed, _ fill: (inout Staging) throws -> NightCounts
  ) throws -> String {
    try connection.rehearse { connection in
      let run: Int64 = try connection.value(
        """
        INSERT INTO passerelle.run (commission, business_date, engine_version, state)
        VALUES ($1::text, $2::date, $3::text, 'dry') RETURNING id
        """, [past.commission.code, PQDate(past.commission.businessDate), Registry.engineVersion])
      let lease = RunLease(
        run: run, epoch: 0, commission: past.commission.code, businessDate: past.commission.businessDate)
      var staging = Staging(self, lease, campaign: past.campaign)
      _ = try fill(&staging)
      try staging.finish()
      try staging.send(past.commission.applied, to: AppliedParameter.published)
      try connection.execute("SELECT passerelle.stage_flows($1::int8)", [run])
      return try connection.value("SELECT passerelle.content_hash($1::int8)", [run])
    }
  }
}
