import PQ

/// One half-day of a published calendar.
public struct CohortCalendarDay: Sendable {
  public let reference: String
  /// `yyyymmdd`.
  public let date: String
  public let isMorning: Bool
  public let title: String
  public let location: String?
  /// When the plan was published, `yyyymmddThhmmssZ`.
  public let stamp: String
}

extension Registry {
  /// The days of a cohort of one agent or one host, as this login may read them.
  public func calendar(cohort: String, agent: String?, employer: String?) throws -> [CohortCalendarDay] {
    try connection.rows(
      """
      SELECT DISTINCT agent, to_char(jour, 'YYYYMMDD') AS date, demi_journee = 'matin' AS is_morning, nature, lieu,
        to_char(calcule_le AT TIME ZONE 'Europe/Paris' AT TIME ZONE 'UTC', 'YYYYMMDD"T"HH24MISS"Z"') AS stamp
      FROM rapports_v1.calendrier_parcours
      WHERE cohorte = $1::text AND (agent = $2::text OR siret_accueil = $3::text)
      ORDER BY 1, 2, 3 DESC
      """, [cohort, agent, employer]
    ) { row in
      CohortCalendarDay(
        reference: try row["agent"], date: try row["date"], isMorning: try row["is_morning"], title: try row["nature"],
        location: try row["lieu"],
        stamp: try row["stamp"])
    }
  }
}
