extension EmployerFile {
  /// One line a place of immersion that a service offers to the ordinary nights.
  static let places = EmployerFile(
    kind: .places, key: ["lieu"],
    columns: [
      FileColumn(
        "lieu", "immersion_place.code", .code, need: .required, example: "L-001",
        "identifiant du lieu d'immersion, le même à chaque envoi"),
      FileColumn(
        "service", "immersion_place.service", .label(), need: .required, example: "Accueil de la mairie",
        "service d'accueil"),
      FileColumn(
        "metier", "immersion_place.metier", .rome, refers: "metier.code", example: "M1601",
        "métier que l'immersion fait découvrir"),
      FileColumn(
        "commune", "immersion_place.commune", .insee, refers: "commune.insee", example: "84035", "commune du lieu"),
      FileColumn(
        "debut", "immersion_place.opens_on", .day, need: .required, example: "01/02/2027", "premier jour d'accueil"),
      FileColumn(
        "fin", "immersion_place.closes_on", .day, need: .required, example: "30/06/2027", "dernier jour d'accueil"),
      FileColumn(
        "jours", "immersion_place.days", .whole(1...100), need: .required, example: "5",
        "jours ouvrés d'une immersion : de 2 à 10, sauf période de préparation au reclassement"),
      FileColumn(
        "agents", "immersion_place.capacity", CellForm.whole(0...100).or(.number(1)), example: "2",
        "agents accueillis en tout entre ces deux dates ; vide : un"),
      FileColumn("tuteur", "immersion_place.tutor", .code, example: "T-01", "code du tuteur, jamais son nom"),
      FileColumn(
        "heure_debut", "immersion_place.day_start", .clock, need: .with(["heure_fin"]), example: "08:30",
        "début de journée"),
      FileColumn(
        "heure_fin", "immersion_place.day_end", .clock, need: .with(["heure_debut"]), example: "17:00",
        "fin de journée ; avant le début : une nuit"),
      FileColumn("weekend", "immersion_place.works_weekend", .yesNo(nil), example: "non", "accueil le week-end"),
      FileColumn("horaires_coupes", "immersion_place.is_split", .yesNo(nil), "horaires coupés"),
      FileColumn("permis", "immersion_place.permis", .codes, "permis de conduire exigés"),
      FileColumn(
        "contraintes", "immersion_demand.code", .demands, example: "R01 5 répété aménageable|R02 non",
        "contraintes du lieu, comme celles d'un poste ; remplacent celles du précédent envoi"),
      FileColumn(
        "declare_le", "immersion_demand.declared_on", .day, need: .with(["contraintes"]), example: "02/11/2026",
        "date de la déclaration des contraintes"),
      FileColumn(
        "signe", "immersion_demand.is_signed", .yesNo(false), need: .with(["contraintes"]), example: "oui",
        "déclaration signée"),
    ])
}
