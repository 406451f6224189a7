import Mobility
import PQ

/// The commission itself: its employers, its conventions, its charte, its next séance, the employers' loads.
extension CommissionWriter {
  private var code: String { commission.code }
  /// A year before the business date: when the convention and the charte begin.
  private var start: PQDate { PQDate(commission.businessDate.adding(months: -12)) }

  mutating func loadCommission() throws {
    try loadEmployers()
    try registry.connection.execute(
      """
      INSERT INTO passerelle.commission (code, name, demonstration) VALUES ($1, $2, true)
      ON CONFLICT (code) DO UPDATE SET name = excluded.name
      """, [code, commission.name])
    try load([commission.seance], into: "seance", ["commission", "held_on"]) { [code] seance, fields in
      fields.append(code)
      fields.append(PQDate(seance))
    }
    try loadConventions()
    try loadCharte()
    try loadLoads()
  }

  private mutating func loadEmployers() throws {
    let columns = ["siret", "name", "versant", "commune"]
    let list = columns.joined(separator: ", ")
    try registry.connection.copy(
      commission.employers, intoTemporary: "made_employer", shapedAs: "SELECT \(list) FROM passerelle.employer",
      columns: columns
    ) { employer, fields in
      fields.append(employer.siret)
      fields.append(employer.name)
      fields.append(employer.versant.rawValue)
      fields.append(employer.commune)
    }
    try refuseOthersEmployers()
    try insert(
      """
      INSERT INTO passerelle.employer (\(list)) SELECT \(list) FROM pg_temp.made_employer
      ON CONFLICT (siret) DO UPDATE
      SET name = excluded.name, versant = excluded.versant, commune = excluded.commune
      """, into: "employer")
  }

  /// An employer may be in two commissions, and is then the same: this one may not change it under the other.
  private func refuseOthersEmployers() throws {
    let shared: [String] = try registry.connection.rows(
      """
      SELECT siret FROM passerelle.employer AS kept JOIN pg_temp.made_employer AS made USING (siret)
      WHERE (kept.name, kept.versant, kept.commune) IS DISTINCT FROM (made.name, made.versant, made.commune)
        AND EXISTS (
          SELECT FROM passerelle.convention_party WHERE employer = siret AND commission <> $1::text)
      ORDER BY siret
      """, [code]
    ) { row in try row["siret"] }
    guard let first = shared.first else { return }
    throw RegistryError(
      .inputRefused,
      "\(shared.count) employers of these names or seats, \(first) first, are others in another commission: "
        + "take the seed of that one, or a database of its own")
  }

  private mutating func loadConventions() throws {
    let columns = ["commission", "code", "label", "etat", "starts_on"]
    try load(commission.conventions, into: "convention", columns) { [code, start] convention, fields in
      fields.append(code)
      fields.append(convention.code)
      fields.append("Convention de mobilité (\(convention.code))")
      fields.append("signee")
      fields.append(start)
    }
    let parties = commission.conventions.flatMap { convention in convention.parties.map { (convention.code, $0) } }
    let partyColumns = ["commission", "convention", "employer", "from_on"]
    try load(parties, into: "convention_party", partyColumns) { [code, start] party, fields in
      fields.append(code)
      fields.append(party.0)
      fields.append(party.1)
      fields.append(start)
    }
  }

  private mutating func loadCharte() throws {
    let columns = [
      "commission", "version", "effective_from", "radius_tolerance_percent", "radius_tolerance_km", "adaptation_days",
      "parcours_cap_days", "theory_days", "practice_days", "pay_threshold_percent", "notice_months",
      "decision_delay_days", "allows_internal_moves", "allows_mise_a_disposition", "permis_is_training",
      "seats_pairs_to_instruct", "list_length", "pair_cap",
    ]
    let version = Int32(commission.charte.version)
    try load([commission.charte], into: "charte", columns) { [code, start] charte, fields in
      fields.append(code)
      fields.append(version)
      fields.append(start)
      for days in [
        charte.radiusTolerancePercent, charte.radiusToleranceKm, charte.adaptationDays, charte.parcoursCapDays,
        charte.theoryDays, charte.practiceDays, charte.payThresholdPercent, charte.noticeMonths,
        charte.decisionDelayDays,
      ] { fields.append(Int16(days)) }
      fields.append(charte.allowsInternalMoves)
      fields.append(charte.allowsMiseADisposition)
      fields.append(charte.permisIsTraining)
      fields.append(charte.seatsPairsToInstruct)
      fields.append(Int16(charte.listLength))
      fields.append(Int32(charte.pairCap))
    }
    let weights = zip(Criterion.allCases, commission.charte.weights)
    try load(Array(weights), into: "charte_weight", ["commission", "version", "criterion", "weight"]) {
      [code] weight, fields in
      fields.append(code)
      fields.append(version)
      fields.append(weight.0.rawValue)
      fields.append(Int16(weight.1))
    }
    let priorities = Array(commission.charte.priorities.enumerated())
    try load(priorities, into: "charte_priority", ["commission", "version", "rank", "priority"]) {
      [code] priority, fields in
      fields.append(code)
      fields.append(version)
      fields.append(Int16(priority.offset + 1))
      fields.append(priority.element.rawValue)
    }
  }

  private mutating func loadLoads() throws {
    let agents = Dictionary(commission.agents.map { ($0.employer, 1) }, uniquingKeysWith: +)
    let posts = Dictionary(commission.posts.map { ($0.employer, 1) }, uniquingKeysWith: +)
    let columns = ["commission", "employer", "loaded_on", "stale", "agents", "posts"]
    try registry.connection.copy(
      commission.deliveries, intoTemporary: "made_load",
      shapedAs: "SELECT commission, employer, loaded_at::date AS loaded_on, stale, agents, posts FROM passerelle.load",
      columns: columns
    ) { [code] load, fields in
      fields.append(code)
      fields.append(load.siret)
      fields.append(load.loadedOn.map { PQDate($0) })
      fields.append(load.stale)
      fields.append(Int32(agents[load.siret] ?? 0))
      fields.append(Int32(posts[load.siret] ?? 0))
    }
    try insert(
      """
      INSERT INTO passerelle.load (commission, employer, loaded_at, stale, agents, posts)
      SELECT commission, employer, (loaded_on + TIME '05:00') AT TIME ZONE 'Europe/Paris', stale, agents, posts
      FROM pg_temp.made_load
      """, into: "load")
  }
}
