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
    var demands: [String: [Demand]] = [:]
    _ = try connection.rows(asked("immersion_demand", placeDemandQuery)) { row in
      demands[try row[0], default: []].append(
        Demand(
          code: try row[1], isPresent: try row[2], meetsNeed: try row[3], level: try row.int(4), unit: try row.word(5),
          frequency: try row.word(6), parts: try row.parts(7), isAdaptable: try row[8], declaredOn: try row.day(9),
          isSigned: try row[10]))
    }
    var closures: [String: [DaySpan]] = [:]
    _ = try connection.rows(asked("immersion_closure", closureQuery)) { row in
      closures[try row[0], default: []].append(DaySpan(try required(row, 1), try required(row, 2)))
    }
    var offer = ImmersionOffer()
    offer.places = try connection.rows(asked("immersion_place", placeQuery)) { row in
      let code: String = try row[0]
      let span = DaySpan(try required(row, 5), try required(row, 6))
      let post = Post(
        code: code, employer: try row[1], title: try row[2], opening: Post.Opening(startsOn: span.from),
        requirements: Post.Requirements(metier: try row.text(3), permis: try row[14]),
        conditions: Post.Conditions(
          commune: try row.text(4), demands: demands[code] ?? [], dayStart: try row.int(10), dayEnd: try row.int(11),
          worksWeekend: try row[12], isSplit: try row[13]))
      return ImmersionPlace(
        post: post, span: span, week: WorkingWeek(rawValue: UInt16(try row.int(7) ?? 0)),
        closures: closures[code] ?? [], capacity: try row.int(8) ?? 0, tutor: try row.text(9), days: try row.int(15))
    }
    _ = try connection.rows(asked("immersion_request", requestQuery)) { row in
      let agent: String = try row[0]
      offer.requests[agent] = Candidate(
        agent: agent, requestedOn: try row.day(1), delayAgreedOn: try row.day(2), agreementOn: try row.day(3))
    }
    _ = try connection.rows(asked("immersion_done", doneQuery)) { row in
      let agent: String = try row[0]
      offer.requests[agent, default: Candidate(agent: agent)].daysDone[try required(row, 1), default: 0] +=
        try row.int(2) ?? 0
    }
    _ = try connection.rows(asked("immersion_opinion", opinionQuery)) { row in
      let agent: String = try row[0]
      offer.requests[agent, default: Candidate(agent: agent)].opinions[try row[1]] = try row.day(2)
    }
    _ = try connection.rows(asked("immersion_under_way", underWayQuery)) { row in
      let agent: String = try row[0]
      offer.requests[agent, default: Candidate(agent: agent)].underWayUntil = try row.day(1)
    }
    return offer
  }

  private func required(_ row: borrowing Row, _ column: Int) throws -> Day {
    let date: PQDate = try row[column]
    return Day(date.days)
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
    SELECT p.code, p.employer, p.service, p.metier, p.commune, p.opens_on, p.closes_on, p.week::int4,
      greatest(0, p.capacity - coalesce(t.agents, 0))::int4, p.tutor, p.day_start::int4, p.day_end::int4,
      p.works_weekend, p.is_split, p.permis, p.days::int4
    FROM passerelle.immersion_place p
    LEFT JOIN passerelle.places_taken(\(commission), \(day)) t ON t.place = p.code
    WHERE \(ordinary) ORDER BY p.code
    """
  }

  private var placeDemandQuery: String {
    """
    SELECT p.code AS place, d.code, d.is_present, d.meets_need, d.level, d.unit, d.frequency, d.parts, d.is_adaptable,
      d.declared_on, d.is_signed
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
    ORDER BY 1, 2
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
