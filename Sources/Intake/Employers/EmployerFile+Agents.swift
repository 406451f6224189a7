extension EmployerFile {
  /// One line an agent. There is no column for a diagnosis, the reason of a leave or anything the schema does not keep.
  static let agents = EmployerFile(
    kind: .agents, key: ["agent"], columns: identity + situation + health + profile + wishes + pay)

  private static let identity = [
    FileColumn(
      "agent", "agent.code", .code, need: .required, example: "A-001", "pseudonyme de l'agent, le même à chaque envoi"),
    FileColumn("service", "agent.service", .code, "service de l'agent, codé comme celui des postes"),
    FileColumn("matricule", "agent_identity.matricule", .label(), example: "000123", "matricule"),
    FileColumn(
      "nom", "agent_identity.family_name", .label(), need: .with(["prenom", "matricule", "courriel"]),
      example: "MARTIN", "nom"),
    FileColumn("prenom", "agent_identity.given_name", .label(), need: .with(["nom"]), example: "Camille", "prénom"),
    FileColumn("courriel", "agent_identity.email", .email, example: "camille.martin@exemple.fr", "courriel"),
    FileColumn(
      "accord_le", "agent_agreement.signed_on", .day, need: .with(["accord_retire_le"]), example: "15/09/2026",
      "date de l'accord écrit de présentation à la commission ; vide : ce qui est enregistré demeure"),
    FileColumn(
      "accord_retire_le", "agent_agreement.withdrawn_on", .day, "date du retrait de l'accord ; il ne s'efface pas"),
  ]

  private static let situation = [
    FileColumn(
      "statut", "agent_situation.statut",
      .choice(["titulaire": "titulaire", "stagiaire": "stagiaire", "CDI": "cdi", "CDD": "cdd"]), need: .required,
      example: "titulaire", "statut"),
    FileColumn(
      "categorie", "agent_situation.category", .choice(["A": "A", "A+": "A", "B": "B", "C": "C"]), example: "C",
      "catégorie hiérarchique ; A+ compte comme A"),
    FileColumn(
      "cadre", "agent_situation.cadre", .code, refers: "cadre.code", example: "FPT-AT", "cadre d'emplois ou corps"),
    FileColumn("grade", "agent_situation.grade", .code, refers: "grade.code", example: "FPT-AT-P2", "grade du cadre"),
    FileColumn("fin_stage", "agent_situation.stage_end", .day, "fin du stage (stagiaires)"),
    FileColumn("titularise_le", "agent_situation.titularised_on", .day, example: "01/03/2012", "titularisation"),
    FileColumn("en_activite", "agent_situation.in_activite", .yesNo(true), example: "oui", "en position d'activité"),
    FileColumn("fin_position", "agent_situation.position_end", .day, "fin prévue de la position, jamais son motif"),
    FileColumn("fin_contrat", "agent_situation.contract_end", .lastDay, "fin du contrat (CDD)"),
    FileColumn("preavis_mois", "agent_situation.notice_months", .whole(0...12), "préavis ; vide : celui de la charte"),
    FileColumn("fin_engagement", "agent_situation.engagement_end", .day, "fin d'un engagement de servir"),
    FileColumn(
      "engagement_versants", "agent_situation.engagement_versants", .words(["FPT", "FPH", "FPE"]),
      "versants où l'engagement peut être servi ; vide : l'origine seule"),
    FileColumn("separe_conjoint", "agent_situation.conjoint", .yesNo(false), "séparation du conjoint ou partenaire"),
    FileColumn("handicap", "agent_situation.handicap", .yesNo(false), "travailleur handicapé (L131-8), sans origine"),
    FileColumn("proche_aidant", "agent_situation.proche_aidant", .yesNo(false), "proche aidant"),
    FileColumn("quartier_difficile", "agent_situation.quartier_difficile", .yesNo(false), "quartier urbain difficile"),
    FileColumn("cimm", "agent_situation.cimm", .yesNo(false), "centre des intérêts matériels et moraux outre-mer"),
    FileColumn("emploi_supprime", "agent_situation.emploi_supprime", .yesNo(false), "emploi supprimé"),
    FileColumn("restructuration", "agent_situation.restructuration", .yesNo(false), "service en restructuration"),
    FileColumn("fin_surnombre", "agent_situation.surnombre_end", .day, "fin du surnombre (titulaires)"),
    FileColumn("annees_actives", "agent_situation.active_years", .whole(0...60), "années de catégorie active"),
    FileColumn("recherche_interne_le", "agent_situation.internal_search_on", .day, "recherche d'un poste en interne"),
  ]

  private static let health = [
    FileColumn(
      "inaptitude", "agent_health.inaptitude",
      CellForm.choice([
        "aucune": "aucune", "poste": "poste", "fonctions du grade": "fonctions_du_grade",
        "toutes fonctions": "toutes_fonctions",
      ]).or(.text("aucune")), "inaptitude reconnue ; vide : aucune"),
    FileColumn("avis_inaptitude_le", "agent_health.inaptitude_opinion_on", .day, "avis du conseil médical"),
    FileColumn("debut_ppr", "agent_health.ppr_start", .day, "début de la période de préparation au reclassement"),
    FileColumn("fin_ppr", "agent_health.ppr_end", .day, "fin de cette période, telle qu'elle est fixée"),
    FileColumn(
      "avis_restrictions_le", "agent_health.restrictions_opinion_on", .day, "avis du médecin sur les restrictions"),
    FileColumn(
      "restrictions", "restriction.code", .restrictions, example: "R01 10 répété au 31/12/2027",
      "restrictions du médecin ; remplacent celles du précédent envoi"),
    FileColumn("expositions", "agent_exposure.code", .exposures, example: "R01 12", "années d'exposition à l'usure"),
  ]

  private static let profile = [
    FileColumn("metier", "agent_profile.metier", .rome, refers: "metier.code", example: "K2303", "métier exercé"),
    FileColumn("competences", "agent_profile.competences", .ogr, "compétences ; vide : celles du métier"),
    FileColumn("diplomes", "agent_profile.diplomas", .codesOrUnknown, "titres détenus"),
    FileColumn("agrements", "agent_profile.approvals", .codes, "agréments et licences détenus"),
    FileColumn("inscrit_ordre", "agent_profile.ordre_registered", .yesNo(nil), "inscription à l'ordre"),
    FileColumn("permis", "agent_profile.permis", .codesOrUnknown, example: "B", "permis de conduire"),
  ]

  private static let wishes = [
    FileColumn(
      "residence", "agent_wish.residence", .insee, refers: "commune.insee", example: "84035", "commune de résidence"),
    FileColumn("rayon_km", "agent_wish.radius_km", .whole(0...2000), example: "20", "rayon souhaité ; vide : aucun"),
    FileColumn(
      "trajets", "agent_wish.travel_modes", .words(travelModes, whenEmpty: travelModes), "modes de trajet ; vide : tous"
    ),
    FileColumn(
      "metiers_souhaites", "agent_wish.metiers", .romes, refers: "metier.code", example: "M1601",
      "métiers souhaités, le premier d'abord"),
    FileColumn(
      "employeurs_souhaites", "agent_wish.employers", .sirets, refers: "employer.siret", "employeurs souhaités"),
    FileColumn(
      "employeurs_exclus", "agent_wish.excluded_employers", .sirets, refers: "employer.siret", "employeurs exclus"),
    FileColumn("metiers_exclus", "agent_wish.excluded_metiers", .romes, refers: "metier.code", "métiers exclus"),
    FileColumn("postes_exclus", "agent_wish.excluded_posts", .codes, "postes exclus"),
    FileColumn("refuse_nuit", "agent_wish.refuses_night", .yesNo(false), example: "oui", "refuse le travail de nuit"),
    FileColumn("refuse_weekend", "agent_wish.refuses_weekend", .yesNo(false), "refuse le week-end"),
    FileColumn("themes", "agent_wish.themes", .codes, "thèmes d'intérêt"),
    FileColumn("perte_maximale", "agent_wish.max_loss", .euros, example: "50,00", "perte mensuelle acceptée"),
    FileColumn("souhait_le", "agent_wish.wished_on", .day, example: "01/04/2027", "date souhaitée"),
    FileColumn(
      "immersion_demandee_le", "immersion_request.requested_on", .day, "demande d'immersion faite à l'employeur"),
    FileColumn(
      "immersion_delai_le", "immersion_request.delay_agreed_on", .day,
      "accord de l'employeur pour un délai plus court que trois mois"),
    FileColumn(
      "immersion_convention_le", "immersion_request.agreement_on", .day,
      "signature de la convention d'immersion, ou de la convention tripartite de la PPR"),
  ]

  private static let pay = [
    FileColumn("indice_majore", "agent_pay.im", .whole(1...2000, .integer), example: "391", "indice majoré"),
    FileColumn("regime", "agent_pay.regime", .euros, example: "180,50", "régime indemnitaire mensuel"),
    FileColumn("nbi", "agent_pay.nbi_points", .whole(0...500), "points de NBI"),
    FileColumn("cti", "agent_pay.cti_points", .whole(0...500), "points de CTI"),
    FileColumn("duree_hebdo", "agent_pay.weekly_minutes", .weeklyHours, example: "35:00", "durée hebdomadaire"),
  ]
}

private let travelModes = ["voiture", "transport", "velo", "marche"]

extension CellForm {
  /// The same form, where an empty cell says `value`.
  func or(_ value: Cell) -> CellForm { CellForm(storage, meaning, rule: rule, whenEmpty: value, read: read) }
}
