public import PQ

/// Brings a database to the schema of the program: numbered, forward-only, each file remembered by its SHA-256.
public struct Migrator {
  private let files: SQLFiles

  public init(_ files: SQLFiles) { self.files = files }

  /// What a migration would do, in order.
  public struct Step: Sendable {
    public let name: String
    public let text: String
  }

  /// Steps still to be run. A migration already applied with another text is refused: history is never rewritten.
  private func pending(_ connection: borrowing Connection) throws -> [Step] {
    let hasLedger: Bool = try connection.value("SELECT to_regclass('passerelle.migration') IS NOT NULL")
    guard hasLedger else { return (files.migrations + files.repeatable).map { Step(name: $0.name, text: $0.text) } }
    let applied = Dictionary(
      uniqueKeysWithValues: try connection.rows("SELECT name, sha256 FROM passerelle.migration") { row in
        (try row["name"] as String, try row["sha256"] as String)
      })
    let known = Set(files.migrations.map(\.name))
    if let later = applied.keys.filter({ $0.hasPrefix("migrations/") && !known.contains($0) }).min() {
      throw RegistryError(
        .configuration, "the database is newer than this program: it has \(later); install that version")
    }
    let hashes = try hashes(connection)
    var steps: [Step] = []
    for file in files.migrations {
      guard let before = applied[file.name] else {
        steps.append(Step(name: file.name, text: file.text))
        continue
      }
      guard let hash = hashes[file.name], before == hash else {
        throw RegistryError(
          .configuration,
          "\(file.name) differs from what was applied (\(before.prefix(12)) there, "
            + "\(hashes[file.name]?.prefix(12) ?? "") here): restore the file, and write a new migration instead")
      }
    }
    for file in files.repeatable where applied[file.name] != hashes[file.name] || !steps.isEmpty {
      steps.append(Step(name: file.name, text: file.text))
    }
    return steps
  }

  /// What `migrate` would do; nothing is written. The ledger is the owner's to read, as in `migrate`.
  public func rehearse(_ connection: borrowing Connection) throws -> [Step] {
    try connection.transaction(readOnly: true) { connection in
      try connection.script("SET LOCAL ROLE passerelle_owner")
      return try pending(connection)
    }
  }

  /// Runs what is pending in one transaction, as `passerelle_owner`; returns the names of what was run.
  @discardableResult
  public func migrate(_ connection: borrowing Connection) throws -> [String] {
    try connection.transaction { connection in
      try connection.script("SET LOCAL ROLE passerelle_owner; SELECT pg_advisory_xact_lock(7021, 1)")
      let steps = try pending(connection)
      guard !steps.isEmpty else { return [] }
      try connection.script(Migrator.ledger)
      for step in steps {
        do {
          try connection.script(step.text)
        } catch let error as PQError {
          throw RegistryError(.configuration, "\(step.name): \(error)")
        }
        try connection.script("SET LOCAL search_path = ''")
        try connection.execute(
          """
          INSERT INTO passerelle.migration (name, sha256)
          VALUES ($1::text, encode(sha256(convert_to($2::text, 'UTF8')), 'hex'))
          ON CONFLICT (name) DO UPDATE SET sha256 = excluded.sha256, applied_at = now()
          """, [step.name, step.text])
      }
      return steps.map(\.name)
    }
  }

  /// Refuses a database whose schema is not exactly this program's.
  public func requireCurrent(_ connection: borrowing Connection) throws {
    let steps = try pending(connection)
    guard let first = steps.first else { return }
    throw RegistryError(
      .configuration, "the schema is older than this program (\(first.name) is not applied): run `passerelle migrate`")
  }

  /// The whole of what is pending, as SQL for an administrator.
  public func script(_ steps: [Step]) -> String {
    var text = "BEGIN;\nSET LOCAL ROLE passerelle_owner;\n" + Migrator.ledger + ";\n"
    for step in steps {
      text += "\n-- \(step.name)\n\(step.text)\nSET LOCAL search_path = '';\n"
      text +=
        "INSERT INTO passerelle.migration (name, sha256) VALUES ('\(step.name)', "
        + "encode(sha256(convert_to(\(quotedLiteral(step.text)), 'UTF8')), 'hex'))\n"
        + "  ON CONFLICT (name) DO UPDATE SET sha256 = excluded.sha256, applied_at = now();\n"
    }
    return text + "COMMIT;\n"
  }

  /// SHA-256 of every file, by name.
  private func hashes(_ connection: borrowing Connection) throws -> [String: String] {
    let all = files.migrations + files.repeatable
    return Dictionary(
      uniqueKeysWithValues: try connection.rows(
        """
        SELECT name, encode(sha256(convert_to(text, 'UTF8')), 'hex') AS sha256
        FROM unnest($1::text[], $2::text[]) AS file (name, text)
        """, [all.map(\.name), all.map(\.text)]
      ) { row in (try row["name"] as String, try row["sha256"] as String) })
  }

  private static let ledger = """
    CREATE SCHEMA IF NOT EXISTS passerelle AUTHORIZATION passerelle_owner;
    CREATE TABLE IF NOT EXISTS passerelle.migration (
      name text COLLATE "C" PRIMARY KEY,
      sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
      applied_at timestamptz NOT NULL DEFAULT now()
    )
    """
}
