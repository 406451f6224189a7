public import Foundation

/// The built `passerelle`, run as its users run it.
public enum Program {
  public struct Answer: Sendable {
    public let status: Int32
    public let output: String
    public let errors: String
  }

  /// Runs the program to its end against one test database as one role.
  public static func run(_ arguments: [String], on database: TestDatabase, as role: String) throws -> Answer {
    let (process, output, errors) = try start(arguments, on: database, as: role)
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let complaint = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return Answer(status: process.terminationStatus, output: text, errors: complaint)
  }

  /// Starts the program and returns while it runs.
  public static func start(
    _ arguments: [String], on database: TestDatabase, as role: String
  ) throws -> (Process, output: Pipe, errors: Pipe) {
    let process = Process()
    let (output, errors) = (Pipe(), Pipe())
    process.executableURL = try binary()
    process.arguments = arguments
    var environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("PG") }
    environment["PASSERELLE_URL"] = try database.conninfo(as: role)
    environment["PASSERELLE_SQL"] = SourceTree.path("sql")
    process.environment = environment
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    return (process, output, errors)
  }

  /// Built beside the test bundle.
  private static func binary() throws -> URL {
    let tests = URL(fileURLWithPath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
    return tests.deletingLastPathComponent().appendingPathComponent("passerelle")
  }
}
