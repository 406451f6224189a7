/// Every rule, by the code that its wording, article and remedy rows carry in the catalogue.
public enum Rule: String, CaseIterable, Sendable {
  // Before pairs: an agent or a post.
  case consent = "RGPD-CONSENT"
  case inaptTotale = "LEG-INAPT-TOTALE"
  case partie = "CONV-PARTIE"
  case closed = "IMP-CLOS"
  case noEnd = "IMP-9999"
  case duplicate = "IMP-DOUBLON"

  // Statut.
  case statutOK = "LEG-OK"
  case stagiaire = "LEG-STAGIAIRE"
  case natureOK = "LEG-NATURE-OK"
  case nature = "LEG-NATURE-01"
  case natureUnknown = "LEG-NATURE-INCONNUE"
  case diplomaOK = "LEG-DIPLOME-OK"
  case diploma = "LEG-DIPLOME-01"
  case diplomaUnknown = "LEG-DIPLOME-INCONNU"
  case approval = "LEG-AGREMENT"
  case ordre = "LEG-ORDRE"
  case categoryOK = "LEG-CAT-OK"
  case category = "LEG-CAT-01"
  case categoryUnknown = "LEG-CAT-INCONNUE"
  case reclassement = "LEG-RECL-04"
  case unfitForPost = "LEG-RECL-01"
  case unfitSameCadre = "LEG-INAPT-MEME-CADRE"
  case pprTitulaire = "LEG-PPR-TITULAIRE"
  case internalSearch = "RECL-INTERNE-D-ABORD"
  case levelOK = "LEG-NIVEAU-OK"
  case level = "LEG-NIVEAU-A-APPRECIER"
  case grade = "LEG-GRADE"
  case position = "LEG-POSITION"
  case engagement = "LEG-ENGAGEMENT"
  case cdiPort = "LEG-CDI-PORT"
  case cdiLoss = "LEG-CDI-PERTE"
  case cdd = "LEG-CDD"
  case active = "INFO-ACTIVE-17ANS"
  case activeOK = "INFO-ACTIVE-17ANS-OK"
  case publicity = "LEG-PUB"
  case refund = "LEG-REMB-3ANS"
  case honorabilite = "LEG-HONORABILITE"
  case souverainete = "LEG-SOUVERAINETE"
  case boePromotion = "INFO-BOE-PROMOTION"

  // Santé.
  case healthOK = "SAN-OK"
  case healthAdaptable = "SAN-AMENAGEABLE"
  case healthBlocked = "SAN-BLOQUE"
  case healthUnknown = "SAN-INCONNU"
  case healthExpired = "SAN-PERIMEE"
  case healthExpiredAtStart = "SAN-PERIMEE-A-LA-PRISE"
  case healthOpinionMissing = "SAN-AVIS-ABSENT"
  case travelUnknown = "SAN-TRAJET-INCONNU"

  // Souhaits.
  case distanceOK = "GEO-OK"
  case distance = "GEO-HORS-RAYON"
  case distanceUnknown = "GEO-INCONNU"
  case excluded = "SOUHAIT-EXCLU"
  case wishUnknown = "SOUHAIT-INCONNU"
  case permis = "PERMIS"
  case pay = "PAIE"
  case payOverMax = "PAIE-PERTE>MAX"
  case payNotComputable = "PAIE-NON-CHIFFRABLE"
  case payAgreement = "PAIE-ACCORD"
  case payDrop = "PAIE-BAISSE"
  case payCTILost = "PAIE-CTI-PERDU"
  case partTime = "TNC"
  case cnracl = "INFO-CNRACL<28H"
  case notice = "DATE-PREAVIS"
  case dateOK = "DATE-OK"
  case dateNotSet = "DATE-NON-FIXEE"

  // Compétences.
  case skillsOK = "COMP-OK"
  case skillsAdaptation = "COMP-ADAPTATION"
  case skillsUnknown = "COMP-INCONNU"
  case skillsGap = "COMP-ECART"
  case parcours = "PARCOURS"

  // Commission.
  case setAside = "COM-ECARTEE"
  case adjourned = "COM-AJOURNEE"

  // Immersion.
  case immersionPeriods = "IMM-DUREE"
  case immersionTotal = "IMM-20J"
  case immersionNotice = "IMM-DELAI"
  case immersionConvention = "IMM-CONVENTION"
  case immersionPPR = "IMM-PPR"
  case immersionOpinion = "IMM-AVIS-MEDECIN"
  case immersionMetier = "IMM-METIER"
  case immersionEmployer = "IMM-EMPLOYEUR"
  case immersionUnderWay = "IMM-EN-COURS"

  // Plan.
  case capacity = "CAP"
  case placedElsewhere = "PLAN-AUTRE-POSTE"
  case stillHeld = "PLAN-POSTE-TENU"
  case belowStaying = "PLAN-MOINS-QUE-RESTER"
  case vetoed = "PLAN-VETO"
  case ruleSaturated = "PLAN-REGLE"
  case tieDecided = "PLAN-DEPARTAGE"
  case decided = "PLAN-DECIDE"

  /// The axis on which the rule answers.
  public var axis: Axis {
    switch self {
    case .consent, .inaptTotale, .partie, .closed, .noEnd, .duplicate, .capacity, .placedElsewhere, .stillHeld,
      .belowStaying, .vetoed, .ruleSaturated, .tieDecided, .decided:
      .plan
    case .statutOK, .stagiaire, .natureOK, .nature, .natureUnknown, .diplomaOK, .diploma, .diplomaUnknown, .approval,
      .ordre, .categoryOK, .category, .categoryUnknown, .reclassement, .unfitForPost, .unfitSameCadre, .pprTitulaire,
      .internalSearch, .levelOK, .level, .grade, .position, .engagement, .cdiPort, .cdiLoss, .cdd, .active, .activeOK,
      .publicity, .refund, .honorabilite, .souverainete, .boePromotion,
      .immersionPeriods, .immersionTotal, .immersionNotice, .immersionConvention, .immersionPPR:
      .statut
    case .healthOK, .healthAdaptable, .healthBlocked, .healthUnknown, .healthExpired, .healthExpiredAtStart,
      .healthOpinionMissing, .travelUnknown, .immersionOpinion:
      .sante
    case .distanceOK, .distance, .distanceUnknown, .excluded, .wishUnknown, .permis, .pay, .payOverMax,
      .payNotComputable, .payAgreement, .payDrop, .payCTILost, .partTime, .cnracl, .notice, .dateOK, .dateNotSet:
      .souhaits
    case .skillsOK, .skillsAdaptation, .skillsUnknown, .skillsGap, .parcours: .competences
    case .setAside, .adjourned, .immersionMetier, .immersionEmployer, .immersionUnderWay: .commission
    }
  }
}

extension Rule {
  /// Index among all rules, for counting tables: cases without payload are numbered in the order they are declared.
  public var index: Int { Int(unsafe unsafeBitCast(self, to: UInt8.self)) }
}
