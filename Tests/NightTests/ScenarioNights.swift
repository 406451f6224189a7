import Mobility
import PQ
import TestSupport
import Testing

/// The fifteen cases of reference and their neighbours, through the database and `passerelle run`: what the origin, the
/// commission and the post's own row say must be what is expected, to the day and the centime.
@Suite struct ScenarioNights {
  @Test func everyCaseGivesWhatIsExpected() throws {
    let database = try TestDatabase()
    try database.load("Tests/NightTests/Fixtures/scenarios.sql")
    let answer = try Program.run(["run", "--as-of", "2026-11-23"], on: database, as: "passerelle_engine")
    #expect(answer.status == 0, "\(answer.errors)")

    let connection = try database.connect()
    let pairs = try connection.rows(try SourceTree.text("Tests/NightTests/Fixtures/compare_pairs.sql")) { row in
      (pair: try row[0] as String, difference: try row[1] as String?)
    }
    #expect(pairs.count > 60)
    for (pair, difference) in pairs where difference != nil { Issue.record("\(pair): \(difference ?? "")") }

    let others = try connection.rows(try SourceTree.text("Tests/NightTests/Fixtures/compare_sides.sql")) { row in
      (side: try row[0] as String, difference: try row[1] as String?)
    }
    #expect(others.count >= 5)
    for (side, difference) in others where difference != nil { Issue.record("\(side): \(difference ?? "")") }
  }
}
