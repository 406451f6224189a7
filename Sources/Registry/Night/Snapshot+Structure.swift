import Mobility
import PQ

/// The structural part of the snapshot: what binds the whole plan, who holds which post, and the plan readers saw last.
extension SnapshotReader {
  var structureQueries: [SnapshotQuery] {
    [
      SnapshotQuery(table: "charte_structure", sql: charteStructureQuery),
      SnapshotQuery(table: "charte_fairness", sql: fairnessQuery),
      SnapshotQuery(table: "structural_rule", sql: structuralRuleQuery),
      SnapshotQuery(table: "occupation", sql: occupationQuery),
      SnapshotQuery(table: "plan_decision", sql: planDecisionQuery),
      SnapshotQuery(table: "reciprocity_ledger", sql: ledgerQuery),
      SnapshotQuery(table: "scenario", sql: scenarioQuery),
    ]
  }

  func structure(_ connection: borrowing Connection, since baseline: Int64?) throws -> Structure {
    var structure = Structure()
    _ = try connection.optionalRow(asked("charte_structure", charteStructureQuery)) { row in
      structure.levels.keepBonus = try row.int("keep_bonus") ?? 0
      structure.levels.isStable = try row["is_stable"]
      structure.nodeBudget = try row.int("node_budget") ?? 0
      return true
    }
    structure.levels.fairness = try connection.rows(asked("charte_fairness", fairnessQuery)) { row in
      try row.word("level") as ChosenLevels.Fairness?
    }.compactMap(\.self)
    structure.rules = try connection.rows(asked("structural_rule", structuralRuleQuery)) { row in
      try structuralRule(row)
    }
    structure.occupations = try connection.rows(asked("occupation", occupationQuery)) { row in
      Occupation(
        agent: try row["agent"], post: try row["post"], isReopened: try row["reopened"],
        floor: try row.int("floor") ?? 0)
    }
    let decisions = try connection.rows(asked("plan_decision", planDecisionQuery)) { row in
      (Assignment(agent: try row["agent"], post: try row["post"]), isPin: try row["is_pin"] as Bool)
    }
    structure.pins = decisions.filter(\.isPin).map(\.0)
    structure.vetoes = decisions.filter { !$0.isPin }.map(\.0)
    structure.ledger = Dictionary(
      uniqueKeysWithValues: try connection.rows(asked("reciprocity_ledger", ledgerQuery)) { row in
        (try row["employer"] as String, try row.int("balance") ?? 0)
      })
    if let baseline {
      structure.previous = try connection.rows(asked("previous", previousQuery(baseline))) { row in
        Assignment(agent: try row["agent"], post: try row["post"])
      }
    }
    return structure
  }

  func scenarios(_ connection: borrowing Connection) throws -> [Scenario] {
    let lines = try connection.rows(asked("scenario", scenarioQuery)) { row in
      (try row["name"] as String, Hypothesis(try row["hypothesis"]))
    }
    return Dictionary(grouping: lines, by: \.0).sorted { $0.key < $1.key }
      .map { Scenario(name: $0.key, hypotheses: $0.value.map(\.1)) }
  }

  private func structuralRule(_ row: borrowing Row) throws -> StructuralRule {
    let code: String = try row["code"]
    let scope = StructuralRule.Scope(
      convention: try row.text("convention"), versant: try row.word("versant"), employer: try row.text("employer"),
      service: try row.text("service"),
      category: try row.word("category"))
    let quota = StructuralRule.Quota(
      minimum: try row.int("minimum"), maximum: try row.int("maximum"), countsExternalOnly: try row["external_only"],
      isAllOrNothing: try row["is_all_or_nothing"])
    let kind = try row.word("kind", as: StructuralRule.Demand.Kind.self) ?? .reciprocite
    let margin = try row.int("margin") ?? 0
    let maximum = quota.maximum ?? 0
    let demand: StructuralRule.Demand
    switch kind {
    case .reciprocite: demand = .reciprocity(margin: margin, usesLedger: try row["uses_ledger"])
    case .departs: demand = .departures(quota)
    case .arrivees: demand = .arrivals(quota)
    case .presence: demand = .presence(quota)
    case .plafonds:
      demand = .postCaps(
        post: try row.text("post") ?? "", reopened: try row.int("reopened"), arrivals: try row.int("arrivals"),
        leavers: try row.int("leavers"))
    case .reciprociteDeux: demand = .pairwise(other: try row.text("other_employer") ?? "", margin: margin)
    case .tempsDeTravail: demand = .workingTime(maximum: maximum)
    case .couple: demand = .couple(first: try row.text("agent") ?? "", second: try row.text("other_agent") ?? "")
    case .longueur: demand = .chainLength(maximum: maximum)
    }
    return StructuralRule(code: code, scope: scope, demand: demand)
  }

  // MARK: What is asked

  private var charteStructureQuery: String {
    """
    SELECT keep_bonus, is_stable, node_budget
    FROM passerelle.charte WHERE commission = \(commission) AND version = \(charteVersion)
    """
  }

  private var fairnessQuery: String {
    """
    SELECT level, rank::int4 FROM passerelle.charte_fairness
    WHERE commission = \(commission) AND version = \(charteVersion) ORDER BY rank
    """
  }

  private var structuralRuleQuery: String {
    """
    SELECT code, kind, convention, versant, employer, service, category, other_employer, post, agent, other_agent,
      margin::int4, uses_ledger, minimum, maximum, external_only, reopened::int4, arrivals::int4, leavers::int4,
      rank::int4, all_or_nothing IS NOT NULL AS is_all_or_nothing
    FROM passerelle.structural_rule
    WHERE commission = \(commission) AND version = \(charteVersion) ORDER BY rank
    """
  }

  private var occupationQuery: String {
    """
    SELECT a.code AS agent, p.code AS post, o.reopened, o.floor
    FROM passerelle.occupation o
    JOIN passerelle.agent a ON a.id = o.agent_id JOIN passerelle.post p ON p.id = o.post_id
    WHERE o.commission = \(commission) AND o.agent_id NOT IN (\(agentsMoved)) ORDER BY a.code
    """
  }

  /// The latest decision on a pair that is not lifted, and the seats that a host's act took; which no veto undoes.
  private var planDecisionQuery: String {
    """
    SELECT DISTINCT ON (a.code, p.code) a.code AS agent, p.code AS post, d.kind = 'decide' AS is_pin
    FROM (
      SELECT agent_id, post_id, kind, decided_on, 0 AS weight FROM passerelle.plan_decision
      WHERE commission = \(commission) AND decided_on <= \(day) AND coalesce(lifted_on, 'infinity') > \(day)
      UNION ALL
      SELECT agent_id, post_id, 'decide', decided_on, 1 FROM passerelle.seats_taken(\(commission), \(day))
      WHERE is_read
    ) d
    JOIN passerelle.agent a ON a.id = d.agent_id JOIN passerelle.post p ON p.id = d.post_id
    ORDER BY a.code, p.code, d.weight DESC, d.decided_on DESC
    """
  }

  /// What the commission entered of earlier moves, and the moves it has carried out since.
  private var ledgerQuery: String {
    """
    SELECT employer, sum(balance)::int4 AS balance FROM (
      SELECT employer, arrivals - departures AS balance FROM passerelle.reciprocity_ledger
      WHERE commission = \(commission) AND year <= extract(year FROM \(day))
      UNION ALL
      SELECT end_of_move.employer, end_of_move.balance
      FROM passerelle.seats_taken(\(commission), \(day)) s
      CROSS JOIN LATERAL (VALUES (s.host, 1), (s.origin, -1)) AS end_of_move (employer, balance)
      WHERE s.taken_on IS NOT NULL AND s.origin <> s.host
    ) moves GROUP BY employer ORDER BY employer
    """
  }

  private var scenarioQuery: String {
    """
    SELECT name, hypothesis, rank::int4 FROM passerelle.scenario WHERE commission = \(commission) ORDER BY name, rank
    """
  }

  /// The plan of a past publication, as the secretariat read it.
  func previousQuery(_ run: Int64) -> String {
    """
    SELECT a.code AS agent, pairs.post
    FROM passerelle.published_pair pairs
    JOIN passerelle.recipient r ON r.id = pairs.recipient_id AND r.kind = 'commission'
    JOIN passerelle.recipient_reference n
      ON n.recipient_id = pairs.recipient_id AND n.reference = pairs.reference
    JOIN passerelle.agent a ON a.id = n.agent_id
    WHERE pairs.run_id = \(run) AND pairs.is_planned ORDER BY a.code
    """
  }
}
