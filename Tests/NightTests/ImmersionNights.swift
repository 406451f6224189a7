import PQ
import TestSupport
import Testing

/// Places of immersion in the ordinary night: sent by an employer, judged, proposed, read by each recipient.
@Suite struct ImmersionNights {
  private func lines(_ database: TestDatabase, _ login: String) throws -> [[String]] {
    let page = try Program.run(["report", "immersions_possibles", "--format", "csv"], on: database, as: login)
    #expect(page.status == 0, "\(page.errors)")
    return page.output.split(whereSeparator: \.isNewline).dropFirst().map { line in
      line.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
    }
  }

  @Test func theDemonstrationProposesPlacesAndHidesWhatItMust() throws {
    let database = try TestDatabase.demonstration()
    #expect(try night(database).status == 0)
    let proposed = try database.connect().rows(
      """
      SELECT i.reference || ' ' || i.place FROM passerelle.published_immersion i
      JOIN passerelle.recipient r ON r.id = i.recipient_id AND r.kind = 'commission' WHERE i.is_planned ORDER BY 1
      """
    ) { row in try row[0] as String }
    #expect(
      proposed == [
        "ANN-A-10 ANN-L-01", "ANN-A-15 ANN-L-03", "VAU-A-03 VAU-L-01", "VAU-A-04 VAU-L-03", "VAU-A-08 VAU-L-01",
        "VAU-A-12 VAU-L-02",
      ])
    let secretariat = try lines(database, "secretariat_demo")
    #expect(secretariat.contains { $0[5] == "VAU-A-08" && $0[9] == "VAU-L-01" && $0[19] == "oui" })
    // A host: neither pseudonym, origin, verdict, reason nor date; and nobody whom a rule refuses.
    let hosts = try lines(database, "drh_lmv").filter { $0[4] == "accueil" }
    #expect(!hosts.isEmpty)
    #expect(hosts.allSatisfy { !$0[5].hasPrefix("VAU-") && $0[6].isEmpty && $0[23...26].allSatisfy(\.isEmpty) })
    #expect(hosts.allSatisfy { $0[30].isEmpty && $0[31...].allSatisfy(\.isEmpty) })
    #expect(!(try lines(database, "drh_lmv")).contains { $0[4] == "origine" && !$0[5].hasPrefix("VAU-A-") })

    // A withdrawal shows at once, and the next night proposes the rest.
    try database.connect().script(
      """
      UPDATE passerelle.agent_agreement SET withdrawn_on = (now() AT TIME ZONE 'Europe/Paris')::date
      WHERE kind = 'presentation' AND agent_id = (SELECT id FROM passerelle.agent WHERE code = 'VAU-A-08')
      """)
    #expect(!(try lines(database, "secretariat_demo")).contains { $0[5] == "VAU-A-08" })
  }

  /// Days that the commission saw done count among the twenty, as those that an employer entered.
  @Test func aStayFollowedToItsEndCounts() throws {
    let database = try TestDatabase.demonstration()
    #expect(try night(database, ["--commission", "VAU"]).status == 0)
    try database.connect().script(
      """
      SET search_path = passerelle;
      INSERT INTO avis (commission, seance, agent_id, origin, host, kind, run_id, charte_version)
      SELECT 'VAU', '2026-10-06', agent.id, agent.employer, place.employer, 'immersion', publication.run_id, 1
      FROM agent, immersion_place AS place, publication
      WHERE agent.code = 'VAU-A-04' AND place.code = 'VAU-L-03' AND publication.commission = 'VAU';
      INSERT INTO step (avis_id, kind, on_day, as_whom, days)
      SELECT max(id), 'immersion_suivie', '2026-11-20', 'accueil', 18 FROM avis;
      """)
    #expect(try night(database, ["--commission", "VAU"], on: "2026-11-24").status == 0)
    let refused: Bool = try database.connect().value(
      """
      SELECT bool_and(verdict = 'NON_RECEVABLE' AND finding_answers[array_position(finding_codes, 'IMM-20J')] = 3)
      FROM passerelle.published_immersion i JOIN passerelle.publication p ON p.run_id = i.run_id
      JOIN passerelle.recipient r ON r.id = i.recipient_id AND r.kind = 'commission'
      WHERE p.commission = 'VAU' AND i.reference = 'VAU-A-04'
      """)
    #expect(refused)
  }

  /// Someone whose stay is prescribed is sent nowhere else meanwhile, and the place has one agent less to take.
  @Test func nobodyIsSentToTwoPlacesAtOnce() throws {
    let database = try TestDatabase.demonstration()
    func lines(_ agent: String, _ condition: String) throws -> Int64 {
      try database.connect().value(
        """
        SELECT count(*) FROM passerelle.published_immersion i JOIN passerelle.publication p ON p.run_id = i.run_id
        JOIN passerelle.recipient r ON r.id = i.recipient_id AND r.kind = 'commission'
        WHERE p.commission = 'VAU' AND i.reference = $1::text AND \(condition)
        """, [agent])
    }
    #expect(try night(database, ["--commission", "VAU"]).status == 0)
    #expect(try lines("VAU-A-12", "place = 'VAU-L-02' AND is_planned") == 1)
    try database.connect().script(
      """
      SET search_path = passerelle;
      UPDATE immersion_place SET capacity = 1 WHERE code = 'VAU-L-02';
      INSERT INTO avis (commission, seance, agent_id, origin, host, place, kind, run_id, charte_version)
      SELECT 'VAU', '2026-10-06', agent.id, agent.employer, place.employer, place.code, 'immersion', publication.run_id, 1
      FROM agent, immersion_place AS place, publication
      WHERE agent.code = 'VAU-A-12' AND place.code = 'VAU-L-02' AND publication.commission = 'VAU';
      INSERT INTO step (avis_id, kind, on_day, as_whom, from_day, to_day)
      SELECT max(id), 'immersion_prescrite', '2026-11-20', 'origine', '2026-11-30', '2026-12-04' FROM avis;
      """)
    #expect(try night(database, ["--commission", "VAU"], on: "2026-11-24").status == 0)
    #expect(try lines("VAU-A-12", "verdict <> 'NON_RECEVABLE'") == 0)
    #expect(try lines("VAU-A-12", "finding_values[array_position(finding_codes, 'IMM-EN-COURS')] = '2026-12-04'") > 0)
    let sent: Int64 = try database.connect().value(
      """
      SELECT count(*) FROM passerelle.published_immersion i JOIN passerelle.publication p ON p.run_id = i.run_id
      WHERE p.commission = 'VAU' AND i.place = 'VAU-L-02' AND i.is_planned
      """)
    #expect(sent == 0)
    // From the day after its last one, the places are open again.
    #expect(try night(database, ["--commission", "VAU"], on: "2026-12-05").status == 0)
    #expect(try lines("VAU-A-12", "'IMM-EN-COURS' = ANY (finding_codes)") == 0)
  }

  @Test func theCharteMayAllowTheAgentsOwnEmployer() throws {
    let database = try TestDatabase.demonstration()
    func refusedAtHome() throws -> Int64 {
      try database.connect().value(
        """
        SELECT count(*) FROM passerelle.published_immersion i JOIN passerelle.publication p ON p.run_id = i.run_id
        WHERE p.commission = 'VAU' AND 'IMM-EMPLOYEUR' = ANY (i.finding_codes)
        """)
    }
    #expect(try night(database, ["--commission", "VAU"]).status == 0)
    #expect(try refusedAtHome() > 0)
    try database.connect().script(
      "INSERT INTO passerelle.charte_rule (commission, version, rule, enabled) VALUES ('VAU', 1, 'IMM-EMPLOYEUR', false)"
    )
    #expect(try night(database, ["--commission", "VAU"]).status == 0)
    #expect(try refusedAtHome() == 0)
  }

  static let places = """
    lieu;service;metier;commune;debut;fin;jours;agents;contraintes;declare_le;signe
    L-1;Accueil de la mairie;M1601;84035;01/02/2027;30/06/2027;5;2;R01 5 répété aménageable|R02 non;02/11/2026;oui
    L-2;Parc;K2303;84035;01/02/2027;12/02/2027;10;;R14 soir+weekend non aménageable;02/11/2026;oui

    """

  @Test func placesAreTakenWholeOrRefusedWhole() throws {
    let files = try EmployerFiles()
    let first = try files.load("places", Self.places, ["--json"])
    #expect(first.status == 0, "\(first.output)\(first.errors)")
    #expect(try files.value("SELECT count(*) FROM passerelle.immersion_demand") == "3")
    #expect(
      try files.value(
        "SELECT string_agg(code || level || frequency || is_adaptable, ',') FROM passerelle.immersion_demand WHERE code = 'R01'"
      )
        == "R015repetetrue")
    #expect(try files.load("places", Self.places, ["--json"]).output.contains(#""written":0,"closed":0"#))
    let wrong = """
      lieu;service;metier;debut;fin;jours;agents;contraintes;declare_le;signe
      L-1;Accueil;M1601;01/02/2027;30/01/2027;5;;;02/11/2026;oui
      L-3;Accueil;A0001;01/02/2027;30/06/2027;5;;;02/11/2026;oui
      L-4;Accueil;M1601;01/02/2027;05/02/2027;6;;;02/11/2026;oui
      L-5;Accueil;M1601;01/02/2027;30/06/2027;5;;R77 oui;02/11/2026;oui
      L-6;Accueil;M1601;01/02/2027;30/06/2027;5;;R02 non 12;02/11/2026;oui
      L-7;Accueil;M1601;01/02/2027;30/06/2027;5;;R02 non|R02 60;02/11/2026;oui
      L-8;;M1601;01/02/2027;30/06/2027;500;;;;oui

      """
    let answer = try files.load("places", wrong, ["--json"])
    #expect(answer.status == 65)
    for (line, column, rule) in [
      (2, "fin", "REF-CONFLICT"), (3, "metier", "REF-ORPHAN"), (4, "jours", "REF-CONFLICT"),
      (5, "contraintes", "REF-CONFLICT"), (6, "contraintes", "VALUE-SHAPE"), (7, "contraintes", "REF-CONFLICT"),
      (8, "service", "VALUE-MISSING"), (8, "jours", "VALUE-RANGE"),
    ] {
      #expect(
        answer.output.contains(#""ligne":\#(line),"colonne":"\#(column)","regle":"\#(rule)""#),
        "\(line) \(answer.output)")
    }
    #expect(try files.value("SELECT string_agg(code, ',' ORDER BY code) FROM passerelle.immersion_place") == "L-1,L-2")
    #expect(try files.value("SELECT stale FROM passerelle.employer_file WHERE kind = 'places'") == "true")
    // What the file no longer gives is closed, and comes back with it.
    let one = Self.places.split(separator: "\n").prefix(2).joined(separator: "\n") + "\n"
    #expect(try files.load("places", one).status == 0)
    #expect(
      try files.value("SELECT string_agg(code, ',') FROM passerelle.immersion_place WHERE closed_on IS NOT NULL")
        == "L-2")
    #expect(try files.load("places", Self.places).status == 0)
    #expect(try files.value("SELECT count(*) FROM passerelle.immersion_place WHERE closed_on IS NOT NULL") == "0")
  }

  @Test func aFileOfPlacesNeverTouchesACohorts() throws {
    let files = try EmployerFiles()
    try files.database.connect().script(
      """
      INSERT INTO passerelle.cohort (commission, code, label, seats, opens_on, closes_on)
        VALUES ('TEST', 'K', 'Cohorte', 2, '2027-01-01', '2027-06-30');
      INSERT INTO passerelle.immersion_place (commission, cohort, code, employer, service, opens_on, closes_on)
        VALUES ('TEST', 'K', 'L-1', '\(EmployerFiles.employer)', 'Cohorte', '2027-01-01', '2027-06-30');
      """)
    for role in [EmployerFiles.loader, "passerelle_migration"] {
      #expect(try files.load("places", Self.places, ["--employer", EmployerFiles.employer], as: role).status == 0)
    }
    #expect(try files.value("SELECT service FROM passerelle.immersion_place WHERE cohort = 'K'") == "Cohorte")
    #expect(try files.value("SELECT count(*) FROM passerelle.immersion_place WHERE cohort IS NULL") == "2")
    let login = try files.database.connect(as: EmployerFiles.loader)
    // It reads its place of the cohort, which has a file of its own.
    #expect(try login.value("SELECT count(*) FROM passerelle.immersion_place") as Int64 == 3)
    // Another employer's key cannot be had twice.
    try files.database.connect().script(
      """
      INSERT INTO passerelle.immersion_place (commission, code, employer, service, opens_on, closes_on, days)
        VALUES ('TEST', 'L-9', '\(EmployerFiles.other)', 'Ailleurs', '2027-01-01', '2027-06-30', 5);
      """)
    let taken = try files.load("places", "lieu;service;debut;fin;jours\nL-9;X;01/02/2027;30/06/2027;5\n", ["--json"])
    #expect(taken.status == 65 && taken.output.contains("KEY-TAKEN"))
  }

  @Test func anAgentAsksInTheEmployersFile() throws {
    let files = try EmployerFiles()
    let text = "agent;statut;immersion_demandee_le;immersion_convention_le\nA-1;CDI;05/10/2026;\n"
    #expect(try files.load("agents", text).status == 0)
    #expect(try files.value("SELECT requested_on FROM passerelle.immersion_request") == "2026-10-05")
    #expect(try files.load("agents", text, ["--json"]).output.contains(#""written":0"#))
  }
}
