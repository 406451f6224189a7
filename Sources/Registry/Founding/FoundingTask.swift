public import Mobility
import PQ

/// One step before a commission's first night, in French.
public struct FoundingTask: Sendable, Equatable {
  public let code: String
  /// SIRET, code of a convention, name of a referential: what the step is about.
  public let subject: String
  public let isDone: Bool
  public let label: String
  public let remedy: String?
}

extension Registry {
  /// What remains to do before the first night of a commission, as `passerelle_migration`.
  public func foundingTasks(of commission: String, on date: Day) throws -> [FoundingTask] {
    try administering { connection in
      try requireCommission(commission)
      return try connection.rows(
        "SELECT step, subject, is_done, label, remedy FROM passerelle.setup_steps($1::text, $2::date)",
        [commission, PQDate(date)]
      ) { row in
        FoundingTask(
          code: try row["step"], subject: try row["subject"], isDone: try row["is_done"], label: try row["label"],
          remedy: try row.text("remedy"))
      }
    }
  }
}
