/// Typed values of the current row. Each answers none after noting a defect.
extension CSVTable {
  /// One line of text that must be there, spaces around it taken off.
  ///
  /// Characters that print nothing and that editors do not show (C1 controls, direction marks) are left out: ROME v460
  /// has one, the trace of an apostrophe. Line ends, tabs and the like are refused: they tell of a damaged line.
  mutating func label(_ column: Column, longest: Int = 200) -> String? {
    let field = bytes(column)
    var label = text(column)
    if field.contains(where: { $0 <= 0x20 || $0 == 0x7F || $0 == 0xC2 || $0 == 0xE2 }) {
      if field.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
        refuse(
          column, .valueShape, "a line end or another control character stands in this text",
          remedy: "Write it on one line")
        return nil
      }
      label = trimmed(String(String.UnicodeScalarView(label.unicodeScalars.filter { !isInvisible($0) })))
    }
    if label.isEmpty {
      refuse(column, .valueMissing, "this value is missing", remedy: "Fill in \(column.name)")
      return nil
    }
    if label.unicodeScalars.count > longest {
      refuse(column, .valueShape, "this text is longer than \(longest) characters", remedy: "Shorten it")
      return nil
    }
    return label
  }

  /// A text, or none without defect when the field is empty.
  func optionalText(_ column: Column) -> String? { bytes(column).isEmpty ? nil : text(column) }

  /// A code kept as text: leading zeros are part of it.
  mutating func code(_ column: Column, _ shape: CodeShape) -> String? {
    if shape.matches(bytes(column)) { return text(column) }
    refuse(column, .valueShape, "this is not \(shape.meaning)", remedy: "Write \(shape.meaning)")
    return nil
  }

  /// A code of the OGR list of ROME: a number, since it has no leading zero.
  mutating func ogr(_ column: Column) -> Int32? { code(column, .ogr).flatMap { Int32($0) } }

  /// A whole number written in decimal digits.
  mutating func wholeNumber(_ column: Column, in range: ClosedRange<Int32>) -> Int32? {
    if bytes(column).allSatisfy(isDigit), let number = Int32(text(column)), range.contains(number) { return number }
    let wanted = "a whole number from \(range.lowerBound) to \(range.upperBound)"
    refuse(column, .valueRange, "this is not \(wanted)", remedy: "Write \(wanted)")
    return nil
  }

  /// One of a closed list of texts.
  mutating func choice<Choice>(_ column: Column, _ choices: KeyValuePairs<String, Choice>) -> Choice? {
    let value = text(column)
    if let found = choices.first(where: { $0.key == value }) { return found.value }
    let wanted = choices.map { $0.key.isEmpty ? "nothing" : "\"\($0.key)\"" }.joined(separator: ", ")
    refuse(column, .valueUnknown, "this is none of: \(wanted)", remedy: "Write one of: \(wanted)")
    return nil
  }

  /// Millionths of a degree, of at most `limit` degrees either side of zero. Digits after the sixth (under 12 cm) are
  /// dropped.
  mutating func microDegrees(_ column: Column, limit: Int32) -> Int32? {
    if let degrees = parseMicroDegrees(bytes(column)), abs(degrees) <= limit * 1_000_000 { return degrees }
    let wanted = "decimal degrees from -\(limit) to \(limit), such as 45.90235"
    refuse(column, .valueRange, "these are not \(wanted)", remedy: "Write \(wanted)")
    return nil
  }
}

private func parseMicroDegrees(_ field: ArraySlice<UInt8>) -> Int32? {
  let isNegative = field.first == UInt8(ascii: "-")
  let parts = field.dropFirst(isNegative ? 1 : 0).split(
    separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
  let whole = parts[0]
  let fraction = parts.count == 2 ? parts[1] : []
  guard (1...3).contains(whole.count), parts.count == 1 || !fraction.isEmpty, whole.allSatisfy(isDigit),
    fraction.allSatisfy(isDigit)
  else { return nil }
  var degrees: Int32 = 0
  for index in 0..<whole.count + 6 {
    let digits = index < whole.count ? whole.dropFirst(index) : fraction.dropFirst(index - whole.count)
    degrees = degrees * 10 + Int32((digits.first ?? zero) - zero)
  }
  return isNegative ? -degrees : degrees
}

private func trimmed(_ text: String) -> String {
  let start = text.drop { $0 == " " }
  return String(start[..<(start.lastIndex { $0 != " " }.map { start.index(after: $0) } ?? start.startIndex)])
}

private func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x80...0x9F, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
  default: false
  }
}

private let zero = UInt8(ascii: "0")
