import PQ
import Registry
import TestSupport
import Testing

/// What a small night publishes, to the last column, for the version of the engine that computed it.
@Suite struct GoldenNight {
  static let engine = "1"
  static let hash = "52451af726919b12b096e175adcc007fa38e835ac9fe0eac0486a2d380102b6d"

  /// The same engine on the same inputs publishes the same rows: a replay years later rests on it.
  @Test func whatIsPublishedChangesWithTheEngineAlone() throws {
    let database = try TestDatabase()
    try database.load("Tests/NightTests/Fixtures/golden.sql")
    let answer = try night(database, ["--commission", "OR"])
    #expect(answer.status == 0, "\(answer.errors)")
    let hash: String = try database.connect().value("SELECT content_hash FROM passerelle.run")
    #expect(
      Registry.engineVersion == Self.engine,
      "the engine is now \(Registry.engineVersion): write it above, with the hash \(hash)")
    #expect(
      hash == Self.hash || Registry.engineVersion != Self.engine,
      """
      This night is published otherwise, as \(hash), by an engine that says it is still \(Self.engine). If that is \
      meant, raise Registry.engineVersion, and write both above; before the first release, write the hash alone.
      """)
  }
}
