import Foundation
import PQ
import TestSupport
import Testing

/// A lie told in what commission CHA publishes, as SQL over `run`, its rows, and what the check must answer.
struct Lie: CustomTestStringConvertible {
  let name: String
  let sql: String
  let checks: Set<Int>
  var testDescription: String { name }

  init(_ name: String, _ checks: Set<Int>, _ sql: String) {
    self.name = name
    self.checks = checks
    self.sql = sql
  }
}

/// What the file answered.
struct Verdict: CustomStringConvertible {
  let status: Int32
  let output: String
  let errors: String

  /// The checks that found a fault.
  var refused: Set<Int> {
    Set(
      output.split(separator: "\n").filter { $0.contains("FAUX") }.compactMap {
        Int($0.split(separator: "|")[2].filter(\.isNumber))
      })
  }
  var description: String { output + errors }
}

/// Runs `scripts/verify.sql` as the secretariat; a lie is told by the superuser before, and taken back after.
func verify(_ database: TestDatabase, told lie: Lie? = nil) throws -> Verdict {
  let superuser = try database.connect()
  if let lie {
    try superuser.script(
      """
      SET search_path = passerelle;
      CREATE SCHEMA kept;
      DO $$ DECLARE name text; BEGIN
        FOR name IN SELECT relname FROM pg_class WHERE relnamespace = 'passerelle'::regnamespace AND relkind = 'r'
          AND (relname LIKE 'published\\_%' OR relname = 'run') LOOP
          EXECUTE format('CREATE TABLE kept.%1$I AS SELECT * FROM passerelle.%1$I', name);
        END LOOP;
      END $$
      """)
    let run: Int64 = try superuser.value("SELECT run_id FROM passerelle.publication WHERE commission = 'CHA'")
    let me: Int64 = try superuser.value(
      "SELECT id FROM passerelle.recipient WHERE commission = 'CHA' AND kind = 'commission'")
    let sql = lie.sql.replacingOccurrences(of: "$run", with: "\(run)").replacingOccurrences(of: "$me", with: "\(me)")
    try superuser.script("SET search_path = passerelle; \(sql)")
  }
  let process = Process()
  let (output, errors) = (Pipe(), Pipe())
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = [
    "psql", "-X", "-d", try database.conninfo(as: "secretariat_demo"), "-f", SourceTree.path("scripts/verify.sql"),
  ]
  process.standardOutput = output
  process.standardError = errors
  try process.run()
  let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  let complaint = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  process.waitUntilExit()
  if lie != nil {
    try superuser.script(
      """
      SET search_path = passerelle;
      DO $$ DECLARE name text; BEGIN
        FOR name IN SELECT relname FROM pg_class WHERE relnamespace = 'kept'::regnamespace AND relname <> 'run' LOOP
          EXECUTE format('DELETE FROM passerelle.%1$I; INSERT INTO passerelle.%1$I SELECT * FROM kept.%1$I', name);
        END LOOP;
      END $$;
      UPDATE run SET proposable = k.proposable, pairs = k.pairs FROM kept.run k WHERE k.id = run.id;
      DROP SCHEMA kept CASCADE
      """)
  }
  return Verdict(status: process.terminationStatus, output: text, errors: complaint)
}
