import PQ
import TestSupport
import Testing

/// The real files, when they stand beside the checkout or where PASSERELLE_SHARED says: whole, with their known counts.
@Suite(.enabled(if: SharedData.isHere, "the reference files are not beside this checkout"), .serialized)
struct RealFilesTests {
  let folder = SharedData.folder ?? ""

  @Test func theRealFilesAreTakenWholeAndTwice() throws {
    let database = try TestDatabase()
    let rome = try database.importing("rome", folder + "/rome")
    #expect(
      rome.tables == [
        "metier 1584 1584 0", "competence 33671 33671 0", "work_context 179 179 0", "metier_competence 90556 90556 0",
        "metier_context 13663 13663 0", "metier_link 14912 14912 0", "appellation 13120 13120 0",
      ], "\(rome.errors)")
    let communes = try database.importing("communes", folder + "/communes/communes.csv")
    #expect(communes.tables == ["commune 34976 34976 0", "commune_alias 36112 36112 0"], "\(communes.errors)")
    let corps = try database.importing("corps", folder + "/corps/corps_etat.csv")
    #expect(corps.tables == ["corps 389 389 0"], "\(corps.errors)")
    let traps: [String] = try database.connect().rows(
      """
      SELECT 'without place ' || count(*) FROM passerelle.commune WHERE latitude IS NULL
      UNION ALL SELECT 'Annecy ' || name FROM passerelle.commune WHERE insee = '74010'
      UNION ALL SELECT 'Corse ' || count(*) FROM passerelle.commune WHERE departement IN ('2A', '2B')
      UNION ALL SELECT 'corps without category ' || count(*) FROM passerelle.corps WHERE category IS NULL
      """
    ) { row in try row[0] }
    #expect(traps == ["without place 3", "Annecy Annecy", "Corse 360", "corps without category 10"])

    let before = try database.referential()
    for (kind, path) in [
      ("rome", "/rome"), ("communes", "/communes/communes.csv"), ("corps", "/corps/corps_etat.csv"),
    ] {
      let again = try database.importing(kind, folder + path)
      #expect(again.tables.allSatisfy { $0.hasSuffix(" 0 0") }, "\(again.tables)")
    }
    #expect(try database.referential() == before)
  }

  @Test(arguments: FileDamage.allCases) func aDamagedCopyIsRefusedAndNothingIsLoaded(_ damage: FileDamage) throws {
    let database = try TestDatabase()
    let before = try database.referential()
    // The nine files of ROME are shared out: Intake's own tests damage each in every way.
    let share = stride(from: damage.rawValue, to: RomeFixture.csvNames.count, by: FileDamage.allCases.count)
    for name in share.map({ RomeFixture.csvNames[$0].replacing("v901", with: "v460") }) {
      let copy = try ScratchFolder()
      try copy.link(folder: folder + "/rome", except: name)
      try copy.write(name, damage.apply(bytes(of: folder + "/rome/" + name)))
      damage.expectRefusal(try database.importing("rome", copy.path), file: name)
    }
    for (kind, path) in [("communes", "/communes/communes.csv"), ("corps", "/corps/corps_etat.csv")] {
      let copy = try ScratchFolder()
      let file = try copy.write("\(kind).csv", damage.apply(bytes(of: folder + path)))
      damage.expectRefusal(try database.importing(kind, file), file: file)
    }
    #expect(try database.referential() == before)
  }
}
