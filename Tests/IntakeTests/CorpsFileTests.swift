import Intake
import TestSupport
import Testing

@Suite struct CorpsFileTests {
  static let fixture = """
    code,categorie,libelle_court,libelle_long,texte
    00101,C,GARD PHAR,"Gardiens de phare, côtes",90-1
    00102,A+,INSP MARE,Inspecteurs des marées,2001-20
    00103,,VEIL NUIT,Veilleurs de nuit,68-3
    00104,B,TECH DIGU,Techniciens des digues,2010-888

    """

  @Test func readsEveryCorps() throws {
    let folder = try ScratchFolder()
    let corps = try CorpsFile.read(path: folder.write("corps.csv", Self.fixture))
    #expect(corps.map(\.code) == ["00101", "00102", "00103", "00104"])
    #expect(corps.map(\.category) == [.c, .aPlus, nil, .b])
    #expect(corps[0].label == "Gardiens de phare, côtes")
    #expect(corps[3].statute == "2010-888")
  }

  @Test func columnsComeInAnyOrderAmongOthers() throws {
    let folder = try ScratchFolder()
    let text = """
      texte,note,libelle_long,code,libelle_court,categorie
      90-1,x,Gardiens de phare,00101,GARD PHAR,C

      """
    let corps = try CorpsFile.read(path: folder.write("corps.csv", text))
    #expect(corps.map(\.code) == ["00101"])
    #expect(corps[0].label == "Gardiens de phare")
  }

  @Test(arguments: Damage.ofAnyFile)
  func refusesADamagedCopy(_ damage: Damage) throws {
    let folder = try ScratchFolder()
    let path = try folder.write("corps.csv", damage.apply(Array(Self.fixture.utf8)))
    expectNamed(refusal { () throws(IntakeRefusal) in try CorpsFile.read(path: path) }, damage, file: path)
  }

  @Test func tellsAllDefectsAtOnce() throws {
    let folder = try ScratchFolder()
    let text = """
      code,categorie,libelle_court,libelle_long,texte
      101,D,GARD PHAR,,90-1
      00102,A+,INSP MARE,Inspecteurs,2001-20
      00102,A,INSP MARE,Inspecteurs,2001-20

      """
    let path = try folder.write("corps.csv", text)
    let found = refusal { () throws(IntakeRefusal) in try CorpsFile.read(path: path) }
    #expect(found?.defects.kept.map(\.line) == [2, 2, 2, 4])
    #expect(found?.defects.kept.map(\.column) == ["code", "categorie", "libelle_long", "code"])
    #expect(found?.defects.kept.map(\.rule) == [.valueShape, .valueUnknown, .valueMissing, .keyRepeated])
    #expect(found?.defects.kept.first?.value == "101")
  }

  @Test func showsTheFirstDefectsOfAKindAndCountsAll() throws {
    let folder = try ScratchFolder()
    let rows = (0..<500).map { "x\($0),C,COURT,Long,90-1\n" }.joined()
    let path = try folder.write("corps.csv", "code,categorie,libelle_court,libelle_long,texte\n" + rows)
    let found = refusal { () throws(IntakeRefusal) in try CorpsFile.read(path: path) }
    #expect(found?.defects.total == 500)
    #expect(found?.defects.kept.count == FileDefects.keptPerRule)
    #expect(
      found?.description.hasSuffix("… and 490 more of the same kinds.\n500 defects in all; nothing was taken.") == true)
  }

  @Test func aFileThatIsNotThereIsNamed() {
    let found = refusal { () throws(IntakeRefusal) in try CorpsFile.read(path: "/nowhere/corps.csv") }
    #expect(found?.defects.kept.map(\.rule) == [.fileUnreadable])
    #expect(found?.description.contains("/nowhere/corps.csv") == true)
    let folder = refusal { () throws(IntakeRefusal) in try CorpsFile.read(path: "/") }
    #expect(folder?.defects.kept.map(\.rule) == [.fileUnreadable])
  }

  @Test(.realFiles) func readsTheRealFile() throws {
    let corps = try CorpsFile.read(path: SharedData.folder! + "/corps/corps_etat.csv")
    #expect(corps.count == 389)
    #expect(corps.count { $0.category == nil } == 10)
    #expect(corps.count { $0.category == .aPlus } == 102)
    #expect(corps.first?.code == "00003")
  }

  @Test(.realFiles, arguments: Damage.ofAnyFile)
  func refusesADamagedCopyOfTheRealFile(_ damage: Damage) throws {
    let folder = try ScratchFolder()
    let real = try bytes(of: SharedData.folder! + "/corps/corps_etat.csv")
    let path = try folder.write("corps.csv", damage.apply(real))
    expectNamed(refusal { () throws(IntakeRefusal) in try CorpsFile.read(path: path) }, damage, file: path)
  }
}
