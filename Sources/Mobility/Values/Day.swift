/// A calendar date: whole days from 2000-01-01, as PostgreSQL's binary `date`.
///
/// Arithmetic on months is calendar arithmetic (31/01 + 1 month = 28/02), never 30-day months: notice periods of the
/// public service are counted in months (CGFP L511-3).
public struct Day: Hashable, Comparable, Sendable {
  public var number: Int32

  public init(_ number: Int32) { self.number = number }

  /// The proleptic Gregorian date, or nil where year, month and day name no date between the years 1 and 9999.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Day.daysIn(month: month, year: year)
    else { return nil }
    self.number = Day.number(year: year, month: month, day: day)
  }

  /// Reads `2026-11-23`, the only form the project's own files and arguments use.
  public init?(iso text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2 else { return nil }
    let numbers = parts.compactMap { part -> Int? in
      var value = 0
      for byte in part {
        guard byte >= 48, byte <= 57 else { return nil }
        value = value * 10 + Int(byte - 48)
      }
      return value
    }
    guard numbers.count == 3 else { return nil }
    self.init(year: numbers[0], month: numbers[1], day: numbers[2])
  }

  public static func < (left: Day, right: Day) -> Bool { left.number < right.number }

  /// Days from `start` to `self`; negative when `self` is earlier.
  public func days(since start: Day) -> Int { Int(number) - Int(start.number) }

  public func adding(days: Int) -> Day { Day(number + Int32(days)) }

  /// The same day of the month `months` later, or the last day of that month when it has no such day.
  public func adding(months: Int) -> Day {
    let (year, month, day) = civil
    let index = year * 12 + (month - 1) + months
    let (targetYear, targetMonth) = (index / 12, index % 12 + 1)
    let last = Day.daysIn(month: targetMonth, year: targetYear)
    return Day(Day.number(year: targetYear, month: targetMonth, day: min(day, last)))
  }

  /// Year, month (1–12) and day (1–31). Algorithm: days-to-civil over 400-year eras.
  public var civil: (year: Int, month: Int, day: Int) {
    let shifted = Int(number) + 730_425  // days from 0000-03-01
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  public var iso: String {
    let (year, month, day) = civil
    func padded(_ value: Int, _ width: Int) -> String {
      let text = String(value)
      return String(repeating: "0", count: max(0, width - text.count)) + text
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  private static func number(year: Int, month: Int, day: Int) -> Int32 {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int32(era * 146_097 + dayOfEra - 730_425)
  }

  private static func daysIn(month: Int, year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension Day? {
  /// Known, and come by `day`.
  func isReached(on day: Day) -> Bool { map { $0 <= day } ?? false }

  /// Not over on `day`; where nothing is said, there is no end.
  func isOpen(on day: Day) -> Bool { map { $0 >= day } ?? true }
}
