import Mobility
import Testing

/// The calendar, against a count of days made one by one.
@Suite struct DayTests {
  @Test func everyDayFrom1900To2200IsItsOwnDate() throws {
    var day = try #require(Day(year: 1900, month: 1, day: 1))
    for year in 1900...2200 {
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      for (month, length) in lengths.enumerated() {
        #expect(Day(year: year, month: month + 1, day: length + 1) == nil)
        for date in 1...length {
          let (civilYear, civilMonth, civilDay) = day.civil
          guard civilYear == year, civilMonth == month + 1, civilDay == date,
            Day(year: year, month: month + 1, day: date) == day
          else {
            Issue.record("\(year)-\(month + 1)-\(date) reads \(day.iso)")
            return
          }
          day = day.adding(days: 1)
        }
      }
    }
    #expect(day.iso == "2201-01-01")
  }

  @Test func postgreSQLCountsFrom2000() {
    #expect(Day(year: 2000, month: 1, day: 1)?.number == 0)
    #expect(Day(iso: "1999-12-31")?.number == -1)
    #expect(Day(iso: "2026-12-31")?.number == 9861)
  }

  @Test(arguments: [
    ("2026-01-31", 1, "2026-02-28"), ("2028-01-31", 1, "2028-02-29"), ("2026-12-09", 3, "2027-03-09"),
    ("2026-11-30", 3, "2027-02-28"), ("2028-02-29", 12, "2029-02-28"), ("2026-03-31", 6, "2026-09-30"),
    ("2026-12-31", 0, "2026-12-31"), ("2026-12-15", 1, "2027-01-15"), ("2027-03-31", -1, "2027-02-28"),
  ])
  func monthsAreCalendarMonths(_ start: String, _ months: Int, _ end: String) {
    #expect(Day(iso: start)?.adding(months: months).iso == end)
  }

  @Test(arguments: ["2026-1-31", "2026-02-29", "26-01-01", "2026-00-10", "2026-13-01", "2026/01/01", "", "2026-01-+1"])
  func whatIsNoDateIsRefused(_ text: String) {
    #expect(Day(iso: text) == nil)
  }
}
