import PQ

/// A file of one employer on its way to the tables.
public struct EmployerImport: Sendable {
  public enum Kind: String, Sendable {
    case agents
    case posts
    case demands
    case places
    case cohortPlaces = "cohort-places"
    case candidates
    case decisions
    case attendance
    case assessments

    var isOfCohort: Bool {
      switch self {
      case .agents, .posts, .demands, .places: false
      case .cohortPlaces, .candidates, .decisions, .attendance, .assessments: true
      }
    }
  }

  public let kind: Kind
  public let commission: String
  /// SIRET; none for a loader of one employer only.
  public let employer: String?
  /// Judge everything, write nothing.
  public let isDryRun: Bool
  /// What the file has, in its order.
  public let columns: [GivenColumn]

  public init(_ kind: Kind, of commission: String, employer: String?, isDryRun: Bool, columns: [GivenColumn]) {
    self.kind = kind
    self.commission = commission
    self.employer = employer
    self.isDryRun = isDryRun
    self.columns = columns
  }
}

/// A column of a file, and where it goes.
public struct GivenColumn: Sendable {
  /// Header of the column: letters, digits and underscores.
  public let name: String
  public let table: String
  public let column: String
  /// SQL type of the values.
  public let type: String
  /// What each value must name, if it must: table and column.
  public let refers: (table: String, column: String)?
  public let isSensitive: Bool
  /// In French.
  public let expected: String

  public init(
    _ name: String, table: String, column: String, type: String, refers: (table: String, column: String)?,
    isSensitive: Bool, expected: String
  ) {
    self.name = name
    self.table = table
    self.column = column
    self.type = type
    self.refers = refers
    self.isSensitive = isSensitive
    self.expected = expected
  }

  var quoted: String { Connection.quoted(name) }
}

/// A defect of a file: the rule is a code of the catalogue `file_rule`.
public struct GivenDefect: Sendable, Equatable {
  public let line: Int?
  public let column: String?
  public let rule: String
  public let value: String?
  public let expected: String?

  public init(line: Int?, column: String?, rule: String, value: String?, expected: String?) {
    self.line = line
    self.column = column
    self.rule = rule
    self.value = value
    self.expected = expected
  }
}

/// What the reading of a file found by itself.
public struct GivenReading: Sendable {
  public let lines: Int
  public let refused: Int
  /// The first ones; the others are counted.
  public let defects: [GivenDefect]
  public let total: Int

  public init(lines: Int, refused: Int, defects: [GivenDefect], total: Int) {
    self.lines = lines
    self.refused = refused
    self.defects = defects
    self.total = total
  }
}

/// What became of a file.
public struct ImportOutcome: Sendable {
  public let employer: String
  public let lines: Int
  public let refused: Int
  public var accepted: Int { lines - refused }
  /// Rows written in all tables: none when the same file comes again.
  public let written: Int
  /// Agents or posts that the file no longer gives.
  public let closed: Int
  public let defects: [WordedDefect]
  public let totalDefects: Int
  public var isTaken: Bool { totalDefects == 0 }
}

/// A defect with its French sentence.
public struct WordedDefect: Sendable, Equatable {
  public let defect: GivenDefect
  public let label: String
  public let remedy: String
}
