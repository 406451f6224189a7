import Intake
import PQ

extension ImportDesk {
  /// Copies the file, judges it, and brings the tables to it if nothing of it is refused.
  func judge(
    _ connection: borrowing Connection, _ fill: (inout CopyWriter) throws -> LineCount
  ) throws -> ImportOutcome {
    let words = try wording(connection)
    let reading = try copy(connection, fill)
    // A file without its key can be judged no further.
    let hasKey = Set(file.key).isSubset(of: file.columns.map(\.name))
    let added = hasKey ? try check(connection) : 0
    let found = try foundDefects(connection)
    if reading.defects.total + found.total > 0 { return outcome(reading, found, words) }
    do {
      let (written, closed) = try merge(connection, added: added)
      try takeNote(of: reading.lines, connection)
      return ImportOutcome(
        employer: employer, lines: reading.lines, refused: 0, written: written, closed: closed, defects: [],
        totalDefects: 0)
    } catch let error as PQError where ["22", "23"].contains(error.sqlState?.classCode) {
      // What this file says contradicts what stands in columns that it does not have.
      let constraint = error.object.constraint ?? error.object.column ?? error.message
      let defect = LineDefect(line: nil, column: nil, rule: .refusedByDatabase, value: nil, expected: constraint)
      return outcome(reading, Found(defects: [defect], total: 1, lines: 0), words)
    }
  }

  private func copy(
    _ connection: borrowing Connection, _ fill: (inout CopyWriter) throws -> LineCount
  ) throws -> LineCount {
    let fields = ["line integer", "refused boolean"] + file.columns.map { "\($0.quoted) \($0.form.storage.rawValue)" }
    // The planner takes the rows that the policies leave for one or two, and reads the file again for each of them: it
    // joins here by hashing, and does not compile for the cost that it then gives to what cannot be hashed.
    try connection.script(
      """
      SET LOCAL enable_nestloop = off;
      SET LOCAL jit = off;
      CREATE TEMPORARY TABLE given (\(fields.joined(separator: ", "))) ON COMMIT DROP;
      CREATE TEMPORARY TABLE given_defect (line integer, name text, rule text, value text, expected text)
        ON COMMIT DROP
      """)
    var reading = LineCount()
    try connection.copyIn(into: "pg_temp.given", columns: ["line", "refused"] + file.columns.map(\.name)) { writer in
      reading = try fill(&writer)
    }
    try connection.script("ANALYZE pg_temp.given")
    return reading
  }

  /// What the checks of the database found, beside what the reading did.
  struct Found {
    let defects: [LineDefect]
    let total: Int
    /// Lines that the reading had not refused.
    let lines: Int
  }

  private func foundDefects(_ connection: borrowing Connection) throws -> Found {
    let defects = try connection.rows(
      """
      SELECT DISTINCT line, name, rule, value, expected FROM pg_temp.given_defect
      ORDER BY line, name, rule LIMIT \(LineDefects.mostKept)
      """
    ) { row in
      LineDefect(
        line: try row.int("line"), column: try row.text("name"), rule: try row.word("rule") ?? .conflict,
        value: try row.text("value"),
        expected: try row.text("expected"))
    }
    let counts = try connection.row(
      """
      SELECT count(DISTINCT given_defect) AS total,
        count(DISTINCT line) FILTER (WHERE NOT refused) AS lines
      FROM pg_temp.given_defect JOIN pg_temp.given USING (line)
      """
    ) { row in (total: try row.int("total") ?? 0, lines: try row.int("lines") ?? 0) }
    return Found(defects: defects, total: counts.total, lines: counts.lines)
  }

  private func outcome(
    _ reading: LineCount, _ found: Found, _ words: [String: (label: String, remedy: String)]
  ) -> ImportOutcome {
    let defects = (reading.defects.kept + found.defects).enumerated()
      .sorted { ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset) }
      .prefix(LineDefects.mostKept).map { worded($0.element, words) }
    return ImportOutcome(
      employer: employer, lines: reading.lines, refused: reading.refused + found.lines, written: 0, closed: 0,
      defects: defects, totalDefects: reading.defects.total + found.total)
  }

  private func wording(_ connection: borrowing Connection) throws -> [String: (label: String, remedy: String)] {
    let rows = try connection.rows("SELECT code, label, remedy FROM passerelle.file_rule") { row in
      (try row["code"] as String, (label: try row["label"] as String, remedy: try row["remedy"] as String))
    }
    return Dictionary(uniqueKeysWithValues: rows)
  }

  private func worded(
    _ defect: LineDefect, _ words: [String: (label: String, remedy: String)]
  ) -> WordedDefect {
    guard let words = words[defect.rule.rawValue] else {
      return WordedDefect(defect: defect, label: defect.rule.rawValue, remedy: defect.expected ?? "—")
    }
    let parts = words.remedy.split(separator: "{attendu}", omittingEmptySubsequences: false)
    return WordedDefect(defect: defect, label: words.label, remedy: parts.joined(separator: defect.expected ?? "—"))
  }
}
