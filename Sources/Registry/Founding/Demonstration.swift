public import Intake
public import Mobility
import PQ

extension Registry {
  /// Founds a commission of invented people in place of the one of the same code, and takes the files that its employers
  /// would give, in one transaction, as `passerelle_migration`. What was published about the former one goes with it.
  ///
  /// A commission that is not a demonstration is refused: it holds real people.
  ///
  /// - Parameter date: when every employer's data came.
  /// - Returns: lines taken, by kind of file.
  @discardableResult
  public func replaceDemonstration(
    _ code: String, _ founding: Founding, _ population: Synthesis.Population, on date: Day
  ) throws -> [(kind: EmployerFile.Kind, lines: Int)] {
    try administering { connection in
      try Former(code: code).remove(connection)
      try connection.execute(
        "UPDATE passerelle.commission SET name = $2 WHERE code = $1::text", [code, founding.name])
      var writer = FoundingWriter(registry: self, code: code, isDemonstration: true)
      try writer.write(founding)
      if let conflict = writer.steps.first(where: { $0.state == .conflict }) {
        throw RegistryError(
          .inputRefused,
          "\(conflict.subject) \(conflict.key) is another already (\(conflict.detail ?? "")): "
            + "take the seed of that one, or a database of its own")
      }
      let demands = population.posts.flatMap { post in
        post.conditions.demands.map { Owned(owner: post.code, value: $0) }
      }
      let hosts = Dictionary(uniqueKeysWithValues: population.posts.map { ($0.code, $0.employer) })
      let lines = [
        (EmployerFile.Kind.agents, try give(population.agents, .agents, of: code) { $0.employer }),
        (.posts, try give(population.posts, .posts, of: code) { $0.employer }),
        (.demands, try give(demands, .demands, of: code) { hosts[$0.owner]! }),
      ]
      try connection.execute(
        """
        INSERT INTO passerelle.load (commission, employer, loaded_at, agents, posts)
        SELECT $1::text, employer, ($2::date + TIME '05:00') AT TIME ZONE 'Europe/Paris', 0, 0
        FROM passerelle.convention_party WHERE commission = $1::text
        ON CONFLICT (commission, employer) DO UPDATE SET loaded_at = excluded.loaded_at
        """, [code, PQDate(date)])
      return lines
    }
  }

  /// Takes the file that each employer would give of its rows.
  ///
  /// - Returns: lines.
  private func give<Root>(
    _ rows: [Root], _ made: MadeRows<Root>, of commission: String, by employer: (Root) -> String
  ) throws -> Int {
    let tables = Set(made.columns.map { "passerelle.\($0.table)" }).sorted().joined(separator: ", ")
    let files = Dictionary(grouping: rows, by: employer).sorted { $0.key < $1.key }
    for (employer, rows) in files {
      let desk = ImportDesk(
        EmployerImport(made.kind, of: commission, employer: employer, isDryRun: false, columns: made.columns),
        of: employer, self)
      let outcome = try desk.judge(connection) { try made.write(rows, &$0) }
      if let refused = outcome.defects.first {
        throw RegistryError(.invariant, "a file that was made is refused: \(refused)")
      }
      // The tables of a file are its transaction's, which is here that of all.
      try connection.script("DISCARD TEMP")
    }
    try connection.script("ANALYZE \(tables)")
    return rows.count
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
