/// A public employer, known by its SIRET (text of 14 digits).
public struct Employer: Equatable, Sendable {
  public var siret: String
  public var name: String
  public var versant: Versant
  /// INSEE code of the seat, nil when unknown.
  public var commune: String?

  public init(siret: String, name: String, versant: Versant, commune: String?) {
    self.siret = siret
    self.name = name
    self.versant = versant
    self.commune = commune
  }
}

/// A convention between employers, as it stands on the business date.
public struct Convention: Equatable, Sendable {
  public var code: String
  /// SIRETs of the employers party to it on the business date; empty unless it is signed and in force.
  public var parties: [String]

  public init(code: String, parties: [String]) {
    self.code = code
    self.parties = parties
  }
}

/// What an employer has given for the night, and when.
public struct Delivery: Equatable, Sendable {
  public var siret: String
  public var loadedOn: Day?
  /// The last load failed: yesterday's data stand, and are marked so.
  public var stale: Bool

  public init(siret: String, loadedOn: Day?, stale: Bool) {
    self.siret = siret
    self.loadedOn = loadedOn
    self.stale = stale
  }
}
