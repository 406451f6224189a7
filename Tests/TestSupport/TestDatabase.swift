import Foundation
public import PQ
import Registry
import Synchronization

/// A database of one test's own, cloned from a template that this process migrated once, and dropped with the value.
///
/// The server is the one of `PASSERELLE_TEST_URL` (a superuser's connection string, as `scripts/test` gives it). Without
/// it a test fails: a missing server is never a skip.
public final class TestDatabase: Sendable {
  public let name: String

  public init() throws {
    let template = try TestDatabase.template.get()
    let name = "passerelle_test_\(getpid())_\(TestDatabase.counter.wrappingAdd(1, ordering: .relaxed).newValue)"
    // One clone at a time: a template may have no other session, and two sessions may not alter one role together.
    try TestDatabase.cloning.withLock { _ in
      let server = try TestDatabase.connect(to: "postgres", as: "postgres")
      try server.script("CREATE DATABASE \(name) TEMPLATE \(template)")
      // Rights on a database are not cloned with it.
      try TestDatabase.connect(to: name, as: "postgres").script(SourceTree.text("sql/roles.sql"))
    }
    self.name = name
  }

  deinit {
    do {
      try TestDatabase.connect(to: "postgres", as: "postgres").script("DROP DATABASE IF EXISTS \(name) WITH (FORCE)")
    } catch {
      print("the test database \(name) could not be dropped: \(error)")
    }
  }

  /// A session as a role, the superuser by default.
  public func connect(as role: String = "postgres") throws -> Connection {
    try TestDatabase.connect(to: name, as: role)
  }

  /// Loads a file of SQL with psql, in one transaction, as the superuser; a file that makes logins has them mapped, so
  /// that the tests may be them.
  public func load(_ relative: String) throws {
    try TestDatabase.cloning.withLock { _ in
      try TestDatabase.execute([
        "psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "--single-transaction", "-d", try conninfo(as: "postgres"),
        "-o", "/dev/null", "-f", SourceTree.path(relative),
      ])
      if try SourceTree.text(relative).contains("CREATE ROLE") { try TestDatabase.mapping.get() }
    }
  }

  /// Makes a login of the cluster, member of a group, that the tests may be.
  public func makeLogin(_ name: String, in group: String) throws {
    try TestDatabase.cloning.withLock { _ in
      let server = try connect()
      let isNew: Bool = try server.value("SELECT to_regrole($1::text) IS NULL", [name])
      guard isNew else { return }
      try server.script("CREATE ROLE \(name) LOGIN IN ROLE \(group)")
      try TestDatabase.map()
    }
  }

  /// Runs, as the superuser, SQL that makes logins; then the tests may be them.
  public func makeLogins(by sql: String) throws {
    try TestDatabase.cloning.withLock { _ in
      try connect().script(sql)
      try TestDatabase.map()
    }
  }

  private static let mapping: Result<Void, any Error> = Result { try map() }

  private static func map() throws {
    try execute([SourceTree.path("scripts/postgres"), "map", "--name", "test"])
  }

  private static func execute(_ command: [String]) throws {
    let process = Process()
    let errors = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    process.standardError = errors
    try process.run()
    let complaint = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw CommandFailure(description: "\(command.last ?? ""): \(complaint)")
    }
  }

  struct CommandFailure: Error, CustomStringConvertible { let description: String }

  public func conninfo(as role: String) throws -> String {
    try "\(TestDatabase.server()) dbname=\(name) user=\(role)"
  }

  private static let counter = Atomic<Int>(0)
  private static let cloning = Mutex<Void>(())

  private static let template: Result<String, any Error> = Result {
    let name = "passerelle_template_\(getpid())"
    let server = try connect(to: "postgres", as: "postgres")
    try server.script("DROP DATABASE IF EXISTS \(name) WITH (FORCE)")
    try server.script("CREATE DATABASE \(name)")
    try connect(to: name, as: "postgres").script(SourceTree.text("sql/roles.sql"))
    let migration = try connect(to: name, as: "passerelle_migration")
    _ = try Migrator(SQLFiles(directory: SourceTree.path("sql"))).migrate(migration)
    atexit {
      _ = try? TestDatabase.connect(to: "postgres", as: "postgres").script(
        "DROP DATABASE IF EXISTS passerelle_template_\(getpid()) WITH (FORCE)")
    }
    return name
  }

  private static func server() throws -> String {
    guard let url = ProcessInfo.processInfo.environment["PASSERELLE_TEST_URL"] else {
      throw MissingServer()
    }
    return url
  }

  private static func connect(to database: String, as role: String) throws -> Connection {
    try Connection(ConnectionSettings("\(server()) dbname=\(database) user=\(role)", applicationName: "tests"))
  }

  struct MissingServer: Error, CustomStringConvertible {
    let description =
      "PASSERELLE_TEST_URL is not set: run scripts/test, or start a cluster with `scripts/postgres start --name test` "
      + "and export PASSERELLE_TEST_URL=\"$(scripts/postgres url --name test postgres postgres)\""
  }
}

/// The checkout the tests were built from.
public enum SourceTree {
  public static func path(_ relative: String) -> String {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return root.appendingPathComponent(relative).path
  }

  public static func text(_ relative: String) throws -> String {
    try String(contentsOfFile: path(relative), encoding: .utf8)
  }
}
