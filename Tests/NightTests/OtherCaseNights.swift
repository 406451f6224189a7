import PQ
import TestSupport
import Testing

/// Rules of all or nothing in plain SQL: the plan's own case is the best of all, and what says otherwise is refused.
@Suite struct OtherCaseNights {
  /// Tables as the demonstration has them, from which each trial starts again.
  private func demonstration() throws -> TestDatabase {
    let database = try TestDatabase.demonstration()
    try database.connect().script(
      """
      SET search_path = passerelle;
      DELETE FROM scenario;
      CREATE TABLE public.rule AS SELECT * FROM structural_rule WHERE commission = 'CHA';
      CREATE TABLE public.wish AS SELECT agent_id, excluded_posts FROM agent_wish JOIN agent ON agent.id = agent_id
        WHERE commission = 'CHA';
      CREATE TABLE public.decision AS SELECT * FROM plan_decision WHERE commission = 'CHA'
      """)
    return database
  }

  private func run(_ database: TestDatabase) throws {
    let answer = try night(database, ["--commission", "CHA"])
    #expect(answer.status == 0, "\(answer.output)\(answer.errors)")
  }

  /// One case of those that are not the plan's.
  private static let one = """
    run_id = $run AND met = (
      SELECT max(b.met) FROM published_certificate_branch b JOIN published_certificate h USING (run_id)
      WHERE run_id = $run AND b.met <> h.met)
    """

  private static let lies = [
    Lie("a case omitted", [16], "DELETE FROM published_certificate_branch WHERE \(one)"),
    Lie(
      "prices and multipliers of nothing", [16],
      """
      UPDATE published_certificate_branch SET prices = ARRAY(SELECT 0 FROM unnest(prices)), multipliers = '{}'
      WHERE \(one)
      """),
    Lie(
      "prices of nobody", [16],
      "UPDATE published_certificate_branch SET prices = '{}' WHERE \(one)"),
    Lie(
      "a row that is none", [16],
      "UPDATE published_certificate_branch SET side_rows = '{1000}', multipliers = '{}' WHERE branch = -1 AND \(one)"),
    Lie(
      "the proof of another case", [16],
      "UPDATE published_certificate_branch SET met = met || '{AUTRE}'::text[] WHERE \(one)"),
    Lie(
      "the level at which it is worse left out", [16],
      """
      DELETE FROM published_certificate_branch AS last WHERE \(one)
        AND level = (SELECT max(level) FROM published_certificate_branch b WHERE b.run_id = $run AND b.met = last.met)
      """),
    Lie(
      "another case said to be the plan's", [12],
      "UPDATE published_certificate SET met = met || '{AUTRE}'::text[] WHERE run_id = $run"),
  ]

  /// Seeds of commissions: pairs, rules, decisions, and one to three groups that open whole or not at all.
  private static let seeds = 0..<(Oracle.isFull ? 150 : 15)

  @Test func randomCommissionsAreProvedAndTheirLiesRefused() throws {
    let database = try demonstration()
    let superuser = try database.connect()
    var seen: [String: Int] = [:]
    for seed in Self.seeds {
      try superuser.script(trial(seed))
      try run(database)
      let answer = try verify(database)
      #expect(answer.status == 0, "seed \(seed): \(answer)")
      for kind in try kinds(superuser) { seen[kind, default: 0] += 1 }
      guard !answer.output.contains("sans objet : un seul cas") else { continue }
      seen["proved", default: 0] += 1
      let lie = Self.lies[seed % Self.lies.count]
      let told = try verify(database, told: lie)
      #expect(told.status == 3 && lie.checks.isSubset(of: told.refused), "seed \(seed), \(lie.name): \(told)")
      let all = try Program.run(["verify"], on: database, as: "passerelle_engine")
      #expect(all.status == 0, "seed \(seed): \(all.output)\(all.errors)")
    }
    print("other cases in plain SQL: \(seen.sorted { $0.key < $1.key })")
    for kind in ["met", "nobody", "reseau", "laterale", "no plan", "worse", "by rows", "by prices", "three"] {
      #expect(seen[kind, default: 0] > 0, "\(kind)")
    }
  }

  /// What the night that readers see holds, of what a sample must.
  private func kinds(_ superuser: borrowing Connection) throws -> [String] {
    try superuser.rows(
      """
      WITH head AS (
        SELECT * FROM passerelle.published_certificate
        WHERE run_id = (SELECT run_id FROM passerelle.publication WHERE commission = 'CHA')
      ), rule AS (
        SELECT rule.* FROM passerelle.published_structure AS rule JOIN head USING (run_id, recipient_id)
        WHERE all_or_nothing
      ), other AS (
        SELECT branch.met, coalesce(max(denominator) FILTER (WHERE fate = 'clos'), max(denominator)) AS denominator, bool_or(side_rows <> '{}') AS has_rows, max(level) AS level
        FROM passerelle.published_certificate_branch AS branch JOIN head USING (run_id)
        WHERE branch.met <> head.met GROUP BY branch.met
      )
      SELECT class FROM rule
      UNION SELECT CASE WHEN value > 0 THEN 'met' ELSE 'nobody' END FROM rule
      UNION SELECT CASE WHEN denominator = 0 THEN 'no plan' ELSE 'worse' END FROM other
      UNION SELECT CASE WHEN has_rows THEN 'by rows' ELSE 'by prices' END FROM other
      UNION SELECT 'at a later level' FROM other WHERE level > 0
      UNION SELECT 'three' FROM rule GROUP BY run_id HAVING count(*) = 3
      """
    ) { row in try row[0] }
  }

  private func trial(_ seed: Int) -> String {
    """
    SET search_path = passerelle;
    CREATE OR REPLACE FUNCTION public.draw(key text, faces integer) RETURNS integer LANGUAGE sql
      RETURN ('x' || substr(md5('\(seed) ' || key), 1, 7))::bit(28)::integer % faces;
    UPDATE agent_wish SET excluded_posts = ARRAY(
      SELECT post FROM unnest(wish.excluded_posts) AS post WHERE public.draw(wish.agent_id || post, 3) > 0)
    FROM public.wish WHERE wish.agent_id = agent_wish.agent_id;
    DELETE FROM structural_rule WHERE commission = 'CHA';
    INSERT INTO structural_rule SELECT * FROM public.rule WHERE public.draw(code, 3) = 0;
    DELETE FROM plan_decision WHERE commission = 'CHA';
    INSERT INTO plan_decision SELECT * FROM public.decision WHERE public.draw(post_id::text, 2) = 0;
    DELETE FROM charte_fairness WHERE commission = 'CHA' AND level = 'employeurs';
    INSERT INTO charte_fairness (commission, version, rank, level)
    SELECT 'CHA', 1, 3, 'employeurs' WHERE public.draw('employeurs', 3) = 0;
    INSERT INTO structural_rule (commission, version, rank, code, kind, employer, category, convention, minimum, maximum,
      external_only, all_or_nothing)
    SELECT 'CHA', 1, 10 + n, 'ENSEMBLE-' || n, CASE public.draw('kind' || n, 2) WHEN 0 THEN 'departs' ELSE 'arrivees' END,
      CASE WHEN part < 4 THEN (SELECT array_agg(employer ORDER BY employer) FROM convention_party
        WHERE commission = 'CHA')[1 + public.draw('employer' || n, 5)] END,
      CASE part WHEN 4 THEN 'C' END, CASE part WHEN 5 THEN 'CONV-2026' END,
      least, CASE public.draw('maximum' || n, 2) WHEN 0 THEN least + public.draw('more' || n, 2) END,
      public.draw('external' || n, 3) = 0, n
    FROM generate_series(1, 1 + public.draw('groups', 3)) AS n
    CROSS JOIN LATERAL (SELECT public.draw('part' || n, 6) AS part,
      CASE WHEN public.draw('part' || n, 6) < 4 THEN 1 + public.draw('minimum' || n, 3)
        ELSE 3 + public.draw('minimum' || n, 5) END AS least) AS its
    """
  }

  private static let fewer = "UPDATE published_structure SET lower = 2 WHERE run_id = $run AND code = 'ENSEMBLE'"

  /// Fewer would have done; and what would make its proof pass.
  private static let liesOfAnotherMinimum = [
    Lie("fewer would have done", [16], fewer),
    Lie(
      "agents that the prices do not name", [16],
      """
      \(fewer);
      UPDATE published_certificate_branch SET denominator = 1, multipliers = '{}',
        prices = ARRAY(SELECT 0 FROM unnest(prices)) WHERE run_id = $run AND met = '{ENSEMBLE}';
      UPDATE published_certificate_node SET node = node + 1000 WHERE run_id = $run AND kind = 'agent';
      UPDATE published_certificate_arc SET head = head + 1000 WHERE run_id = $run AND kind = 'agent';
      UPDATE published_certificate_arc SET tail = tail + 1000 WHERE run_id = $run AND kind IN ('paire', 'maintien')
      """),
    // psql itself refuses it: one name of a branch, twice.
    Lie(
      "a branch that is both of its sides", [],
      """
      \(fewer);
      DELETE FROM published_certificate_branch WHERE run_id = $run AND met = '{ENSEMBLE}' AND branch >= 0;
      UPDATE published_certificate_branch SET denominator = 1, multipliers = '{}', side_rows = '{}',
        prices = ARRAY(SELECT 0 FROM unnest(prices)) WHERE run_id = $run AND met = '{ENSEMBLE}';
      INSERT INTO published_certificate_branch
      SELECT run_id, recipient_id, level, its.branch, its.parent, 0, its.is_at_most, its.value, its.fate, prices, '{}', 1, '{}',
        its.met
      FROM published_certificate_branch AS root CROSS JOIN (VALUES (0, -1, true, 0, 'separe', '{ENSEMBLE}'::text[]),
        (1, 0, true, 0, 'clos', '{ENSEMBLE}'), (1, 0, false, 1, 'clos', '{ENSEMBLE,NULL}')
      ) AS its (branch, parent, is_at_most, value, fate, met)
      WHERE run_id = $run AND root.met = '{ENSEMBLE}'
      """),
  ]

  /// A night that could not open the group publishes that it opens for nobody; told that fewer would have done, what it
  /// publishes of the other case proves nothing any more, and nothing else is wrong.
  @Test(arguments: [
    ("laterale", "arrivees", "Ville de Cavaillon"), ("reseau", "departs", "CC Pays des Sorgues Monts de Vaucluse"),
  ])
  func theBetterCaseHidden(form: String, kind: String, employer: String) throws {
    let database = try demonstration()
    let superuser = try database.connect()
    try superuser.script(
      """
      SET search_path = passerelle;
      DELETE FROM structural_rule WHERE commission = 'CHA' AND kind = 'reciprocite' OR code = 'DEPARTS-SORGUES';
      INSERT INTO structural_rule (commission, version, rank, code, kind, employer, minimum, all_or_nothing)
      SELECT 'CHA', 1, 7, 'ENSEMBLE', '\(kind)', siret, 2, 1 FROM employer WHERE name = '\(employer)'
      """)
    func remark() throws -> [String] {
      try superuser.rows(
        """
        SELECT class || ' ' || value FROM passerelle.published_structure JOIN passerelle.publication USING (run_id)
        WHERE code = 'ENSEMBLE' AND value IS NOT NULL
        """
      ) { row in try row[0] }
    }
    try run(database)
    #expect(try remark() == ["\(form) 2"])
    let met = try verify(database)
    #expect(met.status == 0, "\(met)")
    try superuser.script("UPDATE passerelle.structural_rule SET minimum = 99 WHERE code = 'ENSEMBLE'")
    try run(database)
    #expect(try remark() == ["\(form) 0"])
    let closed = try verify(database)
    #expect(closed.status == 0, "\(closed)")
    for lie in Self.liesOfAnotherMinimum {
      let told = try verify(database, told: lie)
      #expect(told.status == 3 && lie.checks.isSubset(of: told.refused), "\(lie.name): \(told)")
    }
    // Published prices are judged by the independent checker, on the pairs of the seal.
    try superuser.script(
      """
      UPDATE passerelle.published_certificate_branch
      SET prices = ARRAY(SELECT 0 FROM unnest(prices)), multipliers = '{}'
      WHERE run_id = (SELECT run_id FROM passerelle.publication WHERE commission = 'CHA') AND met = '{ENSEMBLE}'
      """)
    let judged = try Program.run(["verify"], on: database, as: "passerelle_engine")
    #expect(judged.status == 70 && judged.output.contains("FAUX"), "\(judged.output)\(judged.errors)")
  }

  /// Decisions may have begun a group, which then has one case; above the cap, `passerelle verify` judges the others.
  @Test func begunOrAboveTheCap() throws {
    let database = try demonstration()
    let superuser = try database.connect()
    try superuser.script(
      """
      SET search_path = passerelle;
      INSERT INTO structural_rule (commission, version, rank, code, kind, employer, minimum, all_or_nothing)
      SELECT 'CHA', 1, 7, 'ENSEMBLE', 'arrivees', siret, 4, 1 FROM employer WHERE name = 'LMV Agglomération'
      """)
    try run(database)
    let begun = try verify(database)
    #expect(begun.status == 0 && begun.output.contains("sans objet : un seul cas"), "\(begun)")
    try superuser.script(
      """
      SET search_path = passerelle;
      UPDATE structural_rule SET minimum = 2, employer = (SELECT siret FROM employer WHERE name = 'Ville de Cavaillon')
      WHERE code = 'ENSEMBLE';
      UPDATE charte SET pair_cap = 10
      """)
    try run(database)
    let above = try verify(database)
    let last = above.output.split(separator: "\n").first { $0.contains("CHA") && $0.contains("| 16 |") }
    #expect(above.status == 0 && last?.contains("passerelle verify") ?? false, "\(above)")
    let all = try Program.run(["verify"], on: database, as: "passerelle_engine")
    #expect(all.status == 0, "\(all.output)\(all.errors)")
    try superuser.script("UPDATE passerelle.published_certificate SET met = array_append(met, 'AUTRE')")
    let denied = try Program.run(["verify"], on: database, as: "passerelle_engine")
    #expect(denied.status == 70 && denied.output.contains("said to be met"), "\(denied.output)\(denied.errors)")
    try superuser.script("UPDATE passerelle.published_certificate SET met = array_remove(met, 'AUTRE')")
    try superuser.script("UPDATE passerelle.published_certificate SET salt = salt + 10000")
    let salted = try Program.run(["verify"], on: database, as: "passerelle_engine")
    #expect(salted.status == 70, "\(salted.output)\(salted.errors)")
  }

  /// A budget of one node leaves levels open: the night says which, and is not called false; to deny it is a lie.
  @Test(arguments: [8, 28])
  func whatTheNightSaysNotProvedIsNotFalse(seed: Int) throws {
    let database = try demonstration()
    try database.connect().script("\(trial(seed)); UPDATE charte SET node_budget = 1")
    try run(database)
    let open = try verify(database)
    #expect(open.status == 3 && open.refused.isEmpty, "\(open)")
    #expect(open.output.contains("non prouvé, comme la nuit le dit"), "\(open)")
    let judged = try Program.run(["verify"], on: database, as: "passerelle_engine")
    #expect(
      judged.status == 70 && judged.output.contains("non prouvé, recalculé") && !judged.output.contains("FAUX"),
      "\(judged.output)\(judged.errors)")
    let denied = Lie(
      "every bound is reached", [],
      "UPDATE published_level SET bound = value, proved = true WHERE run_id = $run")
    let told = try verify(database, told: denied)
    #expect(told.status == 3 && !told.refused.isEmpty, "\(told)")
  }
}
