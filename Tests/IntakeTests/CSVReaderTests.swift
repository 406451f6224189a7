import Intake
import TestSupport
import Testing

@Suite struct CSVReaderTests {
  /// Every record as texts, and every damage met.
  static func read(
    _ text: [UInt8], _ delimiter: CSVReader.Delimiter = .comma
  ) -> (records: [[String]], lines: [Int], damage: [CSVReader.Damage]) {
    var reader = CSVReader(text, delimiter: delimiter)
    var record = CSVRecord()
    var result: (records: [[String]], lines: [Int], damage: [CSVReader.Damage]) = ([], [], [])
    while true {
      switch reader.next(into: &record) {
      case .record:
        result.records.append((0..<record.count).map { record.text($0) })
        result.lines.append(record.line)
      case .damage(let damage): result.damage.append(damage)
      case .end: return result
      }
    }
  }

  static func read(_ text: String, _ delimiter: CSVReader.Delimiter = .comma) -> (
    records: [[String]], lines: [Int], damage: [CSVReader.Damage]
  ) {
    read(Array(text.utf8), delimiter)
  }

  @Test(arguments: [
    ("a,b\nc,d\n", [["a", "b"], ["c", "d"]]),
    ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]),
    ("a,b\nc,d", [["a", "b"], ["c", "d"]]),
    ("\u{FEFF}é,b\n", [["é", "b"]]),
    (",\n", [["", ""]]),
    ("a,", [["a", ""]]),
    ("\"\",\"a\"\"b\"\n", [["", "a\"b"]]),
    ("\"a,b\",\"c\r\nd\"\r\ne,f\r\n", [["a,b", "c\r\nd"], ["e", "f"]]),
    ("\"a\"", [["a"]]),
    ("\n\na\n\r\nb\n\n", [["a"], ["b"]]),
    ("a\rb,c\n", [["a\rb", "c"]]),
    ("", []),
    ("\u{FEFF}", []),
  ])
  func readsWhatRFC4180Says(_ text: String, _ expected: [[String]]) {
    let result = Self.read(text)
    #expect(result.records == expected)
    #expect(result.damage.isEmpty)
  }

  @Test func separatesBySemicolon() {
    #expect(Self.read("a,b;\"c;d\"\n", .semicolon).records == [["a,b", "c;d"]])
  }

  @Test func countsLinesThroughQuotedFieldsAndEmptyLines() {
    let result = Self.read("a,b\n\"c\nd\ne\",f\n\n\"g\n\",h\ni,j\n")
    #expect(result.lines == [1, 2, 6, 8])
  }

  @Test func placesAFieldOfALongRecord() {
    var reader = CSVReader(Array("x\na,\"b\nc\",d\n".utf8))
    var record = CSVRecord()
    _ = reader.next(into: &record)
    _ = reader.next(into: &record)
    #expect((0..<3).map { record.line(of: $0) } == [2, 2, 3])
  }

  @Test(arguments: [
    ("a,b\nc\"d,e\nf,g\n", FileDefect.Rule.quote, 2, 1),
    ("a,b\nc,\"d\"e\nf,g\n", .quote, 2, 3),
    ("a,b\nc,\"d,e\nf,g\n", .quote, 2, 3),
    ("a,b\n\"c,d\n\"f\",g\n\"h\",i\n", .quote, 2, 1),
    ("a,b\nc,d\0\nf,g\n", .nul, 2, 4),
    ("a,b\n\"c\nd\0\",e\nf,g\n", .nul, 3, 2),
  ])
  func placesDamageAndGoesOn(_ text: String, _ rule: FileDefect.Rule, _ line: Int, _ byte: Int) {
    let result = Self.read(text)
    #expect(result.damage.first?.rule == rule)
    #expect(result.damage.first?.line == line)
    #expect(result.damage.first?.byte == byte)
    #expect(result.damage.count == 1)
    #expect(result.records.first == ["a", "b"])
    #expect(result.records.count >= 2)
  }

  @Test(
    arguments: [
      (Array("a,b\nc,".utf8) + [0xE9] + Array("t\ne,f\n".utf8), 2, 3),
      (Array("\u{FEFF}".utf8) + [0xFF] + Array(",b\ne,f\n".utf8), 1, 1),
      (Array("a,\"b\nccc".utf8) + [0xC3] + Array("\"\ne,f\n".utf8), 2, 4),
      (Array("a,b\nc,".utf8) + [0xED, 0xA0, 0x80] + Array("\ne,f\n".utf8), 2, 3),
      (Array("a,b\ne,f\nc,".utf8) + [0xC0, 0xAF, 0x0A], 3, 3),
      (Array("a,b\ne,f\nc,d".utf8) + [0xC3], 3, 4),
    ] as [([UInt8], Int, Int)])
  func placesTheFirstByteThatIsNotUTF8(_ text: [UInt8], _ line: Int, _ byte: Int) {
    let result = Self.read(text)
    #expect(result.damage.map(\.rule) == [.encoding])
    #expect(result.damage.first?.line == line)
    #expect(result.damage.first?.byte == byte)
    #expect(result.records.last == ["e", "f"])
  }

  /// A file is read through a window: records straddle its ends, and a quote never closed must not fill the memory.
  @Test(arguments: [
    ("\"une\r\nnote\"", FileDefect.Rule.quote), ("une note longue et sans guillemet", .tooLong),
  ])
  func goesOnAfterAQuoteNeverClosedInALongFile(_ note: String, _ rule: FileDefect.Rule) throws {
    let folder = try ScratchFolder()
    let header = "code,categorie,libelle_court,libelle_long,texte,note\r\n00102,C,\"GARD,x,90-1,\r\n"
    let rows = String(repeating: "00101,C,GARD PHAR,Gardiens de phare,90-1,\(note)\r\n", count: 80_000)
    let path = try folder.write("corps.csv", header + rows)
    let found = refusal { () throws(IntakeRefusal) in try CorpsFile.read(path: path) }
    #expect(found?.defects.kept.first?.rule == rule)
    #expect(found?.defects.kept.first?.line == 2)
    #expect(found?.defects.total == 1 + 79_999)
    #expect(found?.defects.kept.filter { $0.rule != .keyRepeated }.count == 1)
  }

  @Test func whatIsWrittenIsReadBack() {
    var random = SplitMix64(seed: 2024)
    let alphabet = ["a", "é", "€", "𝄞", "\"", ",", ";", "\n", "\r\n", " ", "=", "0", "\t", "\u{202E}"]
    for _ in 0..<2_000 {
      let delimiter: CSVReader.Delimiter = Bool.random(using: &random) ? .comma : .semicolon
      let width = Int.random(in: 2...6, using: &random)
      let records = (0..<Int.random(in: 0...8, using: &random)).map { _ in
        (0..<width).map { _ in
          (0..<Int.random(in: 0...7, using: &random)).map { _ in alphabet.randomElement(using: &random)! }.joined()
        }
      }
      let lineEnd = Bool.random(using: &random) ? "\n" : "\r\n"
      let text = records.map { csvLine($0, delimiter, &random) + lineEnd }.joined()
      let result = Self.read((Bool.random(using: &random) ? "\u{FEFF}" : "") + text, delimiter)
      #expect(result.records == records)
      #expect(result.damage.isEmpty)
    }
  }

  /// Quotes what must be, and some of what need not.
  private func csvLine(
    _ fields: [String], _ delimiter: CSVReader.Delimiter, _ random: inout some RandomNumberGenerator
  ) -> String {
    let separator = String(UnicodeScalar(delimiter.rawValue))
    return fields.map { field in
      let mustQuote = field.utf8.contains { $0 == 0x22 || $0 == 0x0A || $0 == 0x0D || $0 == delimiter.rawValue }
      if !mustQuote, Bool.random(using: &random) { return field }
      return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }.joined(separator: separator)
  }

  /// No text, however broken, stops the reader or makes it loop, and a sound last line is always read.
  @Test func survivesAnyBytes() {
    var random = SplitMix64(seed: 7)
    let alphabet: [UInt8] = [0x22, 0x2C, 0x0A, 0x0D, 0x61, 0xC3, 0xA9, 0x00, 0xFF]
    for _ in 0..<20_000 {
      let noise = (0..<Int.random(in: 0...24, using: &random)).map { _ in alphabet.randomElement(using: &random)! }
      let result = Self.read(noise)
      #expect(result.records.count + result.damage.count <= noise.count)
      if !noise.contains(0x22) {
        #expect(Self.read(noise + Array("\nlast,line\n".utf8)).records.last == ["last", "line"])
      }
    }
  }
}
