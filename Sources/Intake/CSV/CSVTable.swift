/// One CSV file being read row by row, its columns found by their names in the header.
///
/// Columns may come in any order and others may stand among them; a column that is asked for and absent is a defect, and
/// then no row is read. Values are asked for by column and answered typed, or none with a defect noted: a caller asks for
/// all values of a row before it leaves it, so that one reading tells every defect.
struct CSVTable: ~Copyable {
  /// The path as the user gave it.
  let file: String
  private(set) var defects = FileDefects()
  /// Rows read whole so far, header not counted.
  private(set) var rows = 0

  private var reader: CSVReader
  private var record = CSVRecord()
  private var header: [String] = []
  private var isReadable = true
  private var firstLines: [String: Int] = [:]

  /// A column of this file; `position` is none when the header does not have it.
  struct Column: Sendable {
    let name: String
    fileprivate let position: Int?
  }

  init(_ file: String, delimiter: CSVReader.Delimiter = .comma) {
    self.file = file
    do {
      reader = CSVReader(try FileSource(path: file), delimiter: delimiter)
    } catch {
      reader = CSVReader([], delimiter: delimiter)
      isReadable = false
      refuse(.fileUnreadable, "this file cannot be opened: \(error.message)", remedy: "Check the path and its rights")
      return
    }
    readHeader()
  }

  private mutating func readHeader() {
    switch reader.next(into: &record) {
    case .record: header = (0..<record.count).map { record.text($0) }
    case .end:
      isReadable = false
      if !refuseUnreadRest() {
        refuse(.empty, "this file is empty", remedy: "Take the file again from its source")
      }
    case .damage(let damage):
      isReadable = false
      refuse(damage)
    }
  }

  /// The column of that name. Notes a defect if the header lacks it or has it twice.
  mutating func column(_ name: String) -> Column {
    let positions = header.indices.filter { header[$0] == name }
    if isReadable || !header.isEmpty {
      if positions.isEmpty {
        isReadable = false
        append(
          line: 1, column: name, .columnMissing, "this column is missing; the header has \(header.count) columns",
          value: header.joined(separator: ", "), remedy: "Give the file with its header line and the column \(name)")
      } else if positions.count > 1 {
        isReadable = false
        append(
          line: 1, column: name, .columnRepeated, "this column comes \(positions.count) times in the header",
          remedy: "Keep one column of this name")
      }
    }
    return Column(name: name, position: positions.first)
  }

  /// Goes to the next row that has as many fields as the header; false after the last one.
  mutating func nextRow() -> Bool {
    guard isReadable else { return false }
    while true {
      switch reader.next(into: &record) {
      case .damage(let damage): refuse(damage)
      case .record:
        if record.count == header.count {
          rows += 1
          return true
        }
        append(
          line: record.line, .fields, "this line has \(record.count) fields and the header \(header.count)",
          remedy: "Put the line back as it was in the source: a delimiter, a quote or its end is missing or too many")
      case .end:
        isReadable = false
        finish()
        return false
      }
    }
  }

  private mutating func finish() {
    if refuseUnreadRest() { return }
    if rows == 0, defects.isEmpty {
      refuse(.empty, "this file has a header and no row", remedy: "Take the file again from its source")
    } else if !reader.endsWithLineEnd {
      append(
        line: record.line, .unfinished, "the last line has no line end: the file may have been cut short",
        remedy: "Take the file again from its source, or end its last line")
    }
  }

  private mutating func refuseUnreadRest() -> Bool {
    guard let failure = reader.readFailure else { return false }
    refuse(.fileUnreadable, "reading stopped: \(failure)", remedy: "Check the file and its disk")
    return true
  }

  // MARK: the row

  /// Line of the file where the row begins.
  var line: Int { record.line }

  func bytes(_ column: Column) -> ArraySlice<UInt8> { record[column.position!] }

  func text(_ column: Column) -> String { record.text(column.position!) }

  /// Whether `key` comes for the first time in this file; else notes where it came first. One set of keys a file.
  mutating func isFirst(_ key: String, in column: Column) -> Bool {
    if let first = firstLines.updateValue(line, forKey: key) {
      firstLines[key] = first
      refuse(column, .keyRepeated, "this key is already on line \(first)", remedy: "Keep one of the two lines")
      return false
    }
    return true
  }

  /// Notes a defect of the value of `column` in this row.
  mutating func refuse(_ column: Column, _ rule: FileDefect.Rule, _ reason: String, remedy: String) {
    let line = record.line(of: column.position!)
    append(line: line, column: column.name, rule, reason, value: text(column), remedy: remedy)
  }

  /// Notes a defect of the whole file.
  mutating func refuse(_ rule: FileDefect.Rule, _ reason: String, remedy: String) {
    append(rule, reason, remedy: remedy)
  }

  private mutating func refuse(_ damage: CSVReader.Damage) {
    let remedy: String
    switch damage.rule {
    case .encoding: remedy = "Save the file as UTF-8, or take it again from its source"
    case .nul: remedy = "Remove the NUL character, or take the file again from its source"
    default: remedy = "Close every quoted field, double the quotes inside it, or take the file again from its source"
    }
    append(line: damage.line, byte: damage.byte, damage.rule, damage.reason, remedy: remedy)
  }

  private mutating func append(
    line: Int? = nil, byte: Int? = nil, column: String? = nil, _ rule: FileDefect.Rule, _ reason: String,
    value: String? = nil, remedy: String
  ) {
    defects.append(
      FileDefect(
        file: file, line: line, byte: byte, column: column, rule: rule, reason: reason, value: value, remedy: remedy))
  }
}
