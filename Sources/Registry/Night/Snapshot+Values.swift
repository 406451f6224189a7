import Mobility
import PQ

extension SnapshotReader {
  /// The commission as values, without the agents and posts that a check quarantines, with the plan of the publication
  /// that changes are counted from.
  func read(_ connection: borrowing Connection, without defects: [InputDefect], since baseline: Int64?) throws
    -> Commission
  {
    let head = try connection.optionalRow(asked("commission", commissionQuery)) { row in
      (
        name: try row["name"] as String, demonstration: try row["demonstration"] as Bool, seance: try row.day("seance"),
        point: try row["point"] as Int64?
      )
    }
    guard let head else { throw RegistryError(.configuration, "there is no commission \(code)") }
    guard let seance = head.seance else { throw BlockedInputs(defects: defects) }
    guard let point = head.point else {
      throw RegistryError(.configuration, "no value of the indice point on \(date.iso): run `passerelle migrate`")
    }
    var commission = Commission(
      code: code, name: head.name, isDemonstration: head.demonstration, businessDate: date, seance: seance)
    guard let charte = try charte(connection, point) else { throw BlockedInputs(defects: defects) }
    commission.charte = charte
    try readEmployers(connection, &commission)
    let quarantined = Set(defects.filter { $0.severity == .quarantine }.map { "\($0.table) \($0.row)" })
    commission.agents = try agents(connection).filter { !quarantined.contains("agent \($0.code)") }
    commission.posts = try posts(connection).filter { !quarantined.contains("post \($0.code)") }
    commission.avisInForce = try connection.rows(asked("decision", decisionQuery)) { row in
      AvisInForce(
        agent: try row["agent"], post: try row["post"], avis: try row.word("avis") ?? .ecartee,
        decidedOn: try row.day("decided_on") ?? date,
        liftedOn: try row.day("lifted_on"))
    }
    commission.referential = try referential(connection)
    commission.structure = try structure(connection, since: baseline)
    commission.immersion = try immersion(connection)
    return commission
  }

  /// The last publication of an earlier business date, from which changes are counted.
  func baseline(_ connection: borrowing Connection) throws -> (run: Int64, contentHash: String)? {
    try connection.optionalRow(
      """
      SELECT id, content_hash FROM passerelle.run
      WHERE commission = $1::text AND state = 'published' AND business_date < $2::date
      ORDER BY business_date DESC, id DESC LIMIT 1
      """, [code, PQDate(date)]
    ) { row in (run: try row["id"] as Int64, contentHash: try row["content_hash"] as String) }
  }

  /// A short name of the wording in force.
  func ruleVersion(_ connection: borrowing Connection) throws -> String {
    try connection.value(
      """
      SELECT coalesce(max(effective_from)::text, 'none') || ' v' || coalesce(max(version), 0)
      FROM passerelle.rule_wording WHERE effective_from <= $1::date
      """, [PQDate(date)])
  }

  /// Digests of what is read, in the same transaction as the rest.
  func digests(_ connection: borrowing Connection) throws -> [InputDigest] {
    try connection.rows(
      "SELECT side, subject, input, digest FROM passerelle.inputs_read(\(commission), \(day)) ORDER BY 1, 2, 3"
    ) { row in
      InputDigest(
        side: try row["side"], subject: try row["subject"], input: try row["input"], digest: try row["digest"])
    }
  }

  /// The charte in force, or nil.
  func charte(_ connection: borrowing Connection, _ point: Int64) throws -> Charte? {
    let found = try connection.rows(asked("charte", charteQuery), columns: Charte.columns, from: Charte())
    guard var charte = found.first else { return nil }
    charte.indexPoint = point
    let weights = Dictionary(
      uniqueKeysWithValues: try connection.rows(asked("charte_weight", weightQuery)) { row in
        (try row["criterion"] as String, try row.int("weight") ?? 0)
      })
    charte.weights = Criterion.allCases.map { weights[$0.rawValue] ?? 0 }
    charte.priorities = try connection.rows(asked("charte_priority", priorityQuery)) { row in
      try row.word("priority") as Priority?
    }.compactMap(\.self)
    charte.switchedOff = try connection.rows(asked("charte_rule", switchedOffQuery)) { row in
      try row.word("rule") as Rule?
    }.compactMap(\.self)
    return charte
  }

  private func readEmployers(_ connection: borrowing Connection, _ commission: inout Commission) throws {
    commission.employers = try connection.rows(asked("employer", employerQuery)) { row in
      Employer(
        siret: try row["siret"], name: try row["name"], versant: try row.word("versant") ?? .fpt,
        commune: try row.text("commune"))
    }
    let parties = try connection.rows(asked("convention_party", partyQuery)) { row in
      (try row["convention"] as String, try row["employer"] as String)
    }
    commission.conventions = Dictionary(grouping: parties, by: \.0).sorted { $0.key < $1.key }
      .map { Convention(code: $0.key, parties: $0.value.map(\.1)) }
    commission.deliveries = try connection.rows(asked("load", loadQuery)) { row in
      Delivery(siret: try row["employer"], loadedOn: try row.day("loaded_on"), stale: try row["stale"])
    }
  }

  private func referential(_ connection: borrowing Connection) throws -> Referential {
    var referential = Referential()
    referential.cadres = try connection.rows(asked("cadre", cadreQuery)) { row in
      Cadre(
        code: try row["code"], label: try row["label"], versant: try row.word("versant") ?? .fpt,
        category: try row.word("category"),
        isActive: try row["is_active"])
    }
    referential.grades = try connection.rows(asked("grade", gradeQuery)) { row in
      Grade(code: try row["code"], label: try row["label"], cadre: try row["cadre"], scale: try row.word("scale"))
    }
    referential.equivalences = try connection.rows(asked("equivalence", equivalenceQuery)) { row in
      Equivalence(try row["first_cadre"], try row["second_cadre"])
    }
    referential.metiers = try connection.rows(asked("metier", metierQuery)) { row in
      Metier(code: try row["code"], label: try row["label"])
    }
    referential.metierLinks = try connection.rows(asked("metier_link", linkQuery)) { row in
      MetierLink(source: try row["source"], target: try row["target"])
    }
    referential.passerelles = try connection.rows(asked("passerelle_constatee", passerelleQuery)) { row in
      Passerelle(
        source: try row["source"], target: try row["target"], theoryDays: try row.int("theory_days") ?? 0,
        practiceDays: try row.int("practice_days") ?? 0)
    }
    referential.communes = try connection.rows(asked("commune", communeQuery)) { row in
      Commune(
        insee: try row["insee"], name: try row["name"], latitude: try row["latitude"], longitude: try row["longitude"])
    }
    referential.travelTimes = try connection.rows(asked("travel_time", travelQuery)) { row in
      TravelTime(
        from: try row["from_commune"], to: try row["to_commune"], mode: try row.word("mode") ?? .marche,
        minutes: try row.int("minutes") ?? 0)
    }
    return referential
  }
}
