public import Mobility
import PQ

/// One step before a commission's first night, in French.
public struct SetupStep: Sendable, Equatable {
  public let code: String
  /// SIRET, code of a convention, name of a referential: what the step is about.
  public let subject: String
  public let isDone: Bool
  public let label: String
  public let remedy: String?
}

extension Registry {
  /// What remains to do before the first night of a commission, as `passerelle_migration`.
  public func setup(of commission: String, on date: Day) throws -> [SetupStep] {
    try administering { connection in
      try requireCommission(commission)
      return try connection.rows(
        "SELECT step, subject, is_done, label, remedy FROM passerelle.setup_steps($1::text, $2::date)",
        [commission, PQDate(date)]
      ) { row in
        SetupStep(
          code: try row[0], subject: try row[1], isDone: try row[2], label: try row[3], remedy: try row.text(4))
      }
    }
  }

  /// The SQL of the logins of a commission's referents, for an administrator: roles are cluster objects, and the project's
  /// own roles may make none. Run again, it changes nothing.
  public func loginSQL(of commission: String) throws -> String {
    try administering { connection in
      try requireCommission(commission)
      let blocks = try connection.rows(
        """
        SELECT login, employer, loads FROM passerelle.referent WHERE commission = $1::text
        ORDER BY employer NULLS FIRST, loads, login
        """, [commission]
      ) { row in
        LoginBlock(commission: commission, login: try row[0], employer: try row.text(1), loads: try row[2]).sql
      }
      return """
        -- Logins of commission \(commission). For a superuser, in its database; twice gives the same. Passwords and
        -- pg_hba.conf stay with the administrator.
        BEGIN;
        \(blocks.joined(separator: "\n"))
        COMMIT;

        """
    }
  }
}

private struct LoginBlock {
  let commission: String
  let login: String
  let employer: String?
  let loads: Bool

  var sql: String {
    let role = Connection.quoted(login)
    let group = loads ? "passerelle_loader" : employer == nil ? "passerelle_secretariat" : "passerelle_drh"
    return """

      DO $$ BEGIN IF to_regrole(\(quotedLiteral(role))) IS NULL THEN CREATE ROLE \(role) LOGIN; END IF; END $$;
      GRANT \(group) TO \(role);
      \(mapping)
      """
  }

  private var mapping: String {
    if loads, let employer {
      return """
        INSERT INTO passerelle.login_loader (login, commission, employer)
          VALUES (\(quotedLiteral(login)), \(quotedLiteral(commission)), \(quotedLiteral(employer)))
          ON CONFLICT DO NOTHING;
        """
    }
    let keys = employer.map { ["origine:\($0)", "accueil:\($0)"] } ?? ["commission"]
    return """
      INSERT INTO passerelle.login_recipient (login, recipient_id)
        SELECT \(quotedLiteral(login)), id FROM passerelle.recipient
        WHERE commission = \(quotedLiteral(commission)) AND key IN (\(keys.map(quotedLiteral).joined(separator: ", ")))
        ON CONFLICT DO NOTHING;
      """
  }
}
