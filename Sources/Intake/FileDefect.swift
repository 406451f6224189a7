/// One thing wrong in a file, told so that whoever sent the file can mend it without help: where, which rule, what was
/// found, what to do.
public struct FileDefect: Sendable, Equatable {
  /// The rules a file can break. The raw value is the code printed and stored; a code keeps its meaning for ever.
  public enum Rule: String, Sendable, CaseIterable {
    case fileUnreadable = "FILE-UNREADABLE"
    case fileMissing = "FILE-MISSING"
    case fileAmbiguous = "FILE-AMBIGUOUS"
    case encoding = "CSV-ENCODING"
    case nul = "CSV-NUL"
    case quote = "CSV-QUOTE"
    case tooLong = "CSV-TOO-LONG"
    case fields = "CSV-FIELDS"
    case columnMissing = "CSV-COLUMN-MISSING"
    case columnRepeated = "CSV-COLUMN-REPEATED"
    case empty = "CSV-EMPTY"
    case unfinished = "CSV-UNFINISHED"
    case valueMissing = "VALUE-MISSING"
    case valueShape = "VALUE-SHAPE"
    case valueRange = "VALUE-RANGE"
    case valueUnknown = "VALUE-UNKNOWN"
    case keyRepeated = "KEY-REPEATED"
    case orphan = "REF-ORPHAN"
    case incomplete = "REF-INCOMPLETE"
    case conflict = "REF-CONFLICT"
    case keyTaken = "KEY-TAKEN"
    case refusedByDatabase = "DB-REFUSED"
  }

  /// The path as the user gave it.
  public let file: String
  /// First line of the file is 1. None when the defect is of the whole file.
  public let line: Int?
  /// Position in the line, in bytes, from 1: only for defects of the text itself (encoding, quotes).
  public let byte: Int?
  /// Header name of the column, when the defect is of one value.
  public let column: String?
  public let rule: Rule
  /// What is wrong, as a clause.
  public let reason: String
  /// What was found, shortened and made printable. None when there is nothing to quote.
  public let value: String?
  /// What to do, as a sentence without its full stop.
  public let remedy: String

  public init(
    file: String, line: Int? = nil, byte: Int? = nil, column: String? = nil, rule: Rule, reason: String,
    value: String? = nil, remedy: String
  ) {
    self.file = file
    self.line = line
    self.byte = byte
    self.column = column
    self.rule = rule
    self.reason = reason
    self.value = value.map(FileDefect.printable)
    self.remedy = remedy
  }

  /// At most 60 characters, without control or direction characters: a value quoted in a terminal must not act on it.
  static func printable(_ value: String) -> String {
    var shown = ""
    for scalar in value.unicodeScalars.prefix(60) {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned:
        shown += "\\u{" + String(scalar.value, radix: 16) + "}"
      default: shown.unicodeScalars.append(scalar)
      }
    }
    return value.unicodeScalars.count > 60 ? shown + "…" : shown
  }
}

extension FileDefect: CustomStringConvertible {
  public var description: String {
    var place = file
    if let line { place += ", line \(line)" }
    if let byte { place += ", byte \(byte)" }
    if let column { place += ", column \(column)" }
    let found = value.map { " (found \"\($0)\")" } ?? ""
    return "\(place): \(rule.rawValue): \(reason)\(found). \(remedy)."
  }
}
