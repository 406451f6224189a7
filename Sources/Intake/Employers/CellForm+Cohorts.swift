import Mobility

/// What the files of a cohort say in one cell: days of the week, dates, dated things.
extension CellForm {
  /// Half-days worked each week, as a mask: bit 2 × weekday + half, Monday morning first.
  static let week = CellForm(
    .smallint, "des jours ou demi-journées séparés par | (lundi|mardi matin|jeudi) ; vide : du lundi au vendredi",
    rule: .valueUnknown, whenEmpty: .number(1023)
  ) { text in
    var mask: Int64 = 0
    for item in parted(text) {
      let words = searchKey(item).split(separator: " ", maxSplits: 1).map(String.init)
      guard let day = words.first.flatMap(weekdays.firstIndex) else { return nil }
      switch words.dropFirst().first {
      case nil: mask |= 3 << (2 * day)
      case "MATIN": mask |= 1 << (2 * day)
      case "APRES MIDI": mask |= 2 << (2 * day)
      default: return nil
      }
    }
    return .number(mask)
  }

  /// Days or spans of days, kept as `2027-02-08/2027-02-26`.
  static let spans = list("des dates séparées par | (08/02/2027 au 26/02/2027|05/03/2027)", whenEmpty: .texts([])) {
    let words = $0.split(separator: " ")
    guard words.count == 1 || words.count == 3 && searchKey(String(words[1])) == "AU",
      let first = frenchDay(String(words[0])), let last = frenchDay(String(words[words.count - 1])), first <= last
    else { return nil }
    return "\(first.iso)/\(last.iso)"
  }

  /// Numbers of days by date, kept as `2025-06-20/12`.
  static let datedNumbers = list("des dates et des jours séparés par | (20/06/2025 12)", whenEmpty: .texts([])) {
    let words = $0.split(separator: " ")
    guard words.count == 2, let day = frenchDay(String(words[0])), let number = Int(words[1]), 1...100 ~= number
    else { return nil }
    return "\(day.iso)/\(number)"
  }

  /// Dates by identifier, kept as `2026-11-12/L-01`.
  static let datedCodes = list("des identifiants et des dates séparés par | (L-01 12/11/2026)", whenEmpty: .texts([])) {
    let words = $0.split(separator: " ")
    guard words.count == 2, isCode(words[0]), let day = frenchDay(String(words[1])) else { return nil }
    return "\(day.iso)/\(words[0])"
  }
}

private let weekdays = ["LUNDI", "MARDI", "MERCREDI", "JEUDI", "VENDREDI", "SAMEDI", "DIMANCHE"]
