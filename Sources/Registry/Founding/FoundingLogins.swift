import PQ

extension Registry {
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
        LoginBlock(
          commission: commission, login: try row["login"], employer: try row.text("employer"), loads: try row["loads"]
        ).sql
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
