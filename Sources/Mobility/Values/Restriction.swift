/// How often a load is lifted (R01).
public enum Frequency: String, CaseIterable, Sendable {
  case ponctuel
  case repete
}

/// Unit of the level of R04, the only code that has two.
public enum LevelUnit: String, CaseIterable, Sendable {
  case metre
  case minute
}

/// Parts of a demand that is a set: sides (R07, R09), hours (R14), or kinds of arrangement (R28).
public struct Parts: OptionSet, Hashable, Sendable {
  public var rawValue: UInt16
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  public static let droit = Parts(rawValue: 1)
  public static let gauche = Parts(rawValue: 2)
  /// Before 6 a.m.
  public static let matin = Parts(rawValue: 4)
  /// After 9 p.m.
  public static let soir = Parts(rawValue: 8)
  public static let weekend = Parts(rawValue: 16)
  public static let coupe = Parts(rawValue: 32)
  public static let siege = Parts(rawValue: 64)
  public static let logiciel = Parts(rawValue: 128)
  public static let interprete = Parts(rawValue: 256)
  public static let accessibilite = Parts(rawValue: 512)

  public static let names: [(String, Parts)] = [
    ("droit", .droit), ("gauche", .gauche), ("matin", .matin), ("soir", .soir), ("weekend", .weekend),
    ("coupe", .coupe), ("siege", .siege), ("logiciel", .logiciel), ("interprete", .interprete),
    ("accessibilite", .accessibilite),
  ]
}

/// A functional restriction: a neutral code of the vocabulary with its parameter and dates, and never a cause.
public struct Restriction: Equatable, Sendable {
  /// `R01` … `R28`; another code is kept, and answers SAN-INCONNU.
  public var code: String
  /// The limit: kg, minutes, metres, % or an ordinal, as the vocabulary says; nil when not given.
  public var level: Int?
  public var unit: LevelUnit?
  public var frequency: Frequency?
  /// The sides or hours forbidden; empty when not given.
  public var parts: Parts
  /// R03 only: alternating posture is required, so the restriction is a need.
  public var isNeed: Bool
  public var validFrom: Day?
  /// Last day included; nil is permanent.
  public var validUntil: Day?

  public init(
    code: String, level: Int? = nil, unit: LevelUnit? = nil, frequency: Frequency? = nil, parts: Parts = [],
    isNeed: Bool = false, validFrom: Day? = nil, validUntil: Day? = nil
  ) {
    self.code = code
    self.level = level
    self.unit = unit
    self.frequency = frequency
    self.parts = parts
    self.isNeed = isNeed
    self.validFrom = validFrom
    self.validUntil = validUntil
  }
}

/// What a post asks under one code of the vocabulary, as the host declared it.
public struct Demand: Equatable, Sendable {
  public var code: String
  /// False: the host declares that the post does not ask it.
  public var isPresent: Bool
  /// For a need (R28, alternating posture under R03): the post already meets it.
  public var meetsNeed: Bool
  public var level: Int?
  public var unit: LevelUnit?
  public var frequency: Frequency?
  public var parts: Parts
  /// Whether the post can be adapted; nil when never declared.
  public var isAdaptable: Bool?
  /// When the host declared it; a refusal to adapt holds twelve months.
  public var declaredOn: Day?
  /// Signed by the host's DRH.
  public var isSigned: Bool

  public init(
    code: String, isPresent: Bool, meetsNeed: Bool = false, level: Int? = nil, unit: LevelUnit? = nil,
    frequency: Frequency? = nil, parts: Parts = [], isAdaptable: Bool? = nil, declaredOn: Day? = nil,
    isSigned: Bool = false
  ) {
    self.code = code
    self.isPresent = isPresent
    self.meetsNeed = meetsNeed
    self.level = level
    self.unit = unit
    self.frequency = frequency
    self.parts = parts
    self.isAdaptable = isAdaptable
    self.declaredOn = declaredOn
    self.isSigned = isSigned
  }
}
