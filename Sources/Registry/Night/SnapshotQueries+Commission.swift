import Mobility

/// What is asked of the commission itself: what it votes, who is party to it, what was given and decided.
extension SnapshotReader {
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
    SELECT \(Charte.columns.selected())
    FROM passerelle.charte WHERE commission = \(commission) AND version = \(charteVersion)
    """
  }

  var weightQuery: String {
    """
    SELECT criterion, weight::int4 FROM passerelle.charte_weight
    WHERE commission = \(commission) AND version = \(charteVersion) ORDER BY criterion
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

  var decisionQuery: String {
    """
    SELECT a.code AS agent, p.code AS post, d.avis, d.decided_on, d.lifted_on
    FROM passerelle.avis_in_force(\(commission), \(day)) d
    JOIN passerelle.agent a ON a.id = d.agent_id JOIN passerelle.post p ON p.id = d.post_id
    ORDER BY d.decided_on, a.code, p.code
    """
  }

  /// Not read, but published: a year's figures that changed are a new publication.
  var bilanQuery: String {
    "SELECT * FROM passerelle.bilan_figures(\(commission), \(day)) ORDER BY 1, 2, 3, 4"
  }
}
