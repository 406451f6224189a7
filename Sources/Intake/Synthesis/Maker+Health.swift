import Mobility

extension Maker {
  /// About a third of agents have a restriction; few are unfit for their grade.
  func health(_ statut: Statut, _ random: inout SplitMix64) -> Agent.Health {
    var health = Agent.Health()
    guard random.chance(35) else { return health }
    if random.chance(90) { health.restrictionsOpinionOn = day(-400 ... -5, &random) }
    for _ in 0..<random.between(1...3) {
      let number = Self.restricted.draw(&random)
      if !health.restrictions.contains(where: { $0.code == Vocabulary.code(number) }) {
        health.restrictions.append(restriction(number, &random))
      }
    }
    switch random.below(100) {
    case ..<20: health.inaptitude = .poste
    case ..<45 where statut == .titulaire:
      health.inaptitude = .fonctionsDuGrade
      if random.chance(90) { health.inaptitudeOpinionOn = day(-300 ... -10, &random) }
      if random.chance(40) {
        let start = day(-330 ... -5, &random)
        health.pprStart = start
        health.pprEnd = start.adding(months: 12).adding(days: -1)
      }
    case ..<47: health.inaptitude = .toutesFonctions
    default: break
    }
    return health
  }

  /// Numbers of the vocabulary, as often as doctors write them.
  private static let restricted = Weighted(
    [
      (1, 24), (2, 14), (10, 10), (8, 8), (7, 7), (14, 6), (13, 5), (5, 4), (6, 3), (18, 3), (9, 3), (3, 3), (4, 3),
      (17, 2), (19, 2), (22, 2), (23, 2), (26, 3), (27, 2), (28, 3), (11, 2), (12, 2), (15, 2), (16, 1), (20, 1),
      (21, 2),
      (24, 2), (25, 1),
    ])

  private func restriction(_ number: Int, _ random: inout SplitMix64) -> Restriction {
    var restriction = Restriction(code: Vocabulary.code(number))
    restriction.validFrom = day(-500 ... -5, &random)
    switch random.below(100) {
    case ..<45: break
    case ..<52: restriction.validUntil = day(-4 ... -1, &random)
    case ..<62: restriction.validUntil = day(0...60, &random)
    default: restriction.validUntil = day(61...900, &random)
    }
    // Now and then the doctor's sheet lacks the parameter.
    if random.chance(3) { return restriction }
    switch number {
    case 1:
      restriction.level = random.pick([5, 10, 15, 25])
      if random.chance(70) { restriction.frequency = random.pick(Frequency.allCases) }
    case 2: restriction.level = random.pick([30, 60, 120])
    case 3: restriction.isNeed = random.chance(50)
    case 4:
      restriction.unit = random.pick(LevelUnit.allCases)
      restriction.level = restriction.unit == .metre ? random.pick([300, 500, 1_000]) : random.pick([15, 30, 60])
    case 7, 9: restriction.parts = random.pick(Self.sides)
    case 14: restriction.parts = random.pick(Self.hours)
    case 22: restriction.level = random.between(0...2)
    case 26: restriction.level = random.pick([50, 60, 70, 80, 90])
    case 27: restriction.level = random.pick([20, 30, 45])
    case 28: restriction.parts = random.pick(Self.arrangements)
    default: break
    }
    return restriction
  }

  private static let sides: [Parts] = [.droit, .gauche, [.droit, .gauche]]
  private static let hours: [Parts] = [.matin, .soir, .weekend, .coupe, [.matin, .soir], [.soir, .weekend]]
  private static let arrangements: [Parts] = [.siege, .logiciel, .interprete, .accessibilite]

  /// The grid of a post: filled whole, in part, or not at all. Night and staggered hours are answered by declared
  /// hours, working time and journey by the post itself.
  func demands(_ random: inout SplitMix64) -> [Demand] {
    let filled = Self.filled.draw(&random)
    let declaredOn = day(random.chance(95) ? -300 ... -1 : -600 ... -370, &random)
    let isSigned = random.chance(92)
    return (1...Vocabulary.count).compactMap { number in
      guard ![13, 14, 26, 27].contains(number), random.chance(filled) else { return nil }
      return demand(number, declaredOn, isSigned: isSigned, &random)
    }
  }

  /// Percent of the grid that is filled.
  private static let filled = Weighted([(100, 50), (90, 15), (50, 20), (0, 15)])

  private func demand(
    _ number: Int, _ declaredOn: Day, isSigned: Bool, _ random: inout SplitMix64
  ) -> Demand {
    let code = Vocabulary.code(number)
    let isPresent = random.chance(number == 28 ? 70 : 30)
    var demand = Demand(code: code, isPresent: isPresent, declaredOn: declaredOn, isSigned: isSigned)
    guard isPresent else { return demand }
    demand.isAdaptable = random.chance(75) ? random.chance(60) : nil
    switch number {
    case 1:
      demand.level = random.pick([5, 10, 15, 20, 25])
      if random.chance(80) { demand.frequency = random.pick(Frequency.allCases) }
    case 2: demand.level = random.pick([30, 60, 120, 240])
    case 3: demand.meetsNeed = random.chance(50)
    case 4:
      demand.unit = random.pick(LevelUnit.allCases)
      demand.level = demand.unit == .metre ? random.pick([200, 500, 2_000]) : random.pick([15, 30, 90])
    case 7, 9: demand.parts = random.pick(Self.sides)
    case 22: demand.level = random.between(1...3)
    case 28:
      demand.parts = random.pick(Self.arrangements)
      demand.meetsNeed = random.chance(60)
    default: break
    }
    return demand
  }
}
