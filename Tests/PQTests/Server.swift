import Glibc
import PQ
import Testing

/// The cluster of the tests. A missing server is a failure, never a skip.
enum Server {
  static func url() throws -> String {
    guard let value = unsafe getenv("PASSERELLE_TEST_URL") else {
      throw MissingServer()
    }
    return unsafe String(cString: value)
  }

  static func settings(_ more: String = "") throws -> ConnectionSettings {
    ConnectionSettings(try url() + " " + more, applicationName: "passerelle tests")
  }

  static func connect(_ more: String = "", notices: @escaping (Notice) -> Void = { _ in }) throws -> Connection {
    try Connection(settings(more), notices: notices)
  }
}

struct MissingServer: Error, CustomStringConvertible {
  var description: String {
    "PASSERELLE_TEST_URL is not set: these tests need the connection string of a superuser on a cluster of their own. "
      + "Maybe run scripts/test, or: export PASSERELLE_TEST_URL=\"$(scripts/postgres url --name test postgres postgres)\""
  }
}

/// Runs the work and hands back the PQError that it must throw.
func pqError<T>(_ work: () throws -> T) throws -> PQError {
  do {
    _ = try work()
  } catch let error as PQError {
    return error
  }
  throw Unthrown()
}

struct Unthrown: Error {}
