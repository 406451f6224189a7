import Foundation
import Intake
import TestSupport
import Testing

@Suite struct RomeFilesTests {
  @Test func readsTheWholeReferential() throws {
    let folder = try ScratchFolder()
    try RomeFixture.write(to: folder)
    let rome = try RomeFiles.read(directory: folder.path)
    #expect(rome.version.number == 901)
    #expect(rome.version.publishedOn == "2031-09-18")
    #expect(rome.metiers.map(\.code) == ["A1901", "A1902", "K2903"])
    #expect(rome.metiers.map(\.domain) == ["A19", "A19", "K29"])
    #expect(rome.domains.map(\.label) == ["Feux et digues", "Mesure de la mer"])
    #expect(
      rome.competences.map(\.kind)
        == [.savoirFaire, .macroCompetence, .savoirEtre, .savoir, .savoir, .savoir])
    #expect(rome.competences[1].label == "Lire une \"marée\"")
    #expect(rome.contexts.map(\.kind) == [.horaires, .conditions, .conditions])
    #expect(rome.metierCompetences.map(\.heart) == [.principale, .emergente, nil, nil])
    #expect(rome.metierContexts.map(\.metier) == ["A1901"])
    #expect(rome.metierContexts.map(\.context) == [9201])
    #expect(rome.links.map(\.rank) == [1, 2, 1, 1])
    #expect(rome.appellations.map(\.isRegulated) == [nil, false, nil, true])
  }

  @Test(arguments: RomeFixture.csvNames, Damage.ofAnyFile)
  func refusesADamagedFile(_ name: String, _ damage: Damage) throws {
    let folder = try ScratchFolder()
    try RomeFixture.write(to: folder, changing: name) { damage.apply(Array($0.utf8)) }
    let found = refusal { () throws(IntakeRefusal) in try RomeFiles.read(directory: folder.path) }
    expectNamed(found, damage, file: folder.path + "/" + name)
    #expect(found?.defects.kept.allSatisfy { $0.file.hasSuffix(name) } == true, "\(found?.description ?? "")")
  }

  @Test(
    arguments: [
      ("referentiel_code_rome", "\"A1901\"", "\"Z1901\"", FileDefect.Rule.valueShape, 2),
      ("referentiel_code_rome", "\"A1901\"", "\"A191\"", .valueShape, 2),
      ("referentiel_code_rome", "Cartographe des marées", "", .valueMissing, 4),
      ("cr_gd_dp", "\"A19\",\"Feux et digues\"\n\"K", "\"A18\",\"Feux\"\n\"K", .conflict, 3),
      ("cr_gd_dp", "\"Feux et digues\"\n\"K", "\"Autres\"\n\"K", .conflict, 3),
      ("cr_gd_dp", "\"K2903\"", "\"K2904\"", .orphan, 4),
      ("referentiel_competence", "\"9002\"", "\"9102\"", .keyRepeated, nil),
      ("referentiel_competence", "\"9002\"", "\"9009\"", .orphan, 3),
      ("item", "\"9103\",\"Histoire des phares\",\"3\"\n", "", .orphan, 4),
      ("referentiel_savoir", "Optique", "Optique\n", .valueShape, 2),
      ("referentiel_contexte_travail", "\"2\"", "\"4\"", .valueUnknown, 2),
      ("item", "\"9103\"", "\"9x\"", .valueShape, 7),
      ("coherence_item", "\"9003\"", "\"9999\"", .orphan, 4),
      ("coherence_item", "\"A1902\"", "\"A1909\"", .orphan, 4),
      ("coherence_item", "Principale", "Centrale", .valueUnknown, 2),
      ("coherence_item", "\"A1902\",\"9003\",\"Émergente\"\n", "", .incomplete, nil),
      ("rubrique_mobilite", "\"K2903\",\"2\"", "\"K2905\",\"2\"", .orphan, 3),
      ("rubrique_mobilite", "\"K2903\",\"2\"", "\"A1901\",\"2\"", .conflict, 3),
      ("rubrique_mobilite", "\"K2903\",\"2\"", "\"K2903\",\"0\"", .valueRange, 3),
      ("rubrique_mobilite", "\"K2903\",\"2\"", "\"K2903\",\"1\"", .incomplete, 3),
      ("rubrique_mobilite", "\"A1901\",\"A1902\",\"1\"\n", "", .incomplete, 2),
      ("rubrique_mobilite", "\"K2903\",\"A1901\",\"1\"\n", "", .incomplete, nil),
      (
        "referentiel_appellation", "\"8004\",\"Cartographe des marées\",\"K2903\",\"O\",\"PRINCIPALE\"\n", "",
        .incomplete, nil
      ),
      ("referentiel_appellation", "SYNONYME", "PRINCIPALE", .conflict, 3),
      ("referentiel_appellation", "\"A1902\"", "\"A1903\"", .orphan, 4),
      ("referentiel_appellation", "\"O\"", "\"oui\"", .valueUnknown, 5),
    ] as [(String, String, String, FileDefect.Rule, Int?)])
  func refusesAWrongValue(_ part: String, _ old: String, _ new: String, _ rule: FileDefect.Rule, _ line: Int?) throws {
    let folder = try ScratchFolder()
    let name = "unix_\(part)_v901_utf8.csv"
    try RomeFixture.write(to: folder, changing: name) { Array($0.replacing(old, with: new).utf8) }
    let found = refusal { () throws(IntakeRefusal) in try RomeFiles.read(directory: folder.path) }
    let named = found?.defects.kept.first { $0.rule == rule && (line == nil || $0.line == line) }
    #expect(named != nil, "\(found?.description ?? "accepted")")
    #expect(found?.defects.total == 1 || rule == .keyRepeated || rule == .orphan, "\(found?.description ?? "")")
  }

  @Test func namesEveryMissingFile() throws {
    let folder = try ScratchFolder()
    try RomeFixture.write(to: folder)
    try FileManager.default.removeItem(atPath: folder.path + "/unix_item_v901_utf8.csv")
    try FileManager.default.removeItem(atPath: folder.path + "/unix_cr_gd_dp_v901_utf8.csv")
    let found = refusal { () throws(IntakeRefusal) in try RomeFiles.read(directory: folder.path) }
    #expect(found?.defects.kept.map(\.rule) == [.fileMissing, .fileMissing])
    #expect(found?.description.contains("unix_item_vNNN_utf8.csv") == true)
    #expect(found?.description.contains("unix_cr_gd_dp_vNNN_utf8.csv") == true)
  }

  @Test func refusesFilesOfTwoVersions() throws {
    let folder = try ScratchFolder()
    try RomeFixture.write(to: folder)
    try folder.write("unix_item_v902_utf8.csv", "x\n")
    let twice = refusal { () throws(IntakeRefusal) in try RomeFiles.read(directory: folder.path) }
    #expect(twice?.defects.kept.map(\.rule) == [.fileAmbiguous])
    try FileManager.default.removeItem(atPath: folder.path + "/unix_item_v901_utf8.csv")
    let mixed = refusal { () throws(IntakeRefusal) in try RomeFiles.read(directory: folder.path) }
    #expect(mixed?.defects.kept.map(\.rule) == [.fileAmbiguous])
    #expect(mixed?.defects.kept.first?.file.hasSuffix("unix_item_v902_utf8.csv") == true)
  }

  @Test func aFolderThatIsNotThereIsNamed() {
    let found = refusal { () throws(IntakeRefusal) in try RomeFiles.read(directory: "/nowhere/rome") }
    #expect(found?.defects.kept.map(\.rule) == [.fileUnreadable])
  }

  @Test(.realFiles) func readsTheRealFiles() throws {
    let rome = try RomeFiles.read(directory: SharedData.folder! + "/rome")
    #expect(rome.version.number == 460)
    #expect(rome.version.publishedOn == "2025-09-18")
    #expect(rome.metiers.count == 1_584)
    #expect(rome.domains.count == 110)
    #expect(rome.links.count == 14_912)
    #expect(rome.metierCompetences.count + rome.metierContexts.count == 104_219)
    #expect(rome.metierContexts.count == 13_663)
    #expect(rome.competences.count == 18_317 + 15_354)
    #expect(rome.competences.count { $0.kind == .savoir } == 15_354)
    #expect(rome.competences.count { $0.kind == .savoirEtre } == 16)
    #expect(rome.competences.count { $0.kind == .macroCompetence } == 491)
    #expect(rome.contexts.count == 179)
    #expect(rome.contexts.count { $0.kind == .conditions } == 63)
    // One label of v460 holds a C1 control character, the trace of an apostrophe.
    #expect(rome.competences.first { $0.codeOGR == 404_707 }?.label.hasSuffix("en France et à l'étranger") == true)
    #expect(rome.appellations.count == 13_120)
    #expect(rome.appellations.count { $0.isRegulated == true } == 736)
    #expect(rome.metierCompetences.count { $0.heart == .principale } == 18_900)
    let pairs = Set(rome.links.map { $0.from + $0.to })
    #expect(rome.links.count { pairs.contains($0.to + $0.from) } == 2_532)
  }

  /// All nine real files are damaged in the same way: one reading names them all.
  @Test(
    .realFiles,
    arguments: Damage.ofAnyFile.filter {
      ["missing column", "a bad line", "wrong encoding", "repeated line"].contains($0.name)
    })
  func refusesDamagedCopiesOfTheRealFiles(_ damage: Damage) throws {
    let real = SharedData.folder! + "/rome"
    let folder = try ScratchFolder()
    let names = RomeFixture.csvNames.map { $0.replacing("v901", with: "v460") }
    for name in names { try folder.write(name, damage.apply(try bytes(of: real + "/" + name))) }
    let found = refusal { () throws(IntakeRefusal) in try RomeFiles.read(directory: folder.path) }
    for name in names { expectNamed(found, damage, file: folder.path + "/" + name) }
  }

  /// Nothing in the text of the file shows such a cut: only what the files say of one another does.
  @Test(.realFiles, arguments: ["referentiel_code_rome", "item", "coherence_item", "rubrique_mobilite"])
  func refusesARealFileCutBetweenTwoLines(_ part: String) throws {
    let real = SharedData.folder! + "/rome"
    let folder = try ScratchFolder()
    let name = "unix_\(part)_v460_utf8.csv"
    try folder.link(folder: real, except: name)
    let whole = try bytes(of: real + "/" + name)
    let cut = whole[..<(whole.count / 2)].lastIndex(of: 0x0A)!
    try folder.write(name, Array(whole[...cut]))
    let found = refusal { () throws(IntakeRefusal) in try RomeFiles.read(directory: folder.path) }
    #expect(found?.defects.kept.contains { $0.rule == .orphan || $0.rule == .incomplete } == true)
  }
}
