import Mobility

/// The catalogue of elementary changes: what each may lift, by how much at most, and what it does to the values.
enum LeverCatalogue {
  /// At most: kilometres added to the radius; centimes a month added to the largest loss, by tens of euros.
  static let mostKm = 30
  static let mostLoss: Int64 = 20_000
  static let lossStep: Int64 = 1_000

  /// What could lift a finding that keeps a pair from a seat: any one of these, all the changes it lists. None: nothing
  /// of the catalogue can.
  static func options(lifting finding: Finding, _ agent: Int, _ post: Int, _ pairing: Pairing) -> [[LeverChange]] {
    func one(_ kind: LeverChange.Kind, _ values: [Value] = []) -> [LeverChange] { [LeverChange(kind, values)] }
    switch finding.rule {
    case .distance: return kilometres(agent, post, pairing).map { [one(.rayon, [.number($0)])] } ?? []
    case .excluded: return [one(.exclusion, finding.values)]
    case .payOverMax: return loss(agent, post, pairing).map { [one(.perte, [.centimes($0)])] } ?? []
    // The grid tells of the hours too.
    case .wishUnknown: return [one(.horaires), one(.grille), one(.exclusion, finding.values)]
    case .permis: return [finding.values.map { LeverChange(.permis, [$0]) }]
    case .diploma: return [finding.values.map { LeverChange(.diplome, [$0]) }]
    case .approval: return [finding.values.map { LeverChange(.agrement, [$0]) }]
    case .diplomaUnknown: return [one(.titres)]
    // A title that the law requires settles the question of competences.
    case .skillsUnknown where !pairing.perimeter.posts[post].requirements.diplomas.isEmpty:
      let isEntered = pairing.perimeter.agents[agent].profile.diplomas != nil
      let held = pairing.perimeter.agents[agent].profile.diplomas ?? []
      let missing = pairing.perimeter.posts[post].requirements.diplomas.filter { !held.contains($0) }
      return [isEntered ? missing.map { LeverChange(.diplome, [.code($0)]) } : one(.titres)]
    case .natureUnknown: return [one(.nature)]
    case .healthBlocked: return [one(.amenagement, Array(finding.values.prefix(1)))]
    case .healthUnknown: return [one(.grille), one(.horaires), one(.amenagement, Array(finding.values.prefix(1)))]
    default: return []
    }
  }

  /// Kilometres that bring the post within the radius and its tolerance.
  private static func kilometres(_ agent: Int, _ post: Int, _ pairing: Pairing) -> Int? {
    guard let metres = pairing.book.metresBetween(agent, post),
      let radius = pairing.perimeter.agents[agent].wishes.radiusKm
    else { return nil }
    let charte = pairing.book.lookups.charte
    return (1...mostKm).first { more in
      let wide = (radius + more) * 1000
      return metres <= wide + max(wide * charte.radiusTolerancePercent / 100, charte.radiusToleranceKm * 1000)
    }
  }

  private static func loss(_ agent: Int, _ post: Int, _ pairing: Pairing) -> Int64? {
    guard let delta = pairing.book.payOf(agent, post).delta,
      let most = pairing.perimeter.agents[agent].wishes.maxLoss
    else { return nil }
    let more = (-delta - most + lossStep - 1) / lossStep * lossStep
    return more > 0 && more <= mostLoss ? more : nil
  }

  /// The agent and the post as the change would have them. `host`: the post that the pair is about.
  static func apply(_ change: LeverChange, to agent: inout Agent, _ host: inout Post, on date: Day) {
    let code = change.values.first.map(\.canonical) ?? ""
    switch (change.kind, change.values.first) {
    case (.rayon, .number(let km)?): agent.wishes.radiusKm = agent.wishes.radiusKm.map { $0 + km }
    case (.perte, .centimes(let more)?): agent.wishes.maxLoss = agent.wishes.maxLoss.map { $0 + more }
    case (.exclusion, _): lift(code, &agent.wishes, host)
    case (.diplome, _): agent.profile.diplomas = (agent.profile.diplomas ?? []) + [code]
    case (.agrement, _): agent.profile.approvals.append(code)
    case (.permis, _): agent.profile.permis = (agent.profile.permis ?? []) + [code]
    case (.titres, _): agent.profile.diplomas = host.requirements.diplomas
    case (.nature, _): host.opening.nature = host.opening.nature ?? .titulairesEtContractuels
    case (.horaires, _): declareDay(&host.conditions)
    case (.grille, _):
      let declared = Set(host.conditions.demands.map(\.code))
      for code in (1...Vocabulary.count).map({ Vocabulary.code($0) }) where !declared.contains(code) {
        host.conditions.demands.append(Demand(code: code, isPresent: false, declaredOn: date, isSigned: true))
      }
    case (.amenagement, _):
      for index in host.conditions.demands.indices where host.conditions.demands[index].code == code {
        host.conditions.demands[index].isAdaptable = true
        host.conditions.demands[index].declaredOn = date
      }
    case (.seat, _): host.seats += 1
    default: break
    }
  }

  private static func lift(_ what: String, _ wishes: inout Agent.Wishes, _ host: Post) {
    switch what {
    case "employeur": wishes.excludedEmployers.removeAll { $0 == host.employer }
    case "métier": wishes.excludedMetiers.removeAll { $0 == host.requirements.metier }
    case "poste": wishes.excludedPosts.removeAll { $0 == host.code }
    case "nuit": wishes.refusesNight = false
    case "weekend": wishes.refusesWeekend = false
    default: break
    }
  }

  /// An ordinary day, in the week.
  private static func declareDay(_ conditions: inout Post.Conditions) {
    conditions.dayStart = conditions.dayStart ?? 8 * 60
    conditions.dayEnd = conditions.dayEnd ?? 17 * 60
    conditions.worksWeekend = conditions.worksWeekend ?? false
    conditions.isSplit = conditions.isSplit ?? false
  }
}
