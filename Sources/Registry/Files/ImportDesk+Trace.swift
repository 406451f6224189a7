import Intake
import PQ

extension ImportDesk {
  /// The file is taken: the data are fresh, unless a file of another kind was refused since it was last taken.
  func takeNote(of lines: Int, _ connection: borrowing Connection) throws {
    try forgetDefects(connection)
    try connection.execute(
      """
      INSERT INTO passerelle.employer_file (commission, employer, kind, taken_at, lines)
      VALUES ($1, $2, $3, clock_timestamp(), $4)
      ON CONFLICT (commission, employer, kind) DO UPDATE SET taken_at = excluded.taken_at, lines = excluded.lines
      """, [file.commission, employer, file.kind.rawValue, lines])
    try connection.execute(
      """
      INSERT INTO passerelle.load (commission, employer, loaded_at, stale, agents, posts)
      SELECT $1::text, $2::text, clock_timestamp(),
        EXISTS (SELECT FROM passerelle.employer_file WHERE commission = $1::text AND employer = $2::text AND stale),
        (SELECT count(*) FROM passerelle.agent
         WHERE commission = $1::text AND employer = $2::text AND closed_on IS NULL),
        (SELECT count(*) FROM passerelle.post
         WHERE commission = $1::text AND employer = $2::text AND closed_on IS NULL)
      ON CONFLICT (commission, employer) DO UPDATE
      SET loaded_at = excluded.loaded_at, stale = excluded.stale, agents = excluded.agents, posts = excluded.posts
      """, [file.commission, employer])
  }

  /// The file is refused: its defects are kept where the employer reads them, and its data are said to be late.
  func setAside(_ outcome: ImportOutcome, _ connection: borrowing Connection) throws {
    try forgetDefects(connection)
    for worded in outcome.defects {
      let column = file.columns.first { $0.name == worded.defect.column }
      try connection.execute(
        """
        INSERT INTO passerelle.quarantine (commission, employer, file, severity, check_code, table_name, row_key,
          column_name, value, label, remedy)
        VALUES ($1, $2, $3, 'quarantaine', $4, $5, $6, $7, nullif(btrim($8), ''), $9, left($10, 600))
        """,
        [
          file.commission, employer, file.kind.rawValue, worded.defect.rule.rawValue, column?.table ?? file.owner,
          worded.defect.line.map { "\(file.kind.rawValue), ligne \($0)" } ?? file.kind.rawValue,
          worded.defect.column, worded.defect.value, worded.label, worded.remedy,
        ])
    }
    try connection.execute(
      """
      INSERT INTO passerelle.employer_file (commission, employer, kind, refused_at, refused_lines)
      VALUES ($1, $2, $3, clock_timestamp(), $4)
      ON CONFLICT (commission, employer, kind) DO UPDATE
      SET refused_at = excluded.refused_at, refused_lines = excluded.refused_lines
      """, [file.commission, employer, file.kind.rawValue, outcome.refused])
    try connection.execute(
      """
      INSERT INTO passerelle.load (commission, employer, stale) VALUES ($1, $2, true)
      ON CONFLICT (commission, employer) DO UPDATE SET stale = true
      """, [file.commission, employer])
  }

  private func forgetDefects(_ connection: borrowing Connection) throws {
    try connection.execute(
      """
      DELETE FROM passerelle.quarantine WHERE commission = $1::text AND employer = $2::text AND file = $3::text
      """, [file.commission, employer, file.kind.rawValue])
  }
}
