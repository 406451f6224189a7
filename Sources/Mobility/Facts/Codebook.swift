/// Numbers for text codes, so that a pair compares integers. Numbers follow the order of first sight.
public struct Codebook: Sendable {
  private var numbers: [String: Int32] = [:]
  private(set) var codes: [String] = []

  public init() {}

  /// The number of `code`, given at first sight.
  mutating func number(_ code: String) -> Int32 {
    if let known = numbers[code] { return known }
    let number = Int32(codes.count)
    numbers[code] = number
    codes.append(code)
    return number
  }

  /// The number of `code`, or -1 for nil.
  mutating func number(_ code: String?) -> Int32 {
    guard let code else { return unknownCode }
    return number(code)
  }

  func known(_ code: String) -> Int32? { numbers[code] }

  func code(_ number: Int32) -> String { codes[Int(number)] }
}

/// The number that stands for a code never given.
let unknownCode: Int32 = -1

/// Two numbers as one key of a look-up.
func pairKey(_ first: Int32, _ second: Int32) -> UInt64 {
  UInt64(UInt32(bitPattern: first)) << 32 | UInt64(UInt32(bitPattern: second))
}
