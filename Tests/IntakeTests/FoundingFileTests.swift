import Intake
import Mobility
import TestSupport
import Testing

@Suite struct FoundingFileTests {
  @Test func theTemplateIsAFileAndVotesTheDefaults() throws {
    let founding = try FoundingFile.read(text: FoundingFile.template, named: "template")
    #expect(founding.charte.charte == Charte())
    #expect(founding.members.count == 2 && founding.referents.count == 5)
    #expect(founding.convention.state == .projet && founding.convention.startsOn == nil)
    #expect(founding.seances.count == 4)
  }

  @Test func keysAreReadWithoutCareAndLinesInAnyOrder() throws {
    let lines = FoundingFile.template.split(separator: "\n").filter { !$0.hasPrefix("#") }
    // The order of priorities is a vote; every other line may stand anywhere.
    let moved = lines.filter { !$0.hasPrefix("priorité") }.reversed().map { line in
      let parts = line.split(separator: ":", maxSplits: 1)
      return parts[0].uppercased() + " :" + (parts.count > 1 ? String(parts[1]) : "")
    }
    let text = (moved + lines.filter { $0.hasPrefix("priorité") }.map(String.init)).joined(separator: "\r\n")
    var read = try FoundingFile.read(text: text, named: "moved")
    let template = try FoundingFile.read(text: FoundingFile.template, named: "template")
    read.members.reverse()
    read.referents.reverse()
    #expect(read == template)
  }

  @Test func windowsWritesItsOwnLetters() throws {
    let folder = try ScratchFolder()
    let bytes = FoundingFile.template.unicodeScalars.flatMap { scalar -> [UInt8] in
      switch scalar {
      case "…": [0x85]
      case "’": [0x92]
      case "≤": Array("<=".utf8)
      default: scalar.value < 256 ? [UInt8(scalar.value)] : []
      }
    }
    let path = try folder.write("commission.txt", bytes)
    #expect(try FoundingFile.read(path: path) == FoundingFile.read(text: FoundingFile.template, named: "template"))
  }

  @Test func aMissingRequiredKeyIsNamed() throws {
    let required = ["nom", "convention", "intitulé", "employeur", "charte à partir du"]
    for key in required {
      let text = FoundingFile.template.split(separator: "\n").filter { !$0.hasPrefix("\(key) :") }.joined(
        separator: "\n")
      #expect {
        try FoundingFile.read(text: text, named: "text")
      } throws: { error in
        (error as? IntakeRefusal)?.defects.kept.contains { $0.column == key && $0.rule == .valueMissing } ?? false
      }
    }
  }

  @Test(arguments: [
    ("employeur : 99000001000019 ; Encore ; FPT ; ; 01/01/2027 ;", FileDefect.Rule.keyRepeated),
    ("employeur : 99000002800011 ; Ville ; FPT ; ; 01/02/2027 ; 01/01/2027", .conflict),
    ("référent : drh_ch_exemple ; 99000007700018 ; Autre ;", .keyRepeated),
    ("référent : drh_autre ; 99000002800011 ; Autre ;", .orphan), ("séance : 02/02/2027", .keyRepeated),
    ("priorité : PRIO-RECL", .keyRepeated), ("règle désactivée : SAN-BLOQUE", .valueUnknown), ("bonjour", .valueShape),
    ("nom : encore", .keyRepeated), ("chargeur : Envoi ; 99000007700018 ; Majuscule ;", .valueShape),
    ("séance :", .valueMissing), ("référent : a ; secrétariat ; b ; c@d.fr ; e", .fields),
  ])
  func aLineThatContradictsTheOthersIsRefused(line: String, rule: FileDefect.Rule) throws {
    #expect {
      try FoundingFile.read(text: FoundingFile.template + line + "\n", named: "text")
    } throws: { error in
      let defects = (error as? IntakeRefusal)?.defects
      return defects?.total == 1 && defects?.kept[0].rule == rule
    }
  }

  /// What is asked at a terminal, answered as the template does, says what the template says.
  @Test func theQuestionsCoverTheFile() throws {
    let lines = FoundingFile.template.split(separator: "\n").filter { !$0.hasPrefix("#") && !$0.hasSuffix(":") }
    var text = ""
    for question in FoundingFile.questions {
      for line in lines where line.hasPrefix("\(question.key) :") {
        #expect(FoundingFile.fault(of: String(line)) == nil)
        text += line + "\n"
      }
    }
    let read = try FoundingFile.read(text: text + FoundingFile.defaults, named: "answers")
    #expect(read == (try FoundingFile.read(text: FoundingFile.template, named: "template")))
    #expect(FoundingFile.fault(of: "séance : demain") != nil)
  }
}
