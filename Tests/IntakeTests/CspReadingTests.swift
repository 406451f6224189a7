import Intake
import Mobility
import TestSupport
import Testing

@Suite struct CspReadingTests {
  static let header = [
    "Organisme de rattachement", "Référence", "Intitulé du poste", "Employeur", "Localisation du poste",
    "Lieu d'affectation", "Lieu d'affectation (sans géolocalisation)", "Date de première publication",
    "Date de début de publication par défaut", "Date de fin de publication par défaut",
    "Date de vacance de l'emploi", "Versant", "Catégorie", "Métier", "Nature de l'emploi", "Nature de contrat",
    "Durée du contrat", "Durée du poste", "Statut du poste", "Temps Plein", "Télétravail", "Management",
    "Niveau d'études", "Niveaux", "Spécialisation", "Niveau d'expérience min. requis", "Langues",
    "Compétences attendues", "Documents à transmettre", "Avis de vacances au JO",
  ]

  /// A file of these rows, each by its columns; the header in the order given.
  static func file(_ rows: [[String: String]], order: [String] = header) -> String {
    let lines = [order] + rows.map { row in order.map { row[$0] ?? "" } }
    return lines.map { fields in
      fields.map { "\"" + $0.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\"" }
        .joined(separator: ";") + "\n"
    }.joined()
  }

  static let row = [
    "Référence": "O084240101000001", "Intitulé du poste": "Agent d'accueil\u{200E}\n(mairie)",
    "Employeur": "Ville de Cavaillon, Place Joseph Guis 84300 CAVAILLON CEDEX",
    "Localisation du poste": "Vaucluse (84)",
    "Lieu d'affectation": "1 rue des Écoles\n84300 CAVAILLON CEDEX 9", "Catégorie": "Catégorie A+ (Encadrement)",
    "Date de début de publication par défaut": "02/11/2026", "Date de fin de publication par défaut": "31/12/9999",
    "Nature de l'emploi": "Emploi ouvert aux fonctionnaires et/ou aux contractuels", "Temps Plein": "Oui",
  ]

  static let partners = ["VILLE DE CAVAILLON": "21840035000011"]

  static func read(_ text: String) throws -> (lines: [CspLine], others: Int, ended: Int, damage: [LineDefect]) {
    let folder = try ScratchFolder()
    var reading = CspReading(
      path: try folder.write("csp.csv", text), partners: partners, today: Day(iso: "2026-11-23")!)
    var lines: [CspLine] = []
    while let line = reading.next() { lines.append(line) }
    return (lines, reading.others, reading.ended, reading.damage.kept)
  }

  @Test func aPostIsReadWhateverTheOrderOfTheColumns() throws {
    for order in [Self.header, Self.header.reversed(), Self.header.sorted()] {
      let line = try #require(try Self.read(Self.file([Self.row], order: order)).lines.first)
      #expect(line.employer == "21840035000011")
      #expect(line.title == "Agent d'accueil (mairie)")
      #expect(line.category == "A")
      #expect(line.nature == "titulaires_et_contractuels")
      #expect(line.publicationEnd == nil && line.publishedOn == Day(iso: "2026-11-02"))
      #expect(line.isFullTime == true)
      #expect(line.place.departements == ["84"])
      #expect(line.place.names.first == "CAVAILLON" && line.place.postcodes == ["84300"])
      #expect(line.defects.isEmpty)
    }
  }

  @Test func othersAreCountedAndEndedPostsToo() throws {
    var other = Self.row
    other["Employeur"] = "Ville de Cavaillon Tourisme"
    other["Date de fin de publication par défaut"] = "n'importe quoi"
    var ended = Self.row
    ended["Date de fin de publication par défaut"] = "22/11/2026"
    var lastDay = Self.row
    lastDay["Date de fin de publication par défaut"] = "23/11/2026"
    let result = try Self.read(Self.file([other, ended, lastDay, Self.row]))
    #expect(result.lines.count == 2)
    #expect(result.others == 1 && result.ended == 1)
    #expect(result.damage.isEmpty)
  }

  @Test func aPartnersLineThatCannotBeReadSaysWhy() throws {
    var wrong = Self.row
    wrong["Référence"] = ""
    wrong["Intitulé du poste"] = "  "
    wrong["Date de début de publication par défaut"] = "31/02/2026"
    let line = try #require(try Self.read(Self.file([wrong])).lines.first)
    #expect(Set(line.defects.map(\.column)) == ["reference", "intitule", "debut_publication"])
  }

  @Test func aDamagedFileIsRefused() throws {
    let good = Self.file([Self.row, Self.row])
    #expect(
      try Self.read(Self.file([Self.row], order: Self.header.filter { $0 != "Employeur" })).damage.map(\.rule) == [
        .columnMissing
      ])
    #expect(try Self.read(String(good.dropLast())).damage.map(\.rule) == [.unfinished])
    #expect(try Self.read(good + "\"a\";b\n").damage.map(\.rule) == [.fields])
    #expect(try Self.read(Self.file([])).damage.map(\.rule) == [.empty])
  }
}
