import Intake
import Mobility
import TestSupport
import Testing

@Suite struct EmployerReadingTests {
  /// What a file gives: cells by line and header, and defects as "line column rule".
  struct Result {
    var lines: [(number: Int, isRefused: Bool, cells: [String: Cell])] = []
    var defects: [LineDefect] = []
    var unknown: [String] = []
    var count = 0
    var refused = 0

    var places: [String] {
      defects.map { "\($0.line.map(String.init) ?? "-") \($0.column ?? "-") \($0.rule.rawValue)" }
    }
  }

  static func read(_ bytes: [UInt8], as kind: EmployerFile.Kind) throws -> Result {
    let folder = try ScratchFolder()
    var reading = EmployerReading(path: try folder.write("file.csv", bytes), as: .of(kind))
    let names = reading.columns.map(\.name)
    var result = Result()
    while let line = reading.next() {
      let cells = Dictionary(uniqueKeysWithValues: zip(names, line.cells))
      result.lines.append((line.number, line.isRefused, cells))
    }
    result.defects = reading.count.defects.kept
    result.unknown = reading.unknown
    (result.count, result.refused) = (reading.count.lines, reading.count.refused)
    return result
  }

  static func read(_ text: String, as kind: EmployerFile.Kind) throws -> Result {
    try read(Array(text.utf8), as: kind)
  }

  // MARK: What a spreadsheet gives

  static let text = """
    Poste;INTITULÉ;régime;publication fin;missions
    P-1;Chargé d'œuvre – 10 €;1 944,50;31/12/9999;"Accueillir
    et ""orienter"" ; classer"
    P-2;Agent;12;29/02/2028;

    """

  @Test(arguments: [TextEncoding.utf8, .windows1252], [CSVReader.Delimiter.semicolon, .comma])
  func readsWhatASpreadsheetWrites(_ encoding: TextEncoding, _ delimiter: CSVReader.Delimiter) throws {
    var text = Self.text
    if delimiter == .comma {
      text = text.split(separator: "1 944,50").joined(separator: "\"1 944,50\"")
      text = text.split(separator: " ; classer").joined(separator: "#").split(separator: ";").joined(separator: ",")
      text = text.split(separator: "#").joined(separator: " ; classer")
    }
    let bytes = encoding == .utf8 ? Array(text.utf8) : try windows1252(text)
    let result = try Self.read(bytes, as: .posts)
    #expect(result.places.isEmpty, "\(result.defects)")
    let cells = try #require(result.lines.first?.cells)
    #expect(cells["intitule"] == .text("Chargé d'œuvre – 10 €"))
    #expect(cells["regime"] == .number(194_450))
    #expect(cells["publication_fin"] == Cell.none)
    #expect(cells["missions"] == .text("Accueillir\net \"orienter\" ; classer"))
    #expect(result.lines[1].cells["publication_fin"] == .day(Day(iso: "2028-02-29")!))
    #expect(result.lines.map(\.number) == [2, 4])
  }

  @Test func aByteOrderMarkAndCRLFAreTolerated() throws {
    let result = try Self.read([0xEF, 0xBB, 0xBF] + Array("poste;intitule\r\nP-1;Accueil\r\n".utf8), as: .posts)
    #expect(result.defects.isEmpty)
    #expect(result.lines.first?.cells["intitule"] == .text("Accueil"))
  }

  @Test func aUTF8FileWithOneBadByteIsDamagedUTF8() throws {
    var bytes = Array("poste;intitule\nP-1;Chargé d'études\nP-2;Opérateur\n".utf8)
    bytes.insert(0xE9, at: bytes.count - 3)
    let result = try Self.read(bytes, as: .posts)
    #expect(result.places == ["3 - CSV-ENCODING"])
    #expect(result.lines.first?.cells["intitule"] == .text("Chargé d'études"))
  }

  @Test func aByteThatIsNoLetterOfWindows1252IsRefusedInItsPlace() throws {
    let bytes = try windows1252("poste;intitule\nP-1;Chargé d'études\nP-2;") + [0x81] + Array("\n".utf8)
    #expect(try Self.read(bytes, as: .posts).places == ["3 - CSV-ENCODING"])
  }

  @Test(arguments: EmployerFile.Kind.allCases)
  func theTemplateIsReadAsAFileWithoutLines(_ kind: EmployerFile.Kind) throws {
    let file = EmployerFile.of(kind)
    let result = try Self.read(file.template, as: kind)
    #expect(result.places == ["- - CSV-EMPTY"])
    #expect(result.unknown.isEmpty)
    // Its example, without its mark, is good.
    let example = file.template.split(separator: "\r\n").prefix(2).map { $0.hasPrefix("# ") ? $0.dropFirst(2) : $0 }
    let read = try Self.read(example.joined(separator: "\n") + "\n", as: kind)
    #expect(read.places.isEmpty)
    #expect(read.count == 1)
  }

  // MARK: What is refused

  @Test func everyDefectIsToldWithItsPlaceAndGoodLinesAreCounted() throws {
    let text = """
      agent;statut;nom;prenom;restrictions;indice_majore;en_activite;accord_le;residence;duree_hebdo;courriel
      A-1;titulaire;Martin;Zoé;R01 10;391;oui;15/09/2026;84035;35:00;z@exemple.fr
      A 2;titulaire;;;;;;;;;
      A-3;retraité;;;;;;;;;
      A-4;titulaire;Durand;;;;;;;;
      A-5;titulaire;;;mal de dos;;;;;;
      A-6;titulaire;;;;2001;;;;;
      A-7;titulaire;;;;;peut-être;;;;
      A-8;titulaire;;;;;;31/02/2026;;;
      A-9;titulaire;;;;;;;1004;;
      A-10;titulaire;;;;;;;;60:00;
      A-11;titulaire;;;;;;;;;pas d'arobase
      A-12;titulaire;x
      ;titulaire;;;;;;;;;
      A-14;CDI;"Dupont"x;;;;;;;;
      A-15;CDD;;;;;;;;;

      """
    let result = try Self.read(text, as: .agents)
    #expect(
      result.places == [
        "3 agent VALUE-SHAPE", "4 statut VALUE-UNKNOWN", "5 prenom VALUE-MISSING", "6 restrictions VALUE-SHAPE",
        "7 indice_majore VALUE-RANGE", "8 en_activite VALUE-UNKNOWN", "9 accord_le VALUE-RANGE",
        "10 residence VALUE-SHAPE", "11 duree_hebdo VALUE-RANGE", "12 nom VALUE-MISSING", "12 courriel VALUE-SHAPE",
        "13 - CSV-FIELDS", "14 agent VALUE-MISSING", "15 - CSV-QUOTE",
      ])
    #expect(result.count == 15)
    #expect(result.refused == 13)
    #expect(result.lines.count { !$0.isRefused } == 2)
    // Nothing of what names a person or tells of its health is repeated.
    let told = result.defects.map { "\($0.value ?? "") \($0.expected ?? "")" }.joined(separator: "\n")
    for secret in ["Durand", "Dupont", "mal de dos", "retraité", "arobase", "31/02/2026", "peut-être"] {
      #expect(!told.contains(secret))
    }
    #expect(result.defects.contains { $0.value == "2001" })
  }

  @Test func theHeaderIsJudgedFirst() throws {
    #expect(try Self.read("poste;title\nP-1;x\n", as: .posts).places == ["1 intitule CSV-COLUMN-MISSING"])
    #expect(
      try Self.read("poste;Poste;intitule\nP;P;x\n", as: .posts).places == ["1 poste CSV-COLUMN-REPEATED"])
    #expect(try Self.read("agent;statut;nom\nA;CDI;x\n", as: .agents).places == ["1 prenom CSV-COLUMN-MISSING"])
    #expect(try Self.read("", as: .agents).places == ["- - CSV-EMPTY"])
    #expect(try Self.read("poste;intitule\nP;x", as: .posts).places == ["2 - CSV-UNFINISHED"])
    var missing = EmployerReading(path: "/nowhere/posts.csv", as: .of(.posts))
    #expect(missing.next() == nil)
    #expect(missing.count.defects.kept.map(\.rule) == [.fileUnreadable])
  }

  @Test(arguments: [
    ("R01 10 répété du 01/03/2026 au 31/12/2027", "R01|10||repete||f|2026-03-01|2027-12-31"),
    ("R04 500 m", "R04|500|metre|||f||"), ("R14 soir+weekend", "R14||||soir,weekend|f||"),
    ("R03 besoin", "R03|||||t||"), ("R99", "R99|||||f||"),
  ])
  func restrictionsAreCodesAndParameters(_ text: String, _ kept: String) throws {
    let result = try Self.read("agent;statut;restrictions\nA-1;CDI;\(text)\n", as: .agents)
    #expect(result.lines.first?.cells["restrictions"] == .texts([kept]))
  }

  @Test(arguments: [
    "R01 lourd", "lombalgie", "R01 10 20", "R02 répété", "R01 500 m", "R01 du 01/03/2026 au 01/02/2026", "R01|R01",
    "R01 au 31/12/9999", "R14 soir+soir", "R01 10|",
  ])
  func freeTextAndContradictionsAreNoRestriction(_ text: String) throws {
    let result = try Self.read("agent;statut;restrictions\nA-1;CDI;\(text)\n", as: .agents)
    #expect(result.places == ["2 restrictions VALUE-SHAPE"])
    #expect(result.defects.first?.value == nil)
  }
}

/// The text in Windows-1252, letter by letter.
func windows1252(_ text: String) throws -> [UInt8] {
  let special: [UInt32: UInt8] = [0x20AC: 0x80, 0x0153: 0x9C, 0x2013: 0x96, 0x2019: 0x92, 0x0152: 0x8C]
  return try text.unicodeScalars.map { scalar in
    if scalar.value < 0x80 || 0xA0...0xFF ~= scalar.value { return UInt8(scalar.value) }
    return try #require(special[scalar.value])
  }
}
