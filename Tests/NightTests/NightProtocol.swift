import Foundation
import PQ
import TestSupport
import Testing

/// The protocol of the night, on the demonstration: what is published, when nothing is, and with which exit code.
@Suite struct NightProtocol {
  @Test func aSecondRunPublishesNothing() throws {
    let database = try TestDatabase.demonstration()
    let first = try night(database)
    #expect(first.status == 0, "\(first.errors)")
    let before = try publications(in: database)
    #expect(!before.isEmpty)
    let second = try night(database, ["--json"])
    #expect(second.status == 0)
    #expect(second.output.contains("\"state\":\"unchanged\""))
    #expect(try publications(in: database) == before)
  }

  @Test func aDryRunWritesNothing() throws {
    let database = try TestDatabase.demonstration()
    let answer = try night(database, ["--dry-run", "--json"])
    #expect(answer.status == 0, "\(answer.errors)")
    #expect(answer.output.contains("\"state\":\"dry\""))
    let rows: Int64 = try database.connect().value("SELECT count(*) FROM passerelle.run")
    #expect(rows == 0)
  }

  @Test func theOrderOfRowsChangesNoByte() throws {
    let (one, other) = (try TestDatabase.demonstration(), try TestDatabase.demonstration())
    // The same rows, written again in the reverse order of their codes.
    try other.connect().script(
      """
      SET search_path = passerelle;
      CREATE TEMP TABLE kept AS SELECT * FROM demand;
      DELETE FROM demand;
      INSERT INTO demand SELECT * FROM kept ORDER BY post_id DESC, code DESC;
      CREATE TEMP TABLE kept_links AS SELECT * FROM metier_link;
      DELETE FROM metier_link;
      INSERT INTO metier_link SELECT * FROM kept_links ORDER BY target DESC, source DESC;
      UPDATE agent SET code = code;
      UPDATE post SET code = code;
      """)
    #expect(try night(one).status == 0)
    #expect(try night(other).status == 0)
    let hashes = try [one, other].map { database in
      try publications(in: database).map { $0.split(separator: " ").last.map(String.init) }
    }
    #expect(hashes[0] == hashes[1])
  }

  @Test func anEarlierDateNeverMovesThePointer() throws {
    let database = try TestDatabase.demonstration()
    #expect(try night(database).status == 0)
    let before = try publications(in: database)
    let earlier = try Program.run(["run", "--as-of", "2026-11-20"], on: database, as: "passerelle_engine")
    #expect(earlier.status == 0, "\(earlier.errors)")
    #expect(try publications(in: database) == before)
  }

  @Test func refusedInputsKeepTheLastPublication() throws {
    let database = try TestDatabase.demonstration()
    #expect(try night(database).status == 0)
    let before = try publications(in: database)
    try database.connect().script("DELETE FROM passerelle.equivalence; DELETE FROM passerelle.seance")
    let refused = try Program.run(["run", "--as-of", "2026-11-24"], on: database, as: "passerelle_engine")
    #expect(refused.status == 65)
    #expect(try publications(in: database) == before)
  }

  @Test func aKilledRunIsBuriedByTheNext() throws {
    let database = try TestDatabase.demonstration()
    // A run that died after its claim, with rows staged.
    let connection = try database.connect()
    try connection.script(
      """
      INSERT INTO passerelle.run (commission, business_date, engine_version) VALUES ('VAU', '2026-11-23', '1');
      INSERT INTO passerelle.published_parameter
      SELECT id, 'charte', 'version', NULL, '1' FROM passerelle.run;
      """)
    #expect(try night(database).status == 0)
    let dead = try connection.row(
      """
      SELECT state, (SELECT count(*) FROM passerelle.published_parameter p WHERE p.run_id = r.id)
      FROM passerelle.run r ORDER BY id LIMIT 1
      """
    ) { row in (state: try row[0] as String, rows: try row[1] as Int64) }
    #expect(dead.state == "failed")
    #expect(dead.rows == 0)
  }

  @Test func anotherActiveRunIsLeftAlone() throws {
    let database = try TestDatabase.demonstration()
    let other = try database.connect(as: "passerelle_engine")
    try other.execute("SELECT pg_advisory_lock(7021, hashtext('run VAU'))")
    #expect(try night(database, ["--commission", "VAU"]).status == 75)
    let rows: Int64 = try database.connect().value("SELECT count(*) FROM passerelle.run")
    #expect(rows == 0)
  }

  @Test func exitCodesSayWhatToDo() throws {
    let database = try TestDatabase.demonstration()
    #expect(try night(database, ["--commission", "NOWHERE"]).status == 78)
    #expect(try night(database, ["--nonsense"]).status == 64)
    #expect(try night(database, as: "passerelle_migration").status == 77)
    try database.connect().script("UPDATE passerelle.migration SET sha256 = repeat('0', 64) WHERE name LIKE '%0001%'")
    let diverging = try Program.run(["migrate"], on: database, as: "passerelle_migration")
    #expect(diverging.status == 78)
    #expect(diverging.errors.contains("0001_foundation.sql"))
  }
}
