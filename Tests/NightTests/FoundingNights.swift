import Foundation
import PQ
import TestSupport
import Testing

/// From an empty migrated database to a published night of a commission of real people, by commands alone.
@Suite struct FoundingNights {
  static let agglo = "99000001000019"
  static let hospital = "99000007700018"
  static let newcomer = "99000002800011"
  static let date = "2027-01-15"

  let database: TestDatabase
  let folder = try! ScratchFolder()

  init() throws {
    database = try TestDatabase()
    let communes = """
      insee,departement,commune,latitude,longitude,population,code_postal,zone_emploi,libelle_zone_emploi
      84035,84,Cavaillon,43.84855,5.03329,25923,84300,9306,Cavaillon

      """
    let path = try folder.write("communes.csv", communes)
    let rome = try ScratchFolder()
    try RomeFixture.write(to: rome)
    #expect(try run(["import", "communes", path]).status == 0)
    #expect(try run(["import", "rome", rome.path]).status == 0)
  }

  func run(_ arguments: [String], as role: String = "passerelle_migration") throws -> Program.Answer {
    try Program.run(arguments, on: database, as: role)
  }

  /// The template with some of its lines changed, as a file.
  func file(_ changes: KeyValuePairs<String, String> = [:]) throws -> String {
    var text = try run(["init", "--template"]).output
    for (line, other) in changes {
      #expect(text.contains(line), "the template has no “\(line)”")
      text = text.replacing(line, with: other)
    }
    return try folder.write("commission.txt", text)
  }

  func found(_ path: String, _ extra: [String] = ["--json"]) throws -> Program.Answer {
    try run(["init", "--commission", "EX", "--file", path, "--as-of", Self.date] + extra)
  }

  func count(_ table: String) throws -> Int64 {
    try database.connect().value("SELECT count(*) FROM passerelle.\(table)")
  }

  func send(_ kind: String, _ text: String, as login: String) throws {
    let path = try folder.write("\(kind).csv", text)
    let answer = try run(["import", kind, path, "--commission", "EX"], as: login)
    #expect(answer.status == 0, "\(answer.output)\(answer.errors)")
  }

  @Test func aCommissionIsFoundedAndPublishesItsFirstNight() throws {
    let first = try found(try file())
    #expect(first.status == 0, "\(first.errors)")
    #expect(!first.output.contains("déjà là"))
    let journal = try count("journal")
    let again = try found(try file())
    #expect(again.status == 0)
    #expect(!again.output.contains("ajouté") && !again.output.contains("modifié"))
    #expect(try count("journal") == journal, "a second time writes nothing")
    #expect(try night(database, ["--commission", "EX"], on: Self.date).status == 78, "the gate is closed")

    // What the checklist asks for, one by one.
    let logins = try run(["init", "--commission", "EX", "--logins"])
    for _ in 1...2 { try database.makeLogins(by: logins.output) }
    let signed = try found(try file(["état : projet": "état : signée", "début :": "début : 01/01/2027"]))
    #expect(signed.output.contains(#""objet":"convention","cle":"CONV-2027","etat":"modifié""#), "\(signed.output)")
    try send(
      "agents", "agent;statut;accord_le;residence;metier\nA-1;CDI;02/01/2027;84035;A1901\n", as: "envoi_agglo_exemple")
    try send(
      "posts", "poste;intitule;commune;nature;metier\nP-1;Veilleur;84035;contractuels;A1901\n",
      as: "envoi_ch_exemple")
    for (kind, login) in [("posts", "envoi_agglo_exemple"), ("agents", "envoi_ch_exemple")] {
      let text =
        kind == "posts" ? "poste;intitule\nP-2;Gardien\n" : "agent;statut;accord_le\nB-1;titulaire;02/01/2027\n"
      try send(kind, text, as: login)
    }
    #expect(try night(database, ["--commission", "EX"], on: Self.date).status == 78)
    let records = GoLiveGate.pieces.flatMap { ["--record", "\($0) 2027-01-04 dossier"] }
    #expect(try run(["golive", "--commission", "EX"] + records).status == 0)
    let published = try night(database, ["--commission", "EX", "--json"], on: Self.date)
    #expect(published.status == 0, "\(published.errors)")
    #expect(published.output.contains(#""state":"published""#))
    let done = try run(["init", "--commission", "EX", "--checklist", "--json", "--as-of", Self.date])
    #expect(done.output.contains(#""to_do":0"#), "\(done.output)")

    // Everyone reads with the login that was made, and nobody more than one's own.
    func reads(_ login: String) throws -> String {
      try run(["report", "fiche_agent", "--format", "csv"], as: login).output
    }
    #expect(try reads("secretariat_exemple").contains("A-1"))
    #expect(try reads("drh_agglo_exemple").contains("A-1"))
    let hospital = try reads("drh_ch_exemple")
    #expect(hospital.contains("B-1") && !hospital.contains("A-1"))

    // A new member, in one command; later, its last day.
    let join = [
      "member", "add", "--commission", "EX", "--siret", Self.newcomer, "--name", "Ville de l'exemple", "--versant",
      "FPT", "--commune", "84035", "--from", "2027-02-01", "--referent", "drh_ville_exemple ; Alix Blanc ;",
      "--loader", "envoi_ville_exemple ; Service SIRH", "--json",
    ]
    let joined = try run(join)
    #expect(joined.status == 0, "\(joined.errors)")
    #expect(joined.output.contains("envoi_ville_exemple") && joined.output.contains("donnees-agents"))
    try database.makeLogins(by: try run(["init", "--commission", "EX", "--logins"]).output)
    try send("posts", "poste;intitule\nP-3;Agent d'accueil\n", as: "envoi_ville_exemple")
    #expect(try night(database, ["--commission", "EX"], on: "2027-02-01").status == 0)
    let ended = try run(join + ["--until", "2027-12-31"])
    #expect(ended.output.contains("2027-12-31") && ended.output.contains("modifié"))
  }

  @Test func whatIsRegisteredIsNotChangedInSilence() throws {
    #expect(try found(try file()).status == 0)
    let journal = try count("journal")
    for change: KeyValuePairs in [
      ["tolérance en % : 50": "tolérance en % : 40"], ["intitulé : Convention": "intitulé : Autre convention"],
      ["nom : Commission": "nom : Autre commission"], ["FPH ; 84035": "FPE ; 84035"],
      ["drh_ch_exemple ; \(Self.hospital)": "drh_ch_exemple ; \(Self.agglo)"],
    ] {
      let answer = try found(try file(change))
      #expect(answer.status == 65, "\(change)")
      #expect(answer.output.contains("diffère"), "\(answer.output)")
    }
    #expect(try count("journal") == journal)
    // A later charte is another version, and the one before it stays.
    let later = try found(
      try file([
        "tolérance en % : 50": "tolérance en % : 40",
        "charte à partir du : 01/01/2027": "charte à partir du : 01/06/2027",
      ]))
    #expect(later.status == 0, "\(later.output)")
    #expect(later.output.contains("version 2"))
    let tolerances: [Int16] = try database.connect().rows(
      "SELECT radius_tolerance_percent FROM passerelle.charte ORDER BY version"
    ) { row in try row[0] }
    #expect(tolerances == [50, 40])
    // A demonstration never becomes a commission of real people.
    try database.connect().script(
      "INSERT INTO passerelle.commission (code, name, demonstration) VALUES ('D', 'D', true)")
    #expect(try run(["init", "--commission", "D", "--file", try file()]).status == 65)
  }

  @Test func everyDefectIsToldAtOnceAndNothingIsWritten() throws {
    let path = try file([
      "état : projet": "état : signé par tous", "FPH ; 84035": "FPX ; 84035",
      "séance : 06/04/2027": "séance : 31/02/2027",
      "poids paie : 5": "poids paie : 5000", "intitulé : Convention": "titre : Convention",
      "PRIO-RECL": "PRIO-AMIS", "envoi_ch_exemple": "passerelle_engine",
    ])
    let answer = try found(path, [])
    #expect(answer.status == 65)
    for (line, words) in [
      ("état", "signé par tous"), ("versant", "FPX"), ("séance", "31/02/2027"), ("poids paie", "5000"),
      ("titre", "cette clé n'existe pas"), ("priorité", "PRIO-AMIS"), ("chargeur", "passerelle_engine"),
      ("intitulé", "cette clé manque"),
    ] {
      #expect(
        answer.errors.split(separator: "\n").contains { $0.contains(line) && $0.contains(words) }, "\(answer.errors)")
    }
    #expect(try count("commission") == 0)
    #expect(try run(["init", "--commission", "EX"]).status == 64, "without a terminal nothing is asked")
    #expect(
      try Program.run(["init", "--commission", "EX", "--file", try file()], on: database, as: "passerelle_engine")
        .status == 77)
  }
}
