import ArgumentParser
import Glibc
import PQ
import Registry

/// Where the database is.
struct DatabaseOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Connection string, URL or service (default: PASSERELLE_URL, then PG* variables).", valueName: "conninfo"))
  var database: String?

  var conninfo: String {
    if let database { return database }
    guard let url = unsafe getenv("PASSERELLE_URL") else { return "" }
    return unsafe String(cString: url)
  }

  /// A session as the engine, on a schema that is this program's.
  func engine(_ name: String) throws -> Registry {
    let registry = try Registry.open(conninfo, run: name)
    Interruption.cancel(registry.connection.canceller)
    return registry
  }

  /// A session as whoever reads or administers.
  func session(_ name: String) throws -> Registry {
    let settings = ConnectionSettings(conninfo, applicationName: "passerelle \(name)")
    let registry = Registry(try Connection(settings))
    Interruption.cancel(registry.connection.canceller)
    return registry
  }
}
