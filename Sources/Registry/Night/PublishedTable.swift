import Mobility
import PQ

/// A published table, declared once: who its rows are for, and each column as a row gives it.
struct PublishedTable<Row> {
  let name: String
  /// Nil: a table that has no recipient.
  let recipient: ((Row) -> Recipient)?
  let columns: [PublishedColumn<Row>]

  init(_ name: String, for recipient: ((Row) -> Recipient)?, _ columns: [PublishedColumn<Row>]) {
    self.name = name
    self.recipient = recipient
    self.columns = columns
  }

  /// A table of the secretariat alone.
  init(_ name: String, _ columns: [PublishedColumn<Row>]) {
    self.init(name, for: { _ in .secretariat }, columns)
  }

  var columnNames: [String] { (recipient == nil ? [] : ["recipient_id"]) + columns.map(\.name) }
}

/// One column of a published table.
struct PublishedColumn<Row> {
  let name: String
  /// The agent that the column names as the row's recipient knows them; nil when it names none.
  private(set) var agent: (Row) -> String? = { _ in nil }
  /// What the column says where it names no agent.
  let write: (Row, inout CopyRow) -> Void

  /// An agent, under the name that the recipient knows.
  static func agent(_ name: String, _ field: @escaping (Row) -> String) -> PublishedColumn {
    PublishedColumn(name: name, agent: field) { _, fields in fields.appendNull() }
  }

  /// An agent or something else, whose code is public.
  static func subject(
    _ name: String, _ field: @escaping (Row) -> String, isAgent: @escaping (Row) -> Bool
  ) -> PublishedColumn {
    var column = value(name, field)
    column.agent = { isAgent($0) ? field($0) : nil }
    return column
  }

  static func value<Value: BinaryEncodable>(_ name: String, _ field: @escaping (Row) -> Value) -> PublishedColumn {
    PublishedColumn(name: name) { row, fields in fields.append(field(row)) }
  }

  static func value<Value: BinaryEncodable>(_ name: String, _ field: @escaping (Row) -> Value?) -> PublishedColumn {
    PublishedColumn(name: name) { row, fields in fields.append(field(row)) }
  }

  static func day(_ name: String, _ field: @escaping (Row) -> Day?) -> PublishedColumn {
    PublishedColumn(name: name) { row, fields in fields.append(field(row).map { PQDate($0) }) }
  }

  static func word<Word: RawRepresentable<String>>(_ name: String, _ field: @escaping (Row) -> Word) -> PublishedColumn
  {
    PublishedColumn(name: name) { row, fields in fields.append(field(row).rawValue) }
  }

  static func word<Word: RawRepresentable<String>>(
    _ name: String, _ field: @escaping (Row) -> Word?
  ) -> PublishedColumn {
    PublishedColumn(name: name) { row, fields in fields.append(field(row)?.rawValue) }
  }

  static func small(_ name: String, _ field: @escaping (Row) -> Int) -> PublishedColumn {
    PublishedColumn(name: name) { row, fields in fields.append(Int16(field(row))) }
  }

  static func small(_ name: String, _ field: @escaping (Row) -> Int?) -> PublishedColumn {
    PublishedColumn(name: name) { row, fields in fields.append(field(row).map { Int16($0) }) }
  }

  static func int(_ name: String, _ field: @escaping (Row) -> Int) -> PublishedColumn {
    PublishedColumn(name: name) { row, fields in fields.append(Int32(field(row))) }
  }

  static func int(_ name: String, _ field: @escaping (Row) -> Int?) -> PublishedColumn {
    PublishedColumn(name: name) { row, fields in fields.append(field(row).map { Int32($0) }) }
  }
}

extension PublishedColumn {
  /// The answers of the axes, one a column.
  static func answers(_ names: [String], _ field: @escaping (Row) -> [Answer?]) -> [PublishedColumn] {
    names.enumerated().map { index, name in small(name) { row in field(row)[index].map { Int($0.rawValue) } } }
  }

  /// How many pairs have each verdict, one a column, in the order of `Verdict`.
  static func verdicts(_ field: @escaping (Row) -> [Int]) -> [PublishedColumn] {
    ["proposable", "sous_condition", "a_instruire", "non_recevable"].enumerated()
      .map { index, name in int(name) { row in field(row)[index] } }
  }

  /// Findings: rules, answers, and the values of each.
  static func findings(_ field: @escaping (Row) -> [Finding]) -> [PublishedColumn] {
    [
      value("finding_codes") { row in field(row).map(\.rule.rawValue) },
      value("finding_answers") { row in field(row).map { Int16($0.answer.rawValue) } },
      value("finding_values") { row in field(row).map(\.values.encoded) },
    ]
  }
}

extension [Value] {
  /// As `rapports_v1.phrase` reads them.
  var encoded: String { map(\.canonical).joined(separator: "|") }
}
