/// What the rules need of one agent, resolved once before pairing: dates read, codes numbered, live restrictions kept.
///
/// A class, so that reading a pair takes one reference and not one a list.
public final class AgentFacts: Sendable {
  public let employer: Int32
  /// The post held, which is never a proposal to its holder.
  public let heldPost: Int32
  public let versant: Versant?
  let statut: Statut
  public let category: Category?
  let cadre: Int32
  let grade: Int32
  let scale: Scale?
  let isInActiveCategory: Bool
  let stageOver: Day?
  let titularisedOn: Day?
  let isInActivite: Bool
  let positionEnd: Day?
  /// Last day of an engagement de servir that still runs at the departure.
  let engagementEnd: Day?
  let engagementVersants: [Versant]
  let priorities: PriorityFlags
  let activeYears: Int?
  let hasInternalSearch: Bool
  /// Recognised unfit for the functions of the grade: a dated opinion, or a PPR that runs (L826-2, L826-4).
  let isUnfitForGrade: Bool
  /// Declared unfit for the functions of the grade, without a dated opinion and without a PPR.
  let isUnfitUndated: Bool
  let isUnfitForPost: Bool
  let hasInaptitude: Bool
  /// Unfit for the functions, whatever the statute, and the doctor's opinion on restrictions has no date.
  let awaitsRestrictionsOpinion: Bool
  let pprEndsSoon: Bool
  /// Restrictions live on the business date.
  let restrictions: [LiveRestriction]
  /// A restriction is past its validity, to be seen again by the doctor; its code leaves every print.
  let hasExpiredRestriction: Bool
  let metier: Int32
  let domain: Int32
  let competences: [Int32]
  let diplomas: [Int32]?
  let approvals: [Int32]
  let ordreRegistered: Bool?
  let permis: [Int32]?
  /// Holds the licence B; nil when licences were never entered.
  let canDrive: Bool?
  let travelModes: [TravelMode]
  let exposures: [(restriction: Int, years: Int)]
  let commune: Int32
  let position: Position?
  let radiusMetres: Int?
  let wishedMetiers: [Int32]
  let wishedEmployers: [Int32]
  let excludedEmployers: [Int32]
  let excludedMetiers: [Int32]
  let excludedPosts: [Int32]
  let refusesNight: Bool
  let refusesWeekend: Bool
  let themes: [Int32]
  let maxLoss: Int64?
  let pay: Agent.Pay
  /// Earliest departure: decision date plus the notice in calendar months.
  public let departure: Day

  /// As long as there are facts: each is resolved here, once.
  public init(_ agent: Agent, _ lookups: inout Lookups) {
    let (situation, health, profile, wishes) = (agent.situation, agent.health, agent.profile, agent.wishes)
    let date = lookups.businessDate
    employer = lookups.codes.number(agent.employer)
    heldPost = lookups.codes.number(lookups.holdings[agent.code])
    versant = lookups.employers[agent.employer]?.versant
    statut = situation.statut
    let cadre = situation.cadre.flatMap { lookups.cadres[$0] }
    // A contract says its own category; a fonctionnaire's is that of the cadre.
    category =
      situation.statut.isContractuel
      ? situation.category ?? cadre?.category : cadre?.category ?? situation.category
    self.cadre = lookups.codes.number(situation.cadre)
    grade = lookups.codes.number(situation.grade)
    scale = situation.grade.flatMap { lookups.grades[$0]?.scale }
    isInActiveCategory = cadre?.isActive ?? false
    stageOver = situation.stageEnd?.adding(days: 1)
    titularisedOn = situation.titularisedOn
    isInActivite = situation.isInActivite
    positionEnd = situation.positionEnd
    let notice = situation.noticeMonths ?? (situation.statut.isContractuel ? 2 : lookups.charte.noticeMonths)
    let departure = lookups.decisionDate.adding(months: notice)
    self.departure = departure
    engagementEnd = situation.engagementEnd.flatMap { $0 >= departure ? $0 : nil }
    engagementVersants = situation.engagementVersants
    priorities = situation.statut == .titulaire ? situation.priorities : []
    activeYears = situation.activeYears
    hasInternalSearch = situation.internalSearchOn.isReached(on: date)

    let hasPPR = health.pprStart.isReached(on: date)
    let pprRuns = hasPPR && health.pprEnd.isOpen(on: date)
    let isDated = health.inaptitudeOpinionOn.isReached(on: date)
    let saysUnfit = health.inaptitude == .fonctionsDuGrade
    isUnfitForGrade = situation.statut == .titulaire && ((saysUnfit && isDated) || pprRuns)
    isUnfitUndated = situation.statut == .titulaire && saysUnfit && !isDated && !pprRuns
    isUnfitForPost = health.inaptitude == .poste
    hasInaptitude = health.inaptitude != .aucune
    let hasOpinion = health.restrictionsOpinionOn.isReached(on: date)
    awaitsRestrictionsOpinion = (saysUnfit || pprRuns) && !hasOpinion
    let daysLeft = health.pprEnd.map { $0.days(since: lookups.seance) }
    pprEndsSoon = situation.statut == .titulaire && hasPPR && (daysLeft.map { (0...60).contains($0) } ?? false)
    restrictions = health.restrictions.filter { restriction in
      (restriction.validFrom.map { $0 <= date } ?? true) && restriction.validUntil.isOpen(on: date)
    }.map(LiveRestriction.init)
    hasExpiredRestriction = health.restrictions.contains { $0.validUntil.map { $0 < date } ?? false }

    metier = lookups.codes.number(profile.metier)
    domain = lookups.codes.number(profile.metier.map { "domaine \($0.prefix(3))" })
    competences = profile.competences
    diplomas = profile.diplomas.map { $0.map { lookups.codes.number($0) }.sorted() }
    approvals = profile.approvals.map { lookups.codes.number($0) }.sorted()
    ordreRegistered = profile.ordreRegistered
    permis = profile.permis.map { $0.map { lookups.codes.number($0) }.sorted() }
    canDrive = profile.permis.map { $0.contains("B") }
    travelModes = wishes.travelModes
    exposures = profile.exposures.sorted { $0.key < $1.key }
      .compactMap { code, years in Vocabulary.number(code).map { ($0, years) } }

    commune = lookups.codes.number(wishes.residence)
    position = wishes.residence.flatMap { lookups.positions[$0] }
    radiusMetres = wishes.radiusKm.map { $0 * 1000 }
    wishedMetiers = wishes.metiers.map { lookups.codes.number($0) }
    wishedEmployers = wishes.employers.map { lookups.codes.number($0) }
    excludedEmployers = wishes.excludedEmployers.map { lookups.codes.number($0) }
    excludedMetiers = wishes.excludedMetiers.map { lookups.codes.number($0) }
    excludedPosts = wishes.excludedPosts.map { lookups.codes.number($0) }
    refusesNight = wishes.refusesNight
    refusesWeekend = wishes.refusesWeekend
    themes = wishes.themes.map { lookups.codes.number("thème \($0)") }
    maxLoss = wishes.maxLoss
    pay = agent.pay
  }
}

/// A restriction live on the business date, with its index in the vocabulary.
struct LiveRestriction: Sendable {
  /// 1 … 28, nil for a code the vocabulary does not know.
  let number: Int?
  let restriction: Restriction

  init(_ restriction: Restriction) {
    number = Vocabulary.number(restriction.code)
    self.restriction = restriction
  }
}
