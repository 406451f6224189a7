/// How the bytes of a file stand for letters.
public enum TextEncoding: Sendable, Equatable {
  case utf8
  /// What a French spreadsheet of Windows writes: one byte a letter.
  case windows1252
}

/// How a file is written: its encoding and its delimiter, which spreadsheets choose and nobody says.
public struct TextShape: Sendable, Equatable {
  public let encoding: TextEncoding
  public let delimiter: CSVReader.Delimiter

  /// Reads the whole file once, in pieces.
  ///
  /// UTF-8 if it begins with a byte order mark, or if it has no more bytes that UTF-8 forbids than letters that UTF-8
  /// writes over several bytes: a damaged UTF-8 file is refused for its damage, not read as something else. The
  /// delimiter is the one that stands most often in the first line, outside quotes; the semicolon if none does.
  static func detect(path: String) throws(FileSource.Failure) -> TextShape {
    let source = try FileSource(path: path)
    var bytes = [UInt8](repeating: 0, count: 256 << 10)
    var letters = LetterCount()
    var header = HeaderCount()
    var hasMark = false
    var isFirst = true
    while true {
      let count = try source.read(into: &bytes, from: 0)
      if count == 0 { break }
      if isFirst { hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) }
      isFirst = false
      for byte in bytes[..<count] {
        letters.see(byte)
        if !header.isOver { header.see(byte) }
      }
    }
    let isUTF8 = hasMark || letters.forbidden <= letters.written
    return TextShape(encoding: isUTF8 ? .utf8 : .windows1252, delimiter: header.delimiter)
  }
}

/// Counts the letters of several bytes, and the bytes that cannot be of any.
private struct LetterCount {
  private(set) var written = 0
  private(set) var forbidden = 0
  private var expected = 0

  mutating func see(_ byte: UInt8) {
    if expected > 0 {
      if byte & 0xC0 == 0x80 {
        expected -= 1
        if expected == 0 { written += 1 }
        return
      }
      forbidden += 1
      expected = 0
    }
    switch byte {
    case 0..<0x80: return
    case 0xC2...0xDF: expected = 1
    case 0xE0...0xEF: expected = 2
    case 0xF0...0xF4: expected = 3
    default: forbidden += 1
    }
  }
}

/// Counts the delimiters of the first line that is not empty.
private struct HeaderCount {
  private(set) var isOver = false
  private var isQuoted = false
  private var isStarted = false
  private var commas = 0
  private var semicolons = 0

  var delimiter: CSVReader.Delimiter { commas > semicolons ? .comma : .semicolon }

  mutating func see(_ byte: UInt8) {
    switch byte {
    case 0x22: isQuoted.toggle()
    case 0x0A where !isQuoted: isOver = isStarted
    case 0x2C where !isQuoted: commas += 1
    case 0x3B where !isQuoted: semicolons += 1
    default: break
    }
    if byte != 0x0A, byte != 0x0D { isStarted = true }
  }
}

/// Windows-1252, byte by byte, into UTF-8.
enum Windows1252 {
  /// The letters of bytes 0x80 to 0x9F; 0 where the encoding has none.
  private static let high: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
    0x0178,
  ]

  /// The most bytes that one byte becomes.
  static let expansion = 3

  /// Writes `raw` from `offset` on, and answers how many bytes it became. A byte that stands for no letter is written as
  /// it is: the reader then refuses it where it stands.
  static func decode(_ raw: ArraySlice<UInt8>, into bytes: inout [UInt8], from offset: Int) -> Int {
    var at = offset
    for byte in raw {
      let scalar = 0x80...0x9F ~= byte ? high[Int(byte) - 0x80] : UInt16(byte)
      if byte < 0x80 || scalar == 0 {
        bytes[at] = byte
        at += 1
      } else if scalar < 0x800 {
        bytes[at] = 0xC0 | UInt8(scalar >> 6)
        bytes[at + 1] = 0x80 | UInt8(scalar & 0x3F)
        at += 2
      } else {
        bytes[at] = 0xE0 | UInt8(scalar >> 12)
        bytes[at + 1] = 0x80 | UInt8(scalar >> 6 & 0x3F)
        bytes[at + 2] = 0x80 | UInt8(scalar & 0x3F)
        at += 3
      }
    }
    return at - offset
  }
}
