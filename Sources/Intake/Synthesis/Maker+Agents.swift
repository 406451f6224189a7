import Mobility

extension Maker {
  func agent(_ index: Int) -> Agent {
    var random = SplitMix64(seed: seed, kind: 2, index: index)
    let site = region.site(&random)
    let statut = Self.statuts.draw(&random)
    let cadre = cadre(of: site.employer.versant, &random)
    let grade = grades(of: cadre).isEmpty ? nil : random.pick(grades(of: cadre))
    let metier = metier(of: cadre, &random)
    return Agent(
      code: Maker.code("SA", index), employer: site.employer.siret,
      situation: situation(statut, cadre, grade, &random), health: health(statut, &random),
      profile: profile(metier, &random), wishes: wishes(site, &random),
      pay: pay(cadre, grade, site.employer.versant, &random), agreement: agreement(&random))
  }

  /// "SA000012".
  static func code(_ prefix: String, _ index: Int) -> String {
    let number = String(index + 1)
    return prefix + String(repeating: "0", count: max(0, 6 - number.count)) + number
  }

  private static let statuts = Weighted<Statut>([(.titulaire, 80), (.cdi, 8), (.cdd, 8), (.stagiaire, 4)])

  private func situation(
    _ statut: Statut, _ cadre: Cadre, _ grade: Grade?, _ random: inout SplitMix64
  ) -> Agent.Situation {
    var situation = Agent.Situation(statut: statut, category: cadre.category)
    switch statut {
    case .titulaire:
      situation.titularisedOn = day(-9_000 ... -200, &random)
      if random.chance(4) {
        situation.isInActivite = false
        situation.positionEnd = day(30...700, &random)
      }
      if random.chance(3) { situation.engagementEnd = day(60...900, &random) }
      if random.chance(6) { situation.priorities = random.pick(PriorityFlags.names).1 }
      if random.chance(2) { situation.surnombreEnd = day(10...365, &random) }
      if random.chance(40) { situation.internalSearchOn = day(-200 ... -5, &random) }
      if cadre.isActive, random.chance(80) { situation.activeYears = random.between(1...30) }
    case .stagiaire: situation.stageEnd = day(10...360, &random)
    case .cdd: situation.contractEnd = day(15...700, &random)
    case .cdi: break
    }
    if random.chance(10) { situation.noticeMonths = random.between(1...3) }
    // The cadre of a contractuel is not a place in the statute; one titulaire in fifty has not been entered.
    if statut.isContractuel || random.chance(2) { return situation }
    situation.cadre = cadre.code
    situation.grade = grade?.code
    return situation
  }

  private func profile(_ metier: Metier, _ random: inout SplitMix64) -> Agent.Profile {
    var profile = Agent.Profile()
    if random.chance(96) { profile.metier = metier.code }
    profile.competences = (competences[metier.code] ?? []).filter { _ in random.chance(75) }
    if random.chance(90) { profile.diplomas = random.chance(92) ? titles[metier.code] ?? [] : [] }
    if profile.diplomas?.contains(where: { Trades.withOrdre.contains($0) }) == true, random.chance(90) {
      profile.ordreRegistered = random.chance(92)
    }
    if random.chance(88) { profile.permis = random.chance(85) ? ["B"] : [] }
    if random.chance(25) {
      for _ in 0..<random.between(1...2) { profile.exposures[random.pick(Self.wear)] = random.between(1...30) }
    }
    return profile
  }

  /// Codes under which exposure to wear is declared (Code du travail, L4161-1).
  private static let wear = ["R01", "R08", "R10", "R13", "R17", "R18", "R19", "R21"]

  private func wishes(_ site: Region.Site, _ random: inout SplitMix64) -> Agent.Wishes {
    var wishes = Agent.Wishes()
    if random.chance(97) { wishes.residence = site.around.draw(&random) }
    if random.chance(88) { wishes.radiusKm = random.pick([10, 15, 20, 25, 30, 40]) }
    if random.chance(20) { wishes.travelModes = random.chance(50) ? [.transport, .marche] : [.velo, .marche] }
    for _ in 0..<random.below(3) {
      let wished = metier(of: cadre(of: site.employer.versant, &random), &random).code
      if !wishes.metiers.contains(wished) { wishes.metiers.append(wished) }
    }
    if random.chance(10) { wishes.excludedEmployers = [region.site(&random).employer.siret] }
    if random.chance(10) {
      let refused = metier(of: cadre(of: site.employer.versant, &random), &random).code
      if !wishes.metiers.contains(refused) { wishes.excludedMetiers = [refused] }
    }
    wishes.refusesNight = random.chance(15)
    wishes.refusesWeekend = random.chance(15)
    if random.chance(30) { wishes.maxLoss = Int64(random.between(0...8)) * 5_000 }
    wishes.wishedOn = day(-300 ... -1, &random)
    return wishes
  }

  private func pay(
    _ cadre: Cadre, _ grade: Grade?, _ versant: Versant, _ random: inout SplitMix64
  ) -> Agent.Pay {
    var pay = Agent.Pay()
    if random.chance(95) { pay.im = random.between(Self.indices(cadre.category, grade?.scale)) }
    if random.chance(92) { pay.regime = Int64(random.between(8...60)) * 1_000 }
    if random.chance(97) { pay.nbiPoints = random.chance(12) ? random.pick([10, 13, 15, 20]) : 0 }
    if random.chance(97) { pay.ctiPoints = versant == .fph ? 49 : 0 }
    if random.chance(12) { pay.weeklyMinutes = random.pick([1_050, 1_470, 1_680, 1_890]) }
    return pay
  }

  /// Indices majorés between which the grids of a category lie; 366 is the least of 2024.
  static func indices(_ category: Category?, _ scale: Scale?) -> ClosedRange<Int> {
    switch (category, scale) {
    case (_, .c1): 366...387
    case (_, .c2): 367...425
    case (_, .c3): 373...478
    case (.a, _): 395...690
    case (.b, _): 373...560
    default: 366...478
    }
  }

  private func agreement(_ random: inout SplitMix64) -> Agent.Agreement {
    switch random.below(100) {
    case ..<3: return Agent.Agreement()
    case ..<6: return Agent.Agreement(signedOn: day(-300 ... -40, &random), withdrawnOn: day(-30...0, &random))
    case ..<8: return Agent.Agreement(signedOn: day(1...30, &random))
    default: return Agent.Agreement(signedOn: day(-300 ... -1, &random))
    }
  }
}
