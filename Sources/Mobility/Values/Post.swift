/// A vacant post, or one that would be.
public struct Post: Equatable, Sendable {
  /// Stable public identifier, unique in the commission.
  public var code: String
  /// SIRET of the host.
  public var employer: String
  /// Code of the service at the host; nil when not entered.
  public var service: String?
  public var title: String
  /// Where the row comes from, and its reference there.
  public var source: String
  public var reference: String
  /// Vacant seats; the seat that a leaver would free comes on top (`Occupation`).
  public var seats: Int
  public var opening: Opening
  public var requirements: Requirements
  public var conditions: Conditions
  public var pay: Pay

  public init(
    code: String, employer: String, service: String? = nil, title: String, source: String = "employeur",
    reference: String = "", seats: Int = 1, opening: Opening = Opening(), requirements: Requirements = Requirements(),
    conditions: Conditions = Conditions(), pay: Pay = Pay()
  ) {
    self.code = code
    self.employer = employer
    self.service = service
    self.title = title
    self.source = source
    self.reference = reference
    self.seats = seats
    self.opening = opening
    self.requirements = requirements
    self.conditions = conditions
    self.pay = pay
  }

  /// To whom, and when.
  public struct Opening: Equatable, Sendable {
    public var category: Category?
    public var cadre: String?
    /// Codes of the grades the post is open to; empty: every grade of the cadre.
    public var grades: [String]
    /// Nil: not declared.
    public var nature: Nature?
    public var publishedOn: Day?
    /// Last day included; nil has no end (the open data write 31/12/9999).
    public var publicationEnd: Day?
    public var vacantSince: Day?
    public var startsOn: Day?
    public var acceptsMiseADisposition: Bool

    public init(
      category: Category? = nil, cadre: String? = nil, grades: [String] = [], nature: Nature? = nil,
      publishedOn: Day? = nil, publicationEnd: Day? = nil, vacantSince: Day? = nil, startsOn: Day? = nil,
      acceptsMiseADisposition: Bool = false
    ) {
      self.category = category
      self.cadre = cadre
      self.grades = grades
      self.nature = nature
      self.publishedOn = publishedOn
      self.publicationEnd = publicationEnd
      self.vacantSince = vacantSince
      self.startsOn = startsOn
      self.acceptsMiseADisposition = acceptsMiseADisposition
    }
  }

  /// What the law or the post requires of the person.
  public struct Requirements: Equatable, Sendable {
    /// ROME code.
    public var metier: String?
    public var competences: [Int32]
    /// Titles required by law, all of them.
    public var diplomas: [String]
    /// Approvals or licences required by law, all of them.
    public var approvals: [String]
    public var needsOrdre: Bool
    public var permis: [String]
    public var needsHonorabilite: Bool
    public var isSouverainete: Bool

    public init(
      metier: String? = nil, competences: [Int32] = [], diplomas: [String] = [], approvals: [String] = [],
      needsOrdre: Bool = false, permis: [String] = [], needsHonorabilite: Bool = false, isSouverainete: Bool = false
    ) {
      self.metier = metier
      self.competences = competences
      self.diplomas = diplomas
      self.approvals = approvals
      self.needsOrdre = needsOrdre
      self.permis = permis
      self.needsHonorabilite = needsHonorabilite
      self.isSouverainete = isSouverainete
    }
  }

  /// Where and how the work is done.
  public struct Conditions: Equatable, Sendable {
    /// INSEE code of the place of work.
    public var commune: String?
    public var demands: [Demand]
    /// Declared working day, in minutes from midnight; nil when not declared.
    public var dayStart: Int?
    public var dayEnd: Int?
    /// Declared; nil when not.
    public var worksWeekend: Bool?
    /// Declared with the hours: a day in two parts.
    public var isSplit: Bool?
    /// « Déplacements : aucun » declared: answers R11.
    public var declaresNoTravel: Bool
    public var weeklyMinutes: Int?
    /// False: the host declares part-time impossible.
    public var partTimePossible: Bool?
    public var themes: [String]
    /// The host finds it hard to fill.
    public var isHardToFill: Bool

    public init(
      commune: String? = nil, demands: [Demand] = [], dayStart: Int? = nil, dayEnd: Int? = nil,
      worksWeekend: Bool? = nil, isSplit: Bool? = nil, declaresNoTravel: Bool = false,
      weeklyMinutes: Int? = fullTimeMinutes, partTimePossible: Bool? = nil, themes: [String] = [],
      isHardToFill: Bool = false
    ) {
      self.commune = commune
      self.demands = demands
      self.dayStart = dayStart
      self.dayEnd = dayEnd
      self.worksWeekend = worksWeekend
      self.isSplit = isSplit
      self.declaresNoTravel = declaresNoTravel
      self.weeklyMinutes = weeklyMinutes
      self.partTimePossible = partTimePossible
      self.themes = themes
      self.isHardToFill = isHardToFill
    }
  }

  /// Monthly pay at full time; nil is unknown, never 0.
  public struct Pay: Equatable, Sendable {
    /// Indice majoré of a decided classement; without one the index held is kept, and said « au moins ».
    public var im: Int?
    /// Régime indemnitaire, centimes a month.
    public var regime: Int64?
    public var nbiPoints: Int?
    public var ctiPoints: Int?

    public init(im: Int? = nil, regime: Int64? = nil, nbiPoints: Int? = nil, ctiPoints: Int? = nil) {
      self.im = im
      self.regime = regime
      self.nbiPoints = nbiPoints
      self.ctiPoints = ctiPoints
    }
  }
}
