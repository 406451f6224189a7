import Mobility
import Testing

@Suite struct CalendarTests {
  /// Dates of the almanac, early and late Easters among them.
  @Test(arguments: [
    "1961-04-02", "2000-04-23", "2008-03-23", "2011-04-24", "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28",
    "2038-04-25", "2049-04-18", "2076-04-19", "2099-04-12",
  ]) func easterIsThatOfTheAlmanac(iso: String) throws {
    let day = try #require(Day(iso: iso))
    #expect(Day.easter(day.civil.year) == day)
    #expect(day.weekday == 6)
  }

  @Test func holidaysOf2027() {
    #expect(
      Day.publicHolidays(2027).map(\.iso) == [
        "2027-01-01", "2027-03-29", "2027-05-01", "2027-05-06", "2027-05-08", "2027-05-17", "2027-07-14",
        "2027-08-15", "2027-11-01", "2027-11-11", "2027-12-25",
      ])
  }

  @Test func weekdaysFollowOneAnother() throws {
    let start = try #require(Day(iso: "1999-12-27"))
    for offset in 0..<1000 { #expect(start.adding(days: offset).weekday == offset % 7) }
  }

  @Test func aWeekHoldsItsHalfDays() throws {
    let wednesday = try #require(Day(iso: "2026-11-25"))
    let week = WorkingWeek(rawValue: 1023 - 32)
    #expect(week.holds(wednesday, half: 0) && !week.holds(wednesday, half: 1))
    #expect(!WorkingWeek.fullTime.holds(wednesday.adding(days: 3), half: 0))
  }
}
