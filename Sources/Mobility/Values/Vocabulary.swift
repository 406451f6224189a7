/// The 28 neutral codes of functional restrictions, and how each compares with a post's demand.
public enum Vocabulary {
  public static let count = 28

  /// How a restriction of a code is held against the demand of the same code.
  public enum Comparison: Sendable {
    /// Forbidden as soon as the post asks it.
    case presence
    /// The demand's level may not pass the limit: kg, minutes, metres or an ordinal.
    case threshold
    /// The sides or hours forbidden may not meet those asked.
    case parts
    /// Something the post must offer; a demand declared absent answers nothing.
    case need
    /// The limit is on the post's working time, in percent of full time.
    case quotite
    /// The limit is on the journey, in minutes.
    case travel
  }

  /// Contact with the public (R22) is an ordinal: 0 none, 1 limited, 2 without conflict, 3 conflictual.
  public static let comparisons: [Comparison] = [
    .threshold, .threshold, .presence, .threshold, .presence, .presence, .parts, .presence, .parts, .presence,
    .presence, .presence, .presence, .parts, .presence, .presence, .presence, .presence, .presence, .presence,
    .presence, .threshold, .presence, .presence, .presence, .quotite, .travel, .need,
  ]

  /// 1 for `R01` … 28 for `R28`; nil for any other text.
  public static func number(_ code: String) -> Int? {
    let bytes = Array(code.utf8)
    guard bytes.count == 3, bytes[0] == UInt8(ascii: "R"), (48...57).contains(bytes[1]), (48...57).contains(bytes[2])
    else { return nil }
    let number = Int(bytes[1] - 48) * 10 + Int(bytes[2] - 48)
    return (1...count).contains(number) ? number : nil
  }

  public static func code(_ number: Int) -> String { number < 10 ? "R0\(number)" : "R\(number)" }
}
