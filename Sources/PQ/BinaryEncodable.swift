/// A value that can be written in the binary format of PostgreSQL. The type of the column must be exactly its own.
public protocol BinaryEncodable {
  func encode(into bytes: inout [UInt8])
}

/// The element of an array that can be written: `UInt8` makes a `bytea`, every other a one-dimensional array.
public protocol BinaryArrayEncodable {
  static func encode(_ values: [Self], into bytes: inout [UInt8])
}

/// A value that can be the element of a written array, which names the type of its elements.
public protocol BinaryElement: BinaryEncodable, BinaryArrayEncodable {
  static var typeID: UInt32 { get }
}

extension [UInt8] {
  @inlinable
  mutating func append(bigEndian value: some FixedWidthInteger) {
    unsafe Swift.withUnsafeBytes(of: value.bigEndian) { unsafe append(contentsOf: $0) }
  }
}

extension BinaryEncodable where Self: FixedWidthInteger {
  @inlinable
  public func encode(into bytes: inout [UInt8]) { bytes.append(bigEndian: self) }
}

extension Int64: BinaryElement { public static var typeID: UInt32 { TypeID.int8 } }
extension Int32: BinaryElement { public static var typeID: UInt32 { TypeID.int4 } }
extension Int16: BinaryElement { public static var typeID: UInt32 { TypeID.int2 } }

extension Bool: BinaryElement {
  public static var typeID: UInt32 { TypeID.bool }

  @inlinable
  public func encode(into bytes: inout [UInt8]) { bytes.append(self ? 1 : 0) }
}

extension String: BinaryElement {
  public static var typeID: UInt32 { TypeID.text }

  @inlinable
  public func encode(into bytes: inout [UInt8]) { bytes.append(contentsOf: utf8) }
}

extension PQDate: BinaryElement {
  public static var typeID: UInt32 { TypeID.date }

  @inlinable
  public func encode(into bytes: inout [UInt8]) { bytes.append(bigEndian: days) }
}

extension Array: BinaryEncodable where Element: BinaryArrayEncodable {
  @inlinable
  public func encode(into bytes: inout [UInt8]) { Element.encode(self, into: &bytes) }
}

extension UInt8: BinaryArrayEncodable {
  @inlinable
  public static func encode(_ values: [UInt8], into bytes: inout [UInt8]) { bytes.append(contentsOf: values) }
}

extension BinaryElement {
  /// See `BinaryDecodable.array` for the format.
  public static func encode(_ values: [Self], into bytes: inout [UInt8]) {
    bytes.append(bigEndian: Int32(values.isEmpty ? 0 : 1))
    bytes.append(bigEndian: Int32(0))
    bytes.append(bigEndian: typeID)
    if values.isEmpty { return }
    bytes.append(bigEndian: Int32(values.count))
    bytes.append(bigEndian: Int32(1))
    for value in values { bytes.appendField(value) }
  }
}

extension [UInt8] {
  /// The value after its length.
  @inlinable
  mutating func appendField(_ value: some BinaryEncodable) {
    let start = count
    append(bigEndian: Int32(0))
    value.encode(into: &self)
    let length = UInt32(count - start - 4)
    for index in 0..<4 { self[start + index] = UInt8(truncatingIfNeeded: length >> (24 - 8 * UInt32(index))) }
  }
}
