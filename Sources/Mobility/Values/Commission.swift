/// An avis of the commission that still weighs on the nights that follow, six months at most.
public struct AvisInForce: Equatable, Sendable {
  public enum Avis: String, CaseIterable, Sendable {
    case ecartee
    case ajournee
  }
  public var agent: String
  public var post: String
  public var avis: Avis
  public var decidedOn: Day
  /// A material change, or a request for re-examination, lifts it at once.
  public var liftedOn: Day?

  public init(agent: String, post: String, avis: Avis, decidedOn: Day, liftedOn: Day? = nil) {
    self.agent = agent
    self.post = post
    self.avis = avis
    self.decidedOn = decidedOn
    self.liftedOn = liftedOn
  }

  public func isLive(on day: Day) -> Bool {
    decidedOn <= day && day < decidedOn.adding(months: 6) && (liftedOn.map { $0 > day } ?? true)
  }
}

/// All that a night reads of one commission: the whole input of the computation, and nothing else.
public struct Commission: Equatable, Sendable {
  public var code: String
  public var name: String
  /// A demonstration needs no go-live gate.
  public var isDemonstration: Bool
  /// Date of the night, Europe/Paris.
  public var businessDate: Day
  /// Next séance on or after the business date.
  public var seance: Day
  public var charte: Charte
  public var employers: [Employer]
  public var conventions: [Convention]
  public var deliveries: [Delivery]
  public var agents: [Agent]
  public var posts: [Post]
  public var avisInForce: [AvisInForce]
  public var referential: Referential
  public var structure: Structure
  public var immersion = ImmersionOffer()

  public init(
    code: String, name: String, isDemonstration: Bool = true, businessDate: Day, seance: Day,
    charte: Charte = Charte(), employers: [Employer] = [], conventions: [Convention] = [], deliveries: [Delivery] = [],
    agents: [Agent] = [], posts: [Post] = [], avisInForce: [AvisInForce] = [], referential: Referential = Referential(),
    structure: Structure = Structure()
  ) {
    self.code = code
    self.name = name
    self.isDemonstration = isDemonstration
    self.businessDate = businessDate
    self.seance = seance
    self.charte = charte
    self.employers = employers
    self.conventions = conventions
    self.deliveries = deliveries
    self.agents = agents
    self.posts = posts
    self.avisInForce = avisInForce
    self.referential = referential
    self.structure = structure
  }

  public var decisionDate: Day { seance.adding(days: charte.decisionDelayDays) }
}

/// The referential rows the rules look things up in.
public struct Referential: Equatable, Sendable {
  public var cadres: [Cadre]
  public var grades: [Grade]
  public var equivalences: [Equivalence]
  public var metiers: [Metier]
  public var metierLinks: [MetierLink]
  public var passerelles: [Passerelle]
  public var communes: [Commune]
  public var travelTimes: [TravelTime]

  public init(
    cadres: [Cadre] = [], grades: [Grade] = [], equivalences: [Equivalence] = [], metiers: [Metier] = [],
    metierLinks: [MetierLink] = [], passerelles: [Passerelle] = [], communes: [Commune] = [],
    travelTimes: [TravelTime] = []
  ) {
    self.cadres = cadres
    self.grades = grades
    self.equivalences = equivalences
    self.metiers = metiers
    self.metierLinks = metierLinks
    self.passerelles = passerelles
    self.communes = communes
    self.travelTimes = travelTimes
  }
}
