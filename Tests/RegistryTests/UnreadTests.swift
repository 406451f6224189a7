import Foundation
import PQ
import TestSupport
import Testing

/// What is kept has a use: a table, a column or a member of a type that nothing names but what makes it fails here, and
/// goes, or is said below with its reason.
@Suite struct UnreadTests {
  /// Who wrote what when: read by nobody until somebody asks.
  static let traces: Set<String> = [
    "action.recorded_at", "action.recorded_by", "action_end.recorded_at", "action_end.recorded_by",
    "agenda_item.recorded_at", "avis.recorded_at", "avis.recorded_by", "equivalence.voted_on", "outcome.recorded_at",
    "outcome.recorded_by", "quarantine.found_at", "seance_actor.recorded_at", "step.recorded_at", "step.recorded_by",
  ]
  /// With its constant, the half of a key by which a publication names published runs only.
  static let keys: Set<String> = ["publication.run_state"]
  static let askedByAProtocol: Set<String> = ["endIndex"]

  @Test func everyTableAndColumnIsNamedSomewhere() throws {
    let database = try TestDatabase()
    let columns = try database.connect().rows(
      """
      SELECT relname::text, attname::text FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
      WHERE relnamespace = 'passerelle'::regnamespace AND relkind IN ('r', 'p') AND attnum > 0 AND NOT attisdropped
      """
    ) { row in (table: try row[0] as String, column: try row[1] as String) }
    let statements = try Self.files(of: "sql", ".sql").filter { path in
      !["/sql/tests/", "/sql/demo/", "/sql/schema.sql"].contains { path.contains($0) }
    }
    let files =
      try Self.files(of: "Sources", ".swift").map { try Self.words(Self.code($0)) }
      + (statements + [SourceTree.path("scripts/verify.sql")]).map { try Self.words(Self.statements($0)) }
    var unread: Set<String> = []
    for (table, names) in Dictionary(grouping: columns, by: \.table) {
      let beside = files.filter { $0.contains(table) }
      if beside.isEmpty { unread.insert(table) }
      for (_, column) in names where !beside.contains(where: { $0.contains(column) }) {
        unread.insert("\(table).\(column)")
      }
    }
    #expect(columns.count > 500)
    #expect(unread.subtracting(Self.traces).subtracting(Self.keys) == [], "no file that names the table names it")
    #expect(Self.traces.union(Self.keys).subtracting(unread) == [], "read after all: it leaves the list above")
  }

  /// A case is told apart by its raw value too, so cases are not looked at; nor is a name that two things bear.
  @Test func everyMemberIsNamedTwice() throws {
    let texts = try Self.files(of: "Sources", ".swift").map(Self.code)
    var times: [Substring: Int] = [:]
    var declared: Set<Substring> = []
    for text in texts {
      var last: Substring = ""
      for word in Self.split(text) {
        times[word, default: 0] += 1
        if ["let", "var", "func", "struct", "enum", "class", "protocol", "typealias"].contains(last) {
          declared.insert(word)
        }
        last = word
      }
    }
    let once = Set(declared.filter { times[$0] == 1 && $0 != "_" }.map(String.init))
    #expect(declared.count > 2000)
    #expect(once.subtracting(Self.askedByAProtocol) == [], "declared and never named")
  }

  private static func files(of folder: String, _ suffix: String) throws -> [String] {
    let root = SourceTree.path(folder)
    return try FileManager.default.subpathsOfDirectory(atPath: root).filter { $0.hasSuffix(suffix) }.sorted()
      .map { root + "/" + $0 }
  }

  /// Swift without its comments.
  private static func code(_ path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
      .map { $0.prefix(upTo: $0.firstRange(of: "//")?.lowerBound ?? $0.endIndex) }.joined(separator: "\n")
  }

  /// SQL without its comments, nor what makes or comments a table.
  private static func statements(_ path: String) throws -> String {
    var kept: [Substring] = []
    var end: String?
    for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
      if end == nil, line.hasPrefix("CREATE TABLE") { end = ");" }
      if end == nil, line.hasPrefix("COMMENT ON") { end = "';" }
      if let last = end {
        if last == ");" ? line.hasPrefix(last) : line.hasSuffix(last) { end = nil }
        continue
      }
      kept.append(line.prefix(upTo: line.firstRange(of: "--")?.lowerBound ?? line.endIndex))
    }
    return kept.joined(separator: "\n")
  }

  private static func words(_ text: String) -> Set<String> { Set(split(text).map(String.init)) }

  private static func split(_ text: String) -> [Substring] {
    text.split { !($0.isLetter || $0.isNumber || $0 == "_") }
  }
}
