public import Mobility
import PQ

/// A run that is ours: its epoch is the fencing token of every later write.
public struct RunLease: Sendable {
  public let run: Int64
  public let epoch: Int64
  public let commission: String
  public let businessDate: Day
}

extension Registry {
  /// Step 1: one statement inserts the run; one active run a commission (partial unique index).
  ///
  /// The advisory lock only gives a polite early exit (75). Holding it, an active run is a dead one's: it is closed and
  /// its rows are deleted.
  public func claim(_ commission: String, on date: Day, asOf: Day?) throws -> RunLease {
    try requireCommission(commission)
    let isFree: Bool = try connection.value(
      "SELECT pg_try_advisory_lock(7021, hashtext('run ' || $1::text))", [commission])
    guard isFree else {
      throw RegistryError(.busy, "another run of commission \(commission) is active: nothing was done")
    }
    try buryDeadRuns(commission)
    return try connection.row(
      """
      INSERT INTO passerelle.run (commission, business_date, as_of, engine_version)
      VALUES ($1::text, $2::date, $3::date, $4::text) RETURNING id, epoch
      """, [commission, PQDate(date), asOf.map { PQDate($0) }, Registry.engineVersion]
    ) { row in RunLease(run: try row["id"], epoch: try row["epoch"], commission: commission, businessDate: date) }
  }

  func requireCommission(_ code: String) throws {
    let exists: Bool = try connection.value(
      "SELECT EXISTS (SELECT FROM passerelle.commission WHERE code = $1::text)", [code])
    guard exists else { throw RegistryError(.configuration, "there is no commission \(code)") }
  }

  /// Says that the run lives. No row: another took over, and nothing of ours may be published (75).
  public func renew(_ lease: RunLease) throws {
    let count = try connection.execute(
      "UPDATE passerelle.run SET heartbeat_at = now() WHERE id = $1::int8 AND epoch = $2::int8 AND state = 'claimed'",
      [lease.run, lease.epoch])
    guard count == 1 else { throw RegistryError(.busy, "another run took over: nothing of this one was published") }
  }

  /// Closes the run as failed and removes what it staged. Readers never saw any of it.
  public func abandon(_ lease: RunLease, because failure: String) throws {
    try connection.transaction { connection in
      let count = try connection.execute(
        """
        UPDATE passerelle.run SET state = 'failed', failure = left($3::text, 200)
        WHERE id = $1::int8 AND epoch = $2::int8 AND state = 'claimed'
        """, [lease.run, lease.epoch, failure])
      if count == 1 { try Registry.deleteRows(of: lease.run, connection) }
    }
  }

  /// A run that found its own fingerprint published: nothing else is written.
  public func closeUnchanged(_ lease: RunLease, _ snapshot: Snapshot) throws {
    let count = try connection.execute(
      """
      UPDATE passerelle.run SET state = 'unchanged', fingerprint = $3::text
      WHERE id = $1::int8 AND epoch = $2::int8 AND state = 'claimed'
      """, [lease.run, lease.epoch, snapshot.fingerprint])
    guard count == 1 else { throw RegistryError(.busy, "another run took over: nothing of this one was published") }
  }

  /// The run that already published this fingerprint: the one readers see, or one of an earlier date than theirs,
  /// which would not move the pointer again.
  public func published(_ snapshot: Snapshot) throws -> Int64? {
    try connection.optionalRow(
      """
      SELECT r.id FROM passerelle.run r
      JOIN passerelle.publication p ON p.commission = r.commission
      JOIN passerelle.run seen ON seen.id = p.run_id
      WHERE r.commission = $1::text AND r.fingerprint = $2::text AND r.state = 'published'
        AND (r.id = seen.id OR r.business_date < seen.business_date)
      ORDER BY r.id DESC LIMIT 1
      """, [snapshot.commission.code, snapshot.fingerprint]
    ) { row in try row["id"] }
  }

  private func buryDeadRuns(_ commission: String) throws {
    try connection.transaction { connection in
      let dead = try connection.rows(
        """
        UPDATE passerelle.run SET state = 'failed', failure = 'the run died'
        WHERE commission = $1::text AND state = 'claimed' RETURNING id
        """, [commission]
      ) { row in try row["id"] as Int64 }
      for run in dead { try Registry.deleteRows(of: run, connection) }
    }
  }

  private static func deleteRows(of run: Int64, _ connection: borrowing Connection) throws {
    try connection.execute("SELECT passerelle.erase_run_rows(ARRAY[$1::int8])", [run])
    try connection.execute("DELETE FROM passerelle.sealed_run WHERE run_id = $1::int8", [run])
  }
}
