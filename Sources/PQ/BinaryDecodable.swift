/// A value that can be read from the binary format of PostgreSQL.
public protocol BinaryDecodable: BinaryArrayElement {
  /// - Parameters:
  ///   - binary: the bytes of a field that is not NULL.
  ///   - type: the type that the server announces, 0 when it announces none (COPY).
  init(binary: RawSpan, type: UInt32) throws(PQError)

  /// What stands for NULL; an error for every type but Optional.
  static func null() throws(PQError) -> Self
}

/// The element of an array that can be read: `UInt8` makes a `bytea`, every other a one-dimensional array.
public protocol BinaryArrayElement {
  static func array(binary: RawSpan, type: UInt32) throws(PQError) -> [Self]
}

extension BinaryDecodable {
  public static func null() throws(PQError) -> Self {
    throw PQError(.undecodable, "a NULL cannot be read as \(Self.self)")
  }
}

extension Optional: BinaryArrayElement, BinaryDecodable where Wrapped: BinaryDecodable {
  @inlinable
  public init(binary: RawSpan, type: UInt32) throws(PQError) {
    self = try Wrapped(binary: binary, type: type)
  }

  @inlinable
  public static func null() throws(PQError) -> Self { nil }
}

extension PQError {
  @usableFromInline
  static func undecodable(_ type: UInt32, _ count: Int, as target: Any.Type) -> PQError {
    let source = type == 0 ? "a field" : "a field of type \(type)"
    return PQError(.undecodable, "\(source) of \(count) bytes cannot be read as \(target)")
  }
}

extension RawSpan {
  /// A big-endian integer, unaligned. The caller checked the bounds; a wrong one traps.
  @inlinable
  func bigEndian<Value: FixedWidthInteger & BitwiseCopyable>(at offset: Int, as type: Value.Type) -> Value {
    unsafe Value(bigEndian: unsafeLoadUnaligned(fromByteOffset: offset, as: type))
  }
}
