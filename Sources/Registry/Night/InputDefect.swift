public import Mobility
import PQ

/// A row of the inputs that a check refuses, with what mends it; never the value of a sensitive column.
public struct InputDefect: Sendable, Equatable {
  public enum Severity: String, CaseIterable, Sendable {
    /// The night stops; the last publication stands.
    case blocking = "bloquant"
    /// The row is left out of the night.
    case quarantine = "quarantaine"
    case warning = "avertissement"
  }

  public let severity: Severity
  public let check: String
  public let table: String
  /// Public key of the row: pseudonym, post code, SIRET.
  public let row: String
  public let column: String?
  public let value: String?
  public let label: String
  public let remedy: String
  public let employer: String?
}

/// Inputs that no night can be computed from: the last publication stands.
public struct BlockedInputs: Error, CustomStringConvertible, Sendable {
  /// Every defect, those that do not stop the night included.
  public let defects: [InputDefect]

  public init(defects: [InputDefect]) { self.defects = defects }

  /// One line each defect that stops the night.
  public var description: String {
    defects.filter { $0.severity == .blocking }.map { "\($0.table) \($0.row): \($0.label) \($0.remedy)" }
      .joined(separator: "\n")
  }
}

extension SnapshotReader {
  /// Every defect at once, from the set-based checks of the catalogue (`passerelle.input_defects`).
  func defects(_ connection: borrowing Connection) throws -> [InputDefect] {
    try connection.rows(
      """
      SELECT severity, check_code, table_name, row_key, column_name, value, label, remedy, employer
      FROM passerelle.input_defects($1::text, $2::date)
      ORDER BY array_position(ARRAY['bloquant', 'quarantaine', 'avertissement'], severity), check_code, table_name,
        row_key, column_name
      """, [code, PQDate(date)]
    ) { row in
      InputDefect(
        severity: try row.word("severity") ?? .blocking, check: try row["check_code"], table: try row["table_name"],
        row: try row["row_key"],
        column: try row.text("column_name"), value: try row.text("value"), label: try row["label"],
        remedy: try row["remedy"],
        employer: try row.text("employer"))
    }
  }
}

extension Registry {
  /// Keeps the defects of a run where each employer reads its own; those of the publication stand as long as it does.
  public func quarantine(_ defects: [InputDefect], of lease: RunLease) throws {
    try connection.execute(
      """
      DELETE FROM passerelle.quarantine
      WHERE commission = $1::text AND run_id NOT IN (SELECT run_id FROM passerelle.publication)
      """, [lease.commission])
    for defect in defects {
      try connection.execute(
        """
        INSERT INTO passerelle.quarantine (commission, run_id, employer, severity, check_code, table_name, row_key,
          column_name, value, label, remedy)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        """,
        [
          lease.commission, lease.run, defect.employer, defect.severity.rawValue, defect.check, defect.table,
          defect.row, defect.column, defect.value, defect.label, defect.remedy,
        ])
    }
  }
}

extension Registry {
  /// Every defect of a commission's inputs on a date; nothing is written.
  public func defects(of commission: String, on date: Day) throws -> [InputDefect] {
    try requireCommission(commission)
    return try SnapshotReader(code: commission, date: date).defects(connection)
  }
}
