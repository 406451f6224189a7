public import Intake
public import PQ

/// A file of one employer on its way to the tables.
public struct EmployerImport: Sendable {
  public let kind: EmployerFile.Kind
  public let commission: String
  /// SIRET; none for a loader of one employer only.
  public let employer: String?
  /// Judge everything, write nothing.
  public let isDryRun: Bool
  /// What the file has, in its order.
  public let columns: [FileColumn]

  public init(
    _ kind: EmployerFile.Kind, of commission: String, employer: String?, isDryRun: Bool, columns: [FileColumn]
  ) {
    self.kind = kind
    self.commission = commission
    self.employer = employer
    self.isDryRun = isDryRun
    self.columns = columns
  }
}

extension EmployerFile.Kind {
  var isOfCohort: Bool {
    switch self {
    case .agents, .posts, .demands, .places: false
    case .cohortPlaces, .candidates, .decisions, .attendance, .assessments: true
    }
  }
}

extension FileColumn {
  var quoted: String { Connection.quoted(name) }
}

extension CopyWriter {
  /// One line of the file: its number, whether it is refused already, then a field a column.
  public mutating func append(_ line: FileLine, as columns: [FileColumn]) throws {
    try row { fields in
      fields.append(Int32(clamping: line.number))
      fields.append(line.isRefused)
      for (column, cell) in zip(columns, line.cells) { fields.append(cell, as: column.form.storage) }
    }
  }
}

extension CopyRow {
  fileprivate mutating func append(_ cell: Cell, as storage: CellStorage) {
    switch cell {
    case .none: appendNull()
    case .text(let text): append(text)
    case .flag(let flag): append(flag)
    case .day(let day): append(PQDate(day))
    case .texts(let texts): append(texts)
    case .numbers(let numbers): append(numbers)
    case .number(let number):
      switch storage {
      case .smallint: append(Int16(clamping: number))
      case .integer: append(Int32(clamping: number))
      default: append(number)
      }
    }
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
  public let defect: LineDefect
  public let label: String
  public let remedy: String
}
