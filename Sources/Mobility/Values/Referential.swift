/// A cadre d'emplois (FPT) or corps (FPE, FPH).
public struct Cadre: Equatable, Sendable {
  public var code: String
  public var label: String
  public var versant: Versant
  /// nil when the referential does not know it.
  public var category: Category?
  /// Catégorie active: services that open an earlier retirement after 17 years.
  public var isActive: Bool

  public init(code: String, label: String, versant: Versant, category: Category?, isActive: Bool = false) {
    self.code = code
    self.label = label
    self.versant = versant
    self.category = category
    self.isActive = isActive
  }
}

/// A grade of a cadre; `scale` is nil outside the scales of category C.
public struct Grade: Equatable, Sendable {
  public var code: String
  public var label: String
  public var cadre: String
  public var scale: Scale?

  public init(code: String, label: String, cadre: String, scale: Scale?) {
    self.code = code
    self.label = label
    self.cadre = cadre
    self.scale = scale
  }
}

/// A row of equivalence of level between two cadres, voted by the commission and live on the business date; it reads
/// both ways.
public struct Equivalence: Hashable, Sendable {
  public var first: String
  public var second: String

  public init(_ first: String, _ second: String) {
    self.first = first
    self.second = second
  }
}

/// A métier of ROME 4.0; the first three characters of its code are its professional domain.
public struct Metier: Equatable, Sendable {
  public var code: String
  public var label: String

  public init(code: String, label: String) {
    self.code = code
    self.label = label
  }
}

/// A directed ROME link: someone of `source` can move towards `target`.
public struct MetierLink: Hashable, Sendable {
  public var source: String
  public var target: String

  public init(source: String, target: String) {
    self.source = source
    self.target = target
  }
}

/// A move between two métiers seen to succeed, with the days of training and immersion it takes.
public struct Passerelle: Equatable, Sendable {
  public var source: String
  public var target: String
  public var theoryDays: Int
  public var practiceDays: Int

  public init(source: String, target: String, theoryDays: Int, practiceDays: Int) {
    self.source = source
    self.target = target
    self.theoryDays = theoryDays
    self.practiceDays = practiceDays
  }
}

/// A commune by its INSEE code; coordinates in millionths of a degree, nil for the three the source does not place.
public struct Commune: Equatable, Sendable {
  public var insee: String
  public var name: String
  public var latitude: Int32?
  public var longitude: Int32?

  public init(insee: String, name: String, latitude: Int32?, longitude: Int32?) {
    self.insee = insee
    self.name = name
    self.latitude = latitude
    self.longitude = longitude
  }
}

/// How the agent travels.
public enum TravelMode: String, CaseIterable, Sendable {
  case voiture
  case transport
  case velo
  case marche
}

/// A known travel time between two communes.
public struct TravelTime: Equatable, Sendable {
  public var from: String
  public var to: String
  public var mode: TravelMode
  public var minutes: Int

  public init(from: String, to: String, mode: TravelMode, minutes: Int) {
    self.from = from
    self.to = to
    self.mode = mode
    self.minutes = minutes
  }
}
