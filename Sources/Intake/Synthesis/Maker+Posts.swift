import Mobility

extension Maker {
  func post(_ index: Int) -> Post {
    var random = SplitMix64(seed: seed, kind: 3, index: index)
    let site = region.site(&random)
    let cadre = cadre(of: site.employer.versant, &random)
    let metier = metier(of: cadre, &random)
    let code = Maker.code("SP", index)
    return Post(
      code: code, employer: site.employer.siret, title: metier.label, reference: code,
      seats: random.chance(88) ? 1 : random.between(2...4), opening: opening(cadre, &random),
      requirements: requirements(metier, &random), conditions: conditions(site, &random),
      pay: pay(site.employer.versant, &random))
  }

  private func opening(_ cadre: Cadre, _ random: inout SplitMix64) -> Post.Opening {
    var opening = Post.Opening(category: cadre.category)
    if random.chance(97) { opening.cadre = cadre.code }
    if opening.cadre != nil {
      opening.grades = grades(of: cadre).filter { _ in random.chance(70) }.map(\.code)
    }
    opening.nature = Self.natures.draw(&random)
    let published = day(-90 ... -1, &random)
    opening.publishedOn = published
    switch random.below(100) {
    case ..<5: opening.publicationEnd = date.adding(days: -1)
    case ..<70: opening.publicationEnd = day(0...90, &random)
    default: break
    }
    if opening.publicationEnd.map({ $0 < published }) == true { opening.publicationEnd = nil }
    if random.chance(80) { opening.vacantSince = day(-200...120, &random) }
    if random.chance(92) { opening.startsOn = day(45...240, &random) }
    opening.acceptsMiseADisposition = random.chance(30)
    return opening
  }

  private static let natures = Weighted<Nature?>(
    [(.titulairesEtContractuels, 55), (.titulaires, 28), (.contractuels, 5), (nil, 12)])

  private func requirements(_ metier: Metier, _ random: inout SplitMix64) -> Post.Requirements {
    var requirements = Post.Requirements()
    if random.chance(96) { requirements.metier = metier.code }
    requirements.competences = (competences[metier.code] ?? []).filter { _ in random.chance(50) }
    requirements.diplomas = titles[metier.code] ?? []
    requirements.needsOrdre = requirements.diplomas.contains { Trades.withOrdre.contains($0) }
    if random.chance(20) { requirements.permis = ["B"] }
    requirements.needsHonorabilite = random.chance(5)
    requirements.isSouverainete = random.chance(2)
    return requirements
  }

  private func conditions(_ site: Region.Site, _ random: inout SplitMix64) -> Post.Conditions {
    var conditions = Post.Conditions()
    conditions.commune = random.chance(70) ? site.employer.commune : site.around.draw(&random)
    if random.chance(2) { conditions.commune = nil }
    conditions.demands = demands(&random)
    if random.chance(80) {
      (conditions.dayStart, conditions.dayEnd) = Self.days.draw(&random)
      conditions.isSplit = random.chance(10)
    }
    if random.chance(85) { conditions.worksWeekend = random.chance(20) }
    conditions.declaresNoTravel = random.chance(25)
    if random.chance(97) {
      conditions.weeklyMinutes = random.chance(90) ? fullTimeMinutes : random.pick([1_050, 1_470, 1_680])
    }
    if random.chance(60) { conditions.partTimePossible = random.chance(70) }
    conditions.isHardToFill = random.chance(15)
    return conditions
  }

  /// Begin and end of the day, in minutes from midnight.
  private static let days = Weighted<(Int, Int)>([
    ((510, 1_020), 50), ((480, 960), 25), ((330, 780), 8), ((420, 900), 7), ((780, 1_290), 5), ((1_260, 420), 5),
  ])

  private func pay(_ versant: Versant, _ random: inout SplitMix64) -> Post.Pay {
    var pay = Post.Pay()
    if random.chance(85) { pay.regime = Int64(random.between(8...60)) * 1_000 }
    if random.chance(92) { pay.nbiPoints = random.chance(12) ? random.pick([10, 15, 20]) : 0 }
    if random.chance(95) { pay.ctiPoints = versant == .fph ? 49 : 0 }
    return pay
  }
}
