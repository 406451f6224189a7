import PQ
import TestSupport
import Testing

/// What a night does with inputs that changed, were lost or cannot be read.
@Suite struct RefusedInputs {
  @Test func anEmployerThatClosesMakesAnotherNight() throws {
    let database = try TestDatabase.demonstration()
    #expect(try night(database).status == 0)
    let before = try publications(in: database)
    try database.connect().script(
      "UPDATE passerelle.employer SET closed_on = '2026-01-01' WHERE name = 'LMV Agglomération'")
    #expect(try night(database).status == 0)
    let after = try publications(in: database)
    #expect(after.first == before.first, "Annecy has nothing to do with it")
    #expect(after.last != before.last)
  }

  @Test(arguments: ["agent", "post"])
  func aSmallCommissionThatLostItsRowsKeepsItsPublication(table: String) throws {
    let database = try TestDatabase.demonstration()
    #expect(try night(database).status == 0)
    let before = try publications(in: database)
    try database.connect().script("DELETE FROM passerelle.\(table) WHERE commission = 'ANN'")
    let refused = try night(database, ["--commission", "ANN"], on: "2026-11-24")
    #expect(refused.status == 65, "\(refused.errors)")
    #expect(try publications(in: database) == before)
    // The refused night's own defects are what there is to mend.
    let page = try Program.run(
      ["report", "qualite_donnees", "--format", "csv"], on: database, as: "secretariat_demo")
    #expect(page.output.contains("VOLUME-"), "\(page.output)\(page.errors)")
  }

  @Test(arguments: ["agent", "post"])
  func anEmployerWhoseRowsAreGoneStopsTheNight(table: String) throws {
    let database = try TestDatabase.demonstration()
    #expect(try night(database).status == 0)
    let before = try publications(in: database)
    try database.connect().script(
      """
      DELETE FROM passerelle.\(table) WHERE commission = 'VAU' AND employer = (
        SELECT employer FROM passerelle.\(table) WHERE commission = 'VAU' GROUP BY 1 ORDER BY count(*) DESC LIMIT 1)
      """)
    let refused = try night(database, ["--commission", "VAU"], on: "2026-11-24")
    #expect(refused.status == 65)
    #expect(refused.errors.contains("plus une seule ligne"))
    #expect(try publications(in: database) == before)
  }

  @Test func aNightOfWhatLittleIsLeftIsRefused() throws {
    let database = try TestDatabase.demonstration()
    try database.connect().script("UPDATE passerelle.employer SET closed_on = '2026-01-01'")
    let refused = try night(database, ["--commission", "ANN"])
    #expect(refused.status == 65)
    #expect(refused.errors.contains("Plus de la moitié"))
  }

  @Test func aDefectNamesNobodyWithoutAgreement() throws {
    let database = try TestDatabase.demonstration()
    try database.connect().script(
      """
      INSERT INTO passerelle.restriction (agent_id, code) SELECT id, 'INCONNU' FROM passerelle.agent;
      UPDATE passerelle.agent_agreement SET withdrawn_on = '2026-11-01'
      WHERE kind = 'presentation' AND agent_id = (SELECT id FROM passerelle.agent WHERE code = 'VAU-A-01');
      """)
    let answer = try Program.run(["check", "--as-of", "2026-11-23"], on: database, as: "passerelle_engine")
    #expect(answer.output.contains("VAU-A-02"))
    #expect(!answer.output.contains("VAU-A-01"))
    #expect(!answer.output.contains("INCONNU"), "the code of a restriction is said nowhere")
  }

  @Test func aRetypedColumnIsAFaultOfTheSchema() throws {
    let database = try TestDatabase.demonstration()
    try database.connect().script("ALTER TABLE passerelle.agent_pay ALTER COLUMN regime TYPE numeric")
    #expect(try night(database).status == 78)
  }

  @Test func aNightWithoutAnyCharteIsNotASuccess() throws {
    let database = try TestDatabase.demonstration()
    let early = try night(database, on: "2020-01-01")
    #expect(early.status == 78)
    #expect(early.errors.contains("charte"))
  }

  @Test func anEarlierDateIsPublishedOnce() throws {
    let database = try TestDatabase.demonstration()
    #expect(try night(database).status == 0)
    #expect(try night(database, on: "2026-11-20").status == 0)
    let again = try night(database, ["--json"], on: "2026-11-20")
    #expect(again.status == 0)
    #expect(again.output.split(separator: "\n").allSatisfy { $0.contains("\"state\":\"unchanged\"") })
  }

  /// The backend dies in the COMMIT that moves the pointer: what happened is read on another connection.
  @Test func aConnectionLostInCommitIsReadAgain() throws {
    let database = try TestDatabase.demonstration()
    try database.connect().script(
      """
      CREATE FUNCTION public.die() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS
      $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
      CREATE CONSTRAINT TRIGGER die AFTER INSERT ON passerelle.publication DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION public.die();
      """)
    let lost = try night(database, ["--commission", "VAU"])
    #expect(lost.status == 69, "\(lost.errors)")
    #expect(lost.errors.contains("reading what became of run"))
    #expect(try publications(in: database) == [])
    try database.connect().script("DROP TRIGGER die ON passerelle.publication")
    #expect(try night(database, ["--commission", "VAU"]).status == 0)
    #expect(try publications(in: database).count == 1)
  }

  @Test func theLoginThatMigratesMayAskWhatIsPending() throws {
    let database = try TestDatabase()
    for option in ["--dry-run", "--sql"] {
      let nothing = try Program.run(["migrate", option], on: database, as: "passerelle_migration")
      #expect(nothing.status == 0 && nothing.output.isEmpty, "\(nothing.errors)")
    }
    try database.connect().script(
      "UPDATE passerelle.migration SET sha256 = repeat('0', 64) WHERE name LIKE 'reports/%'")
    let pending = try Program.run(["migrate", "--dry-run"], on: database, as: "passerelle_migration")
    #expect(pending.output.contains("reports/90_dictionnaire.sql"))
    let again = try Program.run(["migrate", "--dry-run"], on: database, as: "passerelle_migration")
    #expect(again.output == pending.output, "a rehearsal changes nothing")
  }

  @Test(arguments: ["run", "check"])
  func anUnknownCommissionIsNamed(command: String) throws {
    let database = try TestDatabase()
    let answer = try Program.run([command, "--commission", "NOWHERE"], on: database, as: "passerelle_engine")
    #expect(answer.status == 78)
    #expect(answer.errors.contains("there is no commission NOWHERE"))
  }
}
