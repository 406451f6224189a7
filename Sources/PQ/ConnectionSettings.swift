/// How to reach the server.
///
/// Everything that libpq takes is taken: a connection string, a URL or the name of a database; services; the `PG…`
/// variables; the password file. What none of them says is completed by `defaults`, and by `options` for the session.
///
/// ```swift
/// let db = try Connection(ConnectionSettings("service=registry", applicationName: "passerelle"))
/// ```
public struct ConnectionSettings: Sendable {
  /// Connection string, URL or database name; empty leaves everything to the environment.
  public var conninfo: String
  /// Shown in `pg_stat_activity`, unless the operator has chosen another name.
  public var applicationName: String
  /// libpq keywords used where neither the string, the service nor the environment says otherwise.
  public var defaults: [(keyword: String, value: String)]
  /// Settings of the session (`-c name=value`). Those of the operator come after, and win.
  public var options: [(name: String, value: String)]

  public init(
    _ conninfo: String = "", applicationName: String,
    defaults: [(keyword: String, value: String)] = ConnectionSettings.patience,
    options: [(name: String, value: String)] = ConnectionSettings.session
  ) {
    self.conninfo = conninfo
    self.applicationName = applicationName
    self.defaults = defaults
    self.options = options
  }

  /// A dead peer is noticed within a minute, and a standby is never taken for the primary.
  public static let patience: [(keyword: String, value: String)] = [
    ("connect_timeout", "10"), ("keepalives_idle", "30"), ("keepalives_interval", "10"), ("keepalives_count", "3"),
    ("tcp_user_timeout", "60000"), ("target_session_attrs", "read-write"),
  ]

  /// A session that never waits for ever, and reads texts and dates in one way only.
  public static let session: [(name: String, value: String)] = [
    ("client_connection_check_interval", "10s"), ("lock_timeout", "30s"), ("statement_timeout", "30min"),
    ("idle_in_transaction_session_timeout", "5min"), ("timezone", "UTC"), ("datestyle", "ISO"), ("search_path", ""),
    ("standard_conforming_strings", "on"),
  ]
}
