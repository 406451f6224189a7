import Foundation

/// Another solver, run by the Python that PASSERELLE_ORACLE_PYTHON names (`scripts/test-oracles` installs it).
public enum Oracle {
  private static let environment = ProcessInfo.processInfo.environment
  private static let python = environment["PASSERELLE_ORACLE_PYTHON"]
  /// Without a Python the comparisons cannot run, which on CI is a failure.
  public static let isWanted = python != nil || environment["CI"] == "true"
  /// PASSERELLE_FULL=1 asks for the long tests.
  public static let isFull = environment["PASSERELLE_FULL"] == "1"

  public struct Failure: Error, CustomStringConvertible {
    public let description: String
  }

  /// The answers of `scripts/oracle/<script>` to problems: one JSON text a line, both ways.
  public static func ask<Answer: Decodable>(_ script: String, _ problems: [some Encodable]) throws -> [Answer] {
    guard let python else {
      throw Failure(description: "run scripts/test-oracles and set PASSERELLE_ORACLE_PYTHON to what it prints")
    }
    let scratch = try ScratchFolder()
    let encoder = JSONEncoder()
    let lines = Data(try problems.map { try encoder.encode($0) }.joined(separator: [10]))
    let process = Process()
    process.executableURL = URL(filePath: python)
    process.arguments = [SourceTree.path("scripts/oracle/\(script)")]
    process.standardInput = try FileHandle(
      forReadingFrom: URL(filePath: try scratch.write("problems.jsonl", Array(lines))))
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(description: "\(script): exit \(process.terminationStatus)")
    }
    return try text.split(separator: 10).map { try JSONDecoder().decode(Answer.self, from: $0) }
  }
}
