import Mobility

/// What is asked of the two sides of a pair: agents and posts.
extension SnapshotReader {
  /// Someone whose competences were never entered has those of the métier; a declined post is an excluded one.
  var agentColumns: [Column<Agent>] {
    var columns = Agent.columns.of(\.self, in: "a")
    columns += Agent.Situation.columns.of(\.situation, in: "s")
    columns += Agent.Health.columns.of(\.health, in: "h")
    columns += Agent.Profile.columns.of(\.profile, in: "p").selecting("competences", as: competences(of: "p"))
    columns += Agent.Wishes.columns.of(\.wishes, in: "w")
      .selecting("excluded_posts", as: "coalesce(w.excluded_posts::text[], '{}') || coalesce(n.posts, '{}')")
    columns += Agent.Pay.columns.of(\.pay, in: "y")
    columns += Agent.Agreement.columns.of(\.agreement, in: "g")
    return columns
  }

  /// Live dossiers only, of agents who have not yet moved; the agreement is the one to be presented to the commission.
  var agentQuery: String {
    """
    SELECT \(agentColumns.selected())
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

  /// Where none was entered, those of the métier.
  private func competences(of alias: String) -> String {
    "CASE WHEN cardinality(\(alias).competences) > 0 THEN \(alias).competences ELSE coalesce(m.items, '{}') END"
  }

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

  var restrictionColumns: [Column<Owned<Restriction>>] {
    Owned.columns("agent", selecting: "a.code", Restriction.columns, in: "r")
  }

  var restrictionQuery: String {
    """
    SELECT \(restrictionColumns.selected())
    FROM passerelle.restriction r JOIN passerelle.agent a ON a.id = r.agent_id
    WHERE a.commission = \(commission) ORDER BY a.code, r.code, r.valid_from, r.valid_until, r.level, r.id
    """
  }

  var exposureColumns: [Column<Owned<Exposure>>] {
    Owned.columns("agent", selecting: "a.code", Exposure.columns, in: "e")
  }

  var exposureQuery: String {
    """
    SELECT \(exposureColumns.selected())
    FROM passerelle.agent_exposure e JOIN passerelle.agent a ON a.id = e.agent_id
    WHERE a.commission = \(commission) ORDER BY a.code, e.code
    """
  }

  /// The seats that moves carried out took or freed are counted.
  var postColumns: [Column<Post>] {
    var columns = Post.columns.of(\.self, in: "p")
      .selecting("seats", as: "greatest(0, p.seats + coalesce(t.change, 0))::int4")
      .selecting("reference", as: "coalesce(p.reference, '')")
    columns += Post.Requirements.columns.of(\.requirements, in: "q")
      .selecting("competences", as: competences(of: "q"))
    columns += Post.Conditions.columns.of(\.conditions, in: "c")
    columns += Post.Pay.columns.of(\.pay, in: "y")
    return columns
  }

  /// Vacant posts, and held ones that their employer would open again; vacant and held for good is a contradiction. Moves
  /// carried out have taken seats and freed others; a post without one left is filled, and no longer read.
  var postQuery: String {
    """
    SELECT \(postColumns.selected())
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

  var demandColumns: [Column<Owned<Demand>>] {
    Owned.columns("post", selecting: "p.code", Demand.columns, in: "d")
  }

  var demandQuery: String {
    """
    SELECT \(demandColumns.selected())
    FROM passerelle.demand d JOIN passerelle.post p ON p.id = d.post_id
    WHERE p.commission = \(commission) ORDER BY p.code, d.code
    """
  }
}
