import Intake
import TestSupport
import Testing

@Suite struct CommunesFileTests {
  static let fixture = """
    insee,departement,commune,latitude,longitude,population,code_postal,zone_emploi,libelle_zone_emploi
    01901,01,Valombre,46.1517,-4.9306,832,01400,,
    2A902,2A,"Roccia, la Haute",41.92,8.7,12,20167,,
    74903,74,Lac-Neuf,45.90235,6.1264,131715,74000,8401,Annecy
    74903,74,Lac-Neuf,45.90235,6.1264,131715,74370,8401,Annecy
    74903,,Vieux-Port,45.90235,6.1264,131715,74000,8401,Annecy
    97604,976,Baie-des-Vents,-12.80101,45.2842,0,97615,,
    60905,60,Nulle-Part,,,543,60390,,

    """

  func readFixture(_ text: String) throws -> CommuneRows {
    let folder = try ScratchFolder()
    return try CommunesFile.read(path: folder.write("communes.csv", text))
  }

  @Test func givesEachCodeOnceWithItsNames() throws {
    let read = try readFixture(Self.fixture)
    #expect(read.rowCount == 7)
    #expect(read.repeatedCodeCount == 1)
    #expect(read.communes.flatMap(\.aliases).count == 1)
    #expect(read.communes.count { $0.position == nil } == 1)
    #expect(read.communes.map(\.insee) == ["01901", "2A902", "74903", "97604", "60905"])
    #expect(read.communes.map(\.departement) == ["01", "2A", "74", "976", "60"])
    #expect(read.communes[2].name == "Lac-Neuf")
    #expect(read.communes[2].aliases == ["Vieux-Port"])
    #expect(read.communes[2].postcodes == ["74000", "74370"])
    #expect(read.communes[2].zoneEmploi == "8401")
    #expect(read.communes[2].zoneEmploiLabel == "Annecy")
  }

  @Test func keepsCoordinatesAsMillionthsOfADegree() throws {
    let communes = try readFixture(Self.fixture).communes
    #expect(communes[0].position == CommuneRow.Position(latitude: 46_151_700, longitude: -4_930_600))
    #expect(communes[1].position == CommuneRow.Position(latitude: 41_920_000, longitude: 8_700_000))
    #expect(communes[4].position == nil)
  }

  @Test func keepsEachNameAndPostcodeOnce() throws {
    let addresses = try readFixture(Self.fixture).communes[2].addresses
    #expect(addresses.map(\.name) == ["Lac-Neuf", "Lac-Neuf", "Vieux-Port"])
    #expect(addresses.map(\.postcode) == ["74000", "74370", "74000"])
    #expect(addresses.map(\.searchKey) == ["LAC NEUF", "LAC NEUF", "VIEUX PORT"])
  }

  @Test(arguments: [
    ("L'Haÿ-les-Roses", "L HAY LES ROSES"), ("Œuilly", "OEUILLY"), ("Saint-Étienne (2e)", "SAINT ETIENNE 2E"),
    ("E\u{301}pagny  Metz-Tessy", "EPAGNY METZ TESSY"), (" -- ", ""), ("Yèbles\u{202E}", "YEBLES"),
  ])
  func makesASearchKey(_ name: String, _ key: String) {
    #expect(searchKey(name) == key)
  }

  @Test(arguments: [
    ("7.1234567", 7_123_456), ("-0.5", -500_000), ("90", 90_000_000), ("-90.000000", -90_000_000), ("0.0000019", 1),
  ])
  func readsDegrees(_ written: String, _ microDegrees: Int32) throws {
    let text = Self.fixture.replacing("46.1517", with: written)
    #expect(try readFixture(text).communes[0].position?.latitude == microDegrees)
  }

  @Test(arguments: ["90.000001", "46,1517", "46.", ".5", "--4", "1e3", "nan", "0x2E", "٤٦", "4600", " 46"])
  func refusesWhatIsNotDegrees(_ written: String) throws {
    let text = Self.fixture.replacing("46.1517", with: written == "46,1517" ? "\"46,1517\"" : written)
    let found = try damaged(text)
    #expect(found?.defects.kept.map(\.rule) == [.valueRange])
    #expect(found?.defects.kept.map(\.column) == ["latitude"])
  }

  @Test(arguments: [
    ("01901,01", "1901,01", FileDefect.Rule.valueShape, "insee", 2),
    ("2A902,2A", "2C902,2A", .valueShape, "insee", 3),
    ("01901,01", "01901,02", .conflict, "departement", 2),
    (",832,", ",-832,", .valueRange, "population", 2),
    (",832,", ",,", .valueRange, "population", 2),
    (",832,", ",99999999999,", .valueRange, "population", 2),
    (",01400,", ",1400,", .valueShape, "code_postal", 2),
    (",74370,8401,Annecy", ",74370,8416,Annecy", .conflict, "insee", 5),
    (",74370,8401,Annecy", ",74370,8401,", .valueMissing, "libelle_zone_emploi", 5),
    ("74903,,Vieux-Port", "74903,74,Vieux-Port", .conflict, "commune", 6),
    ("01901,01", "01901,", .valueMissing, "departement", 2),
    ("Nulle-Part,,", "Nulle-Part,46.1,", .valueRange, "longitude", 8),
  ])
  func refusesAWrongValue(
    _ old: String, _ new: String, _ rule: FileDefect.Rule, _ column: String, _ line: Int
  ) throws {
    let found = try damaged(Self.fixture.replacing(old, with: new))
    #expect(found?.defects.kept.map(\.rule) == [rule])
    #expect(found?.defects.kept.map(\.column) == [column])
    #expect(found?.defects.kept.map(\.line) == [line])
  }

  private func damaged(_ text: String) throws -> IntakeRefusal? {
    let folder = try ScratchFolder()
    let path = try folder.write("communes.csv", text)
    return refusal { () throws(IntakeRefusal) in try CommunesFile.read(path: path) }
  }

  @Test(arguments: Damage.ofAnyFile)
  func refusesADamagedCopy(_ damage: Damage) throws {
    let folder = try ScratchFolder()
    let path = try folder.write("communes.csv", damage.apply(Array(Self.fixture.utf8)))
    expectNamed(refusal { () throws(IntakeRefusal) in try CommunesFile.read(path: path) }, damage, file: path)
  }

  @Test(.realFiles) func readsTheRealFile() throws {
    let read = try CommunesFile.read(path: SharedData.folder! + "/communes/communes.csv")
    #expect(read.rowCount == 36_208)
    #expect(read.communes.count == 34_976)
    #expect(read.repeatedCodeCount == 748)
    #expect(read.communes.flatMap(\.aliases).count == 500)
    #expect(read.communes.count { $0.position == nil } == 3)
    #expect(Set(read.communes.map(\.departement)).count == 101)
    let annecy = read.communes.first { $0.insee == "74010" }
    #expect(annecy?.name == "Annecy")
    #expect(annecy?.postcodes == ["74000", "74370", "74600", "74940", "74960"])
    #expect(annecy?.position == CommuneRow.Position(latitude: 45_902_350, longitude: 6_126_400))
    let keys = read.communes.flatMap { $0.addresses.map(\.searchKey) }
    #expect(
      keys.allSatisfy { key in
        !key.isEmpty && key.utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0) || $0 == 32 }
      })
    #expect(read.communes.first { $0.insee == "01033" }?.aliases == ["Bellegarde-sur-Valserine"])
  }

  @Test(.realFiles, arguments: Damage.ofAnyFile)
  func refusesADamagedCopyOfTheRealFile(_ damage: Damage) throws {
    let folder = try ScratchFolder()
    let real = try bytes(of: SharedData.folder! + "/communes/communes.csv")
    let path = try folder.write("communes.csv", damage.apply(real))
    expectNamed(refusal { () throws(IntakeRefusal) in try CommunesFile.read(path: path) }, damage, file: path)
  }
}
