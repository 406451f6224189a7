import PQ
import TestSupport
import Testing

/// `passerelle import`, as an administrator runs it, on small invented files.
@Suite struct ImportTests {
  @Test func romeIsImportedWholeAndASecondTimeWritesNothing() throws {
    let database = try TestDatabase()
    let folder = try ScratchFolder()
    try RomeFixture.write(to: folder)
    let first = try database.importing("rome", folder.path)
    #expect(first.status == 0, "\(first.errors)")
    #expect(
      first.tables == [
        "metier 3 3 0", "competence 6 6 0", "work_context 3 3 0", "metier_competence 4 4 0", "metier_context 1 1 0",
        "metier_link 4 4 0", "appellation 4 4 0",
      ])
    let source: String = try database.connect().value(
      "SELECT version || ' ' || rows FROM passerelle.reference_source WHERE name = 'rome'")
    #expect(source == "v901 (2031-09-18) 25")
    let hearts: [String] = try database.connect().rows(
      "SELECT metier || ' ' || competence || ' ' || coalesce(coeur, '-') FROM passerelle.metier_competence ORDER BY 1"
    ) { row in try row[0] }
    #expect(hearts == ["A1901 9001 principale", "A1902 9003 emergente", "K2903 9002 -", "K2903 9102 -"])

    let before = try database.referential()
    let second = try database.importing("rome", folder.path)
    #expect(second.tables.count == 7 && second.tables.allSatisfy { $0.hasSuffix(" 0 0") })
    #expect(try database.referential() == before)
  }

  @Test func aLaterVersionReplacesLinksAndKeepsMetiers() throws {
    let database = try TestDatabase()
    let (folder, later) = (try ScratchFolder(), try ScratchFolder())
    try RomeFixture.write(to: folder)
    try #require(database.importing("rome", folder.path).status == 0)
    try database.connect().script("INSERT INTO passerelle.metier VALUES ('N4101', 'Métier d''hier')")
    try RomeFixture.write(to: later, changing: "unix_rubrique_mobilite_v901_utf8.csv") { text in
      Array(text.replacing("\"A1901\",\"K2903\",\"2\"\n", with: "").utf8)
    }
    let answer = try database.importing("rome", later.path)
    #expect(answer.tables.contains("metier 3 0 0"))
    #expect(answer.tables.contains("metier_link 3 0 1"))
    let metiers: Int64 = try database.connect().value("SELECT count(*) FROM passerelle.metier")
    #expect(metiers == 4)
  }

  @Test func communesKeepTheirNamesAndTheirUnknownPlaces() throws {
    let database = try TestDatabase()
    let folder = try ScratchFolder()
    let file = try folder.write("communes.csv", ReferenceFixture.communes)
    #expect(try database.importing("communes", file).tables == ["commune 4 4 0", "commune_alias 6 6 0"])
    #expect(try database.importing("communes", file).tables == ["commune 4 0 0", "commune_alias 6 0 0"])
    let unplaced: [String] = try database.connect().rows(
      "SELECT insee FROM passerelle.commune WHERE latitude IS NULL"
    ) { row in try row[0] }
    #expect(unplaced == ["60905"])
    let found: String = try database.connect().value(
      "SELECT DISTINCT insee::text FROM passerelle.commune_alias WHERE search_key = 'VIEUX PORT'")
    #expect(found == "74903")
  }

  @Test func corpsWithoutCategoryStayUnknown() throws {
    let database = try TestDatabase()
    let folder = try ScratchFolder()
    #expect(try database.importing("corps", folder.path + "/absent.csv").status == 65)
    let file = try folder.write("corps.csv", ReferenceFixture.corps)
    #expect(try database.importing("corps", file).tables == ["corps 3 3 0"])
    let categories: [String] = try database.connect().rows(
      "SELECT coalesce(category, 'inconnue') FROM passerelle.corps ORDER BY code"
    ) { row in try row[0] }
    #expect(categories == ["A+", "inconnue", "C"])
  }

  @Test func anotherLoginIsToldWhichOneMay() throws {
    let database = try TestDatabase()
    let folder = try ScratchFolder()
    let answer = try database.importing(
      "corps", folder.write("corps.csv", ReferenceFixture.corps), as: "passerelle_engine")
    #expect(answer.status == 77)
    #expect(answer.errors.contains("passerelle_migration"))
  }

  @Test func everyDamagedFileIsRefusedAndNothingChanges() throws {
    let database = try TestDatabase()
    let sound = try ScratchFolder()
    try RomeFixture.write(to: sound)
    try #require(database.importing("rome", sound.path).status == 0)
    try #require(
      database.importing("communes", sound.write("communes.csv", ReferenceFixture.communes)).status == 0)
    try #require(database.importing("corps", sound.write("corps.csv", ReferenceFixture.corps)).status == 0)
    let before = try database.referential()
    for damage in FileDamage.allCases {
      for name in RomeFixture.csvNames {
        let folder = try ScratchFolder()
        try RomeFixture.write(to: folder, changing: name) { damage.apply(Array($0.utf8)) }
        damage.expectRefusal(try database.importing("rome", folder.path), file: name)
      }
      for (kind, text) in [("communes", ReferenceFixture.communes), ("corps", ReferenceFixture.corps)] {
        let folder = try ScratchFolder()
        let file = try folder.write("\(kind).csv", damage.apply(Array(text.utf8)))
        damage.expectRefusal(try database.importing(kind, file), file: file)
      }
    }
    #expect(try database.referential() == before)
  }
}
