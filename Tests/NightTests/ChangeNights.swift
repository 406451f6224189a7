import PQ
import TestSupport
import Testing

/// What `changements` says from one night to the next, and to whom.
@Suite struct ChangeNights {
  /// The first link of a chain of three employers no longer wants the town hall: two others lose their move by it.
  @Test func aChangeIsFollowedToItsSourceAndToldToWhomItConcerns() throws {
    let database = try TestDatabase.demonstration()
    #expect(try night(database, ["--commission", "CHA"]).status == 0)
    let superuser = try database.connect()
    try superuser.script(
      """
      UPDATE passerelle.agent_wish SET excluded_posts = excluded_posts || 'CHA-P-10'::text
      WHERE agent_id = (SELECT id FROM passerelle.agent WHERE code = 'CHA-A-01');
      UPDATE passerelle.agent_health SET ppr_end = '2027-12-31'
      WHERE agent_id = (SELECT id FROM passerelle.agent WHERE code = 'CHA-A-05')
      """)
    #expect(try night(database, ["--commission", "CHA"], on: "2026-11-24").status == 0)
    #expect(
      try page(database, as: "secretariat_demo") == [
        "CHA-A-01 retiré CHA-P-10 - donnée de l'agent modifiée (souhaits)",
        "CHA-A-02 retiré CHA-P-01 - par effet de l'agent CHA-A-01 (souhaits)",
        "CHA-A-03 retiré CHA-P-02 - par effet de l'agent CHA-A-01 (souhaits)",
        "CHA-P-01 retiré CHA-A-02 - par effet de l'agent CHA-A-01 (souhaits)",
        "CHA-P-02 retiré CHA-A-03 - par effet de l'agent CHA-A-01 (souhaits)",
        "CHA-P-10 retiré CHA-A-01 - par effet de l'agent CHA-A-01 (souhaits)",
      ])
    // Grand Avignon reads that its agent lost a move by another row, and not by whose.
    try database.makeLogin("drh_avignon", in: "passerelle_drh")
    try superuser.script(
      """
      INSERT INTO passerelle.login_recipient
      SELECT 'drh_avignon', id FROM passerelle.recipient WHERE commission = 'CHA' AND kind = 'origine'
        AND employer = (SELECT employer FROM passerelle.agent WHERE code = 'CHA-A-03')
      """)
    #expect(
      try page(database, as: "drh_avignon") == ["CHA-A-03 retiré CHA-P-02 - par effet d'une autre ligne (-)"])
    // A withdrawal hides the row, and the name of the source, at the next SELECT.
    try superuser.script(
      """
      UPDATE passerelle.agent_agreement SET withdrawn_on = (now() AT TIME ZONE 'Europe/Paris')::date
      WHERE agent_id = (SELECT id FROM passerelle.agent WHERE code = 'CHA-A-01')
      """)
    let left = try page(database, as: "secretariat_demo").joined(separator: "\n")
    #expect(!left.contains("CHA-A-01") && left.contains("CHA-A-02 retiré CHA-P-01 - par effet d'une autre ligne (-)"))
  }

  @Test func nothingChangesWhenNothingDid() throws {
    let database = try TestDatabase.demonstration()
    #expect(try night(database).status == 0)
    #expect(try night(database, on: "2026-11-24").status == 0)
    #expect(try page(database, as: "secretariat_demo").isEmpty)
    let kept: Int64 = try database.connect(as: "secretariat_demo").value(
      "SELECT count(*) FROM rapports_v1.changements WHERE changement = 'maintenu' AND cause IS NULL")
    #expect(kept > 0)
  }

  private func page(_ database: TestDatabase, as login: String) throws -> [String] {
    try database.connect(as: login).rows(
      """
      SELECT concat_ws(' ', coalesce(agent, poste), changement, coalesce(avant, '-'), coalesce(apres, '-'), cause,
        '(' || coalesce(ce_qui_a_change, '-') || ')')
      FROM rapports_v1.changements WHERE changement <> 'maintenu' ORDER BY objet, 1
      """
    ) { row in try row[0] }
  }
}
