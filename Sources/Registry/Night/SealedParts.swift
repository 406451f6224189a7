import PQ

/// One part of what a night read: the rows of one table that are of one agent or post, or the whole table.
public struct SealedPart: Sendable {
  public enum Subject: Hashable, Sendable {
    case agent(String)
    case post(String)
    /// A referential, the charte, what the commission shares.
    case commission
  }
  public let table: String
  public let subject: Subject
  /// SHA-256 of commission, table, subject and rows.
  public let digest: String
  /// The rows, unless they are sealed already or may not be.
  let payload: String?

  var code: String? {
    switch subject {
    case .agent(let code), .post(let code): code
    case .commission: nil
    }
  }
}

/// Someone without a live agreement is in no seal; the post they hold is.
let nobody = "nobody"

extension SnapshotReader {
  /// What is sealed: everything the computation reads, so neither wordings nor what the fingerprint alone looks at.
  func sealedQueries(since baseline: Int64?) -> [SnapshotQuery] {
    var queries = queries.filter { !["rule_wording", "bilan"].contains($0.table) }
    if let baseline { queries.append(SnapshotQuery(table: "previous", sql: previousQuery(baseline))) }
    return queries
  }

  /// Parts of one table in the order of its rows. `quarantined`: rows that a check sets aside, and no night computes.
  ///
  /// The subject is in the first column. An agent's rows are sealed while the agreement lives, tonight and today.
  func parts(
    of query: SnapshotQuery, _ connection: borrowing Connection, without quarantined: Set<String>
  ) throws -> [SealedPart] {
    let kind = Self.subjects[query.table]
    let column = kind == nil ? "''" : "row ->> '\(Self.subjectColumns[query.table] ?? "agent")'"
    // Who may stay unnamed: the post is occupied, and a plan was published, whoever by.
    let isKept = ["occupation", "previous"].contains(query.table)
    let named =
      kind == .agent
      ? """
      SELECT n, CASE WHEN live.code IS NULL THEN '\(nobody)' ELSE subject END AS subject,
        CASE WHEN live.code IS NULL THEN row || '{"agent": "\(nobody)"}' ELSE row END AS row,
        coalesce(live.today, true) AS today
      FROM (\(rows(query, column))) AS rows
      LEFT JOIN (
        SELECT agent.code, coalesce(withdrawn_on, 'infinity') > (now() AT TIME ZONE 'Europe/Paris')::date AS today
        FROM passerelle.agent JOIN passerelle.agent_agreement AS agreement ON agreement.agent_id = agent.id
        WHERE agent.commission = \(commission) AND agreement.kind = 'presentation'
          AND agreement.signed_on <= \(day) AND coalesce(agreement.withdrawn_on, 'infinity') > \(day)
      ) AS live ON live.code = subject
      WHERE \(isKept ? "true" : "live.code IS NOT NULL")
      """ : "SELECT n, subject, row, true AS today FROM (\(rows(query, column))) AS rows"
    return try connection.rows(
      """
      SELECT part.subject, part.digest,
        CASE WHEN known.digest IS NULL AND part.today THEN part.payload::text END AS payload
      FROM (
        SELECT subject, payload, first, today, encode(sha256(convert_to(
          concat_ws(' ', \(commission), '\(query.table)', subject, payload::text), 'UTF8')), 'hex') AS digest
        FROM (
          SELECT subject, jsonb_agg(row ORDER BY n) AS payload, min(n) AS first, bool_and(today) AS today
          FROM (\(named)) AS named GROUP BY subject
        ) AS grouped
      ) AS part
      LEFT JOIN passerelle.sealed_payload AS known ON known.commission = \(commission) AND known.digest = part.digest
      ORDER BY part.first
      """
    ) { row in
      let code: String = try row["subject"]
      let subject: SealedPart.Subject =
        code.isEmpty || code == nobody
        ? .commission : kind == .agent ? .agent(code) : .post(code)
      return SealedPart(
        table: query.table, subject: subject, digest: try row["digest"], payload: try row.text("payload"))
    }.filter { part in part.code.map { !quarantined.contains("\(part.table) \($0)") } ?? true }
  }

  private func rows(_ query: SnapshotQuery, _ subject: String) -> String {
    """
    SELECT n, \(subject) AS subject, row
    FROM (SELECT to_jsonb(q) AS row, row_number() OVER () AS n FROM (\(query.sql)) AS q) AS numbered
    """
  }

  private enum Kind { case agent, post }

  private static let subjects: [String: Kind] = [
    "agent": .agent, "restriction": .agent, "agent_exposure": .agent, "decision": .agent, "occupation": .agent,
    "plan_decision": .agent, "previous": .agent, "immersion_request": .agent, "immersion_done": .agent,
    "immersion_opinion": .agent, "immersion_under_way": .agent, "post": .post, "demand": .post,
  ]

  private static let subjectColumns = [
    "agent": "code", "immersion_request": "code", "immersion_done": "code",
    "immersion_under_way": "code", "post": "code", "demand": "post",
  ]
}
