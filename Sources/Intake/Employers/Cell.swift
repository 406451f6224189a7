public import Mobility

/// One value of a file, typed.
public enum Cell: Sendable, Equatable {
  /// Empty, or refused.
  case none
  case text(String)
  case number(Int64)
  case flag(Bool)
  case day(Day)
  case texts([String])
  case numbers([Int32])
}

/// How a value is kept: its width and whether it is a list.
public enum CellStorage: String, Sendable {
  case text
  case smallint
  case integer
  case bigint
  case flag = "boolean"
  case day = "date"
  case texts = "text[]"
  case numbers = "integer[]"
}

/// How a value is written in a file, and read.
public struct CellForm: Sendable {
  public let storage: CellStorage
  /// In French, for those who fill the file: « une date jj/mm/aaaa ».
  public let meaning: String
  let rule: FileDefect.Rule
  /// Reads a text without spaces around it, never empty; none if it is not so written.
  let read: @Sendable (String) -> Cell?
  /// What an empty cell says.
  let whenEmpty: Cell

  init(
    _ storage: CellStorage, _ meaning: String, rule: FileDefect.Rule = .valueShape, whenEmpty: Cell = .none,
    read: @escaping @Sendable (String) -> Cell?
  ) {
    self.storage = storage
    self.meaning = meaning
    self.rule = rule
    self.whenEmpty = whenEmpty
    self.read = read
  }
}
