extension Sheet {
  /// The sheet as people read it on a terminal: what every row of a group repeats becomes one heading, and rows too
  /// wide for `width` are laid out one field a line.
  ///
  /// - Parameter heading: leading columns to lift out of the rows, where they exist.
  public func grouped(by heading: Set<String>, width: Int) -> String {
    let lifted = columns.indices.filter { heading.contains(columns[$0]) }
    let kept = columns.indices.filter { !heading.contains(columns[$0]) }
    var groups: [(key: [String?], rows: [[String?]])] = []
    for row in rows {
      let key = lifted.map { row[$0] }
      let rest = kept.map { row[$0] }
      if groups.last?.key == key { groups[groups.count - 1].rows.append(rest) } else { groups.append((key, [rest])) }
    }
    let (names, numbers) = (kept.map { columns[$0] }, kept.map { numeric[$0] })
    let texts = groups.map { group in
      let title = zip(lifted, group.key).map { "\(columns[$0]) \($1 ?? "—")" }.joined(separator: " · ")
      let sheet = Sheet(columns: names, numeric: numbers, rows: group.rows)
      let body =
        sheet.isSections ? sheet.sections(width) : sheet.tableWidth <= width ? sheet.text(.table) : sheet.records
      return "# \(title)\n\(body)"
    }
    return texts.isEmpty ? text(.table) : texts.joined(separator: "\n\n")
  }

  /// A sheet of labelled lines under headings, as fiche_agent is.
  private var isSections: Bool { columns.suffix(3) == ["rubrique", "libelle", "valeur"] }

  /// Each heading once, then its lines, long values folded under themselves.
  private func sections(_ width: Int) -> String {
    var lines: [String] = []
    var heading: String?
    for row in rows.map({ Array($0.suffix(3)) }) {
      if row[0] != heading { lines.append("\n\(row[0] ?? "")") }
      heading = row[0]
      let label = "  \(row[1] ?? "") : "
      lines.append(label + folded(row[2] ?? "—", indent: label.count, width: min(width, 120)))
    }
    return lines.joined(separator: "\n")
  }

  private func folded(_ text: String, indent: Int, width: Int) -> String {
    var (output, column, isLineEmpty) = ("", indent, true)
    let margin = min(indent, 12)
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      if !isLineEmpty, column + 1 + word.count > width {
        output += "\n" + String(repeating: " ", count: margin)
        (column, isLineEmpty) = (margin, true)
      }
      output += (isLineEmpty ? "" : " ") + word
      column += word.count + (isLineEmpty ? 0 : 1)
      isLineEmpty = false
    }
    return output
  }

  private var tableWidth: Int {
    var widths = columns.map(\.count)
    for row in rows {
      for (column, value) in row.enumerated() { widths[column] = max(widths[column], value?.count ?? 0) }
    }
    return widths.reduce(0, +) + 3 * max(0, widths.count - 1)
  }

  /// One field a line; a field without a value is left out.
  private var records: String {
    let longest = columns.map(\.count).max() ?? 0
    return rows.map { row in
      columns.indices.compactMap { column in
        row[column].map {
          "\(columns[column])\(String(repeating: " ", count: longest - columns[column].count)) : \($0)"
        }
      }.joined(separator: "\n")
    }.joined(separator: "\n\n")
  }
}
