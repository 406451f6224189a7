import Mobility
import PQ

/// One column of a table, declared once: its name, what a query selects for it, how a row is read and how it is written.
///
/// The columns of a table make both the SELECT list and the reading of its rows, or the list of a COPY and its fields: in
/// the same order, whatever it is, so nothing is found by number.
struct Column<Root> {
  let name: String
  /// What a query selects where it is not the column itself.
  private(set) var expression: String?
  /// What stands for the column where a query finds no row of its table.
  private(set) var absent: String?
  let read: (borrowing Row, _ position: Int, inout Root) throws -> Void
  let write: (Root, inout CopyRow) -> Void

  /// What stands in a SELECT list.
  var selected: String { expression.map { "\($0) AS \(name)" } ?? name }

  /// - Parameter sql: what a query selects in the place of the column.
  func selecting(_ sql: String) -> Column {
    var column = self
    column.expression = sql
    return column
  }

  func absent(_ sql: String) -> Column {
    var column = self
    column.absent = sql
    return column
  }

  /// The same column of a part of something larger, whose table the query calls `alias`.
  func of<Whole>(_ part: WritableKeyPath<Whole, Root>, in alias: String) -> Column<Whole> {
    let column = "\(alias).\(name)"
    return Column<Whole>(
      name: name, expression: expression ?? absent.map { "coalesce(\(column), \($0))" } ?? column,
      read: { row, position, whole in try read(row, position, &whole[keyPath: part]) },
      write: { whole, fields in write(whole[keyPath: part], &fields) })
  }
}

extension Column {
  /// A value as the server has it. A NULL leaves what was there, here and below: what a past night sealed has no field for
  /// a column that came later.
  init<Value: BinaryDecodable & BinaryEncodable>(_ name: String, _ field: WritableKeyPath<Root, Value>) {
    self.init(
      name: name, read: { row, position, root in root[keyPath: field] = try row[position] ?? root[keyPath: field] },
      write: { root, fields in fields.append(root[keyPath: field]) })
  }

  init<Value: BinaryDecodable & BinaryEncodable>(_ name: String, _ field: WritableKeyPath<Root, Value?>) {
    self.init(
      name: name, read: { row, position, root in root[keyPath: field] = try row[position] },
      write: { root, fields in fields.append(root[keyPath: field]) })
  }

  /// An empty text is a NULL.
  static func blank(_ name: String, _ field: WritableKeyPath<Root, String>) -> Column {
    Column(
      name: name, read: { row, position, root in root[keyPath: field] = try row[position] ?? "" },
      write: { root, fields in fields.append(root[keyPath: field].isEmpty ? nil : root[keyPath: field]) })
  }

  init(_ name: String, _ field: WritableKeyPath<Root, Day?>) {
    self.init(
      name: name, read: { row, position, root in root[keyPath: field] = try row.day(position) },
      write: { root, fields in fields.append(root[keyPath: field].map { PQDate($0) }) })
  }

  /// A number, of the width that the table gives it.
  static func int<Width: FixedWidthInteger & BinaryEncodable>(
    _ name: String, _ field: WritableKeyPath<Root, Int>, as width: Width.Type
  ) -> Column {
    Column(
      name: name, read: { row, position, root in root[keyPath: field] = try row[position] ?? root[keyPath: field] },
      write: { root, fields in fields.append(Width(root[keyPath: field])) })
  }

  static func int<Width: FixedWidthInteger & BinaryEncodable>(
    _ name: String, _ field: WritableKeyPath<Root, Int?>, as width: Width.Type
  ) -> Column {
    Column(
      name: name, read: { row, position, root in root[keyPath: field] = try row[position] },
      write: { root, fields in fields.append(root[keyPath: field].map { Width($0) }) })
  }

  /// A word of a closed list.
  static func word<Word: RawRepresentable<String>>(_ name: String, _ field: WritableKeyPath<Root, Word>) -> Column {
    Column(
      name: name,
      read: { row, position, root in root[keyPath: field] = try row.word(position) ?? root[keyPath: field] },
      write: { root, fields in fields.append(root[keyPath: field].rawValue) })
  }

  static func word<Word: RawRepresentable<String>>(_ name: String, _ field: WritableKeyPath<Root, Word?>) -> Column {
    Column(
      name: name, read: { row, position, root in root[keyPath: field] = try row.word(position) },
      write: { root, fields in fields.append(root[keyPath: field]?.rawValue) })
  }

  /// A list of words; one that the program does not know is left out.
  static func words<Word: RawRepresentable<String>>(
    _ name: String, _ field: WritableKeyPath<Root, [Word]>
  ) -> Column {
    Column(
      name: name,
      read: { row, position, root in
        guard let words = try row[position] as [String]? else { return }
        root[keyPath: field] = words.compactMap(Word.init(rawValue:))
      },
      write: { root, fields in fields.append(root[keyPath: field].map(\.rawValue)) })
  }

  /// A set as the list of the names of what it holds.
  static func set<Options: OptionSet>(
    _ name: String, _ field: WritableKeyPath<Root, Options>, named names: [(String, Options)]
  ) -> Column where Options.Element == Options {
    Column(
      name: name,
      read: { row, position, root in
        let held = try row[position] as [String]? ?? []
        for (name, option) in names where held.contains(name) { root[keyPath: field].formUnion(option) }
      },
      write: { root, fields in
        fields.append(names.filter { root[keyPath: field].contains($0.1) }.map(\.0))
      })
  }

  /// Whether a set holds something.
  static func flag<Options: OptionSet>(
    _ name: String, _ field: WritableKeyPath<Root, Options>, _ option: Options
  ) -> Column where Options.Element == Options {
    Column(
      name: name,
      read: { row, position, root in
        if try row[position] as Bool? == true { root[keyPath: field].formUnion(option) }
      },
      write: { root, fields in fields.append(root[keyPath: field].contains(option)) })
  }
}

/// What hangs on an agent, a post or a place, known by its code.
struct Owned<Value> {
  var owner = ""
  var value: Value

  /// The owner's code under the name `owner`, then the columns of what it owns.
  ///
  /// - Parameters:
  ///   - code: what a query selects as the owner's code.
  ///   - alias: what a query calls the table of the columns.
  static func columns(_ owner: String, selecting code: String, _ columns: [Column<Value>], in alias: String)
    -> [Column<Owned>]
  {
    [Column<Owned>(owner, \.owner).selecting(code)] + columns.of(\.value, in: alias)
  }
}

extension Array {
  /// The SELECT list of these columns.
  func selected<Root>() -> String where Element == Column<Root> { map(\.selected).joined(separator: ", ") }

  /// The same columns of a part of something larger, whose table the query calls `alias`.
  func of<Part, Whole>(_ part: WritableKeyPath<Whole, Part>, in alias: String) -> [Column<Whole>]
  where Element == Column<Part> { map { $0.of(part, in: alias) } }

  /// The same columns, one of which a query computes.
  func selecting<Root>(_ name: String, as sql: String) -> Self where Element == Column<Root> {
    precondition(contains { $0.name == name }, "no column is called \(name)")
    return map { $0.name == name ? $0.selecting(sql) : $0 }
  }

  /// One row, whose fields come in the order of these columns.
  func read<Root>(_ row: borrowing Row, from start: Root) throws -> Root where Element == Column<Root> {
    var root = start
    for position in indices { try self[position].read(row, position, &root) }
    return root
  }

  /// The fields of one row, in the order of these columns.
  func write<Root>(_ root: Root, _ fields: inout CopyRow) where Element == Column<Root> {
    for column in self { column.write(root, &fields) }
  }
}

extension Connection {
  /// The rows of a query whose SELECT list is that of the columns.
  func rows<Root>(
    _ sql: String, _ parameters: [(any Parameter)?] = [], columns: [Column<Root>], from start: Root
  ) throws -> [Root] {
    try rows(sql, parameters) { row in try columns.read(row, from: start) }
  }
}
