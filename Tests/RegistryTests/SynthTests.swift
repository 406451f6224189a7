import Intake
import Mobility
import PQ
import Registry
import TestSupport
import Testing

/// `passerelle synth` on a small invented ground.
@Suite struct SynthTests {
  private static let date = Day(iso: "2031-03-10")!

  private func ground() throws -> TestDatabase {
    let database = try TestDatabase()
    let folder = try ScratchFolder()
    try RomeFixture.write(to: folder)
    try #require(database.importing("rome", folder.path).status == 0)
    let communes = try folder.write("communes.csv", ReferenceFixture.communes)
    try #require(database.importing("communes", communes).status == 0)
    return database
  }

  private func synth(_ database: TestDatabase, agents: Int = 60, seed: Int = 7, commission: String = "SYNTH") throws
    -> Program.Answer
  {
    try Program.run(
      [
        "synth", "--agents", "\(agents)", "--posts", "40", "--employers", "5", "--seed", "\(seed)", "--commission",
        commission, "--date", Self.date.iso,
      ], on: database, as: "passerelle_migration")
  }

  private func snapshot(_ database: TestDatabase, _ commission: String = "SYNTH") throws -> Snapshot {
    try Registry.forEngine(database.conninfo(as: "passerelle_engine"), run: "tests")
      .snapshot(of: commission, on: Self.date)
  }

  @Test func withoutGroundItSaysWhatToImport() throws {
    let answer = try synth(TestDatabase())
    #expect(answer.status == 65)
    #expect(answer.errors.contains("passerelle import communes"))
  }

  @Test func theSameSeedGivesTheSameRowsInAnyDatabase() throws {
    let (one, other) = (try ground(), try ground())
    // The other has had another population before: numbers differ, rows do not.
    #expect(try synth(other, agents: 90, seed: 8).status == 0)
    let former = try snapshot(other).fingerprint
    for database in [one, other] {
      let answer = try synth(database)
      #expect(answer.status == 0, "\(answer.errors)")
    }
    #expect(try snapshot(one).fingerprint == snapshot(other).fingerprint)
    #expect(try snapshot(one).fingerprint != former)
    #expect(try snapshot(other).commission.agents.count == 60)
  }

  @Test func whatIsWrittenIsWhatTheNightReads() throws {
    let database = try ground()
    try #require(synth(database).status == 0)
    let read = try snapshot(database).commission
    let registry = Registry(try database.connect(as: "passerelle_migration"))
    let made = try Synthesis.population(
      agents: 60, posts: 40, employers: 5, seed: 7, date: Self.date, on: registry.ground())
    #expect(read.employers == made.employers)
    #expect(read.agents.map(comparable) == made.agents.map(comparable))
    #expect(read.posts.map(comparable) == made.posts.map(comparable))
    #expect(read.conventions.map(\.parties) == [made.employers.map(\.siret)])
    #expect(read.charte == Charte())
    #expect(read.isDemonstration)
    #expect(read.seance > Self.date)
  }

  /// Lists in the order of the night; an empty list of competences, which the night fills from the métier, left out.
  private func comparable(_ agent: Agent) -> Agent {
    var agent = agent
    agent.health.restrictions.sort { $0.code < $1.code }
    agent.profile.competences = []
    return agent
  }

  private func comparable(_ post: Post) -> Post {
    var post = post
    post.conditions.demands.sort { $0.code < $1.code }
    post.requirements.competences = []
    return post
  }

  @Test func aCommissionOfRealPeopleIsNeverReplaced() throws {
    let database = try ground()
    try database.connect().script(
      "INSERT INTO passerelle.commission (code, name) VALUES ('REELLE', 'Commission réelle')")
    let answer = try synth(database, commission: "REELLE")
    #expect(answer.status == 65)
    #expect(answer.errors.contains("not a demonstration"))
    let agents: Int64 = try database.connect().value("SELECT count(*) FROM passerelle.agent")
    #expect(agents == 0)
  }

  @Test func anEmployerOfAnotherCommissionIsNotChanged() throws {
    let database = try ground()
    try #require(synth(database).status == 0)
    #expect(try synth(database, commission: "AUTRE").status == 0)
    try database.connect().script("UPDATE passerelle.employer SET name = 'Ville rebaptisée' WHERE name LIKE 'Ville%'")
    let before = try snapshot(database).fingerprint
    #expect(try synth(database, commission: "AUTRE").status == 65)
    #expect(try snapshot(database).fingerprint == before)
  }

  /// Under the cap of pairs every examined pair is there; above it, the funnel of each agent and its nearest misses.
  @Test(arguments: [200_000, 0]) func everyAgentHasAnAnswerAfterARun(pairCap: Int) throws {
    let database = try ground()
    try #require(synth(database).status == 0)
    try database.connect().script("UPDATE passerelle.charte SET pair_cap = \(pairCap)")
    func run() throws -> Program.Answer {
      try Program.run(["run", "--as-of", Self.date.iso, "--json"], on: database, as: "passerelle_engine")
    }
    let first = try run()
    #expect(first.status == 0, "\(first.errors)")
    let (agents, answered, funnels) = try database.connect().row(
      """
      SELECT count(*), count(*) FILTER (WHERE EXISTS (
          SELECT FROM passerelle.published_pair AS p
          WHERE (p.run_id, p.recipient_id, p.reference) = (a.run_id, a.recipient_id, a.reference)
            AND (p.agent_rank IS NOT NULL OR cardinality(p.finding_codes) > 0))),
        count(*) FILTER (WHERE EXISTS (
          SELECT FROM passerelle.published_funnel AS f
          WHERE (f.run_id, f.recipient_id, f.subject, f.side) = (a.run_id, a.recipient_id, a.reference, 'agent')))
      FROM passerelle.published_agent AS a JOIN passerelle.recipient AS r ON r.id = a.recipient_id
      WHERE r.kind <> 'accueil' AND a.is_in_scope
      """
    ) { row in (try row[0] as Int64, try row[1] as Int64, try row[2] as Int64) }
    #expect(agents > 120)
    #expect(answered == agents)
    #expect(funnels == (pairCap == 0 ? agents : 0))
    #expect(try run().output.contains("\"state\":\"unchanged\""))
    // A population may be replaced under a publication: what was published goes with it.
    #expect(try synth(database, seed: 8).status == 0)
    let left: Int64 = try database.connect().value("SELECT count(*) FROM passerelle.published_pair")
    #expect(left == 0)
    #expect(try run().status == 0)
  }
}
