public import Mobility
import PQ

/// What a purge erased of one category of the retention table.
public struct PurgedCategory: Sendable, Equatable {
  public let category: String
  /// In French.
  public let label: String
  public let months: Int
  /// Agents for dossiers, rows otherwise.
  public let erased: Int64
}

extension Registry {
  /// Erases what a commission has kept as long as it may, as `passerelle_migration`; all or nothing.
  ///
  /// - Parameter dryRun: erase, count, and roll back.
  public func purge(_ commission: String, on date: Day, dryRun: Bool) throws -> [PurgedCategory] {
    let isKept = { (_: [PurgedCategory]) in !dryRun }
    return try administering(keeping: isKept) { connection in
      try requireCommission(commission)
      let isDemonstration: Bool = try connection.value(
        "SELECT demonstration FROM passerelle.commission WHERE code = $1::text", [commission])
      let today = try self.today()
      guard date <= today || isDemonstration || dryRun else {
        throw RegistryError(
          .inputRefused,
          "\(date.iso) is to come: what may be kept until then is not erased today; --dry-run says what would be")
      }
      return try connection.rows(
        "SELECT category, label, months, erased FROM passerelle.purge($1::text, $2::date)",
        [commission, PQDate(date)]
      ) { row in
        PurgedCategory(
          category: try row["category"], label: try row["label"], months: try row.int("months") ?? 0,
          erased: try row["erased"])
      }
    }
  }
}
