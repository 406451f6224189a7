extension EmployerFile {
  /// One line a vacant post.
  static let posts = EmployerFile(
    kind: .posts, key: ["poste"], columns: opening + notice + requirements + conditions + pay)

  private static let opening = [
    FileColumn(
      "poste", "post.code", .code, need: .required, example: "P-001", "identifiant du poste, le même à chaque envoi"),
    FileColumn("intitule", "post.title", .label(), need: .required, example: "Agent d'accueil", "intitulé du poste"),
    FileColumn("service", "post.service", .code, "service du poste"),
    FileColumn("reference", "post.reference", .code, "numéro de l'offre publiée"),
    FileColumn(
      "places", "post.seats", CellForm.whole(0...1000).or(.number(1)), example: "1", "nombre de places ; vide : une"),
    FileColumn(
      "categorie", "post.category", .choice(["A": "A", "A+": "A", "B": "B", "C": "C"]), example: "C",
      "catégorie hiérarchique ; A+ compte comme A"),
    FileColumn("cadre", "post.cadre", .code, refers: "cadre.code", example: "FPT-ADJA", "cadre d'emplois ou corps"),
    FileColumn("grades", "post.grades", .codes, refers: "grade.code", "grades ouverts ; vide : tous ceux du cadre"),
    FileColumn(
      "nature", "post.nature",
      .choice([
        "titulaires": "titulaires", "titulaires et contractuels": "titulaires_et_contractuels",
        "contractuels": "contractuels",
      ]), example: "titulaires et contractuels", "à qui le poste est ouvert ; vide : non renseigné"),
    FileColumn("publie_le", "post.published_on", .day, example: "02/11/2026", "début de publication"),
    FileColumn("publication_fin", "post.publication_end", .lastDay, "dernier jour de publication"),
    FileColumn("vacant_depuis", "post.vacant_since", .day, "date de vacance"),
    FileColumn("prise_de_poste", "post.starts_on", .day, example: "01/03/2027", "date de prise de poste"),
    FileColumn(
      "mise_a_disposition", "post.accepts_mise_a_disposition", .yesNo(false), "mise à disposition acceptée"),
  ]

  private static let notice = [
    FileColumn(
      "origine", "post_notice.origin", .choice(["création": "creation", "vacance": "vacance"]), "création ou vacance"),
    FileColumn("autorite", "post_notice.authority", .label(), "autorité de recrutement"),
    FileColumn("missions", "post_notice.missions", .prose, example: "Accueillir et orienter", "missions"),
    FileColumn("profil", "post_notice.profile", .prose, "profil attendu"),
    FileColumn("contact", "post_notice.contact", .label(), "contact"),
    FileColumn("candidater_avant", "post_notice.apply_before", .day, "date limite de candidature"),
  ]

  private static let requirements = [
    FileColumn("metier", "post_requirement.metier", .rome, refers: "metier.code", example: "M1601", "métier"),
    FileColumn("competences", "post_requirement.competences", .ogr, "compétences ; vide : celles du métier"),
    FileColumn("diplomes", "post_requirement.diplomas", .codes, "titres exigés par la loi, tous"),
    FileColumn("agrements", "post_requirement.approvals", .codes, "agréments exigés par la loi, tous"),
    FileColumn("ordre", "post_requirement.needs_ordre", .yesNo(false), "inscription à un ordre exigée"),
    FileColumn("permis", "post_requirement.permis", .codes, "permis de conduire exigés"),
    FileColumn("honorabilite", "post_requirement.needs_honorabilite", .yesNo(false), "contrôle d'honorabilité"),
    FileColumn("souverainete", "post_requirement.is_souverainete", .yesNo(false), "emploi de souveraineté"),
  ]

  private static let conditions = [
    FileColumn(
      "commune", "post_condition.commune", .insee, refers: "commune.insee", example: "84054",
      "commune du lieu de travail"),
    FileColumn(
      "heure_debut", "post_condition.day_start", .clock, need: .with(["heure_fin"]), example: "08:30",
      "début de journée"),
    FileColumn(
      "heure_fin", "post_condition.day_end", .clock, need: .with(["heure_debut"]), example: "17:00",
      "fin de journée ; avant le début : une nuit"),
    FileColumn("weekend", "post_condition.works_weekend", .yesNo(nil), example: "non", "travail le week-end"),
    FileColumn("horaires_coupes", "post_condition.is_split", .yesNo(nil), "horaires coupés"),
    FileColumn("sans_deplacement", "post_condition.declares_no_travel", .yesNo(false), "déplacements : aucun"),
    FileColumn("duree_hebdo", "post_condition.weekly_minutes", .weeklyHours, example: "35:00", "durée hebdomadaire"),
    FileColumn("temps_partiel", "post_condition.part_time_possible", .yesNo(nil), "temps partiel possible"),
    FileColumn("themes", "post_condition.themes", .codes, "thèmes"),
    FileColumn("en_tension", "post_condition.is_hard_to_fill", .yesNo(false), "poste difficile à pourvoir"),
  ]

  private static let pay = [
    FileColumn(
      "indice_majore", "post_pay.im", .whole(1...2000, .integer),
      "indice majoré d'un classement décidé ; vide : non connu"),
    FileColumn("regime", "post_pay.regime", .euros, example: "1 944,50", "régime indemnitaire mensuel"),
    FileColumn("nbi", "post_pay.nbi_points", .whole(0...500), "points de NBI"),
    FileColumn("cti", "post_pay.cti_points", .whole(0...500), "points de CTI"),
  ]

  /// One line a post and a code of the vocabulary: what the work asks, or that it does not.
  static let demands = EmployerFile(
    kind: .demands, key: ["poste", "code"],
    columns: [
      FileColumn("poste", "post.code", .code, need: .required, example: "P-001", "identifiant du poste"),
      FileColumn(
        "code", "demand.code", .code, need: .required, refers: "restriction_code.code", example: "R01",
        "code du vocabulaire des contraintes"),
      FileColumn(
        "presente", "demand.is_present", .yesNo(nil), need: .required, example: "oui",
        "la contrainte existe sur ce poste ; une ligne « non » la dit absente"),
      FileColumn("besoin_couvert", "demand.meets_need", .yesNo(false), "le poste répond déjà à ce besoin (R03, R28)"),
      FileColumn(
        "niveau", "demand.level", .whole(0...100_000, .integer), example: "15", "niveau, dans l'unité du vocabulaire"),
      FileColumn("unite", "demand.unit", .choice(["mètre": "metre", "minute": "minute"]), "unité (R04 seulement)"),
      FileColumn(
        "frequence", "demand.frequency", .choice(["ponctuel": "ponctuel", "répété": "repete"]), example: "répété",
        "fréquence (R01 seulement)"),
      FileColumn("precisions", "demand.parts", .words(restrictionParts), "côtés, moments ou aménagements"),
      FileColumn("amenageable", "demand.is_adaptable", .yesNo(nil), example: "non", "aménagement possible"),
      FileColumn("declare_le", "demand.declared_on", .day, example: "02/11/2026", "date de la déclaration"),
      FileColumn("signe", "demand.is_signed", .yesNo(false), example: "oui", "déclaration signée"),
    ])
}
