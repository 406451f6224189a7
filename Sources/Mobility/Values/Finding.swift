/// A value a rule speaks about. The wording rows say how to print it; this is its canonical form.
public enum Value: Hashable, Sendable {
  case number(Int)
  case metres(Int)
  case centimes(Int64)
  case date(Day)
  /// Weekly minutes.
  case minutes(Int)
  /// A code of a referential: restriction, cadre, diploma, métier, SIRET …
  case code(String)

  /// The form that is published and hashed: integers plain, dates ISO, codes as they are.
  public var canonical: String {
    switch self {
    case .number(let value), .metres(let value), .minutes(let value): String(value)
    case .centimes(let value): String(value)
    case .date(let day): day.iso
    case .code(let code): code
    }
  }
}

/// One rule's answer about one pair, with the values it read.
public struct Finding: Hashable, Sendable {
  public var rule: Rule
  public var answer: Answer
  public var values: [Value]

  public init(_ rule: Rule, _ answer: Answer, _ values: [Value] = []) {
    self.rule = rule
    self.answer = answer
    self.values = values
  }

  /// The code with its parameter, as the commission prints it: `DATE-PREAVIS 64 j`, `SAN-BLOQUE R01`, `TNC-17H30`.
  public var label: String {
    switch (rule, values.first) {
    case (.parcours, .number(let theory)?):
      guard case .number(let practice)? = values.dropFirst().first else { return rule.rawValue }
      return "\(rule.rawValue)-\(theory)+\(practice)"
    case (.capacity, .number(let seats)?): return "\(rule.rawValue)-\(seats)"
    case (.partTime, .minutes(let minutes)?):
      let rest = minutes % 60
      return "\(rule.rawValue)-\(minutes / 60)H\(rest < 10 ? "0" : "")\(rest)"
    case (.notice, .number(let days)?): return "\(rule.rawValue) \(days) j"
    case (.distance, .metres(let metres)?):
      guard answer == .sousCondition else { return "\(rule.rawValue) \(metres / 1000) km" }
      return "\(rule.rawValue) \(metres / 1000),\(metres % 1000 / 100) km"
    case (_, .code(let code)?) where rule.axis == .sante: return "\(rule.rawValue) \(code)"
    default: return rule.rawValue
    }
  }
}
