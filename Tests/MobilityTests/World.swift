import Mobility

/// Changes a copy.
func with<T>(_ value: T, _ change: (inout T) -> Void) -> T {
  var copy = value
  change(&copy)
  return copy
}

func day(_ iso: String) -> Day { Day(iso: iso) ?? Day(0) }

/// The invented employers, cadres and grades of the scenarios: one commission, one convention.
enum World {
  static let employers = [
    Employer(siret: "LMV", name: "LMV Agglomération", versant: .fpt, commune: "84035"),
    Employer(siret: "CAV", name: "Ville de Cavaillon", versant: .fpt, commune: "84035"),
    Employer(siret: "CCPSMV", name: "CC Pays des Sorgues Monts de Vaucluse", versant: .fpt, commune: "84054"),
    Employer(siret: "COVE", name: "COVE", versant: .fpt, commune: nil),
    Employer(siret: "GA", name: "Grand Avignon", versant: .fpt, commune: nil),
    Employer(siret: "CHA", name: "CH Annecy Genevois", versant: .fph, commune: "74112"),
    Employer(siret: "CHC", name: "CH Cavaillon-Lauris", versant: .fph, commune: "84035"),
    Employer(siret: "ANN", name: "Ville d'Annecy", versant: .fpt, commune: "74010"),
    Employer(siret: "GANN", name: "Grand Annecy", versant: .fpt, commune: "74010"),
    Employer(siret: "PREF", name: "Préfecture de Haute-Savoie", versant: .fpe, commune: "74010"),
    Employer(siret: "RECT", name: "Rectorat", versant: .fpe, commune: "74010"),
    Employer(siret: "HORS", name: "Employeur sans convention", versant: .fpt, commune: nil),
  ]

  static let cadres = [
    Cadre(code: "AUXPUER", label: "Auxiliaires de puériculture", versant: .fpt, category: .b),
    Cadre(code: "REDAC", label: "Rédacteurs", versant: .fpt, category: .b),
    Cadre(code: "ATTACHE", label: "Attachés", versant: .fpt, category: .a),
    Cadre(code: "ADJADM", label: "Adjoints administratifs", versant: .fpt, category: .c),
    Cadre(code: "ADJTEC", label: "Adjoints techniques", versant: .fpt, category: .c),
    Cadre(code: "ATSEM", label: "ATSEM", versant: .fpt, category: .c),
    Cadre(code: "ADJPAT", label: "Adjoints du patrimoine", versant: .fpt, category: .c),
    Cadre(code: "AS", label: "Aides-soignants", versant: .fph, category: .b, isActive: true),
    Cadre(code: "ISGH", label: "Infirmiers en soins généraux (FPH)", versant: .fph, category: .a),
    Cadre(code: "ISGT", label: "Infirmiers en soins généraux (FPT)", versant: .fpt, category: .a),
    Cadre(code: "AAE", label: "Adjoints administratifs de l'État", versant: .fpe, category: .c),
    Cadre(code: "AAH", label: "Adjoints administratifs hospitaliers", versant: .fph, category: .c),
  ]

  static let grades: [Grade] = [
    ("ADJADM", [Scale.c1, .c2, .c3]), ("ADJTEC", [.c1, .c2]), ("ATSEM", [.c2]), ("ADJPAT", [.c1, .c2]),
    ("AAE", [.c1, .c2]), ("AAH", [.c1, .c2]),
  ].flatMap { cadre, scales in
    scales.map { Grade(code: "\(cadre)-\($0.rawValue)", label: "\(cadre) \($0.rawValue)", cadre: cadre, scale: $0) }
  }

  static let referential = Referential(
    cadres: cadres, grades: grades, equivalences: [Equivalence("ISGH", "ISGT")],
    metierLinks: [MetierLink(source: "M1607", target: "M1609")],
    communes: [
      Commune(insee: "84035", name: "Cavaillon", latitude: 43_840_000, longitude: 5_040_000),
      Commune(insee: "84054", name: "L'Isle-sur-la-Sorgue", latitude: 43_912_000, longitude: 5_050_000),
      Commune(insee: "74010", name: "Annecy", latitude: 45_900_000, longitude: 6_120_000),
      Commune(insee: "74112", name: "Epagny Metz-Tessy", latitude: 45_940_000, longitude: 6_090_000),
      Commune(insee: "74225", name: "Rumilly", latitude: 45_870_000, longitude: 5_940_000),
      Commune(insee: "99999", name: "Sans coordonnées", latitude: nil, longitude: nil),
    ])

  static func commission(_ agents: [Agent], _ posts: [Post]) -> Commission {
    Commission(
      code: "C", name: "Commission", businessDate: day("2026-11-23"), seance: day("2026-12-08"), employers: employers,
      conventions: [Convention(code: "CONV", parties: employers.map(\.siret).filter { $0 != "HORS" })],
      agents: agents, posts: posts, referential: referential)
  }

  static func agent(_ employer: String, _ cadre: String?, _ grade: String? = nil, _ metier: String? = nil) -> Agent {
    Agent(
      code: "A", employer: employer,
      situation: Agent.Situation(statut: .titulaire, cadre: cadre, grade: grade),
      profile: Agent.Profile(metier: metier), agreement: Agent.Agreement(signedOn: day("2026-10-01")))
  }

  static func post(
    _ employer: String, _ cadre: String?, _ grades: [String] = [], _ metier: String? = nil, starts: String? = nil
  ) -> Post {
    Post(
      code: "P", employer: employer, title: "Poste", reference: "P",
      opening: Post.Opening(cadre: cadre, grades: grades, startsOn: starts.map(day)),
      requirements: Post.Requirements(metier: metier))
  }
}
