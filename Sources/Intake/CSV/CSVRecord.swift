/// One record: its fields as bytes, quotes undone, in one buffer that is used again for the next record.
public struct CSVRecord: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  /// Line of the file where the record begins; a quoted field may carry it over several lines.
  public private(set) var line = 1

  public init() {}

  public var count: Int { ends.count }

  /// The bytes of a field: valid UTF-8, no NUL.
  public subscript(field: Int) -> ArraySlice<UInt8> { bytes[(field == 0 ? 0 : ends[field - 1])..<ends[field]] }

  public func text(_ field: Int) -> String { String(decoding: self[field], as: UTF8.self) }

  /// Line of the file where a field begins.
  public func line(of field: Int) -> Int {
    let before = bytes[..<(field == 0 ? 0 : ends[field - 1])]
    return line + before.count { $0 == 0x0A }
  }

  mutating func begin(at line: Int) {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    self.line = line
  }

  mutating func append(_ part: ArraySlice<UInt8>) { bytes.append(contentsOf: part) }

  mutating func endField() { ends.append(bytes.count) }
}
