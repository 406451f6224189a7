/// What the rules need of one post, resolved once before pairing. A class, as `AgentFacts` is.
public final class PostFacts: Sendable {
  public let code: Int32
  public let employer: Int32
  public let versant: Versant?
  public let category: Category?
  let cadre: Int32
  let isActiveCadre: Bool
  let grades: [Int32]
  let scales: [Scale]
  let nature: Nature?
  let publishedOn: Day?
  let vacantSince: Day?
  let startsOn: Day?
  let acceptsMiseADisposition: Bool
  let metier: Int32
  let domain: Int32
  let competences: [Int32]
  let diplomas: [Int32]
  let approvals: [Int32]
  let needsOrdre: Bool
  let permis: [Int32]
  let needsHonorabilite: Bool
  let isSouverainete: Bool
  let commune: Int32
  let position: Position?
  /// By number of the vocabulary (index 0 unused); a demand that declared hours or « déplacements : aucun » answer is
  /// there too.
  let demands: [Demand?]
  /// Parts of R14 that declared hours leave open.
  let openHours: Parts
  /// Hours of the day known well enough to answer; nil when not declared.
  let worksNight: Bool?
  let worksWeekend: Bool?
  let weeklyMinutes: Int?
  let partTimePossible: Bool?
  let themes: [Int32]
  let isHardToFill: Bool
  let pay: Post.Pay

  public init(_ post: Post, _ lookups: inout Lookups) {
    let (opening, requirements, conditions) = (post.opening, post.requirements, post.conditions)
    code = lookups.codes.number(post.code)
    employer = lookups.codes.number(post.employer)
    versant = lookups.employers[post.employer]?.versant
    let cadre = opening.cadre.flatMap { lookups.cadres[$0] }
    category = cadre?.category ?? opening.category
    self.cadre = lookups.codes.number(opening.cadre)
    isActiveCadre = cadre?.isActive ?? false
    grades = opening.grades.map { lookups.codes.number($0) }.sorted()
    scales =
      opening.grades.isEmpty
      ? lookups.scales[opening.cadre ?? "", default: []] : opening.grades.compactMap { lookups.grades[$0]?.scale }
    nature = opening.nature
    publishedOn = opening.publishedOn
    vacantSince = opening.vacantSince
    startsOn = opening.startsOn
    acceptsMiseADisposition = opening.acceptsMiseADisposition
    metier = lookups.codes.number(requirements.metier)
    domain = lookups.codes.number(requirements.metier.map { "domaine \($0.prefix(3))" })
    competences = requirements.competences
    diplomas = requirements.diplomas.map { lookups.codes.number($0) }.sorted()
    approvals = requirements.approvals.map { lookups.codes.number($0) }.sorted()
    needsOrdre = requirements.needsOrdre
    permis = requirements.permis.map { lookups.codes.number($0) }.sorted()
    needsHonorabilite = requirements.needsHonorabilite
    isSouverainete = requirements.isSouverainete
    commune = lookups.codes.number(conditions.commune)
    position = conditions.commune.flatMap { lookups.positions[$0] }

    var demands = [Demand?](repeating: nil, count: Vocabulary.count + 1)
    for demand in conditions.demands {
      guard let number = Vocabulary.number(demand.code) else { continue }
      demands[number] = demand
    }
    let hours = DeclaredHours(conditions)
    if demands[13] == nil, let night = hours.night { demands[13] = Demand(code: "R13", isPresent: night) }
    if demands[11] == nil, conditions.declaresNoTravel { demands[11] = Demand(code: "R11", isPresent: false) }
    worksNight = demands[13].map(\.isPresent)
    if let declared = demands[14] {
      worksWeekend = conditions.worksWeekend ?? declared.asks(.weekend)
      openHours = []
    } else {
      worksWeekend = conditions.worksWeekend
      demands[14] = hours.demand
      openHours = hours.openParts
    }
    self.demands = demands
    weeklyMinutes = conditions.weeklyMinutes
    partTimePossible = conditions.partTimePossible
    themes = conditions.themes.map { lookups.codes.number("thème \($0)") }
    isHardToFill = conditions.isHardToFill
    pay = post.pay
  }
}

extension Demand {
  /// Whether a declared set of hours holds `part`; nil when the host said yes without saying which.
  fileprivate func asks(_ part: Parts) -> Bool? {
    if !isPresent { return false }
    return parts.isEmpty ? nil : parts.contains(part)
  }
}

/// What a declared working day says of night (9 p.m. to 6 a.m.) and of staggered hours.
struct DeclaredHours {
  let night: Bool?
  /// R14 as the hours answer it; nil when nothing of the hours was declared.
  let demand: Demand?
  /// Parts of R14 the declaration leaves open.
  let openParts: Parts

  init(_ conditions: Post.Conditions) {
    var (worked, open): (Parts, Parts) = ([], [])
    if let start = conditions.dayStart, let end = conditions.dayEnd {
      let crossesMidnight = end <= start
      if start < 6 * 60 || (crossesMidnight && end > 0) { worked.insert(.matin) }
      if end > 21 * 60 || crossesMidnight { worked.insert(.soir) }
      night = !worked.isEmpty
    } else {
      open.formUnion([.matin, .soir])
      night = nil
    }
    switch conditions.worksWeekend {
    case true?: worked.insert(.weekend)
    case false?: break
    case nil: open.insert(.weekend)
    }
    switch conditions.isSplit {
    case true?: worked.insert(.coupe)
    case false?: break
    case nil: open.insert(.coupe)
    }
    openParts = open
    let isDeclared = open != [.matin, .soir, .weekend, .coupe]
    demand = isDeclared ? Demand(code: "R14", isPresent: !worked.isEmpty, parts: worked) : nil
  }
}

extension PostFacts {
  /// Share of the grid the host has answered, in percent. R26 and R27 are about the person's time and journey, and no
  /// demand of a post.
  public var demandsPercent: Int {
    let grid = (1...Vocabulary.count).filter { $0 != 26 && $0 != 27 }
    return grid.count { demands[$0] != nil } * 100 / grid.count
  }
}
