import Mobility
import PQ

extension SnapshotReader {
  /// Agents in the order of their codes, streamed by binary COPY.
  func agents(_ connection: borrowing Connection) throws -> [Agent] {
    var restrictions: [String: [Restriction]] = [:]
    try connection.copyOut(asked("restriction", restrictionQuery)) { row in
      let restriction = Restriction(
        code: try row[1], level: try row.int(2), unit: try row.word(3), frequency: try row.word(4),
        parts: try row.parts(5), isNeed: try row[6], validFrom: try row.day(7), validUntil: try row.day(8))
      restrictions[try row[0], default: []].append(restriction)
    }
    var exposures: [String: [String: Int]] = [:]
    try connection.copyOut(asked("agent_exposure", exposureQuery)) { row in
      let (agent, code): (String, String) = (try row[0], try row[1])
      exposures[agent, default: [:]][code] = try row.int(2)
    }
    var agents: [Agent] = []
    try connection.copyOut(asked("agent", agentQuery)) { row in
      let code: String = try row[0]
      agents.append(
        Agent(
          code: code, employer: try row[1], service: try row.text(55), situation: try situation(row),
          health: Agent.Health(
            inaptitude: try row.word(24) ?? .aucune, inaptitudeOpinionOn: try row.day(25), pprStart: try row.day(26),
            pprEnd: try row.day(27), restrictionsOpinionOn: try row.day(28), restrictions: restrictions[code] ?? []),
          profile: Agent.Profile(
            metier: try row.text(29), competences: try row[30], diplomas: try row[31], approvals: try row[32],
            ordreRegistered: try row[33], permis: try row[34], exposures: exposures[code] ?? [:]),
          wishes: try wishes(row),
          pay: Agent.Pay(
            im: try row.int(48), regime: try row[49], nbiPoints: try row.int(50), ctiPoints: try row.int(51),
            weeklyMinutes: try row.int(52) ?? fullTimeMinutes),
          agreement: Agent.Agreement(signedOn: try row.day(53), withdrawnOn: try row.day(54))))
    }
    return agents
  }

  private func situation(_ row: borrowing Row) throws -> Agent.Situation {
    var flags: PriorityFlags = []
    for (offset, flag) in PriorityFlags.names.map(\.1).enumerated() where try row[14 + offset] {
      flags.formUnion(flag)
    }
    return Agent.Situation(
      statut: try row.word(2) ?? .titulaire, category: try row.word(3), cadre: try row.text(4),
      grade: try row.text(5), stageEnd: try row.day(6), titularisedOn: try row.day(7), isInActivite: try row[8],
      positionEnd: try row.day(9), contractEnd: try row.day(10), noticeMonths: try row.int(11),
      engagementEnd: try row.day(12), engagementVersants: (try row[13] as [String]).compactMap(Versant.init),
      priorities: flags, surnombreEnd: try row.day(21), activeYears: try row.int(22),
      internalSearchOn: try row.day(23))
  }

  private func wishes(_ row: borrowing Row) throws -> Agent.Wishes {
    Agent.Wishes(
      residence: try row.text(35), radiusKm: try row.int(36),
      travelModes: (try row[37] as [String]).compactMap(TravelMode.init), metiers: try row[38],
      employers: try row[39], excludedEmployers: try row[40], excludedMetiers: try row[41],
      excludedPosts: try row[42], refusesNight: try row[43], refusesWeekend: try row[44], themes: try row[45],
      maxLoss: try row[46], wishedOn: try row.day(47))
  }

  /// Vacant posts in the order of their codes.
  func posts(_ connection: borrowing Connection) throws -> [Post] {
    var demands: [String: [Demand]] = [:]
    try connection.copyOut(asked("demand", demandQuery)) { row in
      let demand = Demand(
        code: try row[1], isPresent: try row[2], meetsNeed: try row[3], level: try row.int(4), unit: try row.word(5),
        frequency: try row.word(6), parts: try row.parts(7), isAdaptable: try row[8], declaredOn: try row.day(9),
        isSigned: try row[10])
      demands[try row[0], default: []].append(demand)
    }
    var posts: [Post] = []
    try connection.copyOut(asked("post", postQuery)) { row in
      let code: String = try row[0]
      posts.append(
        Post(
          code: code, employer: try row[1], service: try row.text(37), title: try row[2], source: try row[3],
          reference: try row[4],
          seats: try row.int(5) ?? 0,
          opening: Post.Opening(
            category: try row.word(6), cadre: try row.text(7), grades: try row[8], nature: try row.word(9),
            publishedOn: try row.day(10), publicationEnd: try row.day(11), vacantSince: try row.day(12),
            startsOn: try row.day(13), acceptsMiseADisposition: try row[14]),
          requirements: Post.Requirements(
            metier: try row.text(15), competences: try row[16], diplomas: try row[17], approvals: try row[18],
            needsOrdre: try row[19], permis: try row[20], needsHonorabilite: try row[21], isSouverainete: try row[22]),
          conditions: try conditions(row, demands[code] ?? []),
          pay: Post.Pay(
            im: try row.int(33), regime: try row[34], nbiPoints: try row.int(35), ctiPoints: try row.int(36))))
    }
    return posts
  }

  private func conditions(_ row: borrowing Row, _ demands: [Demand]) throws -> Post.Conditions {
    Post.Conditions(
      commune: try row.text(23), demands: demands, dayStart: try row.int(24), dayEnd: try row.int(25),
      worksWeekend: try row[26], isSplit: try row[27], declaresNoTravel: try row[28], weeklyMinutes: try row.int(29),
      partTimePossible: try row[30], themes: try row[31], isHardToFill: try row[32])
  }
}
