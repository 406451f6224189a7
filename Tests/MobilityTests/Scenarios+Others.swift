import Mobility

private let transfer: Set<Route> = [.integrationDirecte, .detachement]
private let sous = "PROPOSABLE_SOUS_CONDITION"

extension Scenarios {
  // MARK: S06 – ATSEM

  static let s06 = Scenario(
    name: "S06",
    agent: with(World.agent("CAV", "ATSEM", "ATSEM-C2", "K1308")) {
      $0.pay.im = 376
      $0.health.restrictions = [
        Restriction(code: "R02", level: 60, validUntil: day("2027-12-31")),
        Restriction(code: "R17", validUntil: day("2027-12-31")),
      ]
    },
    post: World.post("LMV", "ADJPAT", ["ADJPAT-C2"], "K1603", starts: "2027-03-15"),
    verdict: "A_INSTRUIRE", routes: transfer, rules: ["LEG-CAT-OK", "SAN-INCONNU R02", "SAN-INCONNU R17"],
    absent: ["SAN-OK", "SAN-BLOQUE"], pay: (185_097, 185_097))

  static let atsem: [Scenario] = [
    s06,
    s06.but("grille remplie", sous, nil, ["SAN-OK R02", "SAN-OK R17"]) {
      $0.post.conditions.demands = [Demand(code: "R02", isPresent: true, level: 60), .absent("R17")]
    },
    s06.but("une ligne manque", "A_INSTRUIRE", nil, ["SAN-OK R02", "SAN-INCONNU R17"]) {
      $0.post.conditions.demands = [.absent("R02")]
    },
    s06.but("durée non déclarée", "A_INSTRUIRE", nil, ["SAN-INCONNU R02"]) {
      $0.post.conditions.demands = [Demand(code: "R02", isPresent: true, isAdaptable: true), .absent("R17")]
    },
    s06.but("sans restriction", sous, nil, ["SAN-OK"]) { $0.agent.health.restrictions = [] },
    s06.but("code inconnu", "A_INSTRUIRE", nil, ["SAN-INCONNU R99"]) {
      $0.agent.health.restrictions = [Restriction(code: "R99")]
    },
    s06.but("poste aménagé offert", sous, nil, ["SAN-OK R28"]) {
      $0.agent.health.restrictions = [Restriction(code: "R28", parts: .siege)]
      $0.post.conditions.demands = [Demand(code: "R28", isPresent: true, meetsNeed: true, parts: [.siege, .logiciel])]
    },
    s06.but("besoin jamais déclaré absent", "A_INSTRUIRE", nil, ["SAN-INCONNU R28"]) {
      $0.agent.health.restrictions = [Restriction(code: "R28", parts: .siege)]
      $0.post.conditions.demands = [.absent("R28")]
    },
    s06.but("alternance à installer", sous, nil, ["SAN-AMENAGEABLE R03"]) {
      $0.agent.health.restrictions = [Restriction(code: "R03", isNeed: true)]
      $0.post.conditions.demands = [Demand(code: "R03", isPresent: true, isAdaptable: true)]
    },
    s06.but("quotité au-dessus de 80 %", sous, nil, ["SAN-AMENAGEABLE R26"]) {
      $0.agent.health.restrictions = [Restriction(code: "R26", level: 80)]
    },
    s06.but("temps partiel impossible", "NON_RECEVABLE", nil, ["SAN-BLOQUE R26"]) {
      $0.agent.health.restrictions = [Restriction(code: "R26", level: 80)]
      $0.post.conditions.partTimePossible = false
    },
    s06.but("trajet inconnu", "A_INSTRUIRE", nil, ["SAN-TRAJET-INCONNU"]) {
      $0.agent.health.restrictions = [Restriction(code: "R27", level: 30)]
    },
    s06.but("trajet trop long", "NON_RECEVABLE", nil, ["SAN-BLOQUE R27"], journey(car: 45)),
    s06.but("trajet court en voiture", sous, nil, ["SAN-OK R27"], journey(car: 20)),
    s06.but("permis jamais saisi, bus trop long", "A_INSTRUIRE", nil, ["SAN-TRAJET-INCONNU"]) {
      journey(car: 20, bus: 60)(&$0)
      $0.agent.profile.permis = nil
    },
    s06.but("conduite interdite, bus trop long", "NON_RECEVABLE", nil, ["SAN-BLOQUE R27", "SAN-OK R11"]) {
      journey(car: 20, bus: 60)(&$0)
      $0.agent.health.restrictions.append(Restriction(code: "R11"))
      $0.post.conditions.declaresNoTravel = true
    },
    s06.but("une restriction de plus ne débloque pas", "NON_RECEVABLE", nil, ["SAN-BLOQUE R27"]) {
      journey(car: 45)(&$0)
      $0.agent.health.restrictions.append(Restriction(code: "R11"))
      $0.post.conditions.declaresNoTravel = true
    },
    s06.but("marche, unités différentes", "A_INSTRUIRE", nil, ["SAN-INCONNU R04"]) {
      $0.agent.health.restrictions = [Restriction(code: "R04", level: 500, unit: .metre)]
      $0.post.conditions.demands = [Demand(code: "R04", isPresent: true, level: 30, unit: .minute)]
    },
    s06.but("bras opposé", sous, nil, ["SAN-OK R07"]) {
      $0.agent.health.restrictions = [Restriction(code: "R07", parts: .droit)]
      $0.post.conditions.demands = [Demand(code: "R07", isPresent: true, parts: .gauche)]
    },
  ]

  static func journey(car: Int, bus: Int? = nil) -> (inout Scenario) -> Void {
    {
      $0.agent.health.restrictions = [Restriction(code: "R27", level: 30)]
      $0.agent.profile.permis = ["B"]
      $0.agent.wishes.residence = "84054"
      $0.post.conditions.commune = "84035"
      $0.travel = [TravelTime(from: "84054", to: "84035", mode: .voiture, minutes: car)]
      if let bus { $0.travel.append(TravelTime(from: "84054", to: "84035", mode: .transport, minutes: bus)) }
    }
  }

  // MARK: S07, S09 – soignantes

  static let s07 = Scenario(
    name: "S07",
    agent: with(World.agent("CHA", "AS", nil, "J1501")) {
      $0.situation.activeYears = 14
      $0.pay = Agent.Pay(im: 412, ctiPoints: 49)
      $0.health.restrictions = [Restriction(code: "R01", level: 10, frequency: .repete)]
    },
    post: World.post("ANN", "ADJADM", ["ADJADM-C1"], "M1601", starts: "2027-04-01"),
    verdict: "NON_RECEVABLE", rules: ["LEG-CAT-01", "INFO-ACTIVE-17ANS"], absent: ["INFO-ACTIVE-17ANS-OK"])

  static let s09 = Scenario(
    name: "S09",
    agent: with(World.agent("CHA", "ISGH", nil, "J1506")) {
      $0.profile.diplomas = ["CSPU0002"]
      $0.profile.ordreRegistered = true
      $0.health.restrictions = [Restriction(code: "R13"), Restriction(code: "R15")]
    },
    post: with(World.post("GANN", "ISGT", [], "J1506", starts: "2027-03-15")) {
      $0.requirements.diplomas = ["CSPU0002"]
      $0.requirements.needsOrdre = true
      $0.conditions.demands = [.absent("R13"), .absent("R15")]
    },
    verdict: "PROPOSABLE", routes: transfer,
    rules: ["LEG-CAT-OK", "LEG-DIPLOME-OK", "LEG-NIVEAU-OK", "SAN-OK", "COMP-OK", "LEG-OK"])

  static let soignantes: [Scenario] = [
    s07,
    s07.but("17 ans de services actifs", "NON_RECEVABLE", nil, ["INFO-ACTIVE-17ANS-OK"]) {
      $0.agent.situation.activeYears = 17
    },
    s07.but("poste administratif B", "A_INSTRUIRE", transfer, ["LEG-CAT-OK", "SAN-INCONNU R01"]) {
      $0.post.opening.cadre = "REDAC"
    },
    s07.but("poste B, grille remplie", sous, transfer, ["SAN-OK R01", "LEG-NIVEAU-A-APPRECIER"]) {
      $0.post.opening.cadre = "REDAC"
      $0.post.conditions.demands = [.absent("R01")]
    },
    s07.but("inapte, avis daté", "A_INSTRUIRE", [.detachementReclassement], ["LEG-RECL-04", "SAN-AVIS-ABSENT"]) {
      $0.agent.health.inaptitude = .fonctionsDuGrade
      $0.agent.health.inaptitudeOpinionOn = day("2026-09-15")
    },
    s07.but("CTI perdu", "NON_RECEVABLE", nil, ["PAIE-CTI-PERDU", "PAIE-BAISSE"]) { $0.post.pay.ctiPoints = 0 },
    s09,
    s09.but("titre non détenu", "NON_RECEVABLE", [], ["LEG-DIPLOME-01"], absent: ["LEG-ORDRE"]) {
      $0.agent.profile.diplomas = []
    },
    s09.but("titres jamais saisis", "A_INSTRUIRE", nil, ["LEG-DIPLOME-INCONNU"]) { $0.agent.profile.diplomas = nil },
    s09.but("non inscrite à l'ordre", sous, nil, ["LEG-ORDRE"]) { $0.agent.profile.ordreRegistered = false },
    s09.but("inscription inconnue", "A_INSTRUIRE", nil, ["LEG-ORDRE"]) { $0.agent.profile.ordreRegistered = nil },
    s09.but("agrément exigé", "NON_RECEVABLE", [], ["LEG-AGREMENT"]) { $0.post.requirements.approvals = ["AGR"] },
    s09.but("sans équivalence votée", sous, nil, ["LEG-NIVEAU-A-APPRECIER"]) { $0.post.opening.cadre = "ATTACHE" },
    s09.but("nuit non déclarée", "A_INSTRUIRE", nil, ["SAN-INCONNU R13"]) {
      $0.post.conditions.demands = [.absent("R15")]
    },
    s09.but("journée déclarée, nuit répondue", "PROPOSABLE", nil, ["SAN-OK R13"]) {
      $0.post.conditions.demands = [.absent("R15")]
      ($0.post.conditions.dayStart, $0.post.conditions.dayEnd) = (8 * 60, 17 * 60)
    },
    s09.but("en disponibilité", sous, nil, ["LEG-POSITION"]) { $0.agent.situation.isInActivite = false },
    s09.but("engagement de servir", sous, nil, ["LEG-ENGAGEMENT"]) {
      $0.agent.situation.engagementEnd = day("2027-12-31")
      $0.agent.situation.engagementVersants = [.fph]
    },
    s09.but("engagement fini avant le départ", "PROPOSABLE", nil, absent: ["LEG-ENGAGEMENT"]) {
      $0.agent.situation.engagementEnd = day("2027-03-08")
    },
    s09.but("poste de contractuels", "NON_RECEVABLE", [], ["LEG-NATURE-01"]) {
      $0.post.opening.nature = .contractuels
    },
    s09.but("écartée en séance", "NON_RECEVABLE", nil, ["COM-ECARTEE"]) {
      $0.avisInForce = [AvisInForce(agent: "A", post: "P", avis: .ecartee, decidedOn: day("2026-06-01"))]
    },
    s09.but("écartée il y a six mois", "PROPOSABLE", nil, absent: ["COM-"]) {
      $0.avisInForce = [AvisInForce(agent: "A", post: "P", avis: .ecartee, decidedOn: day("2026-05-23"))]
    },
    s09.but("ajournée après avoir été écartée", sous, nil, ["COM-AJOURNEE"]) {
      $0.avisInForce = [
        AvisInForce(agent: "A", post: "P", avis: .ajournee, decidedOn: day("2026-10-01")),
        AvisInForce(agent: "A", post: "P", avis: .ecartee, decidedOn: day("2026-06-01")),
      ]
    },
  ]

  // MARK: S11, S12, S14, S17

  static let s11 = Scenario(
    name: "S11",
    agent: with(World.agent("PREF", "AAE", "AAE-C2", "M1607")) {
      $0.pay = Agent.Pay(im: 397, regime: 31_000)
      $0.wishes.residence = "74225"
      $0.wishes.radiusKm = 30
    },
    post: with(World.post("CHA", "AAH", ["AAH-C2"], "M1609", starts: "2027-04-01")) {
      $0.conditions.commune = "74112"
      $0.pay.regime = 18_000
    },
    verdict: "PROPOSABLE", routes: transfer,
    rules: ["LEG-CAT-OK", "LEG-NIVEAU-OK", "PAIE-BAISSE", "COMP-ADAPTATION", "PAIE-NON-CHIFFRABLE"],
    pay: (226_434, 213_434))

  static let s12 = Scenario(
    name: "S12",
    agent: with(World.agent("CAV", nil, nil, "A1203")) {
      $0.situation = Agent.Situation(statut: .cdi, category: .c)
      $0.health.restrictions = [Restriction(code: "R18")]
    },
    post: with(World.post("CHC", nil, [], "N1105", starts: "2027-03-15")) {
      $0.opening.category = .c
      $0.opening.nature = .titulairesEtContractuels
      $0.conditions.demands = [.absent("R18"), Demand(code: "R01", isPresent: true, level: 10)]
    },
    verdict: sous, routes: [.portabiliteCDI], rules: ["LEG-CDI-PORT", "LEG-NATURE-OK", "LEG-PPR-TITULAIRE"])

  static let s14 = Scenario(
    name: "S14",
    agent: with(World.agent("CAV", "ADJTEC", "ADJTEC-C1")) {
      $0.situation.statut = .stagiaire
      $0.situation.stageEnd = day("2027-05-31")
    },
    post: World.post("LMV", "ADJTEC", ["ADJTEC-C1"], starts: "2027-02-01"),
    verdict: "NON_RECEVABLE", rules: ["LEG-STAGIAIRE"], absent: ["LEG-CAT-01"])

  static let s17 = Scenario(
    name: "S17", agent: with(World.agent("GA", "ADJADM", "ADJADM-C1")) { $0.situation.noticeMonths = 3 },
    post: World.post("CAV", "ADJADM", ["ADJADM-C1"], starts: "2027-01-04"),
    verdict: sous, routes: [.mutation], rules: ["DATE-PREAVIS 64 j", "COMP-INCONNU"], departure: "2027-03-09")

  static let bureaux: [Scenario] = [
    s11,
    s11.but("perte maximale de 129 €", "NON_RECEVABLE", nil, ["PAIE-PERTE>MAX"]) { $0.agent.wishes.maxLoss = 12_999 },
    s11.but("perte maximale de 130 €", "A_INSTRUIRE", nil, ["PAIE-NON-CHIFFRABLE"]) {
      $0.agent.wishes.maxLoss = 13_000
    },
    s11.but("tout connu, perte acceptée", "PROPOSABLE", nil, ["PAIE-BAISSE"], absent: ["PAIE-NON"]) {
      $0.agent.wishes.maxLoss = 13_000
      ($0.agent.pay.nbiPoints, $0.agent.pay.ctiPoints) = (0, 0)
      ($0.post.pay.nbiPoints, $0.post.pay.ctiPoints) = (0, 0)
    },
    s11.but("baisse au-dessus de 10 %", sous, nil, ["PAIE-ACCORD"]) { $0.post.pay.regime = 8_000 },
    s11.but("17 h 30", sous, nil, ["PAIE-ACCORD", "TNC-17H30", "INFO-CNRACL<28H"]) {
      $0.post.conditions.weeklyMinutes = 1_050
      $0.pay = (226_434, 106_717)
    },
    s11.but("lien ROME à rebours", sous, nil, ["COMP-ECART", "PARCOURS-17+20"]) {
      ($0.agent.profile.metier, $0.post.requirements.metier) = ("M1609", "M1607")
    },
    s11.but("même corps", "PROPOSABLE", [.mutation], ["LEG-CAT-OK", "COMP-ADAPTATION"]) {
      $0.post.employer = "RECT"
      $0.post.opening.cadre = "AAE"
      $0.post.opening.grades = ["AAE-C2"]
    },
    s11.but("même corps, autre grade", sous, [.mutation], ["LEG-GRADE"]) {
      $0.post.employer = "RECT"
      $0.post.opening.cadre = "AAE"
      $0.post.opening.grades = ["AAE-C1"]
    },
    s12,
    s12.but("catégorie B vers C", sous, [.contrat], ["LEG-CDI-PERTE"]) { $0.agent.situation.category = .b },
    s12.but("CDD", sous, [.contrat], ["LEG-CDD"]) { $0.agent.situation.statut = .cdd },
    s12.but("poste réservé", "NON_RECEVABLE", [], ["LEG-NATURE-01"]) { $0.post.opening.nature = .titulaires },
    s12.but("nature non déclarée", "A_INSTRUIRE", [.portabiliteCDI], ["LEG-NATURE-INCONNUE"]) {
      $0.post.opening.nature = nil
    },
    s12.but("catégorie inconnue", "A_INSTRUIRE", [.portabiliteCDI, .contrat], ["LEG-CAT-INCONNUE"]) {
      $0.post.opening.category = nil
    },
    s12.but("vibrations, non déclarées", "A_INSTRUIRE", nil, ["SAN-INCONNU R18"]) { $0.post.conditions.demands = [] },
    s14,
    s14.but("titularisé", "PROPOSABLE_SOUS_CONDITION", [.mutation], ["DATE-PREAVIS 36 j"]) {
      $0.agent.situation.statut = .titulaire
    },
    s14.but("même employeur", "NON_RECEVABLE", [], ["LEG-STAGIAIRE"]) { $0.post.employer = "CAV" },
    s14.but("titularisé, grade ouvert à tous, date libre", "PROPOSABLE", [.mutation], ["DATE-NON-FIXEE"]) {
      $0.agent.situation.statut = .titulaire
      $0.post.opening.grades = []
      $0.post.opening.startsOn = nil
    },
    s17,
    s17.but("le jour même du départ", "PROPOSABLE", nil, ["DATE-OK"]) { $0.post.opening.startsOn = day("2027-03-09") },
    s17.but("la veille", sous, nil, ["DATE-PREAVIS 1 j"]) { $0.post.opening.startsOn = day("2027-03-08") },
    s17.but("préavis d'un mois", sous, nil, ["DATE-PREAVIS 5 j"]) {
      $0.agent.situation.noticeMonths = 1
      $0.departure = "2027-01-09"
    },
    s17.but("sans date", "PROPOSABLE", nil, ["DATE-NON-FIXEE"]) { $0.post.opening.startsOn = nil },
    s17.but("contractuel, préavis de deux mois", sous, [.contrat], ["DATE-PREAVIS 36 j"]) {
      $0.agent.situation.statut = .cdd
      $0.agent.situation.noticeMonths = nil
      $0.agent.profile.metier = "M1607"
      $0.post.requirements.metier = "M1607"
      $0.post.opening.nature = .contractuels
    },
  ]

  // MARK: S18, S20, S23, S24

  static let x = with(World.agent("LMV", "ADJTEC", "ADJTEC-C1", "K2204")) {
    $0.health = Agent.Health(
      inaptitude: .fonctionsDuGrade, pprStart: day("2026-02-01"), pprEnd: day("2027-01-31"),
      restrictionsOpinionOn: day("2026-09-15"),
      restrictions: [Restriction(code: "R01", level: 5, frequency: .repete)])
  }
  static let y = with(World.agent("COVE", "ADJADM", "ADJADM-C1", "M1602")) {
    $0.situation.priorities = [.handicap, .conjoint]
  }
  static let seat = with(World.post("CAV", "ADJADM", ["ADJADM-C1"], "M1602", starts: "2027-04-01")) {
    $0.conditions.demands = [.absent("R01")]
  }
  static let s18x = Scenario(
    name: "S18", agent: x, post: seat, verdict: sous, routes: [.detachementReclassement],
    rules: ["PRIO-RECL", "PRIO-PPR-FIN≤60J"], absent: ["PRIO-L512-26"])
  static let s18y = Scenario(
    name: "S18", agent: y, post: seat, verdict: "PROPOSABLE", routes: [.mutation], rules: ["PRIO-L512-26"],
    absent: ["PRIO-RECL", "PRIO-L512-28"])

  static let s20 = s18y.but("S20", "EXCLU") {
    $0.name = "S20"
    $0.agent.agreement.withdrawnOn = day("2026-11-22")
  }
  static let s23 = s18y.but("S23", "CONTROLE", nil, ["IMP-CLOS"]) {
    $0.name = "S23"
    $0.post.opening.publicationEnd = day("2026-11-15")
  }
  static let s24 = s18y.but("S24", "HORS_PERIMETRE") {
    $0.name = "S24"
    $0.agent.health.inaptitude = .toutesFonctions
  }

  static let perimetre: [Scenario] = [
    s18x, s18y,
    s18x.but("PPR finie le 60e jour", sous, nil, ["PRIO-PPR-FIN"]) { $0.agent.health.pprEnd = day("2027-02-06") },
    s18x.but("PPR finie le 61e jour", sous, nil, ["PRIO-RECL"], absent: ["PRIO-PPR-FIN"]) {
      $0.agent.health.pprEnd = day("2027-02-07")
    },
    s18x.but("PPR finie à la séance", sous, nil, ["PRIO-PPR-FIN"]) { $0.agent.health.pprEnd = day("2026-12-08") },
    s18x.but("PPR finie avant la séance", sous, nil, ["PRIO-RECL"], absent: ["PRIO-PPR-FIN"]) {
      $0.agent.health.pprEnd = day("2026-12-07")
    },
    s18y.but("autre cadre", sous, transfer, ["PRIO-L512-28"], absent: ["PRIO-L512-26"]) {
      $0.agent.situation.cadre = "ADJPAT"
      $0.agent.situation.grade = "ADJPAT-C2"
    },
    s18y.but("contractuel", sous, [.contrat], ["LEG-CDD"], absent: ["PRIO-"]) {
      $0.agent.situation.statut = .cdd
      $0.post.opening.nature = .titulairesEtContractuels
    },
    s20,
    s20.but("retiré le jour même", "EXCLU") { $0.agent.agreement.withdrawnOn = day("2026-11-23") },
    s20.but("retiré demain", "PROPOSABLE", [.mutation]) { $0.agent.agreement.withdrawnOn = day("2026-11-24") },
    s20.but("jamais signé", "EXCLU") { $0.agent.agreement = Agent.Agreement() },
    s20.but("daté de demain", "EXCLU") { $0.agent.agreement = Agent.Agreement(signedOn: day("2026-11-24")) },
    s23,
    s23.but("dernier jour de publication", "PROPOSABLE", [.mutation]) {
      $0.post.opening.publicationEnd = day("2026-11-23")
    },
    s23.but("sans fin", "PROPOSABLE", [.mutation]) { $0.post.opening.publicationEnd = nil },
    s23.but("publié depuis moins d'un mois", "PROPOSABLE", [.mutation], ["LEG-PUB"]) {
      $0.post.opening.publicationEnd = nil
      $0.post.opening.publishedOn = day("2026-11-01")
    },
    s24,
    s24.but("inapte au seul poste", "PROPOSABLE", [.mutation], ["LEG-RECL-01"]) { $0.agent.health.inaptitude = .poste },
    s24.but("inapte, sans accord", "EXCLU") { $0.agent.agreement = Agent.Agreement() },
    s24.but("inapte au grade, même cadre", "A_INSTRUIRE", [.mutation], ["LEG-INAPT-MEME-CADRE", "SAN-AVIS-ABSENT"]) {
      $0.agent.health.inaptitude = .fonctionsDuGrade
      $0.agent.health.inaptitudeOpinionOn = day("2026-09-15")
    },
  ]
}
