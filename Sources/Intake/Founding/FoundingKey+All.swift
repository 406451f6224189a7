import Mobility

extension FoundingKey {
  /// Parts of the file in the order of the template, with their titles.
  static let parts: [(title: String, keys: [FoundingKey])] = [
    ("La commission et sa convention", commission), ("Les employeurs et leurs référents", people),
    ("Les premières séances", seances), ("La charte : dates", dates), ("La charte : règles et valeurs", values),
    ("La charte : poids des critères", weights), ("La charte : priorités, dans l'ordre voté", priorities),
    ("La charte : règles désactivées", switches),
  ]

  static let all = parts.flatMap(\.keys)

  private static let commission = [
    FoundingKey(
      "nom", [FoundingField("nom", .label())], "Nom de la commission, tel qu'il sera imprimé.",
      examples: ["Commission de mobilité inter-fonctions publiques de l'exemple"], isRequired: true
    ) { $0.name = $1[0].text ?? "" },
    FoundingKey(
      "convention", [FoundingField("code", .code)], "Code de la convention, sans espace ni accent.",
      examples: ["CONV-2027"], isRequired: true
    ) { $0.convention.code = $1[0].text ?? "" },
    FoundingKey(
      "intitulé", [FoundingField("intitulé", .label())], "Intitulé de la convention.",
      examples: ["Convention de mobilité entre employeurs publics"], isRequired: true
    ) { $0.convention.label = $1[0].text ?? "" },
    FoundingKey(
      "état",
      [FoundingField("état", .choice(["projet": "projet", "en relecture": "en_relecture", "signée": "signee"]))],
      "État de la convention : projet, en relecture ou signée. Seule une convention signée, entre ses dates, permet",
      "d'examiner un agent d'un employeur et un poste d'un autre. Quand l'état avance, changer cette ligne et relancer.",
      examples: ["projet"], isAsked: true
    ) { $0.convention.state = $1[0].text.flatMap(Founding.Convention.State.init) ?? .projet },
    FoundingKey(
      "début", [FoundingField("date", .day)], "Premier jour de la convention ; obligatoire quand elle est signée.",
      examples: [""], isAsked: true
    ) { $0.convention.startsOn = $1[0].day },
    FoundingKey(
      "fin", [FoundingField("date", .lastDay)], "Dernier jour de la convention ; vide : sans fin.", examples: [""],
      isAsked: true
    ) { $0.convention.endsOn = $1[0].day },
  ]

  private static let people = [
    FoundingKey(
      "employeur",
      [
        FoundingField("SIRET", .siret), FoundingField("nom", .label()),
        FoundingField("versant", .choice(["FPT": "FPT", "FPH": "FPH", "FPE": "FPE"])),
        FoundingField("commune", .insee, isRequired: false), FoundingField("à partir du", .day),
        FoundingField("jusqu'au", .lastDay, isRequired: false),
      ],
      "Un employeur membre par ligne : SIRET ; nom ; versant ; commune (code INSEE) ; membre à partir du ; jusqu'au",
      "(dernier jour compris, vide : sans fin).",
      examples: [
        "99000001000019 ; Communauté d'agglomération de l'exemple ; FPT ; 84035 ; 01/01/2027 ;",
        "99000007700018 ; Centre hospitalier de l'exemple ; FPH ; 84035 ; 01/01/2027 ;",
      ], isRepeated: true, isRequired: true
    ) { founding, cells in
      founding.members.append(
        Founding.Member(
          employer: Employer(
            siret: cells[0].text ?? "", name: cells[1].text ?? "", versant: cells[2].text.flatMap(Versant.init) ?? .fpt,
            commune: cells[3].text),
          fromOn: cells[4].day ?? Day(0), untilOn: cells[5].day))
    },
    FoundingKey(
      "référent", referentFields,
      "Un compte de lecture par ligne : compte ; SIRET de l'employeur (ou secrétariat) ; nom ; courriel. Une personne,",
      "un compte. L'employeur lit ce qui concerne ses agents et ses postes ; le secrétariat, toute la commission.",
      examples: [
        "secretariat_exemple ; secrétariat ; Camille Martin ; camille.martin@exemple.fr",
        "drh_agglo_exemple ; 99000001000019 ; Dominique Petit ; dominique.petit@exemple.fr",
        "drh_ch_exemple ; 99000007700018 ; Claude Roy ; claude.roy@exemple.fr",
      ], isRepeated: true
    ) { $0.referents.append(referent($1, loads: false)) },
    FoundingKey(
      "chargeur", [FoundingField("compte", .login), FoundingField("SIRET", .siret)] + referentFields.dropFirst(2),
      "Un compte d'envoi par ligne : compte ; SIRET de l'employeur ; nom ; courriel. Il écrit les agents et les postes",
      "de cet employeur, et rien d'autre.",
      examples: [
        "envoi_agglo_exemple ; 99000001000019 ; Service SIRH de l'agglomération ;",
        "envoi_ch_exemple ; 99000007700018 ; Service SIRH du centre hospitalier ;",
      ], isRepeated: true
    ) { $0.referents.append(referent($1, loads: true)) },
  ]

  private static let referentFields = [
    FoundingField("compte", .login), FoundingField("SIRET ou secrétariat", .employerOrSecretariat),
    FoundingField("nom", .label()), FoundingField("courriel", .email, isRequired: false),
  ]

  private static func referent(_ cells: [Cell], loads: Bool) -> Founding.Referent {
    Founding.Referent(
      login: cells[0].text ?? "", employer: cells[1].text, name: cells[2].text ?? "", email: cells[3].text,
      loads: loads)
  }

  private static let seances = [
    FoundingKey(
      "séance", [FoundingField("date", .day)],
      "Une date par ligne. Chaque nuit prépare la prochaine : sans séance à venir, elle s'arrête.",
      examples: ["02/02/2027", "06/04/2027", "08/06/2027", "12/10/2027"], isRepeated: true
    ) { if let day = $1[0].day { $0.seances.append(day) } }
  ]

  private static let dates = [
    FoundingKey(
      "charte à partir du", [FoundingField("date", .day)],
      "Date d'effet de la charte. Une charte enregistrée ne se récrit pas : pour en changer, écrire les nouvelles",
      "valeurs, une date d'effet plus tardive, et relancer.", examples: ["01/01/2027"], isRequired: true
    ) { if let day = $1[0].day { $0.charte.effectiveFrom = day } },
    FoundingKey(
      "charte votée le", [FoundingField("date", .day)], "Date du vote ; vide : non connue.", examples: [""],
      isAsked: true
    ) { $0.charte.votedOn = $1[0].day },
  ]
}
