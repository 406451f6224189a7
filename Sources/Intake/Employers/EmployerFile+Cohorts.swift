/// The files of a cohort: what hosts offer, who volunteers, what the group decides, then attendance and assessments.
extension EmployerFile {
  private static func cohort(_ table: String) -> FileColumn {
    FileColumn("cohorte", "\(table).cohort", .code, need: .required, example: "NRJ-2027", "code de la cohorte")
  }

  private static func agent(_ table: String) -> FileColumn {
    FileColumn(
      "agent", "\(table).agent_id", .code, need: .required, example: "A-001", "pseudonyme d'un agent de l'employeur")
  }

  /// One line a place of immersion, at the employer that gives the file.
  static let cohortPlaces = EmployerFile(
    kind: .cohortPlaces, key: ["cohorte", "lieu"],
    columns: [
      cohort("immersion_place"),
      FileColumn("lieu", "immersion_place.code", .code, need: .required, example: "L-01", "identifiant du lieu"),
      FileColumn(
        "service", "immersion_place.service", .label(), need: .required, example: "Accueil du siège",
        "service d'accueil"
      ),
      FileColumn(
        "metier", "immersion_place.metier", .rome, refers: "metier.code", example: "M1601", "métier découvert"),
      FileColumn(
        "commune", "immersion_place.commune", .insee, refers: "commune.insee", example: "84035", "commune du lieu"),
      FileColumn(
        "ouvre_le", "immersion_place.opens_on", .day, need: .required, example: "04/01/2027", "premier jour possible"),
      FileColumn(
        "ferme_le", "immersion_place.closes_on", .day, need: .required, example: "30/06/2027", "dernier jour possible"),
      FileColumn("semaine", "immersion_place.week", .week, "jours d'accueil"),
      FileColumn(
        "capacite", "immersion_place.capacity", .whole(0...100).or(.number(1)), example: "1",
        "agents accueillis en même temps ; vide : 1 ; 0 : le lieu n'accueille plus"),
      FileColumn("tuteur", "immersion_place.tutor", .code, "code d'un tuteur de la cohorte"),
      FileColumn(
        "heure_debut", "immersion_place.day_start", .clock, need: .with(["heure_fin"]), example: "08:00",
        "début de journée"),
      FileColumn(
        "heure_fin", "immersion_place.day_end", .clock, need: .with(["heure_debut"]), example: "17:00",
        "fin de journée"),
      FileColumn("weekend", "immersion_place.works_weekend", .yesNo(nil), example: "non", "travail le week-end"),
      FileColumn("horaires_coupes", "immersion_place.is_split", .yesNo(nil), "horaires coupés"),
      FileColumn("permis", "immersion_place.permis", .codes, "permis exigés"),
      FileColumn(
        "fermetures", "immersion_closure.from_on", .spans, example: "24/12/2026 au 03/01/2027",
        "jours sans accueil ; remplacent ceux du précédent envoi"),
      FileColumn(
        "contraintes", "immersion_demand.code", .restrictions, need: .with(["contraintes_le"]),
        example: "R01 15 répété",
        "contraintes du travail ; celles du vocabulaire qui n'y sont pas sont déclarées absentes"),
      FileColumn(
        "contraintes_le", "immersion_demand.declared_on", .day, example: "01/10/2026",
        "date de la déclaration signée ; vide : rien n'est déclaré"),
    ])

  /// One line a volunteer. Dates only: no reason of an absence.
  static let candidates = EmployerFile(
    kind: .candidates, key: ["cohorte", "agent"],
    columns: [
      cohort("cohort_candidate"), agent("cohort_candidate"),
      FileColumn("semaine", "cohort_candidate.week", .week, example: "lundi|mardi|jeudi|vendredi", "jours travaillés"),
      FileColumn(
        "demande_le", "cohort_candidate.requested_on", .day, example: "04/09/2026", "demande à l'employeur"),
      FileColumn(
        "delai_accorde_le", "cohort_candidate.delay_agreed_on", .day, "accord pour un délai de moins de trois mois"),
      FileColumn(
        "convention_le", "cohort_candidate.agreement_on", .day,
        "convention d'immersion, ou convention tripartite de la PPR"),
      FileColumn(
        "absences", "agent_absence.from_on", .spans, example: "08/02/2027 au 26/02/2027",
        "jours d'absence, sans motif ; remplacent ceux du précédent envoi"),
      FileColumn(
        "immersions_faites", "immersion_done.ended_on", .datedNumbers, example: "20/06/2025 12",
        "immersions hors de la cohorte : dernier jour et nombre de jours"),
      FileColumn(
        "avis_medecin", "immersion_opinion.given_on", .datedCodes, "dates des avis du médecin, par lieu ; jamais l'avis"
      ),
    ])

  /// One line a decision of the group on an agent, or an abandonment: the latest counts, none is rewritten.
  static let decisions = EmployerFile(
    kind: .decisions, key: ["cohorte", "agent"],
    columns: [
      cohort("cohort_choice"), agent("cohort_choice"),
      FileColumn(
        "decision", "cohort_choice.kind", .choice(["retenu": "retenu", "écarté": "ecarte", "abandon": "abandon"]),
        need: .required, example: "retenu", "décision du groupe, ou abandon de l'agent"),
      FileColumn(
        "motif", "cohort_choice.reason",
        .choice(["projet": "projet", "équilibre": "equilibre", "calendrier": "calendrier", "lieu": "lieu"]),
        example: "projet", "motif de la décision ; vide pour un abandon"),
      FileColumn("lieu", "cohort_choice.place", .code, example: "L-01", "lieu voulu par le groupe ; vide : au calcul"),
      FileColumn("decide_le", "cohort_choice.decided_on", .day, need: .required, example: "08/12/2026", "date"),
    ])

  /// One line an agent and a half-day or a day. A correction is a later line, in a later file.
  static let attendance = EmployerFile(
    kind: .attendance, key: ["cohorte", "agent", "jour", "moment"],
    columns: [
      cohort("cohort_attendance"), agent("cohort_attendance"),
      FileColumn("jour", "cohort_attendance.day", .day, need: .required, example: "14/12/2026", "date"),
      FileColumn(
        "moment", "cohort_attendance.half",
        .choice(["journée": "01", "matin": "0", "après-midi": "1"]), need: .required, example: "journée",
        "journée ou demi-journée"),
      FileColumn(
        "nature", "cohort_attendance.kind",
        .choice(["théorie": "theorie", "pratique": "pratique", "rattrapage": "rattrapage"]), need: .required,
        example: "théorie", "formation, immersion ou immersion rattrapée"),
      FileColumn(
        "present", "cohort_attendance.is_present", .yesNo(nil), need: .required, example: "oui",
        "l'agent était là ; jamais le motif d'une absence"),
    ])

  /// One line an agent, an author and a criterion of the grid.
  static let assessments = EmployerFile(
    kind: .assessments, key: ["cohorte", "agent", "auteur", "critere", "evalue_le"],
    columns: [
      cohort("cohort_assessment"), agent("cohort_assessment"),
      FileColumn(
        "auteur", "cohort_assessment.author",
        .choice(["origine": "origine", "accueil": "accueil", "agent": "agent"]), need: .required, example: "accueil",
        "qui évalue"),
      FileColumn(
        "critere", "cohort_assessment.criterion", .code, need: .required, example: "autonomie", "critère de la grille"),
      FileColumn("evalue_le", "cohort_assessment.assessed_on", .day, need: .required, example: "15/03/2027", "date"),
      FileColumn(
        "note", "cohort_assessment.grade", .whole(1...4), need: .required, example: "3", "note de la grille"),
    ])
}
