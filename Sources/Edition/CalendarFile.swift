/// A calendar file (iCalendar, RFC 5545): one event a half-day. Pseudonym and place only, no reason.
public struct CalendarFile: Sendable {
  public struct Event: Sendable {
    /// Stable, so that a calendar replaces the event of an earlier plan.
    public let uid: String
    public let summary: String
    public let location: String?
    /// `yyyymmddThhmmss`, local time of Paris.
    public let start: String
    public let end: String

    public init(uid: String, summary: String, location: String?, start: String, end: String) {
      self.uid = uid
      self.summary = summary
      self.location = location
      self.start = start
      self.end = end
    }
  }

  private let events: [Event]
  /// `yyyymmddThhmmssZ`: when the plan was published.
  private let stamp: String

  public init(_ events: [Event], stamp: String) {
    self.events = events
    self.stamp = stamp
  }

  public var text: String {
    var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//passerelle//cohorte//FR", "CALSCALE:GREGORIAN"]
    lines += CalendarFile.paris
    for event in events {
      lines += [
        "BEGIN:VEVENT", "UID:\(event.uid)", "DTSTAMP:\(stamp)", "DTSTART;TZID=Europe/Paris:\(event.start)",
        "DTEND;TZID=Europe/Paris:\(event.end)", "SUMMARY:\(CalendarFile.escaped(event.summary))",
      ]
      if let location = event.location { lines.append("LOCATION:\(CalendarFile.escaped(location))") }
      lines += ["TRANSP:OPAQUE", "END:VEVENT"]
    }
    lines.append("END:VCALENDAR")
    return lines.map { CalendarFile.folded($0) + "\r\n" }.joined()
  }

  /// The rule of summer time in France since 1996.
  private static let paris = [
    "BEGIN:VTIMEZONE", "TZID:Europe/Paris", "BEGIN:DAYLIGHT", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "TZNAME:CEST",
    "DTSTART:19960331T020000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT", "BEGIN:STANDARD",
    "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "TZNAME:CET", "DTSTART:19961027T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD", "END:VTIMEZONE",
  ]

  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\", ";", ",": result += "\\\(character)"
      case "\n", "\r\n": result += "\\n"
      default: result.append(character)
      }
    }
    return result
  }

  /// No line is longer than 75 bytes; a character is never cut.
  private static func folded(_ line: String) -> String {
    var (result, width) = ("", 0)
    for scalar in line.unicodeScalars {
      let bytes = UTF8.width(scalar)
      if width + bytes > 75 {
        result += "\r\n "
        width = 1
      }
      result.unicodeScalars.append(scalar)
      width += bytes
    }
    return result
  }
}
