/// One thing wrong in a file that an employer gives: where and which rule. The sentence is a row of the catalogue.
public struct LineDefect: Sendable, Equatable {
  /// None when the defect is of the whole file.
  public let line: Int?
  /// Header of the column.
  public let column: String?
  public let rule: FileDefect.Rule
  /// What was found, shortened and printable; never a value of a sensitive column, nor of a line that cannot be cut.
  public let value: String?
  /// What was expected, in French.
  public let expected: String?

  public init(line: Int?, column: String?, rule: FileDefect.Rule, value: String?, expected: String?) {
    self.line = line
    self.column = column
    self.rule = rule
    self.value = value
    self.expected = expected
  }
}

/// Every defect is counted; the first thousand are kept, so that a long file wholly wrong fills no memory.
public struct LineDefects: Sendable {
  public static let mostKept = 1000
  public private(set) var kept: [LineDefect] = []
  public private(set) var total = 0

  mutating func append(_ defect: LineDefect) {
    total += 1
    if kept.count < Self.mostKept { kept.append(defect) }
  }
}

/// What a reading found by itself, line by line.
public struct LineCount: Sendable {
  /// Lines that are no comment, refused ones included.
  public internal(set) var lines = 0
  public internal(set) var refused = 0
  public internal(set) var defects = LineDefects()

  public init(lines: Int = 0) { self.lines = lines }
}
