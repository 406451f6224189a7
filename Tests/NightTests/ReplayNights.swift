import PQ
import TestSupport
import Testing

/// Past nights, computed again from their seals.
@Suite struct ReplayNights {
  private func replay(_ run: Int64, _ database: TestDatabase) throws -> Program.Answer {
    try Program.run(["replay", "\(run)"], on: database, as: "passerelle_engine")
  }

  private func runs(_ database: TestDatabase) throws -> [Int64] {
    try database.connect().rows("SELECT id FROM passerelle.run WHERE state = 'published' ORDER BY id") { row in
      try row[0]
    }
  }

  @Test func aPastNightGivesTheSameBytesWhateverBecameOfItsData() throws {
    let database = try TestDatabase.demonstration()
    #expect(try night(database).status == 0)
    let first = try runs(database)
    let superuser = try database.connect()
    let counted =
      "SELECT sum(rows) FROM (SELECT count(*) AS rows FROM passerelle.run UNION ALL SELECT count(*) "
      + "FROM passerelle.published_pair UNION ALL SELECT count(*) FROM passerelle.recipient_reference) AS tables"
    let before: String = try superuser.value("SELECT (\(counted))::text")
    for run in first { #expect(try replay(run, database).status == 0) }
    #expect(try superuser.value("SELECT (\(counted))::text") == before)
    // Wishes, health, posts, demands, the charte, a convention, a referential: everything moves.
    try superuser.script(
      """
      SET search_path = passerelle;
      UPDATE agent_wish SET radius_km = 1;
      DELETE FROM restriction;
      DELETE FROM demand;
      UPDATE post SET seats = seats + 1, title = 'Autre';
      UPDATE charte_weight SET weight = weight + 1;
      UPDATE convention SET etat = 'projet';
      UPDATE commune SET latitude = latitude + 1;
      DELETE FROM structural_rule; DELETE FROM plan_decision; DELETE FROM occupation; DELETE FROM scenario
      """)
    #expect(try night(database, on: "2026-11-24").status == 0)
    for run in try runs(database) {
      let answer = try replay(run, database)
      #expect(answer.status == 0, "\(run): \(answer.output)\(answer.errors)")
    }
  }

  @Test func aWithdrawalErasesAndIsSaid() throws {
    let database = try TestDatabase.demonstration()
    #expect(try night(database, ["--commission", "VAU"]).status == 0)
    let run = try #require(try runs(database).first)
    let superuser = try database.connect()
    let ofAgent = """
      SELECT count(*) FROM passerelle.sealed_payload JOIN passerelle.sealed_part USING (commission, digest)
      WHERE subject = 'VAU-A-01'
      """
    let sealed: Int64 = try superuser.value(ofAgent)
    #expect(sealed > 1)
    try superuser.script(
      """
      UPDATE passerelle.agent_agreement SET withdrawn_on = (now() AT TIME ZONE 'Europe/Paris')::date
      WHERE kind = 'presentation' AND signed_on <= (now() AT TIME ZONE 'Europe/Paris')::date
        AND agent_id = (SELECT id FROM passerelle.agent WHERE code = 'VAU-A-01')
      """)
    let left: Int64 = try superuser.value(ofAgent)
    #expect(left == 0)
    let answer = try replay(run, database)
    #expect(answer.status == 65)
    #expect(answer.errors.contains("non rejouable : retrait"))
    // Nor is it sealed again by a night of before the withdrawal.
    #expect(try Program.run(["run", "--as-of", "2026-11-22"], on: database, as: "passerelle_engine").status == 0)
    let again: Int64 = try superuser.value(ofAgent)
    #expect(again == 0)
  }

  @Test func aSealThatWasTouchedIsSaid() throws {
    let database = try TestDatabase.demonstration()
    #expect(try night(database, ["--commission", "CHA"]).status == 0)
    let run = try #require(try runs(database).first)
    try database.connect().script(
      """
      UPDATE passerelle.sealed_payload SET payload = jsonb_set(payload, '{0,radius_km}', '1')
      WHERE digest = (SELECT min(digest) FROM passerelle.sealed_part WHERE table_name = 'agent')
      """)
    #expect(try replay(run, database).status == 70)
  }

  /// What was sealed before a migration has no field for the columns it adds, whatever they hold.
  @Test func aNightFollowsOneThatWasSealedWithFewerColumns() throws {
    let database = try TestDatabase.demonstration()
    #expect(try night(database, ["--commission", "CHA"]).status == 0)
    try database.connect().script(
      """
      UPDATE passerelle.sealed_payload AS sealed SET payload = (
        SELECT jsonb_agg(row - '{is_split,refuses_night,engagement_versants,conjoint,grades,list_length}'::text[] ORDER BY n)
        FROM jsonb_array_elements(payload) WITH ORDINALITY AS given (row, n))
      FROM passerelle.sealed_part AS part
      WHERE part.digest = sealed.digest AND part.table_name IN ('agent', 'post', 'charte')
      """)
    let next = try night(database, ["--commission", "CHA"], on: "2026-11-24")
    #expect(next.status == 0, "\(next.errors)")
  }

  @Test func nobodyButTheEngineReadsASeal() throws {
    let database = try TestDatabase.demonstration()
    #expect(try night(database).status == 0)
    for role in ["secretariat_demo", "passerelle_migration"] {
      let connection = try database.connect(as: role)
      if role == "passerelle_migration" {
        try connection.script("SET ROLE passerelle_owner")
        let seen: Int64 = try connection.value("SELECT count(*) FROM passerelle.sealed_payload")
        #expect(seen == 0)
      } else {
        #expect(throws: PQError.self) { try connection.execute("SELECT FROM passerelle.sealed_payload") }
      }
    }
  }
}
