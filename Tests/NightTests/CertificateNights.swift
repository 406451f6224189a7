import PQ
import TestSupport
import Testing

/// `scripts/verify.sql`, run by psql alone as a secretariat: it accepts what the night publishes, and refuses each lie.
@Suite struct CertificateNights {
  static let lies = [
    Lie(
      "two agents of the plan swapped", [12],
      """
      UPDATE published_pair SET is_planned = NOT is_planned WHERE run_id = $run AND recipient_id = $me
        AND (reference, post) IN (('CHA-A-06', 'CHA-P-11'), ('CHA-A-08', 'CHA-P-11'))
      """),
    Lie(
      "a price one more", [14, 15],
      "UPDATE published_certificate_node SET prices[3] = prices[3] + 1 WHERE run_id = $run AND node = 2"),
    Lie(
      "a price one less", [14, 15],
      "UPDATE published_certificate_node SET prices[2] = prices[2] - 1 WHERE run_id = $run AND node = 9"),
    Lie(
      "every price one more", [15],
      "UPDATE published_certificate_node SET prices[1] = prices[1] + 1 WHERE run_id = $run"),
    Lie(
      "a hidden candidate, nowhere", [1, 2, 6],
      """
      DELETE FROM published_pair WHERE run_id = $run AND reference = 'CHA-A-07';
      DELETE FROM published_agent WHERE run_id = $run AND reference = 'CHA-A-07'
      """),
    Lie(
      "a hidden candidate, its node and arcs too", [2],
      """
      DELETE FROM published_pair WHERE run_id = $run AND reference = 'CHA-A-07';
      DELETE FROM published_agent WHERE run_id = $run AND reference = 'CHA-A-07';
      DELETE FROM published_certificate_arc a USING published_certificate_node n WHERE a.run_id = $run
        AND n.run_id = $run AND n.agent = 'CHA-A-07' AND n.node IN (a.tail, a.head);
      DELETE FROM published_certificate_node WHERE run_id = $run AND agent = 'CHA-A-07'
      """),
    Lie(
      "pairs left out as if they were above the cap", [2],
      "UPDATE published_certificate SET is_whole = false WHERE run_id = $run"),
    Lie(
      "an omitted pair", [2, 3, 6],
      "DELETE FROM published_pair WHERE run_id = $run AND reference = 'CHA-A-07' AND post = 'CHA-P-12'"),
    Lie(
      "an omitted pair, its arc and every sum corrected", [3],
      """
      DELETE FROM published_certificate_arc a USING published_certificate_node t, published_certificate_node h
        WHERE a.run_id = $run AND t.run_id = $run AND h.run_id = $run AND a.tail = t.node AND a.head = h.node
          AND t.agent = 'CHA-A-07' AND h.post = 'CHA-P-12';
      DELETE FROM published_pair WHERE run_id = $run AND reference = 'CHA-A-07' AND post = 'CHA-P-12';
      UPDATE published_agent SET proposable = proposable - 1 WHERE run_id = $run AND reference = 'CHA-A-07'
        AND recipient_id = $me;
      UPDATE published_post SET proposable = proposable - 1 WHERE run_id = $run AND post = 'CHA-P-12'
        AND recipient_id = $me;
      UPDATE run SET proposable = proposable - 1, pairs = pairs - 1 WHERE id = $run
      """),
    Lie(
      "an arc omitted", [6],
      """
      DELETE FROM published_certificate_arc WHERE run_id = $run AND arc = (
        SELECT max(arc) FROM published_certificate_arc WHERE run_id = $run AND kind = 'paire' AND flow = 0)
      """),
    Lie(
      "an arc for a pair that is refused", [6],
      """
      INSERT INTO published_certificate_arc
      SELECT $run, $me, 1000, 'paire', t.node, h.node, 0, 1, 0, a.costs, NULL
      FROM published_pair p JOIN published_certificate_node t ON t.run_id = $run AND t.agent = p.reference
      JOIN published_certificate_node h ON h.run_id = $run AND h.kind = 'poste' AND h.post = p.post
      JOIN published_certificate_arc a ON a.run_id = $run AND a.kind = 'paire' AND a.tail = t.node
      WHERE p.run_id = $run AND p.recipient_id = $me AND p.verdict = 'NON_RECEVABLE' LIMIT 1
      """),
    Lie(
      "a verdict better than its answers", [2, 4, 6],
      """
      UPDATE published_pair SET verdict = 'PROPOSABLE' WHERE run_id = $run AND recipient_id = $me
        AND reference = 'CHA-A-01' AND post = 'CHA-P-11'
      """),
    Lie(
      "another weight", [7],
      "UPDATE published_parameter SET value = '40' WHERE run_id = $run AND kind = 'poids' AND name = 'distance'"),
    Lie(
      "points that are not criteria × weights", [7],
      """
      UPDATE published_pair SET points = points + 100 WHERE run_id = $run AND recipient_id = $me AND is_planned
        AND reference = 'CHA-A-06'
      """),
    Lie(
      "a cheaper arc", [7],
      """
      UPDATE published_certificate_arc SET costs[3] = costs[3] - 1000 WHERE run_id = $run AND arc = (
        SELECT min(arc) FROM published_certificate_arc WHERE run_id = $run AND kind = 'paire' AND flow = 0)
      """),
    Lie(
      "a tie decided by hand", [7],
      """
      UPDATE published_certificate_arc SET costs[7] = costs[7] + 1 WHERE run_id = $run AND arc = (
        SELECT min(arc) FROM published_certificate_arc WHERE run_id = $run AND kind = 'paire' AND flow = 0)
      """),
    Lie(
      "one seat more on a post", [8],
      """
      UPDATE published_certificate_arc a SET upper = upper + 1 FROM published_certificate_node n
      WHERE a.run_id = $run AND n.run_id = $run AND a.kind = 'poste' AND n.node = a.tail AND n.post = 'CHA-P-11'
      """),
    Lie(
      "an agent who may be left without a post", [8],
      """
      UPDATE published_certificate_arc a SET lower = 0 FROM published_certificate_node n
      WHERE a.run_id = $run AND n.run_id = $run AND a.kind = 'agent' AND n.node = a.head AND n.agent = 'CHA-A-02'
      """),
    Lie(
      "a refused placement let in", [8],
      "UPDATE published_certificate_arc SET upper = 1 WHERE run_id = $run AND kind = 'paire' AND upper = 0"),
    Lie(
      "a placement closed without a decision", [8],
      """
      UPDATE published_certificate_arc SET upper = 0 WHERE run_id = $run AND arc = (
        SELECT max(arc) FROM published_certificate_arc WHERE run_id = $run AND kind = 'paire' AND flow = 0)
      """),
    Lie(
      "a wider band", [9],
      """
      UPDATE published_certificate_arc SET lower = lower - 1 WHERE run_id = $run AND kind = 'regle'
        AND rule = 'BANDE-SORGUES'
      """),
    Lie(
      "an agent taken out of a rule", [9],
      """
      UPDATE published_certificate_arc a SET tail = (
        SELECT node FROM published_certificate_node WHERE run_id = $run AND kind = 'pivot')
      FROM published_certificate_node n
      WHERE a.run_id = $run AND n.run_id = $run AND a.kind = 'agent' AND n.node = a.head AND n.agent = 'CHA-A-07'
      """),
    Lie(
      "an agent taken out of the circulation, in a second pivot", [1],
      """
      INSERT INTO published_certificate_node SELECT $run, $me, 1000, kind, agent, post, rule, prices
        FROM published_certificate_node WHERE run_id = $run AND kind = 'pivot';
      UPDATE published_certificate_arc a SET tail = 1000 FROM published_certificate_node n
      WHERE a.run_id = $run AND n.run_id = $run AND a.kind = 'agent' AND n.node = a.head AND n.agent = 'CHA-A-08'
      """),
    Lie(
      "a post that has its seats twice, in two nodes", [1],
      """
      INSERT INTO published_certificate_node SELECT $run, $me, 1000, kind, agent, post, rule, prices
        FROM published_certificate_node WHERE run_id = $run AND kind = 'poste' AND post = 'CHA-P-11';
      INSERT INTO published_certificate_arc SELECT $run, $me, 1000, a.kind, 1000, head, lower, upper, 0, costs, a.rule
        FROM published_certificate_arc a JOIN published_certificate_node n USING (run_id)
        WHERE run_id = $run AND a.kind = 'poste' AND n.node = a.tail AND n.post = 'CHA-P-11'
      """),
    wayRound("agent", 8), wayRound("poste", 8), wayRound("minimum", 9),
    Lie(
      "a rule said to be about nobody", [9],
      """
      INSERT INTO published_structure (run_id, recipient_id, place, code, kind, employer, class, upper, value)
      SELECT run_id, recipient_id, 100, 'PERSONNE', kind, employer, 'sans_objet', 0, value FROM published_structure
      WHERE run_id = $run AND recipient_id = $me AND code = 'ARRIVEES-CAVAILLON'
      """),
    Lie(
      "a rule on chains that forbids a move alone", [10],
      """
      INSERT INTO published_certificate_row SELECT $run, $me, 1000, 'CHAINE-DE-TROIS', 0, NULL, ARRAY[max(arc)], '{-1}'
      FROM published_certificate_arc WHERE run_id = $run AND kind = 'paire' AND flow = 0
      """),
    Lie(
      "a rule that counts less", [10],
      """
      UPDATE published_certificate_row SET coefficients[1] = coefficients[1] - 1
      WHERE run_id = $run AND rule = 'TEMPS-LMV'
      """),
    Lie(
      "a rule forgotten", [10], "DELETE FROM published_certificate_row WHERE run_id = $run AND rule = 'TEMPS-LMV'"),
    Lie(
      "a unit lost on its way", [11],
      """
      UPDATE published_certificate_arc SET flow = flow - 1 WHERE run_id = $run AND arc = (
        SELECT min(arc) FROM published_certificate_arc WHERE run_id = $run AND kind = 'poste' AND flow > 0)
      """),
    Lie(
      "a level better than it is", [13],
      "UPDATE published_level SET value = value + 10, bound = bound + 10 WHERE run_id = $run AND name = 'points'"),
    Lie(
      "two levels exchanged", [5, 7],
      """
      UPDATE published_level SET place = place + 100 WHERE run_id = $run;
      UPDATE published_level SET place = CASE name WHEN 'placements' THEN 2 WHEN 'points' THEN 1 ELSE place - 100 END
      WHERE run_id = $run
      """),
    Lie("a level forgotten", [5], "DELETE FROM published_level WHERE run_id = $run AND name = 'departage'"),
    Lie(
      "a placement that nobody has", [2, 12],
      """
      UPDATE published_pair SET is_planned = false WHERE run_id = $run AND recipient_id = $me AND reference = 'CHA-A-08'
        AND is_planned
      """),
  ]

  /// An arc along which units pass a rule without being counted.
  private static func wayRound(_ kind: String, _ check: Int) -> Lie {
    Lie(
      "a way round a rule, as an arc of kind \(kind)", [check],
      """
      INSERT INTO published_certificate_arc SELECT $run, $me, 1000, '\(kind)', tail, head, 0, 5, 0, costs, NULL
      FROM published_certificate_arc WHERE run_id = $run AND kind = 'regle' AND rule = 'BANDE-LMV'
      """)
  }

  @Test func trueNightsAreAccepted() throws {
    let database = try TestDatabase.demonstration()
    #expect(try night(database).status == 0)
    let answer = try verify(database)
    #expect(answer.status == 0, "\(answer.output)\(answer.errors)")
    for commission in ["ANN", "CHA", "MUT", "VAU"] {
      #expect(answer.output.split(separator: "\n").count { $0.contains("\(commission) ") } == 17)
    }
    // The day after, fewest answers change: one more level, from what was published the day before.
    #expect(try night(database, on: "2026-11-24").status == 0)
    let next = try verify(database)
    #expect(next.status == 0, "\(next.output)\(next.errors)")
    let levels: Int64 = try database.connect().value(
      "SELECT count(*) FROM passerelle.published_level WHERE name = 'stabilite'")
    #expect(levels > 0)
  }

  @Test func everyLieIsRefused() throws {
    let database = try TestDatabase.demonstration()
    #expect(try night(database, ["--commission", "CHA"]).status == 0)
    #expect(CertificateNights.lies.count >= 20)
    for lie in CertificateNights.lies {
      let answer = try verify(database, told: lie)
      #expect(answer.status == 3, "\(lie.name): \(answer.output)")
      #expect(lie.checks.isSubset(of: answer.refused), "\(lie.name): \(answer.refused) \(answer.errors)")
    }
    #expect(try verify(database).status == 0)
  }

  /// Above the charte's cap only the plan's arcs are published; every pair is read again from the seal.
  @Test func aboveTheCapTheOtherPairsAreReadAgain() throws {
    let database = try TestDatabase.demonstration()
    try database.connect().script("UPDATE passerelle.charte SET pair_cap = 10")
    #expect(try night(database).status == 0)
    let accepted = try verify(database)
    #expect(accepted.status == 0, "\(accepted.output)\(accepted.errors)")
    #expect(accepted.output.contains("non publié au-dessus du plafond"))
    let all = try Program.run(["verify", "--json"], on: database, as: "passerelle_engine")
    #expect(all.status == 0 && all.output.split(separator: "\n").count == 4, "\(all.output)\(all.errors)")
    // A price too low for a pair that is not published, and a value that is not the plan's.
    for lie in [
      """
      UPDATE passerelle.published_certificate_node SET prices = ARRAY(SELECT p - 5 FROM unnest(prices) AS p)
      WHERE kind = 'poste' AND post = 'CHA-P-11'
      """,
      "UPDATE passerelle.published_level SET value = value + 1, bound = bound + 1 WHERE name = 'points'",
    ] {
      let connection = try database.connect()
      try connection.script("CREATE TABLE public.kept AS SELECT * FROM passerelle.published_certificate_node")
      try connection.script(lie)
      let refused = try Program.run(["verify"], on: database, as: "passerelle_engine")
      #expect(refused.status == 70 && refused.output.contains("FAUX"), "\(refused.output)\(refused.errors)")
      try connection.script(
        """
        UPDATE passerelle.published_certificate_node n SET prices = kept.prices FROM public.kept
        WHERE (kept.run_id, kept.node) = (n.run_id, n.node);
        DROP TABLE public.kept
        """)
    }
  }

  @Test func aWithdrawalEndsTheProof() throws {
    let database = try TestDatabase.demonstration()
    #expect(try night(database, ["--commission", "CHA"]).status == 0)
    try database.connect().script(
      """
      UPDATE passerelle.agent_agreement SET withdrawn_on = (now() AT TIME ZONE 'Europe/Paris')::date
      WHERE agent_id = (SELECT id FROM passerelle.agent WHERE code = 'CHA-A-01')
      """)
    let answer = try verify(database)
    #expect(answer.status == 3 && answer.output.contains("non vérifiable, retrait"))
    #expect(!answer.output.contains("CHA-A-01"))
    #expect(try Program.run(["verify"], on: database, as: "passerelle_engine").status == 65)
  }

  /// Side rules that bind leave trees; a wrong one proves nothing.
  @Test func treesAreChecked() throws {
    let database = try TestDatabase.demonstration()
    try database.connect().script(
      """
      SET search_path = passerelle;
      UPDATE structural_rule SET maximum = 1 WHERE code = 'CHAINE-DE-TROIS';
      UPDATE structural_rule SET maximum = 2100 WHERE code = 'TEMPS-LMV'
      """)
    #expect(try night(database, ["--commission", "CHA"]).status == 0)
    let proof: String = try database.connect().value("SELECT proof FROM passerelle.published_certificate")
    #expect(proof == "arbres")
    let accepted = try verify(database)
    #expect(accepted.status == 0, "\(accepted.output)\(accepted.errors)")
    let lies = [
      Lie(
        "another multiplier", [14],
        """
        UPDATE published_certificate_branch SET multipliers = ARRAY(
          SELECT m + 10 * denominator FROM unnest(multipliers) AS m) WHERE run_id = $run AND branch = -1
        """),
      Lie("prices of nobody", [14], "UPDATE published_certificate_branch SET prices = '{}' WHERE run_id = $run"),
      Lie("no tree", [14], "DELETE FROM published_certificate_branch WHERE run_id = $run AND branch >= 0"),
      Lie("no root", [14], "DELETE FROM published_certificate_branch WHERE run_id = $run AND branch = -1"),
      Lie(
        "a value that the flow does not reach", [13],
        """
        UPDATE published_level SET value = value + 1, bound = bound + 1 WHERE run_id = $run AND name = 'placements'
        """),
      Lie(
        "a looser rule", [10],
        "UPDATE published_certificate_row SET upper = upper + 2100 WHERE run_id = $run AND rule = 'TEMPS-LMV'"),
    ]
    for lie in lies {
      let answer = try verify(database, told: lie)
      #expect(answer.status == 3, "\(lie.name): \(answer.output)")
    }
    // A bound that the plan does not reach is not the best of plans.
    let weaker = try verify(
      database,
      told: Lie(
        "", [],
        "UPDATE published_level SET bound = bound + 1, proved = false WHERE run_id = $run AND name = 'placements'"))
    #expect(weaker.status == 0 && weaker.output.contains("que le plan n'atteint pas toutes"), "\(weaker)")
  }

  /// A minimum fed by a row: another of its kind would bound it from above.
  @Test func aMinimumBesideTheNetworkHasOneRow() throws {
    let database = try TestDatabase.demonstration()
    try database.connect().script(
      "UPDATE passerelle.structural_rule SET minimum = 2, maximum = NULL WHERE code = 'ARRIVEES-CAVAILLON'")
    #expect(try night(database, ["--commission", "CHA"]).status == 0)
    #expect(try verify(database).status == 0)
    let lie = Lie(
      "a maximum beside its minimum", [10],
      """
      INSERT INTO published_certificate_row SELECT $run, $me, 1000, rule, NULL, 0, arcs, coefficients
      FROM published_certificate_row WHERE run_id = $run AND rule = 'ARRIVEES-CAVAILLON'
      """)
    let answer = try verify(database, told: lie)
    #expect(answer.status == 3 && lie.checks.isSubset(of: answer.refused), "\(answer)")
  }

  /// What is decided counts in every chain too long that could begin with it: such a row has a minimum.
  @Test func chainsThroughADecision() throws {
    let database = try TestDatabase.demonstration()
    try database.connect().script(
      """
      SET search_path = passerelle;
      DELETE FROM structural_rule WHERE commission = 'CHA' AND (kind = 'reciprocite' OR code = 'TEMPS-LMV');
      UPDATE structural_rule SET maximum = 1 WHERE code = 'CHAINE-DE-TROIS';
      UPDATE agent_wish SET excluded_posts = '{}';
      DELETE FROM plan_decision;
      INSERT INTO plan_decision (commission, agent_id, post_id, kind, decided_on)
      SELECT 'CHA', agent.id, post.id, 'decide', '2026-10-13' FROM agent, post
      WHERE agent.code = 'CHA-A-01' AND post.code = 'CHA-P-10'
      """)
    #expect(try night(database, ["--commission", "CHA"]).status == 0)
    let bounded: Int64 = try database.connect().value(
      "SELECT count(*) FROM passerelle.published_certificate_row WHERE rule = 'CHAINE-DE-TROIS' AND lower = 1")
    #expect(bounded > 0)
    let accepted = try verify(database)
    #expect(accepted.status == 0, "\(accepted)")
  }

  /// Where two agents hold one post, a chain too long is one that no other leaver shortens.
  @Test func chainsThroughAPostOfTwoHolders() throws {
    let database = try TestDatabase.demonstration()
    try database.connect().script(
      """
      SET search_path = passerelle;
      UPDATE occupation SET post_id = (SELECT id FROM post WHERE code = 'CHA-P-02')
      WHERE agent_id = (SELECT id FROM agent WHERE code = 'CHA-A-05');
      UPDATE agent_wish SET excluded_posts = array_remove(excluded_posts, 'CHA-P-02')
      WHERE agent_id IN (SELECT id FROM agent WHERE code IN ('CHA-A-04', 'CHA-A-06', 'CHA-A-07'));
      UPDATE structural_rule SET maximum = 1 WHERE code = 'CHAINE-DE-TROIS'
      """)
    #expect(try night(database, ["--commission", "CHA"]).status == 0)
    let unless: Int64 = try database.connect().value(
      """
      SELECT count(*) FROM passerelle.published_certificate_row
      WHERE rule = 'CHAINE-DE-TROIS' AND -1 = ANY (coefficients)
      """)
    #expect(unless > 0)
    let accepted = try verify(database)
    #expect(accepted.status == 0, "\(accepted)")
  }
}
