/// A result as rows of text, ready for a terminal, a spreadsheet or a program.
public struct Sheet: Sendable {
  public enum Format: String, CaseIterable, Sendable {
    case table
    case csv
    case json
  }

  public var columns: [String]
  /// Columns that hold numbers: right-aligned, and numbers in JSON.
  public var numeric: [Bool]
  public var rows: [[String?]]

  public init(columns: [String], numeric: [Bool], rows: [[String?]]) {
    self.columns = columns
    self.numeric = numeric
    self.rows = rows
  }

  public func text(_ format: Format) -> String {
    switch format {
    case .table: table
    case .csv: csv
    case .json: json
    }
  }

  /// One object a row; a number stays a number.
  private var json: String {
    let objects = rows.map { row in
      JSON.object(
        columns.indices.map { column in
          guard let value = row[column] else { return (columns[column], .null) }
          if numeric[column], let integer = Int64(value) { return (columns[column], .integer(integer)) }
          return (columns[column], .text(value))
        })
    }
    return JSON.list(objects).text
  }

  /// RFC 4180 with `;`, as French spreadsheets read it. A text cell that a spreadsheet would take for a formula is
  /// prefixed by an apostrophe.
  private var csv: String {
    let header = columns.map(quoted).joined(separator: ";")
    let lines = rows.map { row in
      columns.indices.map { column in
        guard let value = row[column] else { return "" }
        return quoted(numeric[column] ? value : harmless(value))
      }.joined(separator: ";")
    }
    return ([header] + lines).joined(separator: "\r\n")
  }

  private func harmless(_ value: String) -> String {
    guard let first = value.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) else { return value }
    return "'" + value
  }

  private func quoted(_ value: String) -> String {
    guard value.unicodeScalars.contains(where: { ";\"\n\r".unicodeScalars.contains($0) }) else { return value }
    return "\"" + value.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  private var table: String {
    var widths = columns.map(\.count)
    for row in rows {
      for (column, value) in row.enumerated() { widths[column] = max(widths[column], value?.count ?? 0) }
    }
    func line(_ cells: [String], _ isHeader: Bool) -> String {
      var text = ""
      for (column, cell) in cells.enumerated() {
        let padding = String(repeating: " ", count: widths[column] - cell.count)
        if column > 0 { text += " | " }
        text += numeric[column] && !isHeader ? padding + cell : cell + padding
      }
      while text.last == " " { text.removeLast() }
      return text
    }
    let rule = widths.map { String(repeating: "-", count: $0) }.joined(separator: "-+-")
    let body = rows.map { line($0.map { $0 ?? "" }, false) }
    return ([line(columns, true), rule] + body + ["(\(rows.count) ligne\(rows.count > 1 ? "s" : ""))"])
      .joined(separator: "\n")
  }
}
