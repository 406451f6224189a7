import PQ
import TestSupport
import Testing

/// The levels of employers in plain SQL: first departures, as arcs of the network or beside it.
@Suite struct EmployerLevelNights {
  private func demonstration() throws -> TestDatabase {
    let database = try TestDatabase.demonstration()
    try database.connect().script(
      "INSERT INTO passerelle.charte_fairness (commission, version, rank, level) VALUES ('CHA', 1, 3, 'employeurs')")
    return database
  }

  /// A unit of a level, of an employer whose departures are arcs of the network, or of another.
  private static func unit(_ isOfTheNetwork: Bool) -> String {
    """
    run_id = $run AND arc = (
      SELECT max(arc) FROM published_certificate_arc WHERE run_id = $run AND kind = 'minimum' AND rule LIKE 'EMPLOYEUR-%'
        AND (tail <> head) = \(isOfTheNetwork))
    """
  }

  private static let lies =
    [false, true].flatMap { isOfTheNetwork in
      [
        Lie(
          "an employer that does not count", [7],
          """
          UPDATE published_certificate_arc SET costs = ARRAY(SELECT 0 FROM unnest(costs)) WHERE \(unit(isOfTheNetwork))
          """),
        Lie(
          "an employer that counts twice", [7],
          "UPDATE published_certificate_arc SET upper = 2 WHERE \(unit(isOfTheNetwork))"),
        Lie(
          "a level that an employer has no unit of", [isOfTheNetwork ? 9 : 10],
          "DELETE FROM published_certificate_arc WHERE \(unit(isOfTheNetwork))"),
      ]
    }
    + [
      Lie(
        "an agent who leaves no employer", [9],
        """
        UPDATE published_certificate_arc a SET tail = (
          SELECT node FROM published_certificate_node WHERE run_id = $run AND kind = 'pivot')
        FROM published_certificate_node n
        WHERE a.run_id = $run AND n.run_id = $run AND a.kind = 'agent' AND n.node = a.tail AND n.rule LIKE 'EMPLOYEUR-%'
          AND a.flow > 0
        """),
      Lie(
        "more employers served than are", [13],
        """
        UPDATE published_level SET value = value + 1, bound = bound + 1 WHERE run_id = $run AND name = 'employeurs:1'
        """),
      Lie(
        "one employer served in place of another", [11],
        """
        UPDATE published_certificate_arc SET flow = 1 - flow WHERE \(unit(true))
        """),
      Lie("another salt", [7], "UPDATE published_certificate SET salt = salt + 10000 WHERE run_id = $run"),
    ]

  private func refuseEachLie(_ database: TestDatabase) throws {
    for lie in Self.lies {
      let answer = try verify(database, told: lie)
      #expect(answer.status == 3 && lie.checks.isSubset(of: answer.refused), "\(lie.name): \(answer)")
    }
  }

  /// Who may stay is counted beside the network; departures of the others run through it.
  private func expectBothForms(_ database: TestDatabase) throws {
    let forms: [String] = try database.connect().rows(
      """
      SELECT (count(*) FILTER (WHERE tail <> head) > 0)::text || ' ' || count(*) FILTER (WHERE tail <> head AND flow > 0)
        || ' ' || (count(*) FILTER (WHERE tail = head) > 0)::text
      FROM passerelle.published_certificate_arc WHERE kind = 'minimum' AND rule LIKE 'EMPLOYEUR-%'
      """
    ) { row in try row[0] }
    #expect(forms == ["true 3 true"])
  }

  @Test func theirLiesAreRefused() throws {
    let database = try demonstration()
    #expect(try night(database, ["--commission", "CHA"]).status == 0)
    let accepted = try verify(database)
    #expect(accepted.status == 0, "\(accepted)")
    try expectBothForms(database)
    try refuseEachLie(database)
  }

  @Test func soTheyAreAboveTheCap() throws {
    let database = try demonstration()
    try database.connect().script("UPDATE passerelle.charte SET pair_cap = 10")
    #expect(try night(database, ["--commission", "CHA"]).status == 0)
    let accepted = try verify(database)
    #expect(accepted.status == 0 && accepted.output.contains("non publié au-dessus du plafond"), "\(accepted)")
    try expectBothForms(database)
    try refuseEachLie(database)
    let all = try Program.run(["verify"], on: database, as: "passerelle_engine")
    #expect(all.status == 0, "\(all.output)\(all.errors)")
  }
}
