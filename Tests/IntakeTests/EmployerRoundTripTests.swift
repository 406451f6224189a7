import Intake
import Mobility
import Testing

/// Random tables written as a spreadsheet would, and read back the same.
@Suite struct EmployerRoundTripTests {
  @Test(arguments: 0..<60 as Range<UInt64>) func randomTablesAreReadBack(_ seed: UInt64) throws {
    var random = Draws(seed: seed)
    let file = EmployerFile.of(.posts)
    let wanted = ["poste", "intitule", "regime", "prise_de_poste", "missions", "weekend", "themes", "duree_hebdo"]
    var names = wanted + (random.below(2) == 0 ? ["colonne libre"] : [])
    names.shuffle(using: &random)
    let delimiter = random.below(2) == 0 ? ";" : ","
    let lineEnd = random.below(2) == 0 ? "\n" : "\r\n"
    let isUTF8 = random.below(2) == 0
    var text = names.map { random.below(2) == 0 ? $0 : $0.uppercased() }.joined(separator: delimiter) + lineEnd
    var expected: [[String: Cell]] = []
    for row in 0..<random.below(30) + 1 {
      if random.below(8) == 0 { text += lineEnd }
      if random.below(8) == 0 { text += "# un commentaire\(delimiter)à passer\(lineEnd)" }
      let cells = Dictionary(uniqueKeysWithValues: names.map { ($0, random.cell($0, row: row)) })
      expected.append(cells.mapValues(\.cell))
      text += names.map { quoted(cells[$0]!.text, delimiter, always: random.below(4) == 0) }.joined(
        separator: delimiter)
      text += lineEnd
    }
    let bytes = try isUTF8 ? Array(text.utf8) : windows1252(text)
    let result = try EmployerReadingTests.read(bytes, as: .posts)
    #expect(result.defects.isEmpty, "\(result.defects)\n\(text)")
    #expect(result.lines.count == expected.count)
    for (line, cells) in zip(result.lines, expected) {
      for column in file.columns where wanted.contains(column.name) {
        #expect(line.cells[column.name] == cells[column.name], "\(column.name), line \(line.number), seed \(seed)")
      }
    }
  }

  private func quoted(_ text: String, _ delimiter: String, always: Bool) -> String {
    guard always || text.contains(delimiter) || text.contains("\"") || text.contains("\n") else { return text }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}

/// What a test draws from its seed.
private struct Draws: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state ^ state >> 33) &* 0xFF51_AFD7_ED55_8CCD
  }

  mutating func below(_ bound: Int) -> Int { Int(next() >> 33) % bound }

  private mutating func word() -> String {
    let letters = Array("abcdefghijklmnopéèçàôïœ€–'")
    return String((0...below(8)).map { _ in letters[below(letters.count)] })
  }

  /// A value as someone writes it, and what it says.
  mutating func cell(_ name: String, row: Int) -> (text: String, cell: Cell) {
    switch name {
    case "poste": return ("P-\(row)", .text("P-\(row)"))
    case "intitule":
      let text = "x" + (0...below(4)).map { _ in word() }.joined(separator: below(3) == 0 ? " ; \"" : ", ")
      return (text, .text(text))
    case "missions":
      if below(4) == 0 { return ("", .none) }
      let text = "x" + (0...below(5)).map { _ in word() }.joined(separator: below(2) == 0 ? "\n" : " ")
      return (text, .text(text))
    case "regime":
      let centimes = below(10_000_000)
      let (euros, rest) = (centimes / 100, centimes % 100)
      let thousands = euros >= 1000 && below(2) == 0 ? "\(euros / 1000) \(padded(euros % 1000, 3))" : String(euros)
      let text = thousands + (below(2) == 0 ? "," : ".") + padded(rest, 2) + (below(3) == 0 ? " €" : "")
      return (text, .number(Int64(centimes)))
    case "prise_de_poste":
      let day = Day(iso: "2026-01-01")!.adding(days: below(2000) - 1000)
      let (year, month, date) = day.civil
      let text = below(3) == 0 ? day.iso : "\(padded(date, 2))/\(padded(month, 2))/\(year)"
      return (text, .day(day))
    case "weekend":
      return [("oui", .flag(true)), ("Non", .flag(false)), ("", .none), ("VRAI", .flag(true))][below(4)]
    case "themes":
      let themes = (0..<below(4)).map { "T\($0)-\(below(100))" }
      return (themes.joined(separator: " | "), .texts(themes))
    case "duree_hebdo":
      let minutes = 60 + below(2400)
      return ("\(minutes / 60)\(below(2) == 0 ? ":" : "h")\(padded(minutes % 60, 2))", .number(Int64(minutes)))
    default: return (word(), .none)
    }
  }

  private func padded(_ value: Int, _ width: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: width - text.count) + text
  }
}
