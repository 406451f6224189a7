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
