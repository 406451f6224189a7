/// A value that can be bound to `$1`, `$2`, …
///
/// It travels as text whose type the server infers from the statement, so an `Int` fits an int2, an int4 or an int8, and
/// a `String` fits an enum or a json. Where nothing tells the type, write `$1::int8`.
public protocol Parameter {
  /// The value as PostgreSQL reads it from text.
  var parameterText: String { get }
}

extension Int: Parameter { public var parameterText: String { String(self) } }
extension Int64: Parameter { public var parameterText: String { String(self) } }
extension Int32: Parameter { public var parameterText: String { String(self) } }
extension Int16: Parameter { public var parameterText: String { String(self) } }
extension Bool: Parameter { public var parameterText: String { self ? "t" : "f" } }
extension String: Parameter { public var parameterText: String { self } }

extension PQDate: Parameter {
  /// The Julian day, which the server reads whatever its DateStyle; 2000-01-01 is day 2,451,545.
  public var parameterText: String {
    switch self {
    case .infinity: "infinity"
    case .minusInfinity: "-infinity"
    default: "J\(Int64(days) + 2_451_545)"
    }
  }
}

/// The element of an array that can be bound: `UInt8` makes a `bytea`, every other an array.
public protocol ParameterElement {
  static func arrayText(_ values: [Self]) -> String
}

extension Array: Parameter where Element: ParameterElement {
  public var parameterText: String { Element.arrayText(self) }
}

extension ParameterElement where Self: BinaryInteger {
  public static func arrayText(_ values: [Self]) -> String {
    "{" + values.map { String($0) }.joined(separator: ",") + "}"
  }
}

extension Int: ParameterElement {}
extension Int64: ParameterElement {}
extension Int32: ParameterElement {}
extension Int16: ParameterElement {}

extension String: ParameterElement {
  public static func arrayText(_ values: [String]) -> String {
    var text = "{"
    for value in values {
      text += text == "{" ? "\"" : ",\""
      for character in value.unicodeScalars {
        if character == "\"" || character == "\\" { text += "\\" }
        text.unicodeScalars.append(character)
      }
      text += "\""
    }
    return text + "}"
  }
}

extension UInt8: ParameterElement {
  public static func arrayText(_ values: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    let hex = values.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return "\\x" + String(decoding: hex, as: UTF8.self)
  }
}
