/// What a rule answers about a pair; the worst answer prevails.
public enum Answer: UInt8, CaseIterable, Comparable, Sendable {
  case conforme = 0
  /// Possible if someone decides or acts.
  case sousCondition = 1
  /// A datum is missing, stale or without parameter: never green, never red.
  case aInstruire = 2
  case bloquant = 3

  public static func < (left: Answer, right: Answer) -> Bool { left.rawValue < right.rawValue }

  public var name: String {
    switch self {
    case .conforme: "conforme"
    case .sousCondition: "sous_condition"
    case .aInstruire: "a_instruire"
    case .bloquant: "bloquant"
    }
  }
}

/// The four separate axes of a verdict, the commission's own column, and the two that change no verdict.
public enum Axis: String, CaseIterable, Sendable {
  case statut
  case sante
  case souhaits
  case competences
  case commission
  case priorite
  case plan
}

/// The verdict of a pair: its worst answer.
public enum Verdict: String, CaseIterable, Sendable {
  case proposable = "PROPOSABLE"
  case proposableSousCondition = "PROPOSABLE_SOUS_CONDITION"
  case aInstruire = "A_INSTRUIRE"
  case nonRecevable = "NON_RECEVABLE"

  public init(worst: Answer) {
    self =
      switch worst {
      case .conforme: .proposable
      case .sousCondition: .proposableSousCondition
      case .aInstruire: .aInstruire
      case .bloquant: .nonRecevable
      }
  }
}

extension [Int] {
  /// Of counts in the order of `Verdict.allCases`.
  public subscript(verdict: Verdict) -> Int {
    get { Verdict.allCases.firstIndex(of: verdict).map { self[$0] } ?? 0 }
    set { if let index = Verdict.allCases.firstIndex(of: verdict) { self[index] = newValue } }
  }
}
