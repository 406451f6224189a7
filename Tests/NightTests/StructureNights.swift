import PQ
import TestSupport
import Testing

/// What binds the whole plan, as the secretariat reads it.
@Suite struct StructureNights {
  private static let reader = "secretariat_demo"

  private func read(_ query: String, _ database: TestDatabase) throws -> [String] {
    try database.connect(as: Self.reader).rows(query) { row in try row[0] }
  }

  /// CHA: a chain of three employers, an exchange, a band that binds, a minimum that is not met.
  @Test func chainsExchangesAndTheBandOfTheDemonstration() throws {
    let database = try TestDatabase.demonstration()
    #expect(try night(database).status == 0)

    let chains = try read(
      """
      SELECT concat_ws(' ', nature, maillons, maillon, agent, poste_quitte, poste_pris, 'tombent', tombent_si_refus)
      FROM rapports_v1.chaines WHERE commission = 'CHA' ORDER BY chaine, maillon
      """, database)
    #expect(
      chains == [
        "chaîne 3 1 CHA-A-01 CHA-P-01 CHA-P-10 tombent CHA-A-02 → CHA-P-01 ; CHA-A-03 → CHA-P-02",
        "chaîne 3 2 CHA-A-02 CHA-P-02 CHA-P-01 tombent CHA-A-03 → CHA-P-02",
        "chaîne 3 3 CHA-A-03 CHA-P-02 tombent",
        "échange 2 1 CHA-A-04 CHA-P-04 CHA-P-05 tombent CHA-A-05 → CHA-P-04",
        "échange 2 2 CHA-A-05 CHA-P-05 CHA-P-04 tombent CHA-A-04 → CHA-P-05",
      ])
    let employers = try read(
      """
      SELECT DISTINCT employeur_origine FROM rapports_v1.chaines
      WHERE commission = 'CHA' AND nature = 'chaîne' ORDER BY 1
      """, database)
    #expect(employers == ["COVE", "Grand Avignon", "LMV Agglomération"])
    // The plan B of each link: whoever refuses keeps their post, and so does everyone behind.
    let fallbacks = try read(
      "SELECT plan_b FROM rapports_v1.chaines WHERE commission = 'CHA' ORDER BY chaine, maillon", database)
    #expect(fallbacks.map { $0.split(separator: ";").count } == [3, 2, 1, 2, 2])
    #expect(fallbacks[1].contains("CHA-A-03 : sans changement de poste (au lieu de CHA-P-02)"))

    let bands = try read(
      """
      SELECT concat_ws(' ', employeur_origine, solde, bande_min, bande_max, solde_reporte, bande_atteinte)
      FROM rapports_v1.flux WHERE commission = 'CHA' AND bande_min IS NOT NULL ORDER BY 1
      """, database)
    #expect(
      bands == ["CC Pays des Sorgues Monts de Vaucluse -1 -1 3 -1 oui", "LMV Agglomération 2 -2 2 oui"])
    let conflict = try read(
      "SELECT minimum || ' ' || manque || ' ' || regle FROM rapports_v1.conflits WHERE commission = 'CHA' ORDER BY 1",
      database)
    #expect(conflict == ["DEPARTS-SORGUES 1 BANDE-SORGUES", "DEPARTS-SORGUES 1 DEPARTS-SORGUES"])
    let proofs = try read("SELECT DISTINCT preuve FROM rapports_v1.niveaux WHERE commission = 'CHA'", database)
    #expect(proofs == ["prouvé"])
    let classes = try read(
      """
      SELECT code || ' ' || split_part(remarque, ' :', 1) FROM rapports_v1.regles
      WHERE commission = 'CHA' AND rubrique = 'Règles structurelles' ORDER BY 1
      """, database)
    #expect(
      classes == [
        "ARRIVEES-CAVAILLON classe latérale", "BANDE-LMV classe réseau", "BANDE-SORGUES classe réseau",
        "CHAINE-DE-TROIS classe latérale", "DEPARTS-SORGUES classe réseau", "TEMPS-LMV classe latérale",
      ])
  }

  /// The next night, one placement refused: nobody moves but those it concerns.
  @Test func aSmallChangeMovesOnlyWhatItCauses() throws {
    let database = try TestDatabase.demonstration()
    #expect(try night(database).status == 0)
    let before = try plan(database)
    try database.connect().script(
      """
      INSERT INTO passerelle.plan_decision (commission, agent_id, post_id, kind, decided_on)
      SELECT 'CHA', a.id, p.id, 'veto', '2026-11-24' FROM passerelle.agent a, passerelle.post p
      WHERE a.code = 'CHA-A-02' AND p.code = 'CHA-P-01'
      """)
    #expect(try night(database, on: "2026-11-24").status == 0)
    let after = try plan(database)
    #expect(before.filter { !after.contains($0) } == ["CHA-A-02 CHA-P-01", "CHA-A-03 CHA-P-02"])
    #expect(after.filter { !before.contains($0) } == [])
  }

  private func plan(_ database: TestDatabase) throws -> [String] {
    try read(
      """
      SELECT agent || ' ' || poste FROM rapports_v1.propositions
      WHERE commission = 'CHA' AND retenue = 'oui' AND destinataire = 'secrétariat' ORDER BY 1
      """, database)
  }

  /// A group that opens with at least so many, or not at all; and employers compared with one another.
  @Test func allOrNothingAndTheLeastServedEmployer() throws {
    let database = try TestDatabase.demonstration()
    try database.connect().script(
      """
      SET search_path = passerelle;
      INSERT INTO structural_rule (commission, version, rank, code, kind, employer, minimum, all_or_nothing)
      SELECT 'CHA', 1, 7, 'LMV-ENSEMBLE', 'arrivees', siret, 4, 1 FROM employer WHERE name = 'LMV Agglomération';
      INSERT INTO charte_fairness (commission, version, rank, level) VALUES ('CHA', 1, 3, 'employeurs');
      """)
    #expect(try night(database).status == 0)
    // Three would have arrived there; a fourth would break the band: the decided one stays alone in its case.
    let arrivals = try read(
      """
      SELECT libelle || ' | ' || valeur || ' | ' || remarque FROM rapports_v1.regles
      WHERE commission = 'CHA' AND code = 'LMV-ENSEMBLE'
      """, database)
    #expect(arrivals.count == 1 && arrivals[0].contains("ou personne"), "\(arrivals)")
    let levels = try read(
      "SELECT libelle || ' : ' || valeur FROM rapports_v1.niveaux WHERE commission = 'CHA' AND niveau LIKE 'employeurs%'",
      database)
    #expect(levels.contains { $0.hasPrefix("Employeurs dont au moins 1 agent est placé") }, "\(levels)")
  }

  /// S18: two agents with a priority, one seat. The order comes from the voted table; both appear, whatever their points.
  @Test func theVotedTableSaysWhoTakesTheSeat() throws {
    let database = try TestDatabase()
    try database.load("Tests/NightTests/Fixtures/scenarios.sql")
    #expect(try Program.run(["run", "--as-of", "2026-11-23"], on: database, as: "passerelle_engine").status == 0)
    func seats(_ commission: String) throws -> [String] {
      try database.connect().rows(
        """
        SELECT concat_ws(' ', a.code, pairs.post_rank, pairs.is_planned, pairs.priorities)
        FROM passerelle.published_pair AS pairs
        JOIN passerelle.publication AS p USING (run_id)
        JOIN passerelle.recipient AS r ON r.id = pairs.recipient_id AND r.kind = 'commission'
        JOIN passerelle.recipient_reference AS n USING (recipient_id, reference)
        JOIN passerelle.agent AS a ON a.id = n.agent_id
        WHERE p.commission = $1::text ORDER BY pairs.post_rank
        """, [commission]
      ) { row in try row[0] }
    }
    #expect(
      try seats("SCN-S18") == ["S18-X 1 t {PRIO-PPR-FIN≤60J,PRIO-RECL}", "S18-Y 2 f {PRIO-L512-26}"])
    #expect(
      try seats("SCN-S18N3") == ["S18-Y-N3 1 t {PRIO-L512-26}", "S18-X-N3 2 f {PRIO-PPR-FIN≤60J,PRIO-RECL}"])
    let points: [Int32] = try database.connect().rows(
      """
      SELECT pairs.points FROM passerelle.published_pair AS pairs
      JOIN passerelle.publication AS p USING (run_id)
      JOIN passerelle.recipient AS r ON r.id = pairs.recipient_id AND r.kind = 'commission'
      WHERE p.commission = 'SCN-S18' ORDER BY pairs.post_rank
      """
    ) { row in try row[0] }
    #expect(points.count == 2 && points[0] < points[1], "the one ahead has fewer points: \(points)")
    let night = try night(database, on: "2026-11-24")
    #expect(night.status == 0)
    #expect(try seats("SCN-S18").map { $0.prefix(7) } == ["S18-X 1", "S18-Y 2"])
  }
}
