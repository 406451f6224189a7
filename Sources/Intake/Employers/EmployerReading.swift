/// An employer's file being read line by line, in a window: however long the file, the memory is the same.
///
/// The encoding and the delimiter are detected. A line that cannot be cut into its fields is a defect and is left out; a
/// value that cannot be read is a defect, and its line is still answered, so that its other values can be judged too.
/// Lines whose first field begins with `#` are comments.
public struct EmployerReading: ~Copyable {
  /// The columns that the file has, in its order.
  public private(set) var columns: [FileColumn] = []
  /// Columns of the file that are not of the template: not read.
  public private(set) var unknown: [String] = []
  public private(set) var count = LineCount()

  private var reader: CSVReader
  private var record = CSVRecord()
  private var positions: [Int] = []
  private var width = 0
  private var isReadable = false

  public init(path: String, as file: EmployerFile) {
    do {
      let shape = try TextShape.detect(path: path)
      reader = CSVReader(try FileSource(path: path, encoding: shape.encoding), delimiter: shape.delimiter)
    } catch {
      reader = CSVReader([])
      note(nil, nil, .fileUnreadable, value: FileDefect.printable(error.message))
      return
    }
    readHeader(of: file)
  }

  private mutating func readHeader(of file: EmployerFile) {
    switch reader.next(into: &record) {
    case .end:
      note(nil, nil, reader.readFailure == nil ? .empty : .fileUnreadable)
      return
    case .damage(let damage):
      note(damage.line, nil, damage.rule)
      return
    case .record: width = record.count
    }
    let headers = (0..<record.count).map { searchKey(record.text($0)) }
    for (position, header) in headers.enumerated() where !header.isEmpty {
      guard let column = file.columns.first(where: { searchKey($0.name) == header }) else {
        unknown.append(FileDefect.printable(record.text(position)))
        continue
      }
      if columns.contains(where: { $0.name == column.name }) {
        note(1, column.name, .columnRepeated)
      } else {
        columns.append(column)
        positions.append(position)
      }
    }
    let names = columns.map(\.name)
    for column in file.columns where !names.contains(column.name) {
      switch column.need {
      case .required: note(1, column.name, .columnMissing, expected: column.form.meaning)
      case .with(let others) where others.contains(where: names.contains):
        note(1, column.name, .columnMissing, expected: column.form.meaning)
      default: break
      }
    }
    isReadable = count.defects.total == 0
  }

  /// The next line, or none after the last one.
  public mutating func next() -> FileLine? {
    guard isReadable else { return nil }
    while true {
      switch reader.next(into: &record) {
      case .damage(let damage):
        refuse(damage.line, damage.rule)
      case .record:
        if record[0].first == UInt8(ascii: "#") { continue }
        if record.count == width { return line() }
        if (0..<record.count).allSatisfy({ record[$0].isEmpty }) { continue }
        refuse(record.line, .fields, expected: "\(width)", value: String(record.count))
      case .end:
        isReadable = false
        finish()
        return nil
      }
    }
  }

  private mutating func line() -> FileLine? {
    count.lines += 1
    let before = count.defects.total
    let cells = columns.indices.map { cell($0) }
    let isRefused = count.defects.total > before
    if isRefused { count.refused += 1 }
    return FileLine(number: record.line, cells: cells, isRefused: isRefused)
  }

  private mutating func cell(_ index: Int) -> Cell {
    let column = columns[index]
    let text = stripped(record.text(positions[index]))
    if text.isEmpty {
      if isNeeded(column) { note(place(index), column.name, .valueMissing, expected: column.form.meaning) }
      return column.form.whenEmpty
    }
    if let cell = column.form.read(text) { return cell }
    let value = column.isSensitive ? nil : FileDefect.printable(text)
    note(place(index), column.name, column.form.rule, expected: column.form.meaning, value: value)
    return .none
  }

  private func place(_ index: Int) -> Int { record.line(of: positions[index]) }

  private func isNeeded(_ column: FileColumn) -> Bool {
    switch column.need {
    case .required: return true
    case .optional: return false
    case .with(let others):
      return columns.indices.contains { other in
        others.contains(columns[other].name) && !stripped(record.text(positions[other])).isEmpty
      }
    }
  }

  private mutating func finish() {
    if reader.readFailure != nil {
      note(nil, nil, .fileUnreadable)
    } else if count.lines == 0, count.defects.total == 0 {
      note(nil, nil, .empty)
    } else if !reader.endsWithLineEnd {
      note(record.line, nil, .unfinished)
    }
  }

  private mutating func refuse(_ line: Int, _ rule: FileDefect.Rule, expected: String? = nil, value: String? = nil) {
    count.lines += 1
    count.refused += 1
    note(line, nil, rule, expected: expected, value: value)
  }

  private mutating func note(
    _ line: Int?, _ column: String?, _ rule: FileDefect.Rule, expected: String? = nil, value: String? = nil
  ) {
    count.defects.append(LineDefect(line: line, column: column, rule: rule, value: value, expected: expected))
  }
}

/// One line of an employer's file.
public struct FileLine: Sendable {
  public let number: Int
  /// One a column; none where the value is empty or refused.
  public let cells: [Cell]
  public let isRefused: Bool
}
