public import Mobility
import PQ

extension Registry {
  /// Writes a whole commission of invented people in place of the one of the same code, in one transaction, as
  /// `passerelle_migration`. What was published about the former one goes with it.
  ///
  /// The employers are all party to the conventions, for the year before the business date on; the charte is its first
  /// version. A commission that is not a demonstration is refused: it holds real people.
  ///
  /// - Returns: rows written, by table.
  @discardableResult
  public func replaceDemonstration(_ commission: Commission) throws -> [(table: String, rows: Int)] {
    try administering { connection in
      try Former(code: commission.code).remove(connection)
      var load = CommissionWriter(self, commission)
      try load.loadCommission()
      try load.loadAgents()
      try load.loadPosts()
      return load.rows
    }
  }
}

/// The population that is replaced.
private struct Former {
  let code: String

  func remove(_ connection: borrowing Connection) throws {
    let isDemonstration: Bool? = try connection.optionalRow(
      "SELECT demonstration FROM passerelle.commission WHERE code = $1::text", [code]
    ) { row in try row["demonstration"] }
    guard isDemonstration != false else {
      throw RegistryError(
        .inputRefused, "commission \(code) is not a demonstration and may hold real people: choose another code")
    }
    // Nights hold this lock while they run.
    let isFree: Bool = try connection.value(
      "SELECT pg_try_advisory_xact_lock(7021, hashtext('run ' || $1::text))", [code])
    guard isFree else { throw RegistryError(.busy, "a run of commission \(code) is active: nothing was done") }
    try connection.execute("DELETE FROM passerelle.publication WHERE commission = $1::text", [code])
    try connection.execute(
      """
      SELECT passerelle.erase_run_rows(ARRAY(SELECT id FROM passerelle.run WHERE commission = $1::text))
      """, [code])
    // Children first: what cascades finds nothing left.
    let tables = [
      "quarantine", "run", "cohort", "immersion_place", "recipient", "decision", "occupation", "agent", "post", "load",
      "employer_file", "login_loader", "referent", "golive_record", "reciprocity_ledger", "scenario", "charte",
      "convention_party", "convention", "equivalence",
      "passerelle_constatee", "seance",
    ]
    for table in tables {
      try connection.execute("DELETE FROM passerelle.\(table) WHERE commission = $1::text", [code])
    }
  }
}
