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

/// What one table gave the night.
struct TableReading {
  let table: String
  var rows: Int64 = 0
  /// Of every part, sealed or not.
  var digests: [String] = []
  var sealed: [SealedPart] = []
}

/// Someone without a live agreement is in no seal; the post they hold is.
let nobody = "nobody"

extension SnapshotReader {
  /// What is sealed: everything the computation reads, so neither wordings nor what the fingerprint alone looks at.
  func sealedQueries(since baseline: Int64?) -> [SnapshotQuery] {
    queries(since: baseline).filter { !Self.unsealed.contains($0.table) }
  }

  private static let unsealed = ["rule_wording", "bilan"]

  /// One table, read once for the fingerprint and for the seal, in the order of its rows.
  ///
  /// The subject is in the first column. An agent's rows are sealed while the agreement lives, tonight and today.
  ///
  /// - Parameter quarantined: rows that a check sets aside, and no night computes.
  func reading(
    of query: SnapshotQuery, _ connection: borrowing Connection, without quarantined: Set<String>
  ) throws -> TableReading {
    let kind = Self.subjects[query.table]
    var reading = TableReading(table: query.table)
    _ = try connection.rows(
      """
      SELECT part.subject, part.digest, part.rows, part.is_sealed,
        CASE WHEN known.digest IS NULL AND part.is_sealed AND part.today THEN part.payload::text END AS payload
      FROM (
        SELECT subject, payload, rows, first, is_sealed, today, encode(sha256(convert_to(
          concat_ws(' ', \(commission), '\(query.table)', subject, payload::text), 'UTF8')), 'hex') AS digest
        FROM (
          SELECT subject, jsonb_agg(row ORDER BY n) AS payload, count(*) AS rows, min(n) AS first,
            bool_and(is_sealed) AS is_sealed, bool_and(today) AS today
          FROM (\(kind == .agent ? agreed(query) : shared(query, kind))) AS named GROUP BY subject
        ) AS grouped
      ) AS part
      LEFT JOIN passerelle.sealed_payload AS known ON known.commission = \(commission) AND known.digest = part.digest
      ORDER BY part.first
      """
    ) { row in
      let (code, digest): (String, String) = (try row["subject"], try row["digest"])
      reading.digests.append(digest)
      reading.rows += try row["rows"]
      guard try row["is_sealed"], !Self.unsealed.contains(query.table), !quarantined.contains("\(query.table) \(code)")
      else { return }
      let subject: SealedPart.Subject =
        code.isEmpty || code == nobody ? .commission : kind == .agent ? .agent(code) : .post(code)
      reading.sealed.append(
        SealedPart(table: query.table, subject: subject, digest: digest, payload: try row.text("payload")))
    }
    return reading
  }

  /// Rows of the posts and of the commission.
  private func shared(_ query: SnapshotQuery, _ kind: Kind?) -> String {
    "SELECT n, subject, row, true AS is_sealed, true AS today FROM (\(rows(query, kind))) AS rows"
  }

  /// Rows of the agents, and whether their agreement lives.
  private func agreed(_ query: SnapshotQuery) -> String {
    // Who may stay unnamed: the post is occupied, and a plan was published, whoever by.
    let isKept = ["occupation", "previous"].contains(query.table)
    let isHidden = isKept ? "live.code IS NULL" : "false"
    return """
      SELECT n, CASE WHEN \(isHidden) THEN '\(nobody)' ELSE subject END AS subject,
        CASE WHEN \(isHidden) THEN row || '{"agent": "\(nobody)"}' ELSE row END AS row,
        \(isKept) OR live.code IS NOT NULL AS is_sealed, coalesce(live.today, true) AS today
      FROM (\(rows(query, .agent))) AS rows
      LEFT JOIN (
        SELECT agent.code, NOT passerelle.is_withdrawn(withdrawn_on, passerelle.today_paris()) AS today
        FROM passerelle.agent JOIN passerelle.agent_agreement AS agreement ON agreement.agent_id = agent.id
        WHERE agent.commission = \(commission) AND agreement.kind = 'presentation'
          AND passerelle.agreement_lives(signed_on, withdrawn_on, \(day))
      ) AS live ON live.code = subject
      """
  }

  private func rows(_ query: SnapshotQuery, _ kind: Kind?) -> String {
    let subject = kind == nil ? "''" : "row ->> '\(Self.subjectColumns[query.table] ?? "agent")'"
    return """
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
