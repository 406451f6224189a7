import Mobility

private let transfer: Set<Route> = [.integrationDirecte, .detachement]
private let sous = "PROPOSABLE_SOUS_CONDITION"

extension Demand {
  static func absent(_ code: String) -> Demand { Demand(code: code, isPresent: false) }
}

/// The fifteen scenarios of the agreed design, with neighbours that flip them.
enum Scenarios {
  // MARK: S01, S02 – auxiliaire de puériculture

  static let s01 = Scenario(
    name: "S01",
    agent: with(World.agent("LMV", "AUXPUER", nil, "J1304")) {
      $0.pay.im = 395
      $0.wishes.residence = "84035"
      $0.health.restrictions = [
        Restriction(code: "R01", level: 5, frequency: .repete, validUntil: day("2027-06-30")),
        Restriction(code: "R07", parts: .droit, validUntil: day("2027-06-30")),
      ]
    },
    post: with(World.post("CAV", "ADJADM", ["ADJADM-C1"], "K1406", starts: "2027-03-15")) {
      $0.conditions.commune = "84035"
      $0.conditions.demands = [.absent("R01"), .absent("R07")]
    },
    verdict: "NON_RECEVABLE", rules: ["LEG-CAT-01", "SAN-OK"], absent: ["LEG-RECL-04"])

  /// The doctor's opinion on the restrictions is dated: without it the case is to be instructed.
  static let s02 = s01.but(
    "S02", sous, [.detachementReclassement], ["LEG-RECL-04", "SAN-OK", "RECL-INTERNE-D-ABORD"], absent: ["LEG-CAT-01"]
  ) {
    $0.name = "S02"
    $0.agent.health.inaptitude = .fonctionsDuGrade
    $0.agent.health.inaptitudeOpinionOn = day("2026-09-15")
    $0.agent.health.pprStart = day("2026-10-01")
    $0.agent.health.pprEnd = day("2027-09-30")
    $0.agent.health.restrictionsOpinionOn = day("2026-09-15")
    $0.pay = (194_450, 194_450)
  }

  static let reclassement: [Scenario] = [
    s01,
    s01.but("poste de catégorie B", sous, transfer, ["LEG-CAT-OK", "LEG-NIVEAU-A-APPRECIER"]) {
      $0.post.opening.cadre = "REDAC"
      $0.post.opening.grades = []
    },
    s01.but("poste de catégorie A", "NON_RECEVABLE", [], ["LEG-CAT-01"]) { $0.post.opening.cadre = "ATTACHE" },
    s01.but("inapte au seul poste", "NON_RECEVABLE", [], ["LEG-CAT-01", "LEG-RECL-01"]) {
      $0.agent.health.inaptitude = .poste
    },
    s01.but("catégorie du poste inconnue", "A_INSTRUIRE", transfer, ["LEG-CAT-INCONNUE"], absent: ["LEG-CAT-01"]) {
      $0.post.opening.cadre = "INCONNU"
    },
    s01.but(
      "cadre du poste inconnu", "A_INSTRUIRE", transfer.union([.mutation]), ["LEG-CAT-INCONNUE"], absent: ["LEG-CAT-01"]
    ) {
      $0.post.opening = Post.Opening(category: .b)
    },
    s02,
    s02.but("recherche interne tracée", sous, nil, ["LEG-RECL-04"]) {
      $0.agent.situation.internalSearchOn = day("2026-10-20")
    },
    s02.but("sans PPR, avis daté", sous, nil, ["LEG-RECL-04"]) {
      ($0.agent.health.pprStart, $0.agent.health.pprEnd) = (nil, nil)
    },
    s02.but("PPR seule", sous, nil, ["LEG-RECL-04"]) { $0.agent.health.inaptitudeOpinionOn = nil },
    s02.but("PPR finie hier, avis non daté", "A_INSTRUIRE", nil, ["LEG-RECL-04"]) {
      $0.agent.health.inaptitudeOpinionOn = nil
      $0.agent.health.pprEnd = day("2026-11-22")
    },
    s02.but("sans avis sur les restrictions", "A_INSTRUIRE", nil, ["SAN-AVIS-ABSENT"]) {
      $0.agent.health.restrictionsOpinionOn = nil
    },
    s02.but("poste de catégorie A", "NON_RECEVABLE", [], ["LEG-CAT-01"]) { $0.post.opening.cadre = "ATTACHE" },
    s02.but("même cadre", sous, [.mutation], ["LEG-INAPT-MEME-CADRE"], absent: ["LEG-RECL-04"]) {
      $0.post.opening.cadre = "AUXPUER"
      $0.post.opening.grades = []
    },
    s02.but("contractuelle", sous, [.contrat], ["LEG-CDI-PERTE", "LEG-PPR-TITULAIRE"], absent: ["LEG-RECL-04"]) {
      $0.agent.situation.statut = .cdi
      $0.post.opening.nature = .titulairesEtContractuels
    },
    s02.but("classement décidé plus bas : indice conservé", sous) {
      $0.post.pay.im = 387
      $0.pay = (194_450, 194_450)
    },
  ]

  // MARK: S04, S05 – éboueur

  static let eboueur = with(World.agent("LMV", "ADJTEC", "ADJTEC-C2", "K2303")) {
    $0.pay.im = 385
    $0.wishes.residence = "84035"
    $0.wishes.radiusKm = 25
    $0.profile.permis = ["B"]
    $0.health.restrictions = [
      Restriction(code: "R01", level: 15, frequency: .repete, validUntil: day("2027-09-30")),
      Restriction(code: "R14", parts: .matin, validUntil: day("2027-09-30")),
    ]
  }

  static let s04 = Scenario(
    name: "S04", agent: eboueur,
    post: with(World.post("CCPSMV", "ADJADM", ["ADJADM-C2"], "M1601", starts: "2027-04-01")) {
      $0.conditions.commune = "84054"
      $0.conditions.demands = [
        .absent("R01"), Demand(code: "R22", isPresent: true), Demand(code: "R03", isPresent: true),
      ]
      ($0.conditions.dayStart, $0.conditions.dayEnd) = (8 * 60 + 30, 17 * 60 + 30)
    },
    verdict: sous, routes: transfer,
    rules: ["LEG-CAT-OK", "LEG-NIVEAU-OK", "SAN-OK", "COMP-ECART", "PARCOURS-17+20"], absent: ["DATE-PREAVIS"],
    pay: (189_527, 189_527), departure: "2027-03-09")

  static let s05 = Scenario(
    name: "S05", agent: eboueur,
    post: with(World.post("CAV", "ADJTEC", ["ADJTEC-C2"], "N1110", starts: "2027-02-01")) {
      $0.conditions.demands = [
        Demand(
          code: "R01", isPresent: true, level: 25, frequency: .repete, isAdaptable: false,
          declaredOn: day("2026-10-01"),
          isSigned: true), Demand(code: "R02", isPresent: true),
      ]
      $0.conditions.commune = "84035"
    },
    verdict: "NON_RECEVABLE", routes: [.mutation], rules: ["SAN-BLOQUE R01"])

  static let eboueurs: [Scenario] = [
    s04,
    s04.but("prise de poste à 5 h", "A_INSTRUIRE", nil, ["SAN-INCONNU R14"]) { $0.post.conditions.dayStart = 5 * 60 },
    s04.but("équipe de nuit", "A_INSTRUIRE", nil, ["SAN-INCONNU R14"]) {
      ($0.post.conditions.dayStart, $0.post.conditions.dayEnd) = (22 * 60, 6 * 60)
    },
    s04.but("horaires non déclarés", "A_INSTRUIRE", nil, ["SAN-INCONNU R14"]) { $0.post.conditions.dayStart = nil },
    s04.but("rayon de 5 km : toléré", sous, nil, ["GEO-HORS-RAYON 3,1 km"]) { $0.agent.wishes.radiusKm = 5 },
    s04.but("rayon de 5 km, Annecy", "NON_RECEVABLE", nil, ["GEO-HORS-RAYON"]) {
      $0.agent.wishes.radiusKm = 5
      $0.post.conditions.commune = "74010"
    },
    s04.but("lieu introuvable", "A_INSTRUIRE", nil, ["GEO-INCONNU"]) { $0.post.conditions.commune = "99999" },
    s04.but("sans rayon, lieu introuvable", sous, nil, absent: ["GEO"]) {
      $0.agent.wishes.radiusKm = nil
      $0.post.conditions.commune = "99999"
    },
    s04.but("grade C1", sous, nil, ["LEG-NIVEAU-A-APPRECIER"]) { $0.post.opening.grades = ["ADJADM-C1"] },
    s04.but("tous grades du cadre", sous, nil, ["LEG-NIVEAU-OK"]) { $0.post.opening.grades = [] },
    s04.but("passerelle de 0 jour", "PROPOSABLE", nil, ["COMP-OK"]) {
      $0.passerelles = [Passerelle(source: "K2303", target: "M1601", theoryDays: 0, practiceDays: 0)]
    },
    s04.but("passerelle de 5 jours", "PROPOSABLE", nil, ["COMP-ADAPTATION"]) {
      $0.passerelles = [Passerelle(source: "K2303", target: "M1601", theoryDays: 2, practiceDays: 3)]
    },
    s04.but("passerelle de 6 jours", sous, nil, ["COMP-ECART", "PARCOURS-2+4"]) {
      $0.passerelles = [Passerelle(source: "K2303", target: "M1601", theoryDays: 2, practiceDays: 4)]
    },
    s04.but("métier inconnu", "A_INSTRUIRE", nil, ["COMP-INCONNU"]) { $0.post.requirements.metier = nil },
    s04.but("prise de poste avancée", sous, nil, ["DATE-PREAVIS 36 j"]) {
      $0.post.opening.startsOn = day("2027-02-01")
    },
    s04.but("permis C demandé", "NON_RECEVABLE", nil, ["PERMIS"]) { $0.post.requirements.permis = ["C"] },
    s04.but("permis C, formation de la charte", sous, nil, ["PERMIS"]) {
      $0.post.requirements.permis = ["C"]
      $0.charte.permisIsTraining = true
    },
    s04.but("permis jamais saisi", "A_INSTRUIRE", nil, ["PERMIS"]) {
      $0.post.requirements.permis = ["C"]
      $0.agent.profile.permis = nil
    },
    s04.but("nuit refusée, journée déclarée", sous) { $0.agent.wishes.refusesNight = true },
    s04.but("week-end refusé, non déclaré", "A_INSTRUIRE", nil, ["SOUHAIT-INCONNU"]) {
      $0.agent.wishes.refusesWeekend = true
    },
    s04.but("week-end refusé, travaillé", "NON_RECEVABLE", nil, ["SOUHAIT-EXCLU"]) {
      $0.agent.wishes.refusesWeekend = true
      $0.post.conditions.worksWeekend = true
    },
    s04.but("horaires décalés sans précision", "A_INSTRUIRE", nil, ["SOUHAIT-INCONNU", "SAN-INCONNU R14"]) {
      $0.agent.wishes.refusesWeekend = true
      $0.post.conditions.demands.append(Demand(code: "R14", isPresent: true))
    },
    s05,
    s05.but("aménageable, horaires 8h-16h", sous, nil, ["SAN-AMENAGEABLE R01"]) {
      $0.post.conditions.demands[0].isAdaptable = true
      ($0.post.conditions.dayStart, $0.post.conditions.dayEnd) = (8 * 60, 16 * 60)
    },
    s05.but("refus d'il y a un an", "A_INSTRUIRE", nil, ["SAN-INCONNU R01"]) {
      $0.post.conditions.demands[0].declaredOn = day("2025-11-23")
    },
    s05.but("refus non signé", "A_INSTRUIRE", nil, ["SAN-INCONNU R01"]) {
      $0.post.conditions.demands[0].isSigned = false
    },
    s05.but("15 kg : à la limite", "A_INSTRUIRE", nil, ["SAN-OK R01", "SAN-INCONNU R14"]) {
      $0.post.conditions.demands[0].level = 15
    },
    s05.but("25 kg ponctuel", "A_INSTRUIRE", nil, ["SAN-INCONNU R01"]) {
      $0.post.conditions.demands[0].frequency = .ponctuel
    },
    s05.but("25 kg ponctuel, limite sans fréquence", "NON_RECEVABLE", nil, ["SAN-BLOQUE R01"]) {
      $0.post.conditions.demands[0].frequency = .ponctuel
      $0.agent.health.restrictions[0].frequency = nil
    },
    s05.but("restriction finie avant la prise", "A_INSTRUIRE", nil, ["SAN-PERIMEE-A-LA-PRISE R01"]) {
      $0.agent.health.restrictions[0].validUntil = day("2027-01-31")
    },
    s05.but("restriction finie hier", "A_INSTRUIRE", nil, ["SAN-PERIMEE"], absent: ["SAN-PERIMEE R01"]) {
      $0.agent.health.restrictions[0].validUntil = day("2026-11-22")
    },
    s05.but("dernier jour de validité", "A_INSTRUIRE", nil, ["SAN-PERIMEE-A-LA-PRISE"], absent: ["SAN-BLOQUE"]) {
      $0.agent.health.restrictions[0].validUntil = day("2026-11-23")
    },
    s05.but("même employeur", "NON_RECEVABLE", [.affectationInterne], ["SAN-BLOQUE R01"]) { $0.post.employer = "LMV" },
    s05.but("employeur sans convention", "NON_EXAMINE") { $0.post.employer = "HORS" },
  ]
}
