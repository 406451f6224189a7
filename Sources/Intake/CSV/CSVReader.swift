/// Reads records from a CSV text, one at a time, in a window of the file that holds one record.
///
/// Fields are separated by one delimiter, records by LF or CRLF; a field between quotes may hold delimiters, line ends and
/// doubled quotes (RFC 4180). A leading byte order mark and empty lines are skipped. The text must be UTF-8 without NUL.
/// After a damaged record the reader goes on with the line that follows, so that all damage is told at once.
public struct CSVReader: ~Copyable {
  public enum Delimiter: UInt8, Sendable {
    case comma = 0x2C
    case semicolon = 0x3B
  }

  /// What a call to `next` met.
  public enum Step: Sendable, Equatable {
    case record
    case damage(Damage)
    case end
  }

  /// A record that cannot be read. Line and byte are counted from 1; the byte is its position in the line.
  public struct Damage: Sendable, Equatable {
    public let rule: FileDefect.Rule
    public let line: Int
    public let byte: Int
    public let reason: String
  }

  private var window: ByteWindow
  private let delimiter: UInt8
  private var line = 1

  public init(_ bytes: [UInt8], delimiter: Delimiter = .comma) {
    window = ByteWindow(bytes)
    self.delimiter = delimiter.rawValue
  }

  init(_ source: consuming FileSource, delimiter: Delimiter) {
    window = ByteWindow(source)
    self.delimiter = delimiter.rawValue
  }

  /// Whether the text ended with a line end; a file cut short mostly does not. Meaningful after `.end`.
  var endsWithLineEnd: Bool { window.lastByte == 0x0A }
  /// The system's message if the file could not be read to its end.
  var readFailure: String? { window.failure }

  /// Reads the next record into `record`, whose former content is lost.
  public mutating func next(into record: inout CSVRecord) -> Step {
    skipEmptyLines()
    guard window.byte(at: 0) != nil else { return .end }
    record.begin(at: line)
    var offset = 0
    while true {
      let field = offset
      let isQuoted = window.byte(at: offset) == quote
      let end = isQuoted ? quotedField(from: &offset, into: &record) : plainField(from: &offset, into: &record)
      switch end {
      case .delimiter: continue
      case .recordEnd: return finishRecord(length: offset)
      case .damage(let rule, let reason):
        let damage = place(rule, reason, at: field)
        resume(afterLineOf: field)
        return .damage(damage)
      }
    }
  }

  private enum FieldEnd {
    case delimiter
    case recordEnd
    case damage(FileDefect.Rule, String)
  }

  private mutating func plainField(from offset: inout Int, into record: inout CSVRecord) -> FieldEnd {
    let begin = offset
    let end = window.endOfPlainField(from: begin, delimiter: delimiter)
    offset = end + 1
    switch window.byte(at: end) {
    case delimiter:
      record.append(window[begin..<end])
      record.endField()
      return .delimiter
    case quote:
      return .damage(.quote, "a quote inside a field that does not begin with one")
    case lineFeed:
      let isCRLF = end > begin && window.byte(at: end - 1) == carriageReturn
      record.append(window[begin..<(isCRLF ? end - 1 : end)])
      record.endField()
      return .recordEnd
    default:
      if window.isOverLimit { return .damage(.tooLong, tooLong) }
      offset = end
      record.append(window[begin..<end])
      record.endField()
      return .recordEnd
    }
  }

  private mutating func quotedField(from offset: inout Int, into record: inout CSVRecord) -> FieldEnd {
    var begin = offset + 1
    while let close = window.offset(of: quote, from: begin) {
      record.append(window[begin..<close])
      var after = close + 1
      if window.byte(at: after) == carriageReturn, window.byte(at: after + 1) == lineFeed { after += 1 }
      offset = after + 1
      switch window.byte(at: after) {
      case quote:
        record.append(window[after..<after + 1])
        begin = after + 1
      case delimiter:
        record.endField()
        return .delimiter
      case lineFeed:
        record.endField()
        return .recordEnd
      case nil:
        offset = after
        record.endField()
        return .recordEnd
      default:
        return .damage(.quote, "a field opens with a quote here and goes on after its closing quote")
      }
    }
    return window.isOverLimit
      ? .damage(.tooLong, tooLong) : .damage(.quote, "a field opens with a quote here and is never closed")
  }

  private mutating func finishRecord(length: Int) -> Step {
    var damage: Damage?
    if let bad = window.firstInvalidUTF8(in: 0..<length) {
      let byte = String(window[bad..<bad + 1].first!, radix: 16, uppercase: true)
      damage = place(.encoding, "byte 0x\(byte) is not UTF-8", at: bad)
    } else if let nul = window.count(of: 0, in: 0..<length).last {
      damage = place(.nul, "a NUL character", at: nul)
    }
    line += window.count(of: lineFeed, in: 0..<length).count
    window.advance(by: length)
    return damage.map(Step.damage) ?? .record
  }

  private func place(_ rule: FileDefect.Rule, _ reason: String, at offset: Int) -> Damage {
    let (lines, last) = window.count(of: lineFeed, in: 0..<offset)
    return Damage(rule: rule, line: line + lines, byte: offset - (last ?? -1), reason: reason)
  }

  private mutating func resume(afterLineOf offset: Int) {
    line += window.count(of: lineFeed, in: 0..<offset).count
    var from = offset
    while true {
      if let end = window.offset(of: lineFeed, from: from) {
        line += 1
        return window.advance(by: end + 1)
      }
      // Either the file ends in this line, or the line is longer than the window: then drop what was seen of it.
      from = 0
      guard window.dropAll() else { return }
    }
  }

  private mutating func skipEmptyLines() {
    while true {
      switch window.byte(at: 0) {
      case lineFeed: window.advance(by: 1)
      case carriageReturn where window.byte(at: 1) == lineFeed: window.advance(by: 2)
      default: return
      }
      line += 1
    }
  }

  private var tooLong: String { "a record of more than \(ByteWindow.recordLimit >> 20) MiB begins here" }
}

private let quote: UInt8 = 0x22
private let lineFeed: UInt8 = 0x0A
private let carriageReturn: UInt8 = 0x0D
