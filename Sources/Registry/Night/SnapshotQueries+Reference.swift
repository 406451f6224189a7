/// What is asked of the referentials, the same for every commission but for what it voted or observed.
extension SnapshotReader {
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

  /// Wording in force on the date: a new wording is a new publication.
  var wordingQuery: String {
    """
    SELECT rule, answer, version, sentence, mention, remedy, actor, article FROM passerelle.rule_wording
    WHERE effective_from <= \(day) AND coalesce(effective_to, \(day)) >= \(day) ORDER BY rule, answer, version
    """
  }
}
