import Mobility
import Testing

/// Who sees which field of each published row, written as a table. A field that is not in its table fails, as does one
/// whose mask is gone.
@Suite struct ToldTests {
  @Test(arguments: ToldRow.all) func eachReadsItsColumns(row: ToldRow) throws {
    let full = fields(row.full)
    #expect(Set(full.keys) == Set(row.table.keys).union(["recipient"]))
    for (place, recipient) in ToldRow.recipients.enumerated() {
      let codes = row.table.mapValues { Array($0)[place] }
      guard let told = row.told(recipient) else {
        #expect(codes.values.allSatisfy { $0 == "." }, "\(recipient.key) is told nothing")
        continue
      }
      let seen = fields(told)
      #expect(seen["recipient"] == String(describing: recipient))
      #expect(codes.values.contains { $0 != "." }, "\(recipient.key) is told something")
      for (field, code) in codes {
        let expected: String? =
          switch code {
          case ".": nil
          case _ where code.isLowercase:
            String(describing: try #require(row.partly[field]?[recipient], "\(field) for \(recipient.key)"))
          default: full[field]
          }
        if let expected {
          #expect(seen[field] == expected, "\(field) for \(recipient.key)")
        } else {
          #expect(isEmpty(seen[field]), "\(field) for \(recipient.key): \(seen[field] ?? "")")
          #expect(!isEmpty(full[field]), "\(field) has nothing to hide")
        }
      }
    }
  }

  private func fields(_ row: Any) -> [String: String] {
    let named = Mirror(reflecting: row).children.map { ($0.label ?? "", String(describing: $0.value)) }
    return Dictionary(uniqueKeysWithValues: named)
  }

  private func isEmpty(_ value: String?) -> Bool {
    guard let value else { return true }
    let words = value.split { !$0.isLetter && !$0.isNumber }
    let names: Set<Substring> = [
      "Routes", "rawValue", "Progress", "planned", "done", "Assessments", "byOrigin", "byHost", "byAgent",
      "CohortAgentRow", "Mobility",
    ]
    return words.filter { !names.contains($0) }.allSatisfy { ["nil", "0", "false"].contains($0) }
  }
}

/// A row with everything in it, and for each field who reads it: Secretariat, Origin, Host, Agent, in that order; a small
/// letter reads what `partly` says, a dot nothing.
struct ToldRow: CustomTestStringConvertible, Sendable {
  static let recipients: [Recipient] = [
    .secretariat, .origine(siret: "O"), .accueil(siret: "H"), .agent(code: "A"),
  ]
  let name: String
  let full: any Sendable
  let told: @Sendable (Recipient) -> (any Sendable)?
  let table: [String: String]
  let partly: [String: [Recipient: any Sendable]]

  var testDescription: String { name }

  init<Row: Sendable>(
    _ name: String, _ full: Row, _ told: @escaping @Sendable (Row) -> (Recipient) -> Row?, _ table: String,
    partly: [String: [Recipient: any Sendable]] = [:]
  ) {
    self.name = name
    self.full = full
    self.told = { told(full)($0) }
    self.partly = partly
    let lines = table.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    self.table = Dictionary(
      uniqueKeysWithValues: lines.flatMap { line in line.dropFirst().map { ($0, line[0]) } })
  }

  static func with<Row>(_ row: Row, _ change: (inout Row) -> Void) -> Row {
    var row = row
    change(&row)
    return row
  }
}
