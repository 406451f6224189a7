import Glibc
import Intake
import Mobility
import Registry

/// Asks someone at a terminal what the founding file would say, line by line; the charte keeps the template's values.
package enum FoundingQuestions {
  static func ask() throws -> Founding {
    guard isatty(STDIN_FILENO) == 1 else {
      throw RegistryError(
        .usage, "there is no terminal to ask: give --file; `passerelle init --template` prints one to be filled")
    }
    return try FoundingFile.read(text: lines(answer: { readLine() }), named: "réponses")
  }

  /// The text of the answers. A line that is not well written is asked again; an empty one ends a list.
  package static func lines(answer: () -> String?) throws -> String {
    var text = ""
    for question in FoundingFile.questions {
      Console.question("\n\(question.help)\n")
      var count = 0
      while true {
        Console.question(question.isRepeated ? "\(question.key) (vide pour finir) : " : "\(question.key) : ")
        guard let value = answer() else {
          throw RegistryError(.inputRefused, "the answers stop before the end: nothing was written")
        }
        if value.allSatisfy(\.isWhitespace) {
          if question.isRequired, count == 0 { continue }
          break
        }
        let line = "\(question.key) : \(value)"
        if let fault = FoundingFile.fault(of: line) {
          Console.question("  \(fault)\n")
          continue
        }
        text += line + "\n"
        count += 1
        if !question.isRepeated { break }
      }
    }
    return text + FoundingFile.defaults
  }
}
