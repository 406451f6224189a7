import Foundation
import Testing

/// Another solver, run by the Python that PASSERELLE_ORACLE_PYTHON names (`scripts/test-oracles` installs it).
enum Oracle {
  static let environment = ProcessInfo.processInfo.environment
  static let python = environment["PASSERELLE_ORACLE_PYTHON"]
  static let isFull = environment["PASSERELLE_FULL"] == "1"

  /// The answers of `scripts/oracle/<script>` to problems, one a line.
  static func ask<Answer: Decodable>(_ script: String, _ problems: [some Encodable]) throws -> [Answer] {
    let python = try #require(python, "run scripts/test-oracles and set PASSERELLE_ORACLE_PYTHON to what it prints")
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("problems-\(UUID().uuidString).jsonl")
    defer { try? FileManager.default.removeItem(at: file) }
    let encoder = JSONEncoder()
    try Data(try problems.map { try encoder.encode($0) }.joined(separator: [10])).write(to: file)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = [root.appendingPathComponent("scripts/oracle/\(script)").path]
    process.standardInput = try FileHandle(forReadingFrom: file)
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return try text.split(separator: 10).map { try JSONDecoder().decode(Answer.self, from: $0) }
  }
}
