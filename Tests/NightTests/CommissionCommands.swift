import PQ
import TestSupport
import Testing

/// The commission's work from the command line: who may, what is refused and in which words, what is erased.
@Suite struct CommissionCommands {
  private let database: TestDatabase

  init() throws {
    database = try TestDatabase.demonstration()
    #expect(try night(database, ["--commission", "VAU"]).status == 0)
  }

  private func seance(_ login: String, _ arguments: String) throws -> Program.Answer {
    try Program.run(["seance"] + arguments.split(separator: " ").map(String.init), on: database, as: login)
  }

  @Test func aFileFromItsAvisToItsSeat() throws {
    func step(_ login: String, _ arguments: String) throws -> String {
      let answer = try seance(login, arguments)
      #expect(answer.status == 0, "\(arguments): \(answer.errors)")
      return answer.output.filter { !$0.isNewline }
    }
    let agenda = try step("secretariat_demo", "agenda 2026-12-08 --commission VAU --places 2 --json")
    #expect(agenda.hasPrefix(#"[{"rang":1,"agent":"VAU-A-08","poste":"VAU-P-10""#))
    let file = try step("secretariat_demo", "avis 2026-12-08 VAU-A-08 retenir --post VAU-P-10 --commission VAU")
    #expect(try step("drh_lmv", "answer \(file) yes --on 2026-12-10 --json").hasPrefix(#"[{"etape":"#))
    _ = try step("drh_lmv", "request \(file) --on 2026-12-11")
    _ = try step("drh_lmv", "origin \(file) yes --on 2026-12-14")
    _ = try step("drh_cavaillon", "decision \(file) yes --on 2026-12-20 --act arrete --effect 2027-01-15")
    #expect(try database.connect().value("SELECT count(*) FROM passerelle.seat_holder") as Int64 == 1)
    #expect(try step("drh_cavaillon", "cancel \(file)").hasPrefix("Annulée : arrêté"))
    #expect(try database.connect().value("SELECT count(*) FROM passerelle.seat_holder") as Int64 == 0)
    let list = try step("secretariat_demo", "list --commission VAU --json")
    #expect(list.contains(#"{"commission":"VAU","seance":"2026-12-08","etat":"tenue","situations":2,"avis":1}"#))
  }

  @Test(arguments: [
    ("drh_lmv", "agenda 2026-12-08 --commission VAU", 77, "secrétariat de la commission VAU"),
    ("passerelle_engine", "cancel 1", 77, "permission denied"),
    ("secretariat_demo", "agenda 2026-12-09 --commission VAU", 65, "pas de séance le 09/12/2026"),
    ("secretariat_demo", "avis 2026-12-08 VAU-A-08 garder --commission VAU", 65, "« garder » inconnu"),
    ("secretariat_demo", "answer 99 yes", 65, "Dossier 99 inconnu"),
    ("secretariat_demo", "answer 99 peut-etre", 64, "yes"),
    ("secretariat_demo", "plan 1999-01-01 --commission VAU", 65, "01/01/1999"),
  ])
  func refusalsSayTheirReason(login: String, arguments: String, status: Int, words: String) throws {
    let answer = try seance(login, arguments)
    #expect(answer.status == Int32(status) && answer.errors.contains(words), "\(arguments): \(answer.errors)")
    #expect(answer.output.isEmpty)
  }

  @Test func aPurgeErasesWhatIsOverAndADryRunNothing() throws {
    try database.connect().script(
      "UPDATE passerelle.agent SET closed_on = '2024-06-30' WHERE code = 'VAU-A-01' AND commission = 'VAU'")
    func purge(_ extra: [String] = [], as login: String = "passerelle_migration") throws -> Program.Answer {
      try Program.run(["purge", "--commission", "VAU", "--as-of", "2026-11-23"] + extra, on: database, as: login)
    }
    func files() throws -> Int64 {
      try database.connect().value("SELECT count(*) FROM passerelle.agent WHERE code = 'VAU-A-01'")
    }
    #expect(try purge(as: "passerelle_engine").status == 77)
    let dry = try purge(["--dry-run", "--json"])
    #expect(
      dry.status == 0 && dry.output.contains(#""categorie":"dossier_clos","mois":24,"effaces":1"#), "\(dry.errors)")
    #expect(try files() == 1)
    #expect(try purge().status == 0)
    #expect(try files() == 0)
    // The night goes on without.
    #expect(try night(database, ["--commission", "VAU"], on: "2026-11-24").status == 0)
    try database.connect().script("UPDATE passerelle.commission SET demonstration = false WHERE code = 'VAU'")
    let early = try Program.run(
      ["purge", "--commission", "VAU", "--as-of", "2199-01-01"], on: database, as: "passerelle_migration")
    #expect(early.status == 65 && early.errors.contains("2199-01-01 is to come"))
  }
}
