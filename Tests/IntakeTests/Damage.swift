import Intake
import Testing

/// One way a file comes to be wrong on its way here, and what must be said of it.
struct Damage: Sendable, CustomTestStringConvertible {
  let name: String
  let rule: FileDefect.Rule
  /// The line that must be named; none when the defect is of the whole file.
  let line: Int?
  let apply: @Sendable ([UInt8]) -> [UInt8]

  var testDescription: String { name }

  /// Damages that any CSV file of this project can suffer. The file has a header and four lines or more.
  static let ofAnyFile = [
    Damage(name: "missing column", rule: .columnMissing, line: 1) { file in
      mapLine(1, of: file) { Array("x".utf8) + $0.drop(while: isFieldByte) }
    },
    Damage(name: "a field too many", rule: .fields, line: 3) { file in
      mapLine(3, of: file) { $0.dropLast(while: isEnd) + Array(",9".utf8) + $0.suffix(while: isEnd) }
    },
    Damage(name: "a bad line", rule: .fields, line: 4) { file in
      mapLine(4, of: file) { Array("truncated".utf8) + $0.suffix(while: isEnd) }
    },
    Damage(name: "stray quote", rule: .quote, line: 3) { file in
      mapLine(3, of: file) { Array("x\"y".utf8) + $0 }
    },
    Damage(name: "wrong encoding", rule: .encoding, line: 3) { file in
      mapLine(3, of: file) { [0xC9] + $0.filter { $0 < 0x80 && $0 != 0x22 } }
    },
    Damage(name: "quoted field cut short", rule: .quote, line: nil) { file in
      let text = file.dropLast(while: isEnd)
      let lastLine = text.lastIndex(of: 0x0A)! + 1
      return text[..<lastLine] + Array("\"cut".utf8)
    },
    Damage(name: "cut in the last line", rule: .unfinished, line: nil) { file in
      let text = file.dropLast(while: isEnd)
      return Array(text)
    },
    Damage(name: "repeated line", rule: .keyRepeated, line: nil) { file in
      file + textLine(3, of: file)
    },
    Damage(name: "no row", rule: .empty, line: nil) { file in textLine(1, of: file) },
    Damage(name: "empty", rule: .empty, line: nil) { _ in [] },
  ]
}

func textLine(_ number: Int, of file: [UInt8]) -> [UInt8] {
  var lines = file.split(separator: 0x0A, maxSplits: number, omittingEmptySubsequences: false).map(Array.init)
  lines.removeLast()
  return lines[number - 1] + [0x0A]
}

func mapLine(_ number: Int, of file: [UInt8], _ change: ([UInt8]) -> [UInt8]) -> [UInt8] {
  let start = (1..<number).reduce(0) { $0 + textLine($1, of: file).count }
  let old = textLine(number, of: file)
  return file[..<start] + change(old) + file[(start + old.count)...]
}

private func isEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
private func isFieldByte(_ byte: UInt8) -> Bool { byte != 0x2C && byte != 0x0A && byte != 0x0D }

extension Array where Element == UInt8 {
  fileprivate func dropLast(while condition: (UInt8) -> Bool) -> [UInt8] {
    Array(self[..<(lastIndex { !condition($0) }.map { $0 + 1 } ?? 0)])
  }

  fileprivate func suffix(while condition: (UInt8) -> Bool) -> [UInt8] {
    Array(self[(lastIndex { !condition($0) }.map { $0 + 1 } ?? 0)...])
  }
}

/// The refusal that a reading throws.
func refusal<T>(_ read: () throws(IntakeRefusal) -> T) -> IntakeRefusal? {
  do {
    _ = try read()
    return nil
  } catch {
    return error
  }
}

/// Checks that `refusal` names the file, the rule and the line of a damage.
func expectNamed(
  _ refusal: IntakeRefusal?, _ damage: Damage, file: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  let found = refusal?.defects.kept.first { $0.rule == damage.rule && $0.file == file }
  #expect(found != nil, "\(refusal?.description ?? "accepted")", sourceLocation: sourceLocation)
  if let line = damage.line { #expect(found?.line == line, sourceLocation: sourceLocation) }
  #expect(found?.remedy.isEmpty == false, sourceLocation: sourceLocation)
}
