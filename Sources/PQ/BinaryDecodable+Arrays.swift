extension Array: BinaryArrayElement, BinaryDecodable where Element: BinaryArrayElement {
  public init(binary: RawSpan, type: UInt32) throws(PQError) {
    self = try Element.array(binary: binary, type: type)
  }
}

extension UInt8: BinaryArrayElement {
  /// The bytes of a `bytea` (or of any field of a COPY, as they are).
  public static func array(binary: RawSpan, type: UInt32) throws(PQError) -> [UInt8] {
    guard type == TypeID.bytea || type == 0 else {
      throw PQError.undecodable(type, binary.byteCount, as: [UInt8].self)
    }
    return unsafe binary.withUnsafeBytes { unsafe [UInt8]($0) }
  }
}

extension BinaryDecodable {
  /// An array of the server: dimensions, a flag, the type of the elements; then for each dimension its size and its
  /// first index; then the elements, each after its length (-1 for NULL). An empty array has no dimension.
  public static func array(binary: RawSpan, type: UInt32) throws(PQError) -> [Self] {
    let end = binary.byteCount
    guard end >= 12 else { throw PQError.undecodable(type, end, as: [Self].self) }
    let dimensions = binary.bigEndian(at: 0, as: Int32.self)
    let element = binary.bigEndian(at: 8, as: UInt32.self)
    if dimensions == 0 { return [] }
    guard dimensions == 1, end >= 20 else {
      throw PQError(.undecodable, "an array of \(dimensions) dimensions cannot be read as \([Self].self)")
    }
    let count = Int(binary.bigEndian(at: 12, as: Int32.self))
    // Each element takes 4 bytes at least: a wrong count is refused before it reserves anything.
    guard count >= 0, count <= (end - 20) / 4 else { throw PQError.undecodable(type, end, as: [Self].self) }
    var values: [Self] = []
    values.reserveCapacity(count)
    var offset = 20
    for _ in 0..<count {
      guard offset + 4 <= end else { throw PQError.undecodable(type, end, as: [Self].self) }
      let length = Int(binary.bigEndian(at: offset, as: Int32.self))
      offset += 4
      if length < 0 {
        values.append(try Self.null())
        continue
      }
      guard length <= end - offset else { throw PQError.undecodable(type, end, as: [Self].self) }
      values.append(try Self(binary: binary.extracting(offset..<offset + length), type: element))
      offset += length
    }
    return values
  }
}
