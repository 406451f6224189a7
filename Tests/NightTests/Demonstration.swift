import Foundation
import PQ
import TestSupport

extension TestDatabase {
  /// A database with the two commissions of `sql/demo`.
  static func demonstration() throws -> TestDatabase {
    let database = try TestDatabase()
    for file in try FileManager.default.contentsOfDirectory(atPath: SourceTree.path("sql/demo")).sorted()
    where file.hasSuffix(".sql") {
      try database.load("sql/demo/\(file)")
    }
    return database
  }
}

/// Runs the night the demonstration is told for, unless told another date.
func night(
  _ database: TestDatabase, _ extra: [String] = [], on date: String = "2026-11-23",
  as role: String = "passerelle_engine"
) throws -> Program.Answer {
  try Program.run(["run", "--as-of", date] + extra, on: database, as: role)
}

/// What readers see: run and hash of each commission's publication.
func publications(in database: TestDatabase) throws -> [String] {
  try database.connect().rows(
    """
    SELECT p.commission || ' ' || p.run_id || ' ' || r.content_hash
    FROM passerelle.publication p JOIN passerelle.run r ON r.id = p.run_id ORDER BY 1
    """
  ) { row in try row[0] }
}
