import Mobility
import PQ

/// What the ordinary nights read of immersion: the places that services offer, the agents' requests, the days already
/// done, the stays under way and the doctor's opinions.
extension SnapshotReader {
  var immersionQueries: [SnapshotQuery] {
    [
      SnapshotQuery(table: "immersion_place", sql: placeQuery),
      SnapshotQuery(table: "immersion_demand", sql: placeDemandQuery),
      SnapshotQuery(table: "immersion_closure", sql: closureQuery),
      SnapshotQuery(table: "immersion_request", sql: requestQuery),
      SnapshotQuery(table: "immersion_done", sql: doneQuery),
      SnapshotQuery(table: "immersion_opinion", sql: opinionQuery),
      SnapshotQuery(table: "immersion_under_way", sql: underWayQuery),
    ]
  }

  func immersion(_ connection: borrowing Connection) throws -> ImmersionOffer {
    let demands = try owned(
      asked("immersion_demand", placeDemandQuery), Demand.ofPlaces, from: Demand.unread, connection)
    var closures: [String: [DaySpan]] = [:]
    _ = try connection.rows(asked("immersion_closure", closureQuery)) { row in
      closures[try row["code"], default: []].append(DaySpan(try row.required("from_on"), try row.required("to_on")))
    }
    var offer = ImmersionOffer()
    offer.places = try connection.rows(asked("immersion_place", placeQuery)) { row in
      try row.immersionPlace(demands, closures)
    }
    _ = try connection.rows(asked("immersion_request", requestQuery)) { row in
      let agent: String = try row["code"]
      offer.requests[agent] = Candidate(
        agent: agent, requestedOn: try row.day("requested_on"), delayAgreedOn: try row.day("delay_agreed_on"),
        agreementOn: try row.day("agreement_on"))
    }
    _ = try connection.rows(asked("immersion_done", doneQuery)) { row in
      let agent: String = try row["code"]
      offer.requests[agent, default: Candidate(agent: agent)].daysDone[try row.required("ended_on"), default: 0] +=
        try row.int("days") ?? 0
    }
    _ = try connection.rows(asked("immersion_opinion", opinionQuery)) { row in
      let agent: String = try row["agent"]
      offer.requests[agent, default: Candidate(agent: agent)].opinions[try row["place"]] = try row.day("given_on")
    }
    _ = try connection.rows(asked("immersion_under_way", underWayQuery)) { row in
      let agent: String = try row["code"]
      offer.requests[agent, default: Candidate(agent: agent)].underWayUntil = try row.day("to_day")
    }
    return offer
  }

  // MARK: What is asked

  /// Places of no cohort, still given and not over.
  private var ordinary: String {
    """
    p.commission = \(commission) AND p.cohort IS NULL AND p.closes_on >= \(day)
      AND coalesce(p.closed_on, 'infinity') > \(day)
      AND EXISTS (SELECT FROM passerelle.employer e
                  WHERE e.siret = p.employer AND coalesce(e.closed_on, 'infinity') > \(day))
    """
  }

  private var placeQuery: String {
    """
    SELECT \(ImmersionPlace.selected), greatest(0, p.capacity - coalesce(t.agents, 0))::int4 AS capacity
    FROM passerelle.immersion_place p
    LEFT JOIN passerelle.places_taken(\(commission), \(day)) t ON t.place = p.code
    WHERE \(ordinary) ORDER BY p.code
    """
  }

  private var placeDemandQuery: String {
    """
    SELECT \(Demand.ofPlaces.selected())
    FROM passerelle.immersion_demand d JOIN passerelle.immersion_place p ON p.id = d.place_id
    WHERE \(ordinary) ORDER BY p.code, d.code
    """
  }

  private var closureQuery: String {
    """
    SELECT p.code, c.from_on, c.to_on
    FROM passerelle.immersion_closure c JOIN passerelle.immersion_place p ON p.id = c.place_id
    WHERE \(ordinary) ORDER BY p.code, c.from_on
    """
  }

  private var requestQuery: String {
    """
    SELECT a.code, r.requested_on, r.delay_agreed_on, r.agreement_on
    FROM passerelle.immersion_request r JOIN passerelle.agent a ON a.id = r.agent_id
    WHERE a.commission = \(commission) ORDER BY a.code
    """
  }

  /// What employers entered, and what the commission followed to its end: one of the two where both say the same day;
  /// and the practice of the cohorts, done or to come.
  private var doneQuery: String {
    """
    SELECT a.code, d.ended_on, d.days::int4
    FROM passerelle.immersion_done d JOIN passerelle.agent a ON a.id = d.agent_id
    WHERE a.commission = \(commission)
    UNION ALL
    SELECT a.code, s.on_day, sum(s.days)::int4
    FROM passerelle.valid_step s
    JOIN passerelle.avis v ON v.id = s.avis_id JOIN passerelle.agent a ON a.id = v.agent_id
    WHERE a.commission = \(commission) AND s.kind = 'immersion_suivie' AND s.on_day <= \(day)
      AND NOT EXISTS (SELECT FROM passerelle.immersion_done d WHERE d.agent_id = a.id AND d.ended_on = s.on_day)
    GROUP BY a.code, s.on_day
    UNION ALL
    SELECT agent, ended_on, days::int4 FROM passerelle.practice_in_cohorts(\(commission))
    ORDER BY 1, 2, 3
    """
  }

  /// Prescribed, and not yet seen done nor past its last day.
  private var underWayQuery: String {
    """
    SELECT a.code, s.to_day
    FROM passerelle.stays_under_way(\(commission), \(day)) s JOIN passerelle.agent a ON a.id = s.agent_id
    ORDER BY a.code
    """
  }

  private var opinionQuery: String {
    """
    SELECT a.code AS agent, p.code AS place, o.given_on
    FROM passerelle.immersion_opinion o
    JOIN passerelle.agent a ON a.id = o.agent_id JOIN passerelle.immersion_place p ON p.id = o.place_id
    WHERE \(ordinary) ORDER BY a.code, p.code
    """
  }
}

extension Demand {
  /// Of places of immersion, in the ordinary nights as in the cohorts.
  static var ofPlaces: [Column<Owned<Demand>>] { Owned.columns("place", selecting: "p.code", columns, in: "d") }
}

extension ImmersionPlace {
  /// What is asked of a place, but how many it takes, which a query counts.
  static let selected = """
    p.code, p.employer, p.service, p.metier, p.commune, p.opens_on, p.closes_on, p.week, p.tutor, p.day_start,
    p.day_end, p.works_weekend, p.is_split, p.permis, p.days
    """
}

extension Row {
  /// A place with its demands and its closures, each by the place's code.
  func immersionPlace(_ demands: [String: [Demand]], _ closures: [String: [DaySpan]]) throws -> ImmersionPlace {
    let code: String = try self["code"]
    let span = DaySpan(try required("opens_on"), try required("closes_on"))
    let post = Post(
      code: code, employer: try self["employer"], title: try self["service"],
      opening: Post.Opening(startsOn: span.from),
      requirements: Post.Requirements(metier: try text("metier"), permis: try self["permis"]),
      conditions: Post.Conditions(
        commune: try text("commune"), demands: demands[code] ?? [], dayStart: try int("day_start"),
        dayEnd: try int("day_end"), worksWeekend: try self["works_weekend"], isSplit: try self["is_split"]))
    return ImmersionPlace(
      post: post, span: span, week: WorkingWeek(rawValue: UInt16(try int("week") ?? 0)),
      closures: closures[code] ?? [], capacity: try int("capacity") ?? 0, tutor: try text("tutor"),
      days: try int("days"))
  }
}
