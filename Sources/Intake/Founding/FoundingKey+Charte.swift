import Mobility

/// What the charte says: every value the commission may vote, with its default.
extension FoundingKey {
  static let values: [FoundingKey] = [
    number(
      "tolérance en %", 0...500,
      "Au-delà du rayon souhaité par l'agent, part encore examinée sous condition ;\n"
        + "la plus large de cette tolérance et de la suivante s'applique.", { $0.radiusTolerancePercent },
      { $0.radiusTolerancePercent = $1 }),
    number(
      "tolérance en km", 0...500, "La même, en kilomètres.", { $0.radiusToleranceKm }, { $0.radiusToleranceKm = $1 }),
    number(
      "jours d'adaptation", 0...365, "Jours d'une passerelle constatée qui valent simple adaptation au poste.",
      { $0.adaptationDays }, { $0.adaptationDays = $1 }),
    number(
      "plafond de parcours", 0...1000, "Jours au-delà desquels un parcours est dit long.", { $0.parcoursCapDays },
      { $0.parcoursCapDays = $1 }),
    number(
      "jours de formation", 0...365, "Jours de formation du parcours type, quand aucune passerelle n'est constatée.",
      { $0.theoryDays }, { $0.theoryDays = $1 }),
    number(
      "jours d'immersion", 0...365, "Jours d'immersion du même parcours.", { $0.practiceDays },
      { $0.practiceDays = $1 }),
    number(
      "seuil de paie en %", 0...100, "Perte de paie au-delà de laquelle l'accord exprès de l'agent est demandé.",
      { $0.payThresholdPercent }, { $0.payThresholdPercent = $1 }),
    number(
      "préavis en mois", 0...12, "Préavis par défaut, en mois calendaires.", { $0.noticeMonths },
      { $0.noticeMonths = $1 }),
    number(
      "délai de décision", 0...365, "Jours entre la séance et la décision.", { $0.decisionDelayDays },
      { $0.decisionDelayDays = $1 }),
    flag(
      "affectations internes",
      "Examiner aussi les postes de l'employeur de l'agent : le premier devoir est en interne.",
      { $0.allowsInternalMoves }, { $0.allowsInternalMoves = $1 }),
    flag(
      "mise à disposition", "Mise à disposition possible à titre transitoire, si l'accueil l'accepte.",
      { $0.allowsMiseADisposition }, { $0.allowsMiseADisposition = $1 }),
    flag(
      "permis comme formation", "Un permis manquant est une formation à prévoir, et non un obstacle.",
      { $0.permisIsTraining }, { $0.permisIsTraining = $1 }),
    flag(
      "à instruire au plan", "Une paire à instruire peut prendre une place du plan.", { $0.seatsPairsToInstruct },
      { $0.seatsPairsToInstruct = $1 }),
    number(
      "propositions listées", 3...5, "Propositions listées par agent et par poste.", { $0.listLength },
      { $0.listLength = $1 }),
    number(
      "plafond de paires", 0...10_000_000, "Au-delà de ce nombre de paires, des décomptes remplacent leur liste.",
      { $0.pairCap }, { $0.pairCap = $1 }),
  ]

  static let weights: [FoundingKey] = Criterion.allCases.enumerated().map { index, criterion in
    number(
      "poids \(criterion.rawValue)", 0...1000, weightHelp[criterion] ?? "", { $0.weights[index] },
      { $0.weights[index] = $1 })
  }

  private static let weightHelp: [Criterion: String] = [
    .competences: "Chaque critère donne 0 à 100 points, multipliés par son poids. Compétences communes.",
    .metier: "Proximité des métiers : passerelles constatées d'abord, liens du ROME ensuite.",
    .souhaits: "Métier ou employeur souhaité.", .distance: "Distance ou temps de trajet.",
    .prevention: "Exposition à l'usure qui cesse.", .tension: "Poste difficile à pourvoir.",
    .parcours: "Effort de formation.", .paie: "Paie.", .themes: "Thèmes d'intérêt.",
  ]

  static let priorities = [
    FoundingKey(
      "priorité", [FoundingField("code", choice(Priority.allCases.map(\.rawValue)))],
      "Une par ligne, la première d'abord ; une priorité sans ligne n'est pas appliquée. Les priorités PRIO-L… sont",
      "légales : placer une priorité de la charte avant elles est imprimé « à vérifier ». Le signe ≤ peut s'écrire <=.",
      examples: Priority.allCases.map(\.rawValue), isRepeated: true, isAsked: false
    ) { founding, cells in
      if let priority = cells[0].text.flatMap(Priority.init) { founding.charte.charte.priorities.append(priority) }
    }
  ]

  static let switches = [
    FoundingKey(
      "règle désactivée", [FoundingField("code", choice(Charte.switchable.map(\.rawValue)))],
      "Deux règles seulement se désactivent : IMM-METIER (une immersion fait découvrir un autre métier) et",
      "IMM-EMPLOYEUR (chez un autre employeur). Exemple : « règle désactivée : IMM-EMPLOYEUR ».",
      examples: [], isRepeated: true, isAsked: false
    ) { founding, cells in
      if let rule = cells[0].text.flatMap(Rule.init) { founding.charte.charte.switchedOff.append(rule) }
    }
  ]

  private static func choice(_ codes: [String]) -> CellForm {
    CellForm(.text, "parmi \(codes.joined(separator: ", "))", rule: .valueUnknown) { text in
      // Windows-1252 has no « ≤ ».
      codes.first { $0 == text || $0.map { $0 == "≤" ? "<=" : String($0) }.joined() == text }.map { .text($0) }
    }
  }

  private static func number(
    _ name: String, _ range: ClosedRange<Int64>, _ help: String, _ get: (Charte) -> Int,
    _ set: @escaping @Sendable (inout Charte, Int) -> Void
  ) -> FoundingKey {
    FoundingKey(
      name, [FoundingField("nombre", .whole(range, .integer))], help,
      String(get(Charte()))
    ) { founding, cells in
      if let number = cells[0].number { set(&founding.charte.charte, number) }
    }
  }

  private static func flag(
    _ name: String, _ help: String, _ get: (Charte) -> Bool, _ set: @escaping @Sendable (inout Charte, Bool) -> Void
  ) -> FoundingKey {
    let initial = get(Charte())
    return FoundingKey(name, [FoundingField("oui ou non", .yesNo(initial))], help, initial ? "oui" : "non") {
      founding, cells in
      if let flag = cells[0].flag { set(&founding.charte.charte, flag) }
    }
  }

  /// A value of the charte: never asked at a terminal, where the defaults are taken.
  private init(
    _ name: String, _ fields: [FoundingField], _ help: String, _ example: String,
    take: @escaping @Sendable (inout Founding, [Cell]) -> Void
  ) {
    self.init(name, fields, help, examples: [example], isAsked: false, take: take)
  }
}
