/// What is asked of the two sides of a pair: agents and posts.
extension SnapshotReader {
  /// Live dossiers only, of agents who have not yet moved; the agreement is the one to be presented to the commission.
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
}
