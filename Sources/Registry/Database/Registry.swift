public import Mobility
public import PQ

/// The database of passerelle, over one connection. Not Sendable: one thread at a time, like the connection it owns.
public final class Registry {
  public let connection: Connection

  /// Version of the engine: part of every fingerprint, so that a new engine computes again.
  public static let engineVersion = "1"

  public init(_ connection: consuming Connection) { self.connection = connection }

  /// Connects as the engine does: `row_security = off`, so that a lost right is an error and never an empty night.
  public static func forEngine(_ conninfo: String, run: String) throws -> Registry {
    let options = ConnectionSettings.session + [("row_security", "off")]
    let settings = ConnectionSettings(conninfo, applicationName: "passerelle \(run)", options: options)
    return Registry(try Connection(settings))
  }

  /// A session as the engine, on a server and a schema that are this program's.
  public static func open(_ conninfo: String, run: String) throws -> Registry {
    let registry = try forEngine(conninfo, run: run)
    try registry.preflight()
    try registry.requireCurrent()
    return registry
  }

  /// Refuses (78) a schema that is not exactly this program's.
  public func requireCurrent() throws {
    try Migrator(SQLFiles(directory: SQLFiles.locate())).requireCurrent(connection)
  }

  /// Step 0: what the night needs of the server before anything is written.
  public func preflight() throws {
    guard connection.serverVersion >= 150_000 else {
      throw RegistryError(.configuration, "PostgreSQL 15 or later is needed; this is \(connection.serverVersion)")
    }
    let encoding = connection.reported("server_encoding") ?? ""
    guard encoding == "UTF8" else {
      throw RegistryError(.configuration, "the database must be in UTF8; it is in \(encoding)")
    }
    let backend: Int32 = try connection.value("SELECT pg_backend_pid()")
    guard backend == connection.backend else {
      throw RegistryError(
        .configuration, "a pooler in transaction mode stands before the server: connect to the server itself")
    }
  }

  /// Today in Europe/Paris: the business date of a night without `--as-of`.
  public func today() throws -> Day {
    let date: PQDate = try connection.value("SELECT (now() AT TIME ZONE 'Europe/Paris')::date")
    return Day(date.days)
  }
}
