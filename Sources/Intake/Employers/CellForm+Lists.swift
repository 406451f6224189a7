public import Mobility

/// Several values in one cell are parted by `|`.
extension CellForm {
  static let codes = list("des identifiants séparés par | (A1|A2)", whenEmpty: .texts([])) { isCode($0) ? $0 : nil }

  /// Nothing written is not known; `aucun` says there is none.
  static let codesOrUnknown = list(
    "des identifiants séparés par | ; « aucun » s'il n'y en a pas ; vide : inconnu", none: "AUCUN"
  ) {
    isCode($0) ? $0 : nil
  }

  static let romes = list("des codes ROME séparés par | (M1601|K2303)", whenEmpty: .texts([])) {
    CodeShape.metier.matches(Array($0.utf8)[...]) ? $0 : nil
  }

  static let sirets = list("des SIRET de 14 chiffres séparés par |", whenEmpty: .texts([])) { isSiret($0) ? $0 : nil }

  /// Words of a closed list.
  static func words(_ words: [String], whenEmpty: [String] = []) -> CellForm {
    let kept = Dictionary(words.map { (searchKey($0), $0) }) { first, _ in first }
    return list(
      "parmi \(words.joined(separator: ", ")), séparés par |", rule: .valueUnknown, whenEmpty: .texts(whenEmpty)
    ) { kept[searchKey($0)] }
  }

  /// Numbers of the OGR list of ROME, kept in ascending order.
  static let ogr = CellForm(
    .numbers, "des codes OGR de ROME séparés par | (300795|123456)", whenEmpty: .numbers([])
  ) {
    let items = parted($0)
    let numbers = items.compactMap { CodeShape.ogr.matches(Array($0.utf8)[...]) ? Int32($0) : nil }
    guard numbers.count == items.count, numbers.count <= 500 else { return nil }
    return .numbers(Set(numbers).sorted())
  }

  /// Years of exposure by code: `R01 12|R08 5`, kept as `R01|12`.
  static let exposures = list("des codes et des années séparés par | (R01 12|R08 5)", whenEmpty: .texts([])) {
    let words = $0.split(separator: " ")
    guard words.count == 2, isVocabulary(words[0]), let years = Int16(words[1]), 0...60 ~= years else { return nil }
    return "\(words[0])|\(years)"
  }

  static let restrictions = list(
    "des restrictions séparées par | : code, limite, précisions, du jj/mm/aaaa, au jj/mm/aaaa "
      + "(R01 10 répété au 31/12/2027|R14 soir+weekend)", whenEmpty: .texts([])
  ) { restriction($0) }

  static let demands = list(
    "des contraintes séparées par | : code, « non » si elle est absente, niveau, précisions, « aménageable », « non "
      + "aménageable » ou « couvert » (R01 15 répété|R02 non|R14 soir+weekend)", whenEmpty: .texts([])
  ) { demand($0) }

  static func list(
    _ meaning: String, rule: FileDefect.Rule = .valueShape, whenEmpty: Cell = .none, none: String? = nil,
    _ item: @escaping @Sendable (String) -> String?
  ) -> CellForm {
    CellForm(.texts, meaning, rule: rule, whenEmpty: whenEmpty) {
      if let none, searchKey($0) == none { return .texts([]) }
      let items = parted($0)
      let values = items.compactMap(item)
      guard values.count == items.count, values.count <= 200, Set(values).count == values.count else { return nil }
      return .texts(values)
    }
  }
}

func parted(_ text: String) -> [String] {
  text.split(separator: "|", omittingEmptySubsequences: false).map { stripped(String($0)) }
}

extension Restriction {
  /// What the cell of a restriction keeps, as `restriction` reads it.
  public var kept: String {
    let parts = Parts.names.filter { self.parts.contains($0.1) }.map(\.0).joined(separator: ",")
    let level = level.map { String($0) }
    let fields: [String?] = [
      code, level, unit?.rawValue, frequency?.rawValue, parts, isNeed ? "t" : "f", validFrom?.iso, validUntil?.iso,
    ]
    return fields.map { $0 ?? "" }.joined(separator: "|")
  }
}

/// `R01 10 répété du 01/03/2026 au 31/12/2027` as eight fields parted by `|`: code, level, unit, frequency, parts
/// (parted by commas), whether it is a need, first and last day. No free text passes.
private func restriction(_ text: String) -> String? {
  var words = text.split(separator: " ")[...]
  guard let code = words.popFirst(), isVocabulary(code) else { return nil }
  var fields = ["", "", "", "", "f", "", ""]
  func set(_ index: Int, _ value: String) -> Bool {
    defer { fields[index] = value }
    return fields[index].isEmpty || index == 4
  }
  while let word = words.popFirst() {
    let isNew: Bool
    switch searchKey(String(word)) {
    case "M", "METRES": isNew = set(1, "metre")
    case "MIN", "MINUTES": isNew = set(1, "minute")
    case "KG": isNew = true
    case "PONCTUEL": isNew = set(2, "ponctuel")
    case "REPETE": isNew = set(2, "repete")
    case "BESOIN": isNew = set(4, "t")
    case "DU": isNew = words.popFirst().flatMap { frenchDay(String($0)) }.map { set(5, $0.iso) } ?? false
    case "AU": isNew = words.popFirst().flatMap { frenchDay(String($0)) }.map { set(6, $0.iso) } ?? false
    default:
      if let level = Int32(word), 0...100_000 ~= level {
        isNew = set(0, String(level))
      } else {
        let parts = word.split(separator: "+").map { $0.lowercased() }
        guard parts.allSatisfy(restrictionParts.contains), Set(parts).count == parts.count else { return nil }
        isNew = set(3, parts.joined(separator: ","))
      }
    }
    guard isNew else { return nil }
  }
  // What the schema would refuse: a unit or a frequency is of one code, a period begins before it ends.
  guard fields[1].isEmpty || code == "R04", fields[2].isEmpty || code == "R01",
    fields[5].isEmpty || fields[6].isEmpty || fields[5] <= fields[6],
    [fields[5], fields[6]].allSatisfy({ $0.isEmpty || "1900-01-01"..."2199-12-31" ~= $0 })
  else { return nil }
  return ([String(code)] + fields).joined(separator: "|")
}

/// `R01 15 répété non aménageable` as eight fields parted by `|`: code, whether it is present, whether it meets the need,
/// level, unit, frequency, parts (parted by commas), whether it can be adapted.
private func demand(_ text: String) -> String? {
  var words = text.split(separator: " ")[...]
  guard let code = words.popFirst(), isVocabulary(code) else { return nil }
  var fields = ["t", "f", "", "", "", "", ""]
  var told: Set<Int> = []
  func set(_ index: Int, _ value: String) -> Bool {
    fields[index] = value
    return told.insert(index).inserted
  }
  while let word = words.popFirst() {
    let isNew: Bool
    switch searchKey(String(word)) {
    case "NON" where words.first.map({ searchKey(String($0)) }) == "AMENAGEABLE":
      words.removeFirst()
      isNew = set(6, "f")
    case "NON": isNew = set(0, "f")
    case "OUI": isNew = set(0, "t")
    case "COUVERT": isNew = set(1, "t")
    case "AMENAGEABLE": isNew = set(6, "t")
    case "M", "METRES": isNew = set(3, "metre")
    case "MIN", "MINUTES": isNew = set(3, "minute")
    case "KG": isNew = true
    case "PONCTUEL": isNew = set(4, "ponctuel")
    case "REPETE": isNew = set(4, "repete")
    default:
      if let level = Int32(word), 0...100_000 ~= level {
        isNew = set(2, String(level))
      } else {
        let parts = word.split(separator: "+").map { $0.lowercased() }
        guard parts.allSatisfy(restrictionParts.contains), Set(parts).count == parts.count else { return nil }
        isNew = set(5, parts.joined(separator: ","))
      }
    }
    guard isNew else { return nil }
  }
  // What the schema would refuse, and what says nothing: an absent demand has no level.
  guard fields[3].isEmpty || code == "R04", fields[4].isEmpty || code == "R01", fields[0] == "t" || told == [0] else {
    return nil
  }
  return ([String(code)] + fields).joined(separator: "|")
}

/// `R` and two digits, known or not: a word that names a disease is no code.
private func isVocabulary(_ code: Substring) -> Bool {
  code.utf8.count == 3 && code.hasPrefix("R") && code.utf8.dropFirst().allSatisfy(isDigit)
}

/// What a restriction or a demand that is a set is made of.
let restrictionParts = [
  "droit", "gauche", "matin", "soir", "weekend", "coupe", "siege", "logiciel", "interprete", "accessibilite",
]

/// Spaces of every kind around a text, taken off.
func stripped(_ text: String) -> String {
  let isSpace = { (character: Character) in character.isWhitespace }
  let start = text.drop(while: isSpace)
  return String(start[..<(start.lastIndex { !isSpace($0) }.map { start.index(after: $0) } ?? start.startIndex)])
}
