/// Half-days of a week, as a working pattern or as opening hours: bit 2 × weekday + half, Monday morning first.
public struct WorkingWeek: OptionSet, Hashable, Sendable {
  public var rawValue: UInt16
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Monday to Friday, mornings and afternoons.
  public static let fullTime = WorkingWeek(rawValue: 0b11_1111_1111)

  /// Whether the half-day is in the pattern; `half` is 0 for the morning, 1 for the afternoon.
  public func holds(_ day: Day, half: Int) -> Bool { rawValue >> (2 * day.weekday + half) & 1 == 1 }
}

/// From one day to another, both included.
public struct DaySpan: Hashable, Sendable {
  public var from: Day
  public var to: Day

  public init(_ from: Day, _ to: Day) {
    self.from = from
    self.to = to
  }

  public func contains(_ day: Day) -> Bool { from <= day && day <= to }
}

extension Day {
  /// 0 is Monday, 6 is Sunday; 2000-01-01 was a Saturday.
  public var weekday: Int { ((Int(number) + 5) % 7 + 7) % 7 }

  /// Easter Sunday of a year (Meeus, Jones and Butcher's form of the Gregorian computus).
  public static func easter(_ year: Int) -> Day? {
    let (golden, century, rest) = (year % 19, year / 100, year % 100)
    let correction = (8 * century + 13) / 25
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30
    let leap = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7
    let late = (golden + 11 * epact + 22 * leap) / 451
    let index = epact + leap - 7 * late + 114
    return Day(year: year, month: index / 31, day: index % 31 + 1)
  }

  /// The eleven legal holidays of a year, in order (C. trav. L3133-1). Those that Alsace and Moselle add (L3134-13) are
  /// closures of the places there.
  public static func publicHolidays(_ year: Int) -> [Day] {
    let fixed = [(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)]
    let moving = easter(year).map { [$0.adding(days: 1), $0.adding(days: 39), $0.adding(days: 50)] } ?? []
    return (fixed.compactMap { Day(year: year, month: $0.0, day: $0.1) } + moving).sorted()
  }
}
