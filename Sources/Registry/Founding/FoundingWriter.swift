import Mobility
import PQ

/// Writes what a founding says, row by row, comparing first.
struct FoundingWriter {
  let registry: Registry
  let code: String
  private let isDemonstration: Bool
  private(set) var steps: [FoundingStep] = []

  init(registry: Registry, code: String, isDemonstration: Bool = false) {
    self.registry = registry
    self.code = code
    self.isDemonstration = isDemonstration
  }

  mutating func write(_ founding: Founding) throws {
    try commission(founding.name)
    try convention(founding.convention)
    for member in founding.members { try self.member(member, of: founding.convention.code) }
    for referent in founding.referents { try self.referent(referent) }
    for seance in founding.seances { try self.seance(seance) }
    try charte(founding.charte)
  }

  mutating func say(_ subject: String, _ key: String, _ state: FoundingStep.State, _ detail: String? = nil) {
    steps.append(FoundingStep(subject, key, state, detail))
  }

  mutating func commission(_ name: String) throws {
    let known = try registry.connection.optionalRow(
      "SELECT name, demonstration FROM passerelle.commission WHERE code = $1::text", [code]
    ) { row in (name: try row["name"] as String, isDemonstration: try row["demonstration"] as Bool) }
    if let known {
      if known.isDemonstration, !isDemonstration {
        say("commission", code, .conflict, "C'est une démonstration : choisir un autre code pour des personnes réelles")
      } else if known.name != name {
        say("commission", code, .conflict, "Enregistrée sous le nom « \(known.name) »")
      } else {
        say("commission", code, .unchanged)
      }
      return
    }
    try registry.connection.execute(
      "INSERT INTO passerelle.commission (code, name, demonstration) VALUES ($1, $2, $3)",
      [code, name, isDemonstration])
    try recipient("commission", nil)
    say("commission", code, .added)
  }

  /// A login can be mapped before anything is published.
  private func recipient(_ kind: String, _ employer: String?) throws {
    try registry.connection.execute(
      """
      INSERT INTO passerelle.recipient (commission, kind, employer) VALUES ($1, $2, $3)
      ON CONFLICT (commission, key) DO NOTHING
      """, [code, kind, employer])
  }

  mutating func convention(_ given: Founding.Convention) throws {
    let known = try registry.connection.optionalRow(
      """
      SELECT label, etat, starts_on, ends_on FROM passerelle.convention WHERE commission = $1::text AND code = $2::text
      """, [code, given.code]
    ) { row in
      Founding.Convention(
        code: given.code, label: try row["label"], state: try row.word("etat") ?? .projet,
        startsOn: try row.day("starts_on"),
        endsOn: try row.day("ends_on"))
    }
    let values: [(any Parameter)?] = [
      code, given.code, given.label, given.state.rawValue, given.startsOn.map { PQDate($0) },
      given.endsOn.map { PQDate($0) },
    ]
    guard let known else {
      try registry.connection.execute(
        """
        INSERT INTO passerelle.convention (commission, code, label, etat, starts_on, ends_on)
        VALUES ($1, $2, $3, $4, $5, $6)
        """, values)
      return say("convention", given.code, .added, given.state.rawValue)
    }
    if known == given { return say("convention", given.code, .unchanged) }
    if known.label != given.label {
      return say("convention", given.code, .conflict, "Enregistrée sous l'intitulé « \(known.label) »")
    }
    let order = Founding.Convention.State.allCases
    if order.firstIndex(of: given.state)! < order.firstIndex(of: known.state)! {
      return say("convention", given.code, .conflict, "Déjà à l'état \(known.state.rawValue) : un état ne recule pas")
    }
    if known.state == .signee, known.startsOn != given.startsOn {
      return say("convention", given.code, .conflict, "Signée à compter du \(known.startsOn?.iso ?? "—")")
    }
    try registry.connection.execute(
      """
      UPDATE passerelle.convention SET label = $3, etat = $4, starts_on = $5, ends_on = $6
      WHERE commission = $1::text AND code = $2::text
      """, values)
    say("convention", given.code, .changed, "\(words(known)) → \(words(given))")
  }

  private func words(_ convention: Founding.Convention) -> String {
    "\(convention.state.rawValue), du \(convention.startsOn?.iso ?? "—") au \(convention.endsOn?.iso ?? "—")"
  }

  mutating func seance(_ day: Day) throws {
    let added = try registry.connection.execute(
      "INSERT INTO passerelle.seance (commission, held_on) VALUES ($1, $2) ON CONFLICT DO NOTHING",
      [code, PQDate(day)])
    say("séance", day.iso, added == 1 ? .added : .unchanged)
  }

  mutating func member(_ member: Founding.Member, of convention: String) throws {
    guard try employer(member.employer) else { return }
    let siret = member.employer.siret
    try recipient("origine", siret)
    try recipient("accueil", siret)
    let known = try registry.connection.optionalRow(
      """
      SELECT from_on, until_on FROM passerelle.convention_party
      WHERE commission = $1::text AND convention = $2::text AND employer = $3::text ORDER BY from_on DESC LIMIT 1
      """, [code, convention, siret]
    ) { row in (from: try row.day("from_on") ?? member.fromOn, until: try row.day("until_on")) }
    if let known, known.from == member.fromOn {
      if known.until == member.untilOn { return say("membre", siret, .unchanged) }
      try registry.connection.execute(
        """
        UPDATE passerelle.convention_party SET until_on = $5::date
        WHERE commission = $1::text AND convention = $2::text AND employer = $3::text AND from_on = $4::date
        """, [code, convention, siret, PQDate(known.from), member.untilOn.map { PQDate($0) }])
      return say(
        "membre", siret, .changed, "Jusqu'au \(known.until?.iso ?? "—") → \(member.untilOn?.iso ?? "—"), compris")
    }
    if let known, known.until.map({ $0 >= member.fromOn }) ?? true {
      return say(
        "membre", siret, .conflict,
        "Déjà membre depuis le \(known.from.iso) : une nouvelle période commence après la fin de la précédente")
    }
    try registry.connection.execute(
      """
      INSERT INTO passerelle.convention_party (commission, convention, employer, from_on, until_on)
      VALUES ($1, $2, $3, $4, $5)
      """, [code, convention, siret, PQDate(member.fromOn), member.untilOn.map { PQDate($0) }])
    say("membre", siret, .added, "À partir du \(member.fromOn.iso)")
  }

  /// Whether the employer is, or now is, what the file says.
  private mutating func employer(_ given: Employer) throws -> Bool {
    if let commune = given.commune {
      let isKnown: Bool = try registry.connection.value(
        "SELECT EXISTS (SELECT FROM passerelle.commune WHERE insee = $1::text)", [commune])
      guard isKnown else {
        say(
          "employeur", given.siret, .conflict, "Commune \(commune) absente du référentiel : passerelle import communes")
        return false
      }
    }
    let known = try registry.connection.optionalRow(
      "SELECT name, versant, commune FROM passerelle.employer WHERE siret = $1::text", [given.siret]
    ) { row in
      (name: try row["name"] as String, versant: try row["versant"] as String, commune: try row.text("commune"))
    }
    guard let known else {
      try registry.connection.execute(
        "INSERT INTO passerelle.employer (siret, name, versant, commune) VALUES ($1, $2, $3, $4)",
        [given.siret, given.name, given.versant.rawValue, given.commune])
      say("employeur", given.siret, .added)
      return true
    }
    // An employer may be in two commissions, and is then the same in both.
    let isElsewhere = given.commune != nil && known.commune != nil && known.commune != given.commune
    if known.name != given.name || known.versant != given.versant.rawValue || isElsewhere {
      say(
        "employeur", given.siret, .conflict,
        "Enregistré : \(known.name) ; \(known.versant) ; \(known.commune ?? "commune inconnue")")
      return false
    }
    if known.commune == nil, let commune = given.commune {
      try registry.connection.execute(
        "UPDATE passerelle.employer SET commune = $2 WHERE siret = $1::text", [given.siret, commune])
      say("employeur", given.siret, .changed, "Commune \(commune)")
    }
    return true
  }

  mutating func referent(_ given: Founding.Referent) throws {
    if let employer = given.employer {
      let isKnown: Bool = try registry.connection.value(
        "SELECT EXISTS (SELECT FROM passerelle.employer WHERE siret = $1::text)", [employer])
      // Its own line said why.
      guard isKnown else { return }
    }
    let known = try registry.connection.optionalRow(
      """
      SELECT employer, name, email, loads FROM passerelle.referent WHERE commission = $1::text AND login = $2::text
      """, [code, given.login]
    ) { row in
      Founding.Referent(
        login: given.login, employer: try row.text("employer"), name: try row["name"], email: try row.text("email"),
        loads: try row["loads"])
    }
    if let known {
      if known.employer != given.employer || known.loads != given.loads {
        return say("référent", given.login, .conflict, "Ce compte est déjà celui d'un autre : en choisir un autre")
      }
      if known == given { return say("référent", given.login, .unchanged) }
    }
    try registry.connection.execute(
      """
      INSERT INTO passerelle.referent (commission, login, employer, name, email, loads) VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT (commission, login) DO UPDATE SET name = excluded.name, email = excluded.email
      """, [code, given.login, given.employer, given.name, given.email, given.loads])
    say("référent", given.login, known == nil ? .added : .changed, known.map { _ in "Nom ou courriel" })
  }
}
