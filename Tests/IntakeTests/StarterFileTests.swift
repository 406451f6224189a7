import Intake
import Mobility
import TestSupport
import Testing

@Suite struct StarterFileTests {
  @Test func theTemplateIsAFileAndVotesTheDefaults() throws {
    let starter = try StarterFile.read(text: StarterFile.template, named: "template")
    #expect(starter.charte.charte == Charte())
    #expect(starter.members.count == 2 && starter.referents.count == 5)
    #expect(starter.convention.state == .projet && starter.convention.startsOn == nil)
    #expect(starter.seances.count == 4)
  }

  @Test func keysAreReadWithoutCareAndLinesInAnyOrder() throws {
    let lines = StarterFile.template.split(separator: "\n").filter { !$0.hasPrefix("#") }
    // The order of priorities is a vote; every other line may stand anywhere.
    let moved = lines.filter { !$0.hasPrefix("priorité") }.reversed().map { line in
      let parts = line.split(separator: ":", maxSplits: 1)
      return parts[0].uppercased() + " :" + (parts.count > 1 ? String(parts[1]) : "")
    }
    let text = (moved + lines.filter { $0.hasPrefix("priorité") }.map(String.init)).joined(separator: "\r\n")
    var read = try StarterFile.read(text: text, named: "moved")
    let template = try StarterFile.read(text: StarterFile.template, named: "template")
    read.members.reverse()
    read.referents.reverse()
    #expect(read == template)
  }

  @Test func windowsWritesItsOwnLetters() throws {
    let folder = try ScratchFolder()
    let bytes = StarterFile.template.unicodeScalars.flatMap { scalar -> [UInt8] in
      switch scalar {
      case "…": [0x85]
      case "’": [0x92]
      case "≤": Array("<=".utf8)
      default: scalar.value < 256 ? [UInt8(scalar.value)] : []
      }
    }
    let path = try folder.write("commission.txt", bytes)
    #expect(try StarterFile.read(path: path) == StarterFile.read(text: StarterFile.template, named: "template"))
  }

  @Test func aMissingRequiredKeyIsNamed() throws {
    let required = ["nom", "convention", "intitulé", "employeur", "charte à partir du"]
    for key in required {
      let text = StarterFile.template.split(separator: "\n").filter { !$0.hasPrefix("\(key) :") }.joined(
        separator: "\n")
      #expect {
        try StarterFile.read(text: text, named: "text")
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
      try StarterFile.read(text: StarterFile.template + line + "\n", named: "text")
    } throws: { error in
      let defects = (error as? IntakeRefusal)?.defects
      return defects?.total == 1 && defects?.kept[0].rule == rule
    }
  }

  /// What is asked at a terminal, answered as the template does, says what the template says.
  @Test func theQuestionsCoverTheFile() throws {
    let lines = StarterFile.template.split(separator: "\n").filter { !$0.hasPrefix("#") && !$0.hasSuffix(":") }
    var text = ""
    for question in StarterFile.questions {
      for line in lines where line.hasPrefix("\(question.key) :") {
        #expect(StarterFile.fault(of: String(line)) == nil)
        text += line + "\n"
      }
    }
    let read = try StarterFile.read(text: text + StarterFile.defaults, named: "answers")
    #expect(read == (try StarterFile.read(text: StarterFile.template, named: "template")))
    #expect(StarterFile.fault(of: "séance : demain") != nil)
  }
}
