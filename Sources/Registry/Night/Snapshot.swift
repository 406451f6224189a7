public import Mobility
import PQ

/// Everything one night reads, and its fingerprint.
public struct Snapshot: Sendable {
  public let commission: Commission
  /// Scenarios kept in the database, by name.
  public let scenarios: [Scenario]
  /// SHA-256 of every part read, of the engine's version and of the business date.
  public let fingerprint: String
  /// Rows read, by table.
  public let rows: [(table: String, count: Int64)]
  public let ruleVersion: String
  public let baseline: Int64?
  public let defects: [InputDefect]
  /// What is sealed with the run.
  public let parts: [SealedPart]
  /// What an avis on this night will be compared with.
  let digests: [InputDigest]
}

/// The digest of one thing that the night read of an agent or a post, by its number.
struct InputDigest: Sendable {
  let side: String
  let subject: Int64
  let input: String
  let digest: String
}

/// One query of the snapshot: what is read is what is fingerprinted.
struct SnapshotQuery {
  let table: String
  let sql: String
}

extension Registry {
  /// Reads one commission as it stands on a date, in one SERIALIZABLE READ ONLY DEFERRABLE transaction, and closes it:
  /// nothing stays open while the engine computes.
  public func snapshot(of commission: String, on date: Day) throws -> Snapshot {
    try connection.transaction(isolation: .serializable, readOnly: true, deferrable: true) { connection in
      let reader = SnapshotReader(code: commission, date: date)
      let baseline = try reader.baseline(connection)
      let defects = try reader.defects(connection)
      let aside = Set(defects.filter { $0.severity == .quarantine }.map { "\($0.table) \($0.row)" })
      let readings = try reader.queries(since: baseline?.run).map { query in
        try reader.reading(of: query, connection, without: aside)
      }
      return Snapshot(
        commission: try reader.read(connection, without: defects, since: baseline?.run),
        scenarios: try reader.scenarios(connection),
        fingerprint: try fingerprint(of: readings, on: date, since: baseline?.contentHash, defects),
        rows: readings.map { ($0.table, $0.rows) }, ruleVersion: try reader.ruleVersion(connection),
        baseline: baseline?.run, defects: defects, parts: readings.flatMap(\.sealed),
        digests: try reader.digests(connection))
    }
  }

  private func fingerprint(
    of readings: [TableReading], on date: Day, since baseline: String?, _ defects: [InputDefect]
  ) throws -> String {
    var read = "engine \(Registry.engineVersion)\ndate \(date.iso)\nbaseline \(baseline ?? "none")\n"
    for table in readings {
      read += "\(table.table) \(table.rows) \(try sha256(table.digests.joined(separator: "\n")))\n"
    }
    // A check may read what no query of the night does, and then set rows aside.
    for defect in defects { read += "defect \(defect)\n" }
    return try sha256(read)
  }

  func sha256(_ text: String) throws -> String {
    try connection.value("SELECT encode(sha256(convert_to($1::text, 'UTF8')), 'hex')", [text])
  }

  /// Codes of the commissions with a charte in force on a date.
  public func commissions(on date: Day) throws -> [String] {
    try connection.rows(
      "SELECT DISTINCT commission FROM passerelle.charte WHERE effective_from <= $1::date ORDER BY commission",
      [PQDate(date)]
    ) { row in try row["commission"] }
  }

  /// The commission that has an agent of this pseudonym, if exactly one has.
  public func commission(ofAgent code: String) throws -> String? {
    let found: [String] = try connection.rows("SELECT commission FROM passerelle.agent WHERE code = $1::text", [code]) {
      row in try row["commission"]
    }
    return found.count == 1 ? found[0] : nil
  }
}

/// Reads the tables of one commission into values.
struct SnapshotReader {
  let code: String
  let date: Day
  /// Reads what a past night sealed, restored in temporary tables, in the place of the tables as they stand.
  var isSealed = false

  /// Where the rows of a table are.
  func asked(_ table: String, _ live: String) -> String {
    isSealed ? "SELECT * FROM pg_temp.sealed_\(table) ORDER BY sealed_order" : live
  }

  var commission: String { quotedLiteral(code) }
  var day: String { "DATE \(quotedLiteral(date.iso))" }

  /// Everything that is read, in the order it is read, with the plan of the publication that changes are counted from.
  func queries(since baseline: Int64?) -> [SnapshotQuery] {
    let previous = baseline.map { SnapshotQuery(table: "previous", sql: previousQuery($0)) }
    return [
      SnapshotQuery(table: "commission", sql: commissionQuery), SnapshotQuery(table: "charte", sql: charteQuery),
      SnapshotQuery(table: "charte_weight", sql: weightQuery),
      SnapshotQuery(table: "charte_priority", sql: priorityQuery),
      SnapshotQuery(table: "charte_rule", sql: switchedOffQuery), SnapshotQuery(table: "employer", sql: employerQuery),
      SnapshotQuery(table: "convention_party", sql: partyQuery), SnapshotQuery(table: "load", sql: loadQuery),
      SnapshotQuery(table: "agent", sql: agentQuery), SnapshotQuery(table: "restriction", sql: restrictionQuery),
      SnapshotQuery(table: "agent_exposure", sql: exposureQuery), SnapshotQuery(table: "post", sql: postQuery),
      SnapshotQuery(table: "demand", sql: demandQuery), SnapshotQuery(table: "decision", sql: decisionQuery),
      SnapshotQuery(table: "cadre", sql: cadreQuery), SnapshotQuery(table: "grade", sql: gradeQuery),
      SnapshotQuery(table: "equivalence", sql: equivalenceQuery), SnapshotQuery(table: "metier", sql: metierQuery),
      SnapshotQuery(table: "metier_link", sql: linkQuery),
      SnapshotQuery(table: "passerelle_constatee", sql: passerelleQuery),
      SnapshotQuery(table: "commune", sql: communeQuery), SnapshotQuery(table: "travel_time", sql: travelQuery),
      SnapshotQuery(table: "rule_wording", sql: wordingQuery), SnapshotQuery(table: "bilan", sql: bilanQuery),
    ] + structureQueries + immersionQueries + [previous].compactMap(\.self)
  }
}
