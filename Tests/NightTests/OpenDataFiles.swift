import Foundation
import Intake
import PQ
import TestSupport
import Testing

/// The open data of « Choisir le service public », from the file to the posts of the partners.
@Suite struct OpenDataFiles {
  let ground: EmployerFiles

  init() throws {
    ground = try EmployerFiles()
    try ground.database.connect().script(
      """
      SET search_path = passerelle;
      INSERT INTO employer_alias (name, employer) VALUES ('Mairie de Cavaillon', '\(EmployerFiles.employer)');
      INSERT INTO commune (insee, name, departement) VALUES ('30001', 'Cavaillon', '30');
      INSERT INTO commune_alias (insee, name, postcode, search_key) VALUES ('30001', 'Cavaillon', '30999', 'CAVAILLON');
      """)
  }

  static let header =
    "Organisme de rattachement;Référence;Intitulé du poste;Employeur;Localisation du poste;Lieu d'affectation;"
    + "Lieu d'affectation (sans géolocalisation);Date de début de publication par défaut;"
    + "Date de fin de publication par défaut;Date de vacance de l'emploi;Catégorie;Nature de l'emploi;Temps Plein"

  static let rows = [
    ";R1;Agent d'accueil;Ville de Cavaillon;Vaucluse (84);;CAVAILLON;02/11/2026;31/12/9999;;Catégorie C (employé);;Oui",
    // The same reference again, published later: this one is kept.
    ";R1;Agent d'accueil H/F;VILLE DE CAVAILLON;Vaucluse (84);;CAVAILLON;03/11/2026;31/12/9999;;Catégorie C (employé);;Oui",
    ";R2;Jardinier;\"Mairie de Cavaillon, 1 place X, 84300 CAVAILLON CEDEX\";Corrèze (19);\"2 rue Y\n84200 CARPENTRAS CEDEX\";;"
      + "02/11/2026;31/12/9999;;Catégorie A+ (Encadrement supérieur);;Non",
    ";R3;Animateur;Mairie de Cavaillon;Vaucluse (84);\"2 rue Y\n84200 CARPENTRAS CEDEX\";;02/11/2026;31/12/9999;;;;Oui",
    ";R4;Ailleurs;Ville de Nulle-Part;Vaucluse (84);;CAVAILLON;02/11/2026;31/12/9999;;;;Oui",
    ";R5;Ancien;Mairie de Cavaillon;Vaucluse (84);;CAVAILLON;02/01/2020;01/02/2020;;;;Oui",
  ]

  func load(_ rows: [String], _ extra: [String] = [], as role: String = "passerelle_migration") throws -> Program.Answer
  {
    try ground.load("csp", ([Self.header] + rows).joined(separator: "\n") + "\n", extra, as: role)
  }

  @Test func thePartnersPostsAreTakenAndTheOthersCounted() throws {
    let answer = try load(Self.rows, ["--json"])
    #expect(answer.status == 0, "\(answer.errors)")
    #expect(
      answer.output.contains(
        #""rows":6,"without_partner":1,"ended":1,"repeated":1,"set_aside":0,"posts":3,"unplaced":1"#),
      "\(answer.output)")
    let posts = try ground.rows(
      """
      SELECT concat_ws('|', code, title, category, coalesce(commune, '?'), coalesce(weekly_minutes::text, '?'))
      FROM passerelle.post JOIN passerelle.post_condition ON post_id = id ORDER BY code
      """)
    #expect(
      posts == [
        "CSP-R1|Agent d'accueil H/F|C|84035|2100", "CSP-R2|Jardinier|A|?|?", "CSP-R3|Animateur|84031|2100",
      ])
    #expect(try ground.value("SELECT count(*) FROM passerelle.quarantine") == "0")
    let second = try load(Self.rows, ["--json"])
    #expect(second.output.contains(#""written":0,"closed":0"#), "\(second.output)")
  }

  @Test func aPostNoLongerGivenIsClosedAndAnEmployersOwnIsLeftAlone() throws {
    #expect(try ground.load("posts", "poste;intitule\nP-1;Accueil\n").status == 0)
    #expect(try load(Self.rows).status == 0)
    #expect(try load(Array(Self.rows.prefix(1))).status == 0)
    #expect(
      try ground.value("SELECT string_agg(code, ',' ORDER BY code) FROM passerelle.post WHERE closed_on IS NULL")
        == "CSP-R1,P-1")
    // The employer's own file closes none of the open data's.
    #expect(try ground.load("posts", "poste;intitule\nP-2;Accueil\n").status == 0)
    #expect(
      try ground.value("SELECT string_agg(code, ',' ORDER BY code) FROM passerelle.post WHERE closed_on IS NULL")
        == "CSP-R1,P-2")
  }

  @Test func aPartnersBadLineIsSetAsideAndItsPostStays() throws {
    #expect(try load(Self.rows).status == 0)
    let bad = Self.rows[2].split(separator: "02/11/2026").joined(separator: "bientôt")
    let answer = try load([Self.rows[0], bad], ["--json"])
    #expect(answer.status == 0)
    #expect(answer.output.contains(#""set_aside":1"#))
    #expect(
      try ground.value("SELECT string_agg(code, ',' ORDER BY code) FROM passerelle.post WHERE closed_on IS NULL")
        == "CSP-R1,CSP-R2")
    #expect(try ground.value("SELECT row_key || ' ' || value FROM passerelle.quarantine") == "csp, ligne 3 bientôt")
  }

  @Test func aDamagedFileChangesNothing() throws {
    #expect(try load(Self.rows).status == 0)
    let before = try ground.state()
    let answer = try load([Self.rows[0], "too;short"])
    #expect(answer.status == 65)
    #expect(answer.errors.contains("line 3: CSV-FIELDS"))
    #expect(try ground.state() == before)
    #expect(try load(Self.rows, as: EmployerFiles.loader).status == 77)
  }

  /// The search keys of aliases are made by the database, those of a file by the program: they must be the same.
  @Test func theProgramAndTheDatabaseMakeTheSameSearchKeys() throws {
    let letters = Array("aéZœÉß'-–’ ,.0 9\u{301}ÿŸçÇñæÆ€(ØłИ\u{A0}").map(String.init)
    var state: UInt64 = 42
    func below(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let names = (0..<2000).map { _ in (0...below(20)).map { _ in letters[below(letters.count)] }.joined() }
    let keys: [String] = try ground.database.connect().rows(
      "SELECT passerelle.search_key(name) FROM unnest($1::text[]) WITH ORDINALITY AS n (name, place) ORDER BY place",
      [names]
    ) { row in try row[0] }
    for (name, key) in zip(names, keys) { #expect(searchKey(name) == key, "\(name.unicodeScalars.map(\.value))") }
    #expect(keys.count == names.count)
  }
}
