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
        name: try row[0] as String, demonstration: try row[1] as Bool, seance: try row.day(2),
        point: try row[3] as Int64?
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
        agent: try row[0], post: try row[1], avis: try row.word(2) ?? .ecartee, decidedOn: try row.day(3) ?? date,
        liftedOn: try row.day(4))
    }
    commission.referential = try referential(connection)
    commission.structure = try structure(connection, since: baseline)
    commission.immersion = try immersion(connection)
    return commission
  }

  /// Digests of what is read, in the same transaction as the rest.
  func digests(_ connection: borrowing Connection) throws -> [InputDigest] {
    try connection.rows(
      "SELECT side, subject, input, digest FROM passerelle.inputs_read(\(commission), \(day)) ORDER BY 1, 2, 3"
    ) { row in InputDigest(side: try row[0], subject: try row[1], input: try row[2], digest: try row[3]) }
  }

  /// The charte in force, or nil.
  func charte(_ connection: borrowing Connection, _ point: Int64) throws -> Charte? {
    var charte = Charte()
    let found = try connection.optionalRow(asked("charte", charteQuery)) { row in
      charte.version = try row.int(0) ?? 0
      charte.radiusTolerancePercent = try row.int(1) ?? 0
      charte.radiusToleranceKm = try row.int(2) ?? 0
      charte.adaptationDays = try row.int(3) ?? 0
      charte.parcoursCapDays = try row.int(4) ?? 0
      charte.theoryDays = try row.int(5) ?? 0
      charte.practiceDays = try row.int(6) ?? 0
      charte.payThresholdPercent = try row.int(7) ?? 0
      charte.noticeMonths = try row.int(8) ?? 0
      charte.decisionDelayDays = try row.int(9) ?? 0
      charte.allowsInternalMoves = try row[10]
      charte.allowsMiseADisposition = try row[11]
      charte.permisIsTraining = try row[12]
      charte.seatsPairsToInstruct = try row[13]
      charte.listLength = try row.int(14) ?? 0
      charte.pairCap = try row.int(15) ?? 0
      return true
    }
    guard found == true else { return nil }
    charte.indexPoint = point
    let weights = Dictionary(
      uniqueKeysWithValues: try connection.rows(asked("charte_weight", weightQuery)) { row in
        (try row[0] as String, try row.int(1) ?? 0)
      })
    charte.weights = Criterion.allCases.map { weights[$0.rawValue] ?? 0 }
    charte.priorities = try connection.rows(asked("charte_priority", priorityQuery)) { row in
      try row.word(0) as Priority?
    }.compactMap(\.self)
    charte.switchedOff = try connection.rows(asked("charte_rule", switchedOffQuery)) { row in
      try row.word(0) as Rule?
    }.compactMap(\.self)
    return charte
  }

  private func readEmployers(_ connection: borrowing Connection, _ commission: inout Commission) throws {
    commission.employers = try connection.rows(asked("employer", employerQuery)) { row in
      Employer(siret: try row[0], name: try row[1], versant: try row.word(2) ?? .fpt, commune: try row.text(3))
    }
    let parties = try connection.rows(asked("convention_party", partyQuery)) { row in
      (try row[0] as String, try row[1] as String)
    }
    commission.conventions = Dictionary(grouping: parties, by: \.0).sorted { $0.key < $1.key }
      .map { Convention(code: $0.key, parties: $0.value.map(\.1)) }
    commission.deliveries = try connection.rows(asked("load", loadQuery)) { row in
      Delivery(siret: try row[0], loadedOn: try row.day(1), stale: try row[2])
    }
  }

  private func referential(_ connection: borrowing Connection) throws -> Referential {
    var referential = Referential()
    referential.cadres = try connection.rows(asked("cadre", cadreQuery)) { row in
      Cadre(
        code: try row[0], label: try row[1], versant: try row.word(2) ?? .fpt, category: try row.word(3),
        isActive: try row[4])
    }
    referential.grades = try connection.rows(asked("grade", gradeQuery)) { row in
      Grade(code: try row[0], label: try row[1], cadre: try row[2], scale: try row.word(3))
    }
    referential.equivalences = try connection.rows(asked("equivalence", equivalenceQuery)) { row in
      Equivalence(try row[0], try row[1])
    }
    referential.metiers = try connection.rows(asked("metier", metierQuery)) { row in
      Metier(code: try row[0], label: try row[1])
    }
    referential.metierLinks = try connection.rows(asked("metier_link", linkQuery)) { row in
      MetierLink(source: try row[0], target: try row[1])
    }
    referential.passerelles = try connection.rows(asked("passerelle_constatee", passerelleQuery)) { row in
      Passerelle(
        source: try row[0], target: try row[1], theoryDays: try row.int(2) ?? 0, practiceDays: try row.int(3) ?? 0)
    }
    referential.communes = try connection.rows(asked("commune", communeQuery)) { row in
      Commune(insee: try row[0], name: try row[1], latitude: try row[2], longitude: try row[3])
    }
    referential.travelTimes = try connection.rows(asked("travel_time", travelQuery)) { row in
      TravelTime(from: try row[0], to: try row[1], mode: try row.word(2) ?? .marche, minutes: try row.int(3) ?? 0)
    }
    return referential
  }
}
