import Mobility

extension CellForm {
  /// An identifier that people chose: kept as text, leading zeros included.
  static let code = CellForm(.text, "un identifiant de 1 à 64 lettres sans accent, chiffres ou _./:+-") {
    isCode($0) ? .text($0) : nil
  }

  static func label(_ longest: Int = 200) -> CellForm {
    CellForm(.text, "un texte d'une ligne, \(longest) caractères au plus") {
      $0.unicodeScalars.count <= longest && isPlain($0) ? .text($0) : nil
    }
  }

  /// Line ends are allowed.
  static let prose = CellForm(.text, "un texte de 4 000 caractères au plus") {
    let text = $0.split(separator: "\r\n", omittingEmptySubsequences: false).joined(separator: "\n")
    let line = text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: " ")
    return text.unicodeScalars.count <= 4000 && isPlain(line) ? .text(text) : nil
  }

  static let siret = CellForm(.text, "un SIRET de 14 chiffres dont la clé est juste", rule: .valueShape) {
    isSiret($0) ? .text($0) : nil
  }

  static let insee = CellForm(.text, "un code INSEE de commune à 5 caractères, gardé comme texte (01004, 2A004)") {
    CodeShape.insee.matches(Array($0.utf8)[...]) ? .text($0) : nil
  }

  static let rome = CellForm(.text, "un code ROME, une lettre et quatre chiffres (M1601)") {
    CodeShape.metier.matches(Array($0.utf8)[...]) ? .text($0) : nil
  }

  static let email = CellForm(.text, "une adresse électronique") {
    let parts = $0.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...64).contains(parts[0].count), (1...190).contains(parts[1].count), isPlain($0),
      !$0.contains(where: \.isWhitespace),
      parts[1].utf8.allSatisfy({ isDigit($0) || isLetter($0) || $0 == 0x2D || $0 == 0x2E })
    else { return nil }
    return .text($0)
  }

  /// A date between 1900 and 2199, as French spreadsheets write it or in ISO 8601.
  static let day = CellForm(.day, "une date jj/mm/aaaa, de 1900 à 2199", rule: .valueRange) {
    frenchDay($0).flatMap { dayRange.contains($0) ? .day($0) : nil }
  }

  /// The last day of something: 31/12/9999 is how some write that there is none.
  static let lastDay = CellForm(.day, "une date jj/mm/aaaa ; vide ou 31/12/9999 : sans fin", rule: .valueRange) {
    guard let day = frenchDay($0) else { return nil }
    if day == Day(year: 9999, month: 12, day: 31) { return Cell.none }
    return dayRange.contains(day) ? .day(day) : nil
  }

  /// Euros a month, into centimes.
  static let euros = CellForm(.bigint, "un montant mensuel en euros (1 944,50), de 0 à 100 000", rule: .valueRange) {
    frenchDecimal($0, places: 2).flatMap { 0...10_000_000 ~= $0 ? .number($0) : nil }
  }

  static func whole(_ range: ClosedRange<Int64>, _ storage: CellStorage = .smallint) -> CellForm {
    CellForm(storage, "un nombre entier de \(range.lowerBound) à \(range.upperBound)", rule: .valueRange) {
      frenchDecimal($0, places: 0).flatMap { range.contains($0) ? .number($0) : nil }
    }
  }

  static func yesNo(_ whenEmpty: Bool?) -> CellForm {
    let unsaid = whenEmpty.map { $0 ? "oui" : "non" } ?? "non renseigné"
    return CellForm(
      .flag, "oui ou non ; vide : \(unsaid)", rule: .valueUnknown, whenEmpty: whenEmpty.map { .flag($0) } ?? .none
    ) { truths[searchKey($0)].map { .flag($0) } }
  }

  /// One of a closed list: what people write (accents and capitals do not matter), and what is kept.
  static func choice(_ words: KeyValuePairs<String, String>) -> CellForm {
    let kept = Dictionary(words.map { (searchKey($0.key), $0.value) }) { first, _ in first }
    return CellForm(.text, words.map(\.key).joined(separator: ", "), rule: .valueUnknown) {
      kept[searchKey($0)].map { .text($0) }
    }
  }

  /// The time of the day, in minutes from midnight.
  static let clock = CellForm(.smallint, "une heure hh:mm, de 00:00 à 24:00", rule: .valueRange) {
    clockMinutes($0).flatMap { 0...1440 ~= $0 ? .number($0) : nil }
  }

  /// Weekly hours, in minutes: `35:00`, `17h30` or `17,5`. Full time is 35 h.
  static let weeklyHours = CellForm(
    .integer, "une durée par semaine (35:00 ou 17,5), 48 h au plus ; vide : temps complet", rule: .valueRange,
    whenEmpty: .number(2100)
  ) {
    let decimal = frenchDecimal($0, places: 2).flatMap { $0 * 60 % 100 == 0 ? $0 * 60 / 100 : nil }
    return (clockMinutes($0) ?? decimal).flatMap { 1...2880 ~= $0 ? .number($0) : nil }
  }
}

private let truths = [
  "OUI": true, "O": true, "VRAI": true, "X": true, "1": true, "NON": false, "N": false, "FAUX": false, "0": false,
]

private let dayRange = Day(year: 1900, month: 1, day: 1)!...Day(year: 2199, month: 12, day: 31)!
