/// Rows of the `INSERT … VALUES` statements of an SQL text, read without a server: enough SQL for files of plain values.
struct SQLRows {
  /// Rows by table; a column that is NULL is absent.
  private(set) var tables: [String: [[String: String]]] = [:]

  init(_ text: String) {
    let tokens = SQLRows.tokens(Array(text.utf8))
    var place = 0
    while place + 2 < tokens.count {
      guard tokens[place] == .word("INSERT"), tokens[place + 1] == .word("INTO"),
        case .word(let table) = tokens[place + 2]
      else {
        place += 1
        continue
      }
      place += 3
      let columns = SQLRows.list(tokens, &place)
      guard place < tokens.count, tokens[place] == .word("VALUES") else { continue }
      repeat {
        place += 1
        let pairs = zip(columns, SQLRows.list(tokens, &place)).compactMap { column, value in
          column.flatMap { name in value.map { (name, $0) } }
        }
        tables[table, default: []].append(Dictionary(uniqueKeysWithValues: pairs))
      } while place < tokens.count && tokens[place] == .mark(",")
    }
  }

  private enum Token: Equatable {
    case word(String)
    case text(String)
    case mark(String)
  }

  /// The elements between parentheses from `place` on; NULL is nil.
  private static func list(_ tokens: [Token], _ place: inout Int) -> [String?] {
    var elements: [String?] = []
    while place < tokens.count, tokens[place] != .mark(")") {
      switch tokens[place] {
      case .word("NULL"): elements.append(nil)
      case .word(let value), .text(let value): elements.append(value)
      case .mark: break
      }
      place += 1
    }
    place += 1
    return elements
  }

  private static func tokens(_ bytes: [UInt8]) -> [Token] {
    var tokens: [Token] = []
    var place = 0
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "-") where place + 1 < bytes.count && bytes[place + 1] == UInt8(ascii: "-"):
        place = bytes[place...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      case UInt8(ascii: "'"):
        let value = literal(bytes, &place)
        // Two literals side by side are one: SQL goes on with a long one on the next line.
        if case .text(let start)? = tokens.last {
          tokens[tokens.count - 1] = .text(start + value)
        } else {
          tokens.append(.text(value))
        }
      case let byte where isWord(byte):
        let end = bytes[place...].firstIndex { !isWord($0) } ?? bytes.count
        tokens.append(.word(String(decoding: bytes[place..<end], as: UTF8.self)))
        place = end
      case let byte:
        if byte > 32 { tokens.append(.mark(String(decoding: [byte], as: UTF8.self))) }
        place += 1
      }
    }
    return tokens
  }

  /// A quoted literal, `''` read as one quote.
  private static func literal(_ bytes: [UInt8], _ place: inout Int) -> String {
    let quote = UInt8(ascii: "'")
    var value: [UInt8] = []
    place += 1
    while place < bytes.count {
      if bytes[place] == quote {
        place += 1
        guard place < bytes.count, bytes[place] == quote else { break }
      }
      value.append(bytes[place])
      place += 1
    }
    return String(decoding: value, as: UTF8.self)
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."):
      true
    default: false
    }
  }
}
