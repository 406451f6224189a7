public import Mobility
import PQ

/// Everything one night reads, and its fingerprint.
public struct Snapshot: Sendable {
  public let commission: Commission
  /// Scenarios kept in the database, by name.
  public let scenarios: [Scenario]
  /// SHA-256 of every row read, of the engine's and the rules' versions and of the business date, whatever the order of
  /// rows.
  public let fingerprint: String
  /// Rows read, by table.
  public let rows: [(table: String, count: Int64)]
  public let ruleVersion: String
  public let baseline: Int64?
  public let defects: [InputDefect]
  /// What is sealed with the run.
  public let parts: [SealedPart]
  /// What an avis on this night will be compared with.
  let digests: [InputDigest]
}

/// The digest of one thing that the night read of an agent or a post, by its number.
struct InputDigest: Sendable {
  let side: String
  let subject: Int64
  let input: String
  let digest: String
}

/// One query of the snapshot: what is read is what is fingerprinted.
struct SnapshotQuery {
  let table: String
  let sql: String
}

extension Registry {
  /// Reads one commission as it stands on a date, in one SERIALIZABLE READ ONLY DEFERRABLE transaction, and closes it:
  /// nothing stays open while the engine computes.
  public func snapshot(of commission: String, on date: Day) throws -> Snapshot {
    try connection.transaction(isolation: .serializable, readOnly: true, deferrable: true) { connection in
      let reader = SnapshotReader(code: commission, date: date)
      var rows: [(table: String, count: Int64)] = []
      var digest = "engine \(Registry.engineVersion)\ndate \(date.iso)\n"
      for query in reader.queries {
        let (count, hash) = try connection.row(
          """
          SELECT count(*), encode(sha256(convert_to(coalesce(
            string_agg(q::text, E'\\n' ORDER BY q::text COLLATE "C"), ''), 'UTF8')), 'hex')
          FROM (\(query.sql)) AS q
          """
        ) { row in (try row[0] as Int64, try row[1] as String) }
        rows.append((query.table, count))
        digest += "\(query.table) \(count) \(hash)\n"
      }
      let baseline = try reader.baseline(connection)
      digest += "baseline \(baseline?.fingerprint ?? "none")\n"
      let defects = try reader.defects(connection)
      // A check may read what no query of the night does, and then set rows aside.
      for defect in defects { digest += "defect \(defect)\n" }
      let value = try reader.read(connection, without: defects, since: baseline?.run)
      let aside = Set(defects.filter { $0.severity == .quarantine }.map { "\($0.table) \($0.row)" })
      let parts = try reader.sealedQueries(since: baseline?.run).flatMap { query in
        try reader.parts(of: query, connection, without: aside)
      }
      return Snapshot(
        commission: value, scenarios: try reader.scenarios(connection),
        fingerprint: try connection.value("SELECT encode(sha256(convert_to($1::text, 'UTF8')), 'hex')", [digest]),
        rows: rows, ruleVersion: try reader.ruleVersion(connection), baseline: baseline?.run, defects: defects,
        parts: parts, digests: try reader.digests(connection))
    }
  }

  /// Codes of the commissions with a charte in force on a date.
  public func commissions(on date: Day) throws -> [String] {
    try connection.rows(
      "SELECT DISTINCT commission FROM passerelle.charte WHERE effective_from <= $1::date ORDER BY commission",
      [PQDate(date)]
    ) { row in try row[0] }
  }
}

/// Reads the tables of one commission into values.
struct SnapshotReader {
  let code: String
  let date: Day
  /// Reads what a past night sealed, restored in temporary tables, in the place of the tables as they stand.
  var isSealed = false

  /// Where the rows of a table are.
  func asked(_ table: String, _ live: String) -> String {
    isSealed ? "SELECT * FROM pg_temp.sealed_\(table) ORDER BY sealed_order" : live
  }

  var commission: String { quotedLiteral(code) }
  var day: String { "DATE \(quotedLiteral(date.iso))" }

  /// Everything that is read, in the order it is read.
  var queries: [SnapshotQuery] {
    [
      SnapshotQuery(table: "commission", sql: commissionQuery), SnapshotQuery(table: "charte", sql: charteQuery),
      SnapshotQuery(table: "charte_weight", sql: weightQuery),
      SnapshotQuery(table: "charte_priority", sql: priorityQuery),
      SnapshotQuery(table: "charte_rule", sql: switchedOffQuery), SnapshotQuery(table: "employer", sql: employerQuery),
      SnapshotQuery(table: "convention_party", sql: partyQuery), SnapshotQuery(table: "load", sql: loadQuery),
      SnapshotQuery(table: "agent", sql: agentQuery), SnapshotQuery(table: "restriction", sql: restrictionQuery),
      SnapshotQuery(table: "agent_exposure", sql: exposureQuery), SnapshotQuery(table: "post", sql: postQuery),
      SnapshotQuery(table: "demand", sql: demandQuery), SnapshotQuery(table: "decision", sql: decisionQuery),
      SnapshotQuery(table: "cadre", sql: cadreQuery), SnapshotQuery(table: "grade", sql: gradeQuery),
      SnapshotQuery(table: "equivalence", sql: equivalenceQuery), SnapshotQuery(table: "metier", sql: metierQuery),
      SnapshotQuery(table: "metier_link", sql: linkQuery),
      SnapshotQuery(table: "passerelle_constatee", sql: passerelleQuery),
      SnapshotQuery(table: "commune", sql: communeQuery), SnapshotQuery(table: "travel_time", sql: travelQuery),
      SnapshotQuery(table: "rule_wording", sql: wordingQuery), SnapshotQuery(table: "bilan", sql: bilanQuery),
    ] + structureQueries + immersionQueries
  }

  // MARK: What is asked

  var commissionQuery: String {
    """
    SELECT c.name, c.demonstration,
      (SELECT min(held_on) FROM passerelle.seance s WHERE s.commission = c.code AND held_on >= \(day)) AS seance,
      (SELECT value FROM passerelle.index_point WHERE valid_from <= \(day) ORDER BY valid_from DESC LIMIT 1) AS point
    FROM passerelle.commission c WHERE c.code = \(commission)
    """
  }

  var charteVersion: String {
    """
    (SELECT max(version) FROM passerelle.charte WHERE commission = \(commission) AND effective_from = (
      SELECT max(effective_from) FROM passerelle.charte
      WHERE commission = \(commission) AND effective_from <= \(day)))
    """
  }

  var charteQuery: String {
    """
    SELECT version, radius_tolerance_percent::int4, radius_tolerance_km::int4, adaptation_days::int4,
      parcours_cap_days::int4, theory_days::int4, practice_days::int4, pay_threshold_percent::int4,
      notice_months::int4, decision_delay_days::int4, allows_internal_moves, allows_mise_a_disposition,
      permis_is_training, seats_pairs_to_instruct, list_length::int4, pair_cap
    FROM passerelle.charte WHERE commission = \(commission) AND version = \(charteVersion)
    """
  }

  var weightQuery: String {
    """
    SELECT criterion, weight::int4 FROM passerelle.charte_weight
    WHERE commission = \(commission) AND version = \(charteVersion)
    """
  }

  var priorityQuery: String {
    """
    SELECT priority, rank::int4 FROM passerelle.charte_priority
    WHERE commission = \(commission) AND version = \(charteVersion) ORDER BY rank
    """
  }

  /// Only what the law leaves to the charte: a check says the others.
  var switchedOffQuery: String {
    let switchable = Charte.switchable.map { quotedLiteral($0.rawValue) }.joined(separator: ", ")
    return """
      SELECT rule FROM passerelle.charte_rule
      WHERE commission = \(commission) AND version = \(charteVersion) AND NOT enabled AND rule IN (\(switchable))
      ORDER BY rule
      """
  }

  var employerQuery: String {
    """
    SELECT siret, name, versant, commune FROM passerelle.employer
    WHERE siret IN (SELECT employer FROM passerelle.convention_party WHERE commission = \(commission)
                    UNION SELECT employer FROM passerelle.agent WHERE commission = \(commission)
                    UNION SELECT employer FROM passerelle.post WHERE commission = \(commission))
    ORDER BY siret
    """
  }

  /// Parties of the conventions signed and in force: projet and en relecture give nothing.
  var partyQuery: String {
    """
    SELECT p.convention, p.employer
    FROM passerelle.convention_party p JOIN passerelle.convention c USING (commission)
    WHERE commission = \(commission) AND c.code = p.convention AND c.etat = 'signee'
      AND c.starts_on <= \(day) AND coalesce(c.ends_on, \(day)) >= \(day)
      AND p.from_on <= \(day) AND coalesce(p.until_on, \(day)) >= \(day)
    ORDER BY p.convention, p.employer
    """
  }

  var loadQuery: String {
    """
    SELECT employer, (loaded_at AT TIME ZONE 'Europe/Paris')::date AS loaded_on, stale
    FROM passerelle.load WHERE commission = \(commission) ORDER BY employer
    """
  }

  /// Live files only, of agents who have not yet moved; the agreement is the one to be presented to the commission.
  var agentQuery: String {
    """
    SELECT a.code, a.employer, s.statut, s.category, s.cadre, s.grade, s.stage_end, s.titularised_on, s.in_activite,
      s.position_end, s.contract_end, s.notice_months::int4, s.engagement_end, s.engagement_versants, s.conjoint,
      s.handicap, s.proche_aidant, s.quartier_difficile, s.cimm, s.emploi_supprime, s.restructuration,
      s.surnombre_end, s.active_years::int4, s.internal_search_on,
      h.inaptitude, h.inaptitude_opinion_on, h.ppr_start, h.ppr_end, h.restrictions_opinion_on,
      p.metier, CASE WHEN cardinality(p.competences) > 0 THEN p.competences ELSE coalesce(m.items, '{}') END AS competences,
      p.diplomas, coalesce(p.approvals, '{}') AS approvals, p.ordre_registered, p.permis,
      w.residence, w.radius_km::int4, coalesce(w.travel_modes, '{voiture,transport,velo,marche}') AS modes,
      coalesce(w.metiers, '{}') AS metiers, coalesce(w.employers, '{}') AS employers,
      coalesce(w.excluded_employers, '{}') AS excluded_employers,
      coalesce(w.excluded_metiers, '{}') AS excluded_metiers, coalesce(w.excluded_posts::text[], '{}') || coalesce(n.posts, '{}') AS excluded_posts,
      coalesce(w.refuses_night, false) AS refuses_night,
      coalesce(w.refuses_weekend, false) AS refuses_weekend, coalesce(w.themes, '{}') AS themes, w.max_loss, w.wished_on,
      y.im, y.regime, y.nbi_points::int4, y.cti_points::int4, coalesce(y.weekly_minutes, 2100) AS weekly_minutes,
      g.signed_on, g.withdrawn_on, a.service
    FROM passerelle.agent a
    JOIN passerelle.agent_situation s ON s.agent_id = a.id
    LEFT JOIN passerelle.agent_health h ON h.agent_id = a.id
    LEFT JOIN passerelle.agent_profile p ON p.agent_id = a.id
    LEFT JOIN passerelle.agent_wish w ON w.agent_id = a.id
    LEFT JOIN passerelle.agent_pay y ON y.agent_id = a.id
    LEFT JOIN passerelle.agent_agreement g ON g.agent_id = a.id AND g.kind = 'presentation'
    LEFT JOIN (\(itemsByMetier)) m ON m.metier = p.metier
    LEFT JOIN (\(declinedPosts)) n ON n.agent_id = a.id
    WHERE a.commission = \(commission) AND coalesce(a.closed_on, 'infinity') > \(day)
      AND a.id NOT IN (\(agentsMoved))
    ORDER BY a.code
    """
  }

  /// Someone whose competences were never entered has those of the métier, and so has a post.
  private var itemsByMetier: String {
    """
    SELECT metier, array_agg(competence ORDER BY competence) AS items
    FROM passerelle.metier_competence WHERE coeur IS NOT NULL GROUP BY metier
    """
  }

  /// Agents at work in the post that the commission found them: they are followed, no longer placed.
  var agentsMoved: String {
    "SELECT agent_id FROM passerelle.seats_taken(\(commission), \(day)) WHERE taken_on IS NOT NULL"
  }

  private var declinedPosts: String {
    """
    SELECT d.agent_id, array_agg(p.code::text ORDER BY p.code) AS posts
    FROM passerelle.posts_declined(\(commission), \(day)) d JOIN passerelle.post p ON p.id = d.post_id
    GROUP BY d.agent_id
    """
  }

  var restrictionQuery: String {
    """
    SELECT a.code AS agent, r.code, r.level, r.unit, r.frequency, r.parts, r.is_need, r.valid_from, r.valid_until
    FROM passerelle.restriction r JOIN passerelle.agent a ON a.id = r.agent_id
    WHERE a.commission = \(commission) ORDER BY a.code, r.code, r.valid_from, r.valid_until, r.level, r.id
    """
  }

  var exposureQuery: String {
    """
    SELECT a.code AS agent, e.code, e.years::int4
    FROM passerelle.agent_exposure e JOIN passerelle.agent a ON a.id = e.agent_id
    WHERE a.commission = \(commission) ORDER BY a.code, e.code
    """
  }

  /// Vacant posts, and held ones that their employer would open again; vacant and held for good is a contradiction. Moves
  /// carried out have taken seats and freed others; a post without one left is filled, and no longer read.
  var postQuery: String {
    """
    SELECT p.code, p.employer, p.title, p.source, coalesce(p.reference, '') AS reference,
      greatest(0, p.seats + coalesce(t.change, 0))::int4 AS seats,
      p.category, p.cadre, p.grades, p.nature, p.published_on, p.publication_end, p.vacant_since, p.starts_on,
      p.accepts_mise_a_disposition,
      q.metier, CASE WHEN cardinality(q.competences) > 0 THEN q.competences ELSE coalesce(m.items, '{}') END AS competences,
      coalesce(q.diplomas, '{}') AS diplomas, coalesce(q.approvals, '{}') AS approvals,
      coalesce(q.needs_ordre, false) AS needs_ordre,
      coalesce(q.permis, '{}') AS permis, coalesce(q.needs_honorabilite, false) AS needs_honorabilite,
      coalesce(q.is_souverainete, false) AS is_souverainete,
      c.commune, c.day_start::int4, c.day_end::int4, c.works_weekend, c.is_split,
      coalesce(c.declares_no_travel, false) AS declares_no_travel, c.weekly_minutes, c.part_time_possible, coalesce(c.themes, '{}') AS themes,
      coalesce(c.is_hard_to_fill, false) AS is_hard_to_fill,
      y.im, y.regime, y.nbi_points::int4, y.cti_points::int4, p.service
    FROM passerelle.post p
    LEFT JOIN passerelle.post_requirement q ON q.post_id = p.id
    LEFT JOIN passerelle.post_condition c ON c.post_id = p.id
    LEFT JOIN passerelle.post_pay y ON y.post_id = p.id
    LEFT JOIN (\(itemsByMetier)) m ON m.metier = q.metier
    LEFT JOIN passerelle.seats_changed(\(commission), \(day)) t ON t.post_id = p.id
    WHERE p.commission = \(commission) AND coalesce(p.closed_on, 'infinity') > \(day)
      AND (coalesce(t.change, 0) >= 0 OR p.seats + t.change > 0)
      AND (NOT EXISTS (SELECT FROM passerelle.occupation o WHERE o.post_id = p.id)
        OR EXISTS (SELECT FROM passerelle.occupation o WHERE o.post_id = p.id AND o.reopened)
          AND (p.seats = 0 OR NOT EXISTS (
            SELECT FROM passerelle.occupation o WHERE o.post_id = p.id AND NOT o.reopened)))
    ORDER BY p.code
    """
  }

  var demandQuery: String {
    """
    SELECT p.code AS post, d.code, d.is_present, d.meets_need, d.level, d.unit, d.frequency, d.parts, d.is_adaptable,
      d.declared_on, d.is_signed
    FROM passerelle.demand d JOIN passerelle.post p ON p.id = d.post_id
    WHERE p.commission = \(commission) ORDER BY p.code, d.code
    """
  }

  var decisionQuery: String {
    """
    SELECT a.code AS agent, p.code AS post, d.avis, d.decided_on, d.lifted_on
    FROM passerelle.avis_in_force(\(commission), \(day)) d
    JOIN passerelle.agent a ON a.id = d.agent_id JOIN passerelle.post p ON p.id = d.post_id
    ORDER BY d.decided_on, a.code, p.code
    """
  }

  var cadreQuery: String { "SELECT code, label, versant, category, is_active FROM passerelle.cadre ORDER BY code" }

  var gradeQuery: String { "SELECT code, label, cadre, scale FROM passerelle.grade ORDER BY code" }

  var equivalenceQuery: String {
    """
    SELECT first_cadre, second_cadre FROM passerelle.equivalence
    WHERE commission = \(commission) AND from_on <= \(day) AND coalesce(until_on, \(day)) >= \(day)
    ORDER BY first_cadre, second_cadre
    """
  }

  var metierQuery: String { "SELECT code, label FROM passerelle.metier ORDER BY code" }

  var linkQuery: String { "SELECT source, target FROM passerelle.metier_link ORDER BY source, target" }

  /// What the commission entered, and what its own moves showed.
  var passerelleQuery: String {
    """
    SELECT source, target, theory_days::int4, practice_days::int4 FROM passerelle.passerelle_constatee
    WHERE commission = \(commission) AND coalesce(observed_on, \(day)) <= \(day)
    UNION ALL
    SELECT seen.source, seen.target, seen.theory_days, seen.practice_days
    FROM passerelle.passerelles_observed(\(commission), \(day)) seen
    WHERE (seen.source, seen.target) NOT IN (
      SELECT source, target FROM passerelle.passerelle_constatee
      WHERE commission = \(commission) AND coalesce(observed_on, \(day)) <= \(day))
    ORDER BY source, target
    """
  }

  /// The communes that an agent, a post or an employer names: the others cannot matter.
  var communeQuery: String {
    """
    SELECT insee, name, latitude, longitude FROM passerelle.commune WHERE insee IN (
      SELECT residence FROM passerelle.agent_wish w JOIN passerelle.agent a ON a.id = w.agent_id
      WHERE a.commission = \(commission)
      UNION SELECT commune FROM passerelle.post_condition c JOIN passerelle.post p ON p.id = c.post_id
      WHERE p.commission = \(commission)
      UNION SELECT commune FROM passerelle.immersion_place WHERE commission = \(commission)
      UNION SELECT commune FROM passerelle.employer)
    ORDER BY insee
    """
  }

  var travelQuery: String {
    """
    SELECT from_commune, to_commune, mode, minutes FROM passerelle.travel_time
    WHERE EXISTS (SELECT FROM passerelle.agent_wish w JOIN passerelle.agent a ON a.id = w.agent_id
                  WHERE a.commission = \(commission) AND w.residence = from_commune)
      AND (EXISTS (SELECT FROM passerelle.post_condition c JOIN passerelle.post p ON p.id = c.post_id
                   WHERE p.commission = \(commission) AND c.commune = to_commune)
        OR EXISTS (SELECT FROM passerelle.immersion_place p
                   WHERE p.commission = \(commission) AND p.commune = to_commune))
    ORDER BY from_commune, to_commune, mode
    """
  }

  /// Not read, but published: a year's figures that changed are a new publication.
  private var bilanQuery: String {
    "SELECT * FROM passerelle.bilan_figures(\(commission), \(day)) ORDER BY 1, 2, 3, 4"
  }

  /// Wording in force on the date: a new wording is a new publication.
  var wordingQuery: String {
    """
    SELECT rule, answer, version, sentence, mention, remedy, actor, article FROM passerelle.rule_wording
    WHERE effective_from <= \(day) AND coalesce(effective_to, \(day)) >= \(day) ORDER BY rule, answer, version
    """
  }
}
