import Mobility

extension Rule {
  /// The answers this rule may give and, for each, the most values that come with it. A new rule does not compile here
  /// before it is said what it answers.
  var expectedAnswers: [Answer: Int] {
    switch self {
    case .consent, .inaptTotale, .partie, .closed, .duplicate: [.bloquant: 0]
    case .noEnd: [.conforme: 0]

    case .statutOK, .natureOK, .diplomaOK, .levelOK, .unfitForPost, .pprTitulaire, .honorabilite, .souverainete:
      [.conforme: 0]
    case .categoryOK, .active, .activeOK, .publicity, .refund, .boePromotion: [.conforme: 1]
    case .stagiaire, .diploma: [.bloquant: 1]
    case .nature: [.bloquant: 0]
    case .category: [.bloquant: 2]
    case .natureUnknown, .categoryUnknown: [.aInstruire: 0]
    case .diplomaUnknown: [.aInstruire: 1]
    case .approval: [.conforme: 0, .bloquant: 1]
    case .ordre: [.conforme: 0, .sousCondition: 0, .aInstruire: 0]
    case .reclassement: [.sousCondition: 0, .aInstruire: 2]
    case .unfitSameCadre, .level, .cdd: [.sousCondition: 0]
    case .internalSearch: [.conforme: 0, .sousCondition: 0]
    case .grade: [.conforme: 1, .sousCondition: 1, .aInstruire: 0]
    case .position: [.sousCondition: 1]
    case .engagement: [.conforme: 1, .sousCondition: 1]
    case .cdiPort, .cdiLoss: [.sousCondition: 2]

    case .healthOK: [.conforme: 1]
    case .healthAdaptable: [.sousCondition: 1]
    case .healthBlocked: [.bloquant: 1]
    case .healthUnknown, .travelUnknown: [.aInstruire: 1]
    case .healthExpiredAtStart: [.aInstruire: 2]
    case .healthExpired, .healthOpinionMissing: [.aInstruire: 0]

    case .distanceOK: [.conforme: 1]
    case .distance: [.sousCondition: 2, .bloquant: 2]
    case .distanceUnknown: [.aInstruire: 0]
    case .excluded: [.bloquant: 1]
    case .wishUnknown: [.aInstruire: 1]
    case .permis: [.conforme: 0, .sousCondition: 1, .aInstruire: 1, .bloquant: 1]
    case .pay, .payDrop: [.conforme: 3]
    case .payOverMax: [.bloquant: 3]
    case .payNotComputable: [.conforme: 3, .aInstruire: 3]
    case .payAgreement: [.sousCondition: 3]
    case .payCTILost, .partTime, .dateOK: [.conforme: 1]
    case .cnracl, .dateNotSet: [.conforme: 0]
    case .notice: [.sousCondition: 2]

    case .skillsOK: [.conforme: 0]
    case .skillsAdaptation: [.conforme: 1]
    case .skillsUnknown: [.conforme: 0, .aInstruire: 0]
    case .skillsGap: [.sousCondition: 0]
    case .parcours: [.sousCondition: 3]

    case .setAside: [.bloquant: 2]
    case .adjourned: [.sousCondition: 2]

    case .immersionPeriods, .immersionTotal: [.conforme: 2, .bloquant: 2]
    case .immersionNotice: [.conforme: 1, .sousCondition: 1, .aInstruire: 0, .bloquant: 1]
    case .immersionConvention, .immersionOpinion: [.conforme: 0, .sousCondition: 0]
    case .immersionPPR: [.conforme: 0, .sousCondition: 0, .bloquant: 1]
    case .immersionMetier: [.conforme: 0, .aInstruire: 0, .bloquant: 0]
    case .immersionEmployer: [.conforme: 0, .bloquant: 0]
    case .immersionUnderWay: [.bloquant: 1]

    case .capacity, .ruleSaturated: [.conforme: 3]
    case .placedElsewhere, .stillHeld: [.conforme: 2]
    case .tieDecided: [.conforme: 1]
    case .belowStaying, .vetoed, .decided: [.conforme: 0]
    }
  }
}
