/// A column of integers stored in the fewest bytes that hold them all: 1, 2, 4 or 8 each.
///
/// A network of ten million arcs has bounds 0 and 1 and costs below 1,024; eight bytes each would be most of the
/// memory of a solve. The width grows (by one copy) when a value does not fit and never shrinks.
public struct PackedIntegers: Sendable, RandomAccessCollection {
  var bytes1: [Int8] = []
  var bytes2: [Int16] = []
  var bytes4: [Int32] = []
  var bytes8: [Int64] = []
  private(set) var width = 1

  /// An empty column.
  public init() {}

  /// A column of `count` equal values.
  public init(repeating value: Int64, count: Int) {
    switch value {
    case -128..<128: bytes1 = Array(repeating: Int8(value), count: count)
    case -32_768..<32_768: (width, bytes2) = (2, Array(repeating: Int16(value), count: count))
    case -2_147_483_648..<2_147_483_648: (width, bytes4) = (4, Array(repeating: Int32(value), count: count))
    default: (width, bytes8) = (8, Array(repeating: value, count: count))
    }
  }

  /// The same values, packed.
  public init(_ values: [Int64]) {
    reserveCapacity(values.count)
    for value in values { append(value) }
  }

  /// Always 0.
  public var startIndex: Int { 0 }

  /// The number of values.
  public var endIndex: Int {
    switch width {
    case 1: bytes1.count
    case 2: bytes2.count
    case 4: bytes4.count
    default: bytes8.count
    }
  }

  /// One value. Writing one that does not fit widens the whole column, by one copy.
  public subscript(index: Int) -> Int64 {
    get {
      switch width {
      case 1: Int64(bytes1[index])
      case 2: Int64(bytes2[index])
      case 4: Int64(bytes4[index])
      default: bytes8[index]
      }
    }
    set {
      widen(for: newValue)
      switch width {
      case 1: bytes1[index] = Int8(truncatingIfNeeded: newValue)
      case 2: bytes2[index] = Int16(truncatingIfNeeded: newValue)
      case 4: bytes4[index] = Int32(truncatingIfNeeded: newValue)
      default: bytes8[index] = newValue
      }
    }
  }

  /// Adds a value at the end; the column widens when it does not fit.
  public mutating func append(_ value: Int64) {
    widen(for: value)
    switch width {
    case 1: bytes1.append(Int8(truncatingIfNeeded: value))
    case 2: bytes2.append(Int16(truncatingIfNeeded: value))
    case 4: bytes4.append(Int32(truncatingIfNeeded: value))
    default: bytes8.append(value)
    }
  }

  /// Sets memory aside for so many values, of the present width and of those it may grow to.
  public mutating func reserveCapacity(_ capacity: Int) {
    switch width {
    case 1: bytes1.reserveCapacity(capacity)
    case 2: bytes2.reserveCapacity(capacity)
    case 4: bytes4.reserveCapacity(capacity)
    default: bytes8.reserveCapacity(capacity)
    }
  }

  /// Makes room for `value`: the capacity reserved is kept, so that a reader who knows its count copies once.
  private mutating func widen(for value: Int64) {
    if width == 1, Int8(exactly: value) == nil {
      bytes2.reserveCapacity(bytes1.capacity)
      for old in bytes1 { bytes2.append(Int16(old)) }
      (width, bytes1) = (2, [])
    }
    if width == 2, Int16(exactly: value) == nil {
      bytes4.reserveCapacity(bytes2.capacity)
      for old in bytes2 { bytes4.append(Int32(old)) }
      (width, bytes2) = (4, [])
    }
    if width == 4, Int32(exactly: value) == nil {
      bytes8.reserveCapacity(bytes4.capacity)
      for old in bytes4 { bytes8.append(Int64(old)) }
      (width, bytes4) = (8, [])
    }
  }
}

extension PackedIntegers {
  /// The least and the largest value, 0 and 0 when there is none.
  var extremes: (least: Int64, largest: Int64) {
    func of(_ values: [some FixedWidthInteger]) -> (Int64, Int64) {
      var (least, largest) = (values.first ?? 0, values.first ?? 0)
      for value in values { (least, largest) = (Swift.min(least, value), Swift.max(largest, value)) }
      return (Int64(least), Int64(largest))
    }
    switch width {
    case 1: return of(bytes1)
    case 2: return of(bytes2)
    case 4: return of(bytes4)
    default: return of(bytes8)
    }
  }

  /// The sum of all values; fewer than 2^31 of four bytes each fit in 64 bits.
  var sum: Int128 {
    switch width {
    case 1: Int128(bytes1.reduce(Int64(0)) { $0 &+ Int64($1) })
    case 2: Int128(bytes2.reduce(Int64(0)) { $0 &+ Int64($1) })
    case 4: Int128(bytes4.reduce(Int64(0)) { $0 &+ Int64($1) })
    default: bytes8.reduce(Int128(0)) { $0 + Int128($1) }
    }
  }
}

extension PackedIntegers: Equatable {
  /// Equal values in the same order, whatever their width.
  public static func == (left: Self, right: Self) -> Bool { left.elementsEqual(right) }
}
