import Mobility
import PQ

/// Rows of the registry as values of the domain. A word the program does not know is a fault of the schema, not of the
/// data: the constraints list the same words.
extension Row {
  func day(_ column: Int) throws -> Day? {
    let date: PQDate? = try self[column]
    return date.map { Day($0.days) }
  }

  func int(_ column: Int) throws -> Int? {
    let value: Int32? = try self[column]
    return value.map(Int.init)
  }

  func text(_ column: Int) throws -> String? { try self[column] }

  func word<Word: RawRepresentable<String>>(_ column: Int, as type: Word.Type = Word.self) throws -> Word? {
    guard let text: String = try self[column] else { return nil }
    guard let word = Word(rawValue: text) else {
      throw RegistryError(.configuration, "the database has a \(Word.self) this program does not know: \(text)")
    }
    return word
  }

  func parts(_ column: Int) throws -> Parts {
    let names: [String] = try self[column]
    return Parts.names.reduce(into: []) { parts, entry in
      if names.contains(entry.0) { parts.formUnion(entry.1) }
    }
  }
}

extension PQDate {
  init(_ day: Day) { self.init(days: day.number) }
}
