/// How a code is written. Codes are text: they keep their leading zeros and letters.
struct CodeShape: Sendable {
  /// Said after "this is not" and "Write".
  let meaning: String
  let matches: @Sendable (ArraySlice<UInt8>) -> Bool

  /// ROME 4.0: a letter of a grand domaine and four digits.
  static let metier = CodeShape(meaning: "a code of métier, a letter from A to N and four digits such as M1601") {
    $0.count == 5 && isGrandDomaine($0.first!) && $0.dropFirst().allSatisfy(isDigit)
  }

  /// ROME 4.0: the three first characters of the code of a métier.
  static let domain = CodeShape(meaning: "a code of domain, a letter from A to N and two digits such as M16") {
    $0.count == 3 && isGrandDomaine($0.first!) && $0.dropFirst().allSatisfy(isDigit)
  }

  /// ROME: number of an item or appellation in the OGR list.
  static let ogr = CodeShape(meaning: "an OGR code, one to nine digits such as 300795") {
    (1...9).contains($0.count) && $0.allSatisfy(isDigit) && $0.first! != UInt8(ascii: "0")
  }

  /// INSEE, code officiel géographique: Corsica is 2A and 2B, overseas départements begin with 97.
  static let insee = CodeShape(meaning: "an INSEE code of commune, five characters such as 01004, 2A004 or 97411") {
    guard $0.count == 5, isDigit($0.first!), $0.dropFirst(2).allSatisfy(isDigit) else { return false }
    let second = $0.dropFirst().first!
    return isDigit(second) || ($0.first! == UInt8(ascii: "2") && (second == letterA || second == letterA + 1))
  }

  static let postcode = CodeShape(meaning: "a postcode, five digits such as 74000") {
    $0.count == 5 && $0.allSatisfy(isDigit)
  }

  /// INSEE, zones d'emploi 2020.
  static let zoneEmploi = CodeShape(meaning: "a code of zone d'emploi, four digits such as 8401") {
    $0.count == 4 && $0.allSatisfy(isDigit)
  }

  /// INGRES referential of State corps.
  static let corps = CodeShape(meaning: "a code of corps, five digits such as 00003") {
    $0.count == 5 && $0.allSatisfy(isDigit)
  }
}

private let letterA = UInt8(ascii: "A")

/// 0 to 9 in ASCII: other digits of Unicode are no digits of a code.
func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

private func isGrandDomaine(_ byte: UInt8) -> Bool { byte >= letterA && byte <= UInt8(ascii: "N") }
