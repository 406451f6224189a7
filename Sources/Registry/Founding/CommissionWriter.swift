import Mobility
import PQ

/// Rows of a commission on their way to the tables.
struct CommissionWriter {
  let registry: Registry
  let commission: Commission
  private(set) var rows: [(table: String, rows: Int)] = []

  init(_ registry: Registry, _ commission: Commission) {
    self.registry = registry
    self.commission = commission
  }

  /// What the rows of a table hang on.
  enum Owner: String {
    case agent, post
  }

  /// Rows that name the commission by its code.
  mutating func load<Row>(
    _ values: some Sequence<Row>, into table: String, _ columns: [String], onConflict: String = "",
    _ write: (Row, inout CopyRow) throws -> Void
  ) throws {
    let list = columns.joined(separator: ", ")
    try registry.connection.copy(
      values, intoTemporary: "made_\(table)", shapedAs: "SELECT \(list) FROM passerelle.\(table)", columns: columns,
      write)
    try insert(
      """
      INSERT INTO passerelle.\(table) (\(list)) SELECT \(list) FROM pg_temp.made_\(table) \(onConflict)
      """, into: table)
  }

  /// Rows that hang on an agent or a post of the commission, known by its code.
  mutating func load<Row>(
    _ values: some Sequence<(owner: String, row: Row)>, into table: String, of owner: Owner, _ columns: [String],
    _ write: (Row, inout CopyRow) throws -> Void
  ) throws {
    let list = columns.joined(separator: ", ")
    try registry.connection.copy(
      values, intoTemporary: "made_\(table)",
      shapedAs: "SELECT ''::text AS owner_code, \(list) FROM passerelle.\(table)", columns: ["owner_code"] + columns
    ) { value, fields in
      fields.append(value.owner)
      try write(value.row, &fields)
    }
    try insert(
      """
      INSERT INTO passerelle.\(table) (\(owner)_id, \(list))
      SELECT owner.id, \(columns.map { "made.\($0)" }.joined(separator: ", "))
      FROM pg_temp.made_\(table) AS made
      JOIN passerelle.\(owner) AS owner ON owner.commission = \(quotedLiteral(commission.code)) AND owner.code = owner_code
      """, into: table)
  }

  mutating func insert(_ statement: String, into table: String) throws {
    let count = try registry.connection.execute(statement)
    try registry.connection.script("ANALYZE passerelle.\(table)")
    rows.append((table, count))
  }
}
