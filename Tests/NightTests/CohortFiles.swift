import PQ
import TestSupport
import Testing

/// What employers give of a cohort, from the files to the plan, and the shorter parcours of one agent.
@Suite struct CohortFiles {
  private static let loader = "chargeur_mut"
  private static let lmv = "99000001000019"
  private static let cavaillon = "99000002800011"

  private let database: TestDatabase
  private let folder: ScratchFolder

  init() throws {
    database = try TestDatabase()
    folder = try ScratchFolder()
    try database.load("sql/demo/03_logins.sql")
    try database.load("sql/demo/05_cohort.sql")
    try database.makeLogin(Self.loader, in: "passerelle_loader")
    try database.connect().script("INSERT INTO passerelle.login_loader VALUES ('\(Self.loader)', 'MUT', '\(Self.lmv)')")
  }

  private func load(_ kind: String, _ text: String, _ extra: [String] = [], as login: String = loader) throws
    -> Program.Answer
  {
    let path = try folder.write("\(kind).csv", text)
    return try Program.run(
      ["import", kind, path, "--commission", "MUT", "--json"] + extra, on: database, as: login)
  }

  private func cohort(_ command: String, _ code: String, on date: String) throws -> Program.Answer {
    try Program.run(
      ["cohort", command, "--commission", "MUT", "--cohort", code, "--as-of", date], on: database,
      as: "passerelle_engine")
  }

  private func rows(_ sql: String) throws -> [String] {
    try database.connect().rows("SELECT answer.one::text FROM (\(sql)) AS answer (one)") { row in
      (try row[0] as String?) ?? "NULL"
    }
  }

  private static let files = [
    "cohort-places": """
    cohorte;lieu;service;metier;commune;ouvre_le;ferme_le;semaine;capacite;fermetures;contraintes;contraintes_le
    NRJ-2027;L-16;Archives;K1603;84035;04/01/2027;30/06/2027;lundi|jeudi matin;2;24/12/2026 au 03/01/2027;R01 15 répété;01/10/2026

    """,
    "candidates": """
    cohorte;agent;semaine;demande_le;absences;immersions_faites;avis_medecin
    NRJ-2027;C-01;lundi|mardi|mercredi|jeudi;04/09/2026;08/02/2027 au 12/02/2027|01/03/2027;20/06/2025 2;L-04 12/11/2026

    """,
    "decisions": """
    cohorte;agent;decision;motif;lieu;decide_le
    NRJ-2027;C-01;retenu;projet;L-04;08/12/2026

    """,
    "attendance": """
    cohorte;agent;jour;moment;nature;present
    NRJ-2027;C-01;14/12/2026;journée;théorie;oui
    NRJ-2027;C-01;15/12/2026;matin;théorie;non

    """,
    "assessments": """
    cohorte;agent;auteur;critere;evalue_le;note
    NRJ-2027;C-01;accueil;autonomie;15/03/2027;3

    """,
  ]

  @Test(arguments: ["cohort-places", "candidates", "decisions", "attendance", "assessments"])
  func aFileIsTakenAndASecondTimeWritesNothing(_ kind: String) throws {
    let text = try #require(Self.files[kind])
    let first = try load(kind, text)
    #expect(first.status == 0 && !first.output.contains(#""written":0"#), "\(first.output) \(first.errors)")
    #expect(try load(kind, text).output.contains(#""written":0"#))
    let expected: (String, [String]) =
      switch kind {
      case "cohort-places":
        (
          """
          SELECT week || ' ' || capacity || ' ' || (SELECT count(*) FROM passerelle.immersion_closure WHERE place_id = id)
            || ' ' || (SELECT string_agg(code, ',') FROM passerelle.immersion_demand WHERE place_id = id AND is_present)
          FROM passerelle.immersion_place WHERE commission = 'MUT' AND code = 'L-16'
          """, ["67 2 1 R01"]
        )
      case "candidates":
        (
          """
          SELECT c.week || ' ' || (SELECT count(*) FROM passerelle.agent_absence s WHERE s.agent_id = a.id) || ' '
            || (SELECT sum(days) FROM passerelle.immersion_done d WHERE d.agent_id = a.id) || ' '
            || (SELECT count(*) FROM passerelle.immersion_opinion o WHERE o.agent_id = a.id)
          FROM passerelle.cohort_candidate c JOIN passerelle.agent a ON a.id = c.agent_id WHERE a.code = 'C-01'
          """, ["255 2 2 1"]
        )
      case "decisions": ("SELECT kind || place || reason FROM passerelle.cohort_choice", ["retenuL-04projet"])
      case "attendance":
        (
          "SELECT day || ' ' || half || is_present FROM passerelle.cohort_attendance ORDER BY 1",
          ["2026-12-14 0true", "2026-12-14 1true", "2026-12-15 0false"]
        )
      default: ("SELECT author || grade FROM passerelle.cohort_assessment", ["accueil3"])
      }
    #expect(try rows(expected.0) == expected.1)
  }

  @Test func everyDefectIsSaidAndNothingIsKept() throws {
    let attendance = try load(
      "attendance",
      """
      cohorte;agent;jour;moment;nature;present
      NRJ-2028;C-01;14/12/2026;journée;théorie;oui
      NRJ-2027;C-19;15/12/2026;matin;théorie;non
      NRJ-2027;C-02;14/12/2026;journée;théorie;oui
      NRJ-2027;C-02;14/12/2026;matin;théorie;oui
      NRJ-2027;C-02;15/12/2026;grippe;théorie;non

      """)
    #expect(attendance.status == 65 && !attendance.output.contains("grippe"))
    for (line, column, rule) in [
      (2, "cohorte", "REF-ORPHAN"), (3, "agent", "REF-ORPHAN"), (4, "moment", "KEY-REPEATED"),
      (6, "moment", "VALUE-UNKNOWN"),
    ] {
      #expect(
        attendance.output.contains(#""ligne":\#(line),"colonne":"\#(column)","regle":"\#(rule)""#), "line \(line)")
    }
    #expect(try rows("SELECT count(*) FROM passerelle.cohort_attendance") == ["0"])
    let decisions = try load(
      "decisions",
      """
      cohorte;agent;decision;motif;lieu;decide_le
      NRJ-2027;C-01;abandon;projet;;08/12/2026
      NRJ-2027;C-02;retenu;projet;L-99;08/12/2026
      NRJ-2027;C-03;écarté;;L-01;08/12/2026

      """)
    #expect(decisions.status == 65 && decisions.output.contains(#""total_defects":4"#), "\(decisions.output)")
    // A grade is never rewritten: it is given another date.
    #expect(try load("assessments", Self.files["assessments"]!).status == 0)
    let again = try load("assessments", Self.files["assessments"]!.split(separator: ";3").joined(separator: ";4"))
    #expect(again.status == 65 && again.output.contains("REF-CONFLICT"), "\(again.output)")
  }

  @Test func aLoaderWritesItsOwnPlacesAndAgents() throws {
    // L-04 is Cavaillon's; C-19 is another employer's.
    let theirs = Self.files["cohort-places"]!.split(separator: "L-16").joined(separator: "L-04")
    let places = try load("cohort-places", theirs)
    #expect(places.status == 65 && places.output.contains("KEY-TAKEN"), "\(places.output)")
    let candidates = try load("candidates", "cohorte;agent\nNRJ-2027;C-19\n")
    #expect(candidates.status == 65 && candidates.output.contains("REF-ORPHAN"), "\(candidates.output)")
    let other = try load("attendance", Self.files["attendance"]!, ["--employer", Self.cavaillon])
    #expect(other.status == 77, "\(other.errors)")
  }

  @Test func attendanceIsCorrectedAndCounted() throws {
    #expect(try load("attendance", Self.files["attendance"]!).status == 0)
    let corrected = Self.files["attendance"]!.split(separator: "théorie;non").joined(separator: "théorie;oui")
    #expect(try load("attendance", corrected).output.contains(#""written":1"#))
    #expect(try load("decisions", "cohorte;agent;decision;decide_le\nNRJ-2027;C-02;abandon;10/12/2026\n").status == 0)
    #expect(try cohort("plan", "NRJ-2027", on: "2026-12-20").status == 0)
    #expect(
      try rows(
        """
        SELECT concat_ws(' ', year, begun, ended, attested, abandoned, theory_done, practice_done)
        FROM passerelle.cohort_published_year
        """) == ["2026 1 0 0 1 3 0"])
    #expect(
      try rows(
        """
        SELECT DISTINCT a.theory_done FROM passerelle.cohort_published_agent a
        JOIN passerelle.recipient r ON r.id = a.recipient_id AND r.kind = 'commission' WHERE a.reference = 'C-01'
        """) == ["3"])
  }

  /// A commission's cohort of one seat, five days in January at one place, for two volunteers.
  private func prescription(_ code: String, _ days: Int = 5, to last: String = "2027-02-26") throws {
    try database.connect().script(
      """
      SET search_path = passerelle;
      INSERT INTO cohort (commission, code, label, seats, opens_on, closes_on)
        VALUES ('MUT', '\(code)', 'Immersion prescrite', 1, '2027-01-04', '\(last)');
      INSERT INTO cohort_rhythm VALUES ('MUT', '\(code)', 1, '{\(days)}');
      INSERT INTO immersion_place (commission, cohort, code, employer, service, metier, commune, opens_on, closes_on)
        VALUES ('MUT', '\(code)', 'P-01', '\(Self.cavaillon)', 'Médiathèque', 'K1603', '84035', '2027-01-04', '\(last)');
      INSERT INTO cohort_candidate (commission, cohort, agent_id, requested_on)
        SELECT 'MUT', '\(code)', id, '2026-09-04' FROM agent WHERE commission = 'MUT' AND code = 'C-01'
      """)
  }

  /// Certificates as the secretariat reads them.
  private func certificates(_ code: String) throws -> [String] {
    try database.connect(as: "secretariat_demo").rows(
      """
      SELECT concat_ws(' ', agent, jours_pratique_prevus, jours_pratique_faits, jours_pratique_sans_date, seuil_atteint,
        situation) FROM rapports_v1.attestations WHERE cohorte = '\(code)' ORDER BY 1
      """
    ) { row in try row[0] as String }
  }

  /// No day is left to make up for: the certificate stays, and says what misses; who leaves keeps what was done.
  @Test func theCertificateStaysWhateverHappens() throws {
    try prescription("PRESC-1", to: "2027-01-08")
    #expect(try cohort("plan", "PRESC-1", on: "2026-11-23").output.contains("1 of 1 seats filled"))
    let attendance = """
      cohorte;agent;jour;moment;nature;present
      PRESC-1;C-01;04/01/2027;journée;pratique;oui
      PRESC-1;C-01;05/01/2027;journée;pratique;non
      PRESC-1;C-01;06/01/2027;journée;pratique;oui

      """
    #expect(try load("attendance", attendance).status == 0)
    #expect(try cohort("replan", "PRESC-1", on: "2027-01-07").output.contains("1 of 1 seats filled"))
    #expect(try certificates("PRESC-1") == ["C-01 5.0 2.0 1.0 non membre de la cohorte"])
    // A rule that would receive nobody changes nothing of the past; a half-day made up for counts, on any day.
    try database.connect().script("UPDATE passerelle.cohort_candidate SET requested_on = NULL WHERE cohort = 'PRESC-1'")
    let rest = """
      cohorte;agent;jour;moment;nature;present
      PRESC-1;C-01;07/01/2027;journée;pratique;oui
      PRESC-1;C-01;08/01/2027;journée;pratique;oui
      PRESC-1;C-01;15/01/2027;matin;rattrapage;oui
      PRESC-1;C-01;15/06/2027;journée;pratique;oui

      """
    #expect(try load("attendance", rest).status == 0)
    #expect(try cohort("replan", "PRESC-1", on: "2027-02-01").output.contains("1 of 1 seats filled"))
    #expect(try certificates("PRESC-1") == ["C-01 5.0 4.5 0.5 oui membre de la cohorte"])
    // After the last day there is nothing left to leave.
    #expect(try load("decisions", "cohorte;agent;decision;decide_le\nPRESC-1;C-01;abandon;15/02/2027\n").status == 0)
    _ = try cohort("replan", "PRESC-1", on: "2027-02-20")
    #expect(try certificates("PRESC-1") == ["C-01 5.0 4.5 0.5 oui membre de la cohorte"])
    let years = "SELECT concat_ws(' ', year, begun, ended, attested, abandoned) FROM passerelle.cohort_published_year"
    #expect(try rows("\(years) ORDER BY cohort_run_id DESC LIMIT 1") == ["2027 1 1 1 0"])
  }

  @Test func whoLeavesKeepsACertificateOfTheDaysDone() throws {
    try prescription("PRESC-1")
    #expect(try cohort("plan", "PRESC-1", on: "2026-11-23").status == 0)
    let first = try #require(
      try rows("SELECT to_char(min(day), 'DD/MM/YYYY') FROM passerelle.cohort_published_day").first)
    #expect(first == "04/01/2027")
    let attendance = "cohorte;agent;jour;moment;nature;present\nPRESC-1;C-01;\(first);journée;pratique;oui\n"
    #expect(try load("attendance", attendance).status == 0)
    #expect(try load("decisions", "cohorte;agent;decision;decide_le\nPRESC-1;C-01;abandon;05/01/2027\n").status == 0)
    for date in ["2027-01-06", "2027-01-07"] {
      _ = try cohort("replan", "PRESC-1", on: date)
      #expect(try certificates("PRESC-1") == ["C-01 5.0 1.0 0.0 non n'est plus membre"], "\(date)")
    }
  }

  /// An old file given again, on the day of a later decision, takes nothing back.
  @Test func anOldDecisionIsSaidOnce() throws {
    let chosen = "cohorte;agent;decision;motif;decide_le\nNRJ-2027;C-01;retenu;projet;08/12/2026\n"
    #expect(try load("decisions", chosen).status == 0)
    #expect(
      try load("decisions", "cohorte;agent;decision;decide_le\nNRJ-2027;C-01;abandon;08/12/2026\n").status == 0)
    #expect(try load("decisions", chosen).output.contains(#""written":0"#))
    #expect(try rows("SELECT kind FROM passerelle.cohort_choice ORDER BY id") == ["retenu", "abandon"])
  }

  /// A session of theory entered late, on a day that was practice: the day stays practice, and the plan is published.
  @Test func aSessionEnteredLateRewritesNoDay() throws {
    try prescription("PRESC-1")
    #expect(try cohort("plan", "PRESC-1", on: "2026-11-23").status == 0)
    try database.connect().script(
      "INSERT INTO passerelle.cohort_session VALUES ('MUT', 'PRESC-1', 'M', 1, '2027-01-04')")
    let answer = try cohort("replan", "PRESC-1", on: "2027-01-06")
    #expect(answer.output.contains("published"), "\(answer.errors)")
  }

  /// An agent in two cohorts is not in two places on one day, nor longer in immersion than the law allows.
  @Test func twoCohortsShareTheDaysOfAnAgent() throws {
    try prescription("PRESC-1", 10)
    #expect(try cohort("plan", "PRESC-1", on: "2026-11-23").output.contains("1 of 1 seats filled"))
    try prescription("PRESC-2", 10)
    #expect(try cohort("plan", "PRESC-2", on: "2026-11-23").output.contains("1 of 1 seats filled"))
    #expect(
      try rows(
        """
        SELECT count(*) FROM passerelle.cohort_published_day a JOIN passerelle.cohort_published_day b
        USING (recipient_id, reference, day, half) WHERE a.cohort_run_id < b.cohort_run_id
        """) == ["0"])
    // Twenty days are taken: a third cohort finds none left.
    try prescription("PRESC-3", 2)
    #expect(try cohort("plan", "PRESC-3", on: "2026-11-23").output.contains("0 of 1 seats filled"))
    // And the others stand.
    #expect(try cohort("replan", "PRESC-1", on: "2027-01-06").output.contains("nothing new"))
  }

  /// Who answered and when, to those who read the certificate; never a grade.
  @Test func assessmentsAreSaidByTheirDates() throws {
    try prescription("PRESC-1")
    #expect(try cohort("plan", "PRESC-1", on: "2026-11-23").status == 0)
    let grid = """
      cohorte;agent;auteur;critere;evalue_le;note
      PRESC-1;C-01;accueil;autonomie;15/01/2027;3
      PRESC-1;C-01;accueil;relation;18/01/2027;2
      PRESC-1;C-01;agent;autonomie;16/01/2027;4

      """
    #expect(try load("assessments", grid).status == 0)
    let said = """
      SELECT concat_ws('/', coalesce(evaluation_origine_le::text, '-'), evaluation_accueil_le, evaluation_agent_le)
      FROM rapports_v1.attestations WHERE cohorte = 'PRESC-1'
      """
    #expect(try cohort("replan", "PRESC-1", on: "2027-01-17").output.contains("published"))
    #expect(
      try database.connect(as: "secretariat_demo").rows(said) { try $0[0] as String } == ["-/2027-01-15/2027-01-16"])
    #expect(try cohort("replan", "PRESC-1", on: "2027-01-20").output.contains("published"))
    #expect(try database.connect(as: "drh_lmv").rows(said) { try $0[0] as String } == ["-/2027-01-18/2027-01-16"])
    #expect(try database.connect(as: "drh_cavaillon").rows(said) { try $0[0] as String }.isEmpty)
  }

  /// The ordinary commission prescribes five days to one agent: a cohort of one seat; who gives up is replaced.
  @Test func aShorterParcoursOfOneAgent() throws {
    try database.connect().script(
      """
      SET search_path = passerelle;
      INSERT INTO cohort (commission, code, label, seats, opens_on, closes_on)
        VALUES ('MUT', 'PRESC-1', 'Immersion prescrite', 1, '2027-01-04', '2027-02-26');
      INSERT INTO cohort_rhythm VALUES ('MUT', 'PRESC-1', 1, '{5}')
      """)
    let places = try load(
      "cohort-places",
      """
      cohorte;lieu;service;metier;commune;ouvre_le;ferme_le
      PRESC-1;P-01;Médiathèque;K1603;84035;04/01/2027;26/02/2027

      """, ["--employer", Self.cavaillon], as: "passerelle_migration")
    #expect(places.status == 0, "\(places.output) \(places.errors)")
    let candidates = try load(
      "candidates", "cohorte;agent;demande_le\nPRESC-1;C-01;04/09/2026\nPRESC-1;C-02;04/09/2026\n")
    #expect(candidates.status == 0, "\(candidates.output)")
    let first = try cohort("plan", "PRESC-1", on: "2026-11-23")
    #expect(first.status == 0 && first.output.contains("1 of 1 seats filled, 1 waiting"), "\(first.output)")
    let days = """
      SELECT d.reference || ' ' || count(*) || ' ' || count(DISTINCT d.place)
      FROM passerelle.cohort_publication p JOIN passerelle.cohort_published_day d USING (cohort_run_id)
      JOIN passerelle.recipient r ON r.id = d.recipient_id AND r.kind = 'commission'
      WHERE p.cohort = 'PRESC-1' GROUP BY d.reference
      """
    let before = try #require(try rows(days).first)
    let member = before.prefix(4)
    #expect(before == "\(member) 10 1")
    let calendar = try Program.run(
      ["cohort", "ics", "--cohort", "PRESC-1", "--agent", String(member)], on: database, as: "secretariat_demo")
    #expect(calendar.output.split(separator: "BEGIN:VEVENT").count == 11, "\(calendar.errors)")

    let gone = "cohorte;agent;decision;decide_le\nPRESC-1;\(member);abandon;01/12/2026\n"
    #expect(try load("decisions", gone).status == 0)
    #expect(try cohort("replan", "PRESC-1", on: "2026-12-01").output.contains("1 of 1 seats filled, 0 waiting"))
    #expect(try rows(days) == [member == "C-01" ? "C-02 10 1" : "C-01 10 1"])
  }
}
