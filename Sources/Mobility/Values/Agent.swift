/// An agent as the engine knows one: a pseudonym and facts. Identity lives apart, where the engine may not read.
public struct Agent: Equatable, Sendable {
  /// Stable pseudonym, unique in the commission.
  public var code: String
  /// SIRET of the origin.
  public var employer: String
  /// Code of the service at the origin; nil when not entered.
  public var service: String?
  public var situation: Situation
  public var health: Health
  public var profile: Profile
  public var wishes: Wishes
  public var pay: Pay
  /// Written agreement to be presented to the commission.
  public var agreement: Agreement

  public init(
    code: String, employer: String, service: String? = nil, situation: Situation, health: Health = Health(),
    profile: Profile = Profile(), wishes: Wishes = Wishes(), pay: Pay = Pay(), agreement: Agreement = Agreement()
  ) {
    self.code = code
    self.employer = employer
    self.service = service
    self.situation = situation
    self.health = health
    self.profile = profile
    self.wishes = wishes
    self.pay = pay
    self.agreement = agreement
  }

  /// The agent's place in the statute.
  public struct Situation: Equatable, Sendable {
    public var statut: Statut
    /// Category of the contract (contractuels), or as entered; the cadre's own category prevails for a titulaire.
    public var category: Category?
    public var cadre: String?
    public var grade: String?
    /// Last day of the stage (stagiaires).
    public var stageEnd: Day?
    public var titularisedOn: Day?
    public var isInActivite: Bool
    /// Planned end of the position; its motive is never stored.
    public var positionEnd: Day?
    /// End of the contract (CDD).
    public var contractEnd: Day?
    /// Notice in calendar months; nil takes the charte's default (titulaires) or 2 (contractuels).
    public var noticeMonths: Int?
    /// Last day of an engagement de servir, and the versants inside its scope (empty: the origin alone).
    public var engagementEnd: Day?
    public var engagementVersants: [Versant]
    public var priorities: PriorityFlags
    public var surnombreEnd: Day?
    /// Whole years of services in catégorie active; nil when not entered.
    public var activeYears: Int?
    /// Date of the dated trace that a post was searched at the origin first (L826-3).
    public var internalSearchOn: Day?

    public init(
      statut: Statut, category: Category? = nil, cadre: String? = nil, grade: String? = nil, stageEnd: Day? = nil,
      titularisedOn: Day? = nil, isInActivite: Bool = true, positionEnd: Day? = nil, contractEnd: Day? = nil,
      noticeMonths: Int? = nil, engagementEnd: Day? = nil, engagementVersants: [Versant] = [],
      priorities: PriorityFlags = [], surnombreEnd: Day? = nil, activeYears: Int? = nil, internalSearchOn: Day? = nil
    ) {
      self.statut = statut
      self.category = category
      self.cadre = cadre
      self.grade = grade
      self.stageEnd = stageEnd
      self.titularisedOn = titularisedOn
      self.isInActivite = isInActivite
      self.positionEnd = positionEnd
      self.contractEnd = contractEnd
      self.noticeMonths = noticeMonths
      self.engagementEnd = engagementEnd
      self.engagementVersants = engagementVersants
      self.priorities = priorities
      self.surnombreEnd = surnombreEnd
      self.activeYears = activeYears
      self.internalSearchOn = internalSearchOn
    }
  }

  /// Aptitude and functional restrictions: codes and dates only.
  public struct Health: Equatable, Sendable {
    public var inaptitude: Inaptitude
    /// Date of the conseil médical's opinion on the inaptitude.
    public var inaptitudeOpinionOn: Day?
    public var pprStart: Day?
    /// Entered, never computed: a PPR can be prolonged (décrets 2022-626, -630, -632).
    public var pprEnd: Day?
    /// Date of the doctor's opinion on restrictions.
    public var restrictionsOpinionOn: Day?
    public var restrictions: [Restriction]

    public init(
      inaptitude: Inaptitude = .aucune, inaptitudeOpinionOn: Day? = nil, pprStart: Day? = nil, pprEnd: Day? = nil,
      restrictionsOpinionOn: Day? = nil, restrictions: [Restriction] = []
    ) {
      self.inaptitude = inaptitude
      self.inaptitudeOpinionOn = inaptitudeOpinionOn
      self.pprStart = pprStart
      self.pprEnd = pprEnd
      self.restrictionsOpinionOn = restrictionsOpinionOn
      self.restrictions = restrictions
    }
  }

  /// What the agent does and can do.
  public struct Profile: Equatable, Sendable {
    /// ROME code.
    public var metier: String?
    /// Codes of ROME items (code OGR), ascending, without repeats.
    public var competences: [Int32]
    /// Codes of titles held; nil when never entered, which is not "none".
    public var diplomas: [String]?
    /// Approvals and licences to practise; none recorded is none held.
    public var approvals: [String]
    /// Registered with the ordre of the profession; nil when not known.
    public var ordreRegistered: Bool?
    /// Driving licences; nil when never entered.
    public var permis: [String]?
    /// Years of exposure to wear, by restriction code (C. trav. L4161-1), as the origin declared them.
    public var exposures: [String: Int]

    public init(
      metier: String? = nil, competences: [Int32] = [], diplomas: [String]? = nil, approvals: [String] = [],
      ordreRegistered: Bool? = nil, permis: [String]? = nil, exposures: [String: Int] = [:]
    ) {
      self.metier = metier
      self.competences = competences
      self.diplomas = diplomas
      self.approvals = approvals
      self.ordreRegistered = ordreRegistered
      self.permis = permis
      self.exposures = exposures
    }
  }

  /// What the agent wants and refuses.
  public struct Wishes: Equatable, Sendable {
    /// INSEE code of the residence.
    public var residence: String?
    /// Nil: no limit asked.
    public var radiusKm: Int?
    /// Modes the agent may use; a car also needs a licence and no R11.
    public var travelModes: [TravelMode]
    /// ROME codes wished, first wish first.
    public var metiers: [String]
    /// SIRETs wished.
    public var employers: [String]
    public var excludedEmployers: [String]
    public var excludedMetiers: [String]
    public var excludedPosts: [String]
    public var refusesNight: Bool
    public var refusesWeekend: Bool
    public var themes: [String]
    /// Largest monthly loss accepted, in centimes.
    public var maxLoss: Int64?
    public var wishedOn: Day?

    public init(
      residence: String? = nil, radiusKm: Int? = nil, travelModes: [TravelMode] = TravelMode.allCases,
      metiers: [String] = [], employers: [String] = [], excludedEmployers: [String] = [],
      excludedMetiers: [String] = [], excludedPosts: [String] = [], refusesNight: Bool = false,
      refusesWeekend: Bool = false, themes: [String] = [], maxLoss: Int64? = nil, wishedOn: Day? = nil
    ) {
      self.residence = residence
      self.radiusKm = radiusKm
      self.travelModes = travelModes
      self.metiers = metiers
      self.employers = employers
      self.excludedEmployers = excludedEmployers
      self.excludedMetiers = excludedMetiers
      self.excludedPosts = excludedPosts
      self.refusesNight = refusesNight
      self.refusesWeekend = refusesWeekend
      self.themes = themes
      self.maxLoss = maxLoss
      self.wishedOn = wishedOn
    }
  }

  /// Monthly pay at full time; every component is nil when unknown, which is not 0.
  public struct Pay: Equatable, Sendable {
    /// Indice majoré held.
    public var im: Int?
    /// Régime indemnitaire, centimes a month.
    public var regime: Int64?
    public var nbiPoints: Int?
    public var ctiPoints: Int?
    /// Weekly minutes worked; full time is 2,100 (35 h).
    public var weeklyMinutes: Int

    public init(
      im: Int? = nil, regime: Int64? = nil, nbiPoints: Int? = nil, ctiPoints: Int? = nil,
      weeklyMinutes: Int = fullTimeMinutes
    ) {
      self.im = im
      self.regime = regime
      self.nbiPoints = nbiPoints
      self.ctiPoints = ctiPoints
      self.weeklyMinutes = weeklyMinutes
    }
  }

  public struct Agreement: Equatable, Sendable {
    public var signedOn: Day?
    public var withdrawnOn: Day?

    public init(signedOn: Day? = nil, withdrawnOn: Day? = nil) {
      self.signedOn = signedOn
      self.withdrawnOn = withdrawnOn
    }

    /// Signed on or before `day` and not withdrawn on or before it. A withdrawal is undone by a new agreement, with both
    /// of its dates, never by a later signature beside the old withdrawal: in doubt nobody is presented.
    public func isLive(on day: Day) -> Bool {
      guard let signedOn, signedOn <= day else { return false }
      guard let withdrawnOn else { return true }
      return withdrawnOn > day
    }
  }
}

/// Weekly minutes of a full-time post: 35 hours.
public let fullTimeMinutes = 2_100
