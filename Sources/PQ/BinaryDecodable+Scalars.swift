/// Types of the server (pg_type.oid), fixed for ever.
@usableFromInline
enum TypeID {
  @usableFromInline static let bool: UInt32 = 16
  @usableFromInline static let bytea: UInt32 = 17
  @usableFromInline static let int8: UInt32 = 20
  @usableFromInline static let int2: UInt32 = 21
  @usableFromInline static let int4: UInt32 = 23
  @usableFromInline static let text: UInt32 = 25
  @usableFromInline static let oid: UInt32 = 26
  @usableFromInline static let json: UInt32 = 114
  @usableFromInline static let date: UInt32 = 1082
  @usableFromInline static let jsonb: UInt32 = 3802
  /// Types made in the database (enums, citext, …) begin here.
  @usableFromInline static let firstOfUser: UInt32 = 16384

  /// "char", name, text, json, xml, unknown, bpchar, varchar.
  static let texts: Set<UInt32> = [18, 19, 25, 114, 142, 705, 1042, 1043]
}

extension Int64: BinaryDecodable {
  /// Reads int2, int4, int8 and oid.
  @inlinable
  public init(binary: RawSpan, type: UInt32) throws(PQError) {
    switch (binary.byteCount, type) {
    case (8, TypeID.int8), (8, 0): self = binary.bigEndian(at: 0, as: Int64.self)
    case (4, TypeID.int4), (4, 0): self = Int64(binary.bigEndian(at: 0, as: Int32.self))
    case (4, TypeID.oid): self = Int64(binary.bigEndian(at: 0, as: UInt32.self))
    case (2, TypeID.int2), (2, 0): self = Int64(binary.bigEndian(at: 0, as: Int16.self))
    default: throw PQError.undecodable(type, binary.byteCount, as: Int64.self)
    }
  }
}

extension Int: BinaryDecodable {
  /// Reads what `Int64` reads.
  @inlinable
  public init(binary: RawSpan, type: UInt32) throws(PQError) {
    self = Int(try Int64(binary: binary, type: type))
  }
}

extension Int32: BinaryDecodable {
  /// Reads int2 and int4.
  @inlinable
  public init(binary: RawSpan, type: UInt32) throws(PQError) {
    switch (binary.byteCount, type) {
    case (4, TypeID.int4), (4, 0): self = binary.bigEndian(at: 0, as: Int32.self)
    case (2, TypeID.int2), (2, 0): self = Int32(binary.bigEndian(at: 0, as: Int16.self))
    default: throw PQError.undecodable(type, binary.byteCount, as: Int32.self)
    }
  }
}

extension Int16: BinaryDecodable {
  @inlinable
  public init(binary: RawSpan, type: UInt32) throws(PQError) {
    guard binary.byteCount == 2, type == TypeID.int2 || type == 0 else {
      throw PQError.undecodable(type, binary.byteCount, as: Int16.self)
    }
    self = binary.bigEndian(at: 0, as: Int16.self)
  }
}

extension Bool: BinaryDecodable {
  @inlinable
  public init(binary: RawSpan, type: UInt32) throws(PQError) {
    guard binary.byteCount == 1, type == TypeID.bool || type == 0 else {
      throw PQError.undecodable(type, binary.byteCount, as: Bool.self)
    }
    self = binary.bigEndian(at: 0, as: UInt8.self) != 0
  }
}

extension String: BinaryDecodable {
  /// Reads the text types, json, jsonb and enums. The session speaks UTF-8, so an invalid byte cannot come from a text.
  public init(binary: RawSpan, type: UInt32) throws(PQError) {
    guard type == 0 || type == TypeID.jsonb || type >= TypeID.firstOfUser || TypeID.texts.contains(type) else {
      throw PQError.undecodable(type, binary.byteCount, as: String.self)
    }
    // The binary form of jsonb is its text after one byte of version.
    let text = type == TypeID.jsonb ? binary.extracting(droppingFirst: 1) : binary
    let decoded = unsafe text.withUnsafeBytes { unsafe String(validating: $0, as: UTF8.self) }
    guard let decoded else { throw PQError(.undecodable, "a text is not valid UTF-8") }
    self = decoded
  }
}

/// A calendar date as PostgreSQL counts it.
public struct PQDate: Hashable, Sendable, Comparable {
  /// Days from 2000-01-01; negative before.
  public let days: Int32

  @inlinable
  public init(days: Int32) { self.days = days }

  public static let infinity = PQDate(days: .max)
  public static let minusInfinity = PQDate(days: .min)

  public static func < (left: PQDate, right: PQDate) -> Bool { left.days < right.days }
}

extension PQDate: BinaryDecodable {
  @inlinable
  public init(binary: RawSpan, type: UInt32) throws(PQError) {
    guard binary.byteCount == 4, type == TypeID.date || type == 0 else {
      throw PQError.undecodable(type, binary.byteCount, as: PQDate.self)
    }
    self.init(days: binary.bigEndian(at: 0, as: Int32.self))
  }
}
