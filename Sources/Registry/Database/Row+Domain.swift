import Mobility
import PQ

/// Rows of the registry as values of the domain, each field by the name of its column. A word the program does not know is
/// a fault of the schema, not of the data: the constraints list the same words.
extension Row {
  func day(_ name: String) throws -> Day? {
    let date: PQDate? = try self[name]
    return date.map { Day($0.days) }
  }

  func required(_ name: String) throws -> Day {
    let date: PQDate = try self[name]
    return Day(date.days)
  }

  func int(_ name: String) throws -> Int? { try self[name] }

  func text(_ name: String) throws -> String? { try self[name] }

  func word<Word: RawRepresentable<String>>(_ name: String, as type: Word.Type = Word.self) throws -> Word? {
    try known(try self[name])
  }
}

/// The same by position, for the columns of a table, which say their order.
extension Row {
  func day(_ position: Int) throws -> Day? {
    let date: PQDate? = try self[position]
    return date.map { Day($0.days) }
  }

  func word<Word: RawRepresentable<String>>(_ position: Int) throws -> Word? { try known(try self[position]) }
}

private func known<Word: RawRepresentable<String>>(_ text: String?) throws -> Word? {
  guard let text else { return nil }
  guard let word = Word(rawValue: text) else {
    throw RegistryError(.configuration, "the database has a \(Word.self) this program does not know: \(text)")
  }
  return word
}

extension PQDate {
  init(_ day: Day) { self.init(days: day.number) }
}
