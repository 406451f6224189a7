import Mobility

/// Values as French spreadsheets write them.

/// `23/11/2026`, `3/1/2026` or `2026-11-23`, with a time after it or not (some exports write midnight everywhere).
func frenchDay(_ text: String) -> Day? {
  let date = text.prefix { $0 != " " && $0 != "T" }
  guard date.count == text.count || isMidnight(text.dropFirst(date.count + 1)) else { return nil }
  let parts = date.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
  guard parts.count == 3 else { return Day(iso: String(date)) }
  guard (1...2).contains(parts[0].count), (1...2).contains(parts[1].count), parts[2].count == 4,
    parts.allSatisfy({ $0.allSatisfy(isDigit) })
  else { return nil }
  let numbers = parts.map { Int(String(decoding: Array($0), as: UTF8.self))! }
  return Day(year: numbers[2], month: numbers[1], day: numbers[0])
}

private func isMidnight(_ time: Substring) -> Bool {
  !time.isEmpty && time.utf8.allSatisfy { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: ":") }
}

/// `1 944,50` in units of the last place: 194450 for two places. Spaces part thousands; the comma or the point parts the
/// decimals; a currency or per cent sign may follow.
func frenchDecimal(_ text: String, places: Int) -> Int64? {
  var value: Int64 = 0
  var decimals: Int?
  var digits = 0
  for scalar in text.unicodeScalars {
    switch scalar {
    case "0"..."9":
      if decimals == places {
        // Further places may only say zero: 35,000 is 35.
        if scalar != "0" { return nil }
        continue
      }
      guard digits < 15 else { return nil }
      value = value * 10 + Int64(scalar.value - 48)
      digits += 1
      decimals = decimals.map { $0 + 1 }
    case ",", ".":
      guard decimals == nil, digits > 0 else { return nil }
      decimals = 0
    case " ", "\u{A0}", "\u{202F}", "€", "%": continue
    default: return nil
    }
  }
  guard digits > 0 else { return nil }
  return (0..<places - (decimals ?? 0)).reduce(value) { scaled, _ in scaled * 10 }
}

/// `17:30`, `17h30` or `35h`, in minutes.
func clockMinutes(_ text: String) -> Int64? {
  let parts = text.lowercased().utf8.split(omittingEmptySubsequences: false) {
    $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "h")
  }
  guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].isEmpty || parts[1].count == 2,
    parts.allSatisfy({ $0.allSatisfy(isDigit) })
  else { return nil }
  let numbers = parts.map { Int64(String(decoding: Array($0), as: UTF8.self)) ?? 0 }
  return numbers[1] < 60 ? numbers[0] * 60 + numbers[1] : nil
}

/// What the schema's codes are made of.
public func isCode(_ text: some StringProtocol) -> Bool {
  guard let first = text.utf8.first, text.utf8.count <= 64, isDigit(first) || isLetter(first) else { return false }
  return text.utf8.allSatisfy { isDigit($0) || isLetter($0) || "_./:+-".utf8.contains($0) }
}

func isLetter(_ byte: UInt8) -> Bool {
  UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
}

/// No control character, and no mark that turns the direction of a text.
func isPlain(_ text: String) -> Bool { !text.unicodeScalars.contains(where: isUnseen) }

func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0...0x1F, 0x7F...0x9F, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
  default: false
  }
}

/// Luhn's key over 14 digits; La Poste alone numbers its establishments by a plain sum, a multiple of five.
func isSiret(_ text: some StringProtocol) -> Bool {
  let digits = text.utf8.map { Int($0) - 48 }
  guard digits.count == 14, digits.allSatisfy({ 0...9 ~= $0 }) else { return false }
  let luhn = digits.enumerated().reduce(0) { sum, digit in
    let doubled = digit.element * (digit.offset % 2 == 0 ? 2 : 1)
    return sum + doubled / 10 + doubled % 10
  }
  return luhn % 10 == 0 || text.hasPrefix("356000000") && digits.reduce(0, +) % 5 == 0
}
