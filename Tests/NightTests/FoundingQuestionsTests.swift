import Intake
import Mobility
import Testing
import passerelle

/// What someone at a terminal is asked, and what the answers found.
@Suite struct FoundingQuestionsTests {
  private func lines(_ answers: [String]) throws -> String {
    var rest = answers[...]
    return try FoundingQuestions.lines { rest.popFirst() }
  }

  private static let answers = [
    "Ma commission", "CONV", "Convention d'essai", "signée", "01/01/2027", "",
    // A wrong key is asked again; an empty answer ends a list.
    "99000001000018 ; Agglo ; FPT ; ; 01/01/2027", "99000001000019 ; Agglo ; FPT ; ; 01/01/2027", "",
    "secretariat_x ; secrétariat ; Camille Martin", "", "", "02/02/2027", "", "01/01/2027", "",
  ]

  @Test func answersAreReadAsAFileWithTheDefaultCharte() throws {
    let founding = try FoundingFile.read(text: lines(Self.answers), named: "answers")
    #expect(founding.convention.state == .signee && founding.convention.endsOn == nil)
    #expect(founding.members.map(\.employer.siret) == ["99000001000019"])
    #expect(founding.referents.map(\.login) == ["secretariat_x"] && founding.seances.count == 1)
    #expect(founding.charte.charte == Charte())
  }

  @Test func aRequiredAnswerIsAskedAgain() throws {
    let founding = try FoundingFile.read(text: lines(["", "  "] + Self.answers), named: "answers")
    #expect(founding.name == "Ma commission")
  }

  @Test func answersThatStopFoundNothing() {
    for count in 0..<Self.answers.count - 1 {
      #expect(throws: (any Error).self) { try lines(Array(Self.answers.prefix(count))) }
    }
  }
}
