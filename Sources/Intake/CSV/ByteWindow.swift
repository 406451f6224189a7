#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The part of a file that holds the record being read.
///
/// Offsets are relative to the start of that record, so they stay good when the window moves its bytes down to read more.
struct ByteWindow: ~Copyable {
  private var bytes: [UInt8]
  private var start = 0
  private var end: Int
  /// None when all bytes are in the window: an array given whole, or a file read to its end.
  private var source: FileSource?
  /// What the system answered to a failed read; the window then ends there.
  private(set) var failure: String?
  /// A record longer than this is a quote that was never closed, not a record.
  static let recordLimit = 4 << 20
  private(set) var isOverLimit = false
  /// The last byte of the whole text, known once it has been read.
  private(set) var lastByte: UInt8?

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    end = bytes.count
    lastByte = bytes.last
    skipByteOrderMark()
  }

  init(_ source: consuming FileSource) {
    bytes = [UInt8](repeating: 0, count: 256 << 10)
    end = 0
    self.source = consume source
    while end < 3, readMore() {}
    skipByteOrderMark()
  }

  private mutating func skipByteOrderMark() {
    if end >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { start = 3 }
  }

  /// The byte at `offset` of the record, or none at the end of the file.
  mutating func byte(at offset: Int) -> UInt8? {
    while start + offset >= end { if !readMore() { return nil } }
    return bytes[start + offset]
  }

  /// Bytes already seen, from the start of the record.
  subscript(range: Range<Int>) -> ArraySlice<UInt8> { bytes[start + range.lowerBound..<start + range.upperBound] }

  /// Where `byte` comes next at or after `offset`, or none before the end of the file.
  mutating func offset(of byte: UInt8, from offset: Int) -> Int? {
    var offset = offset
    while true {
      if let found = find(byte, in: start + offset..<end) { return found - start }
      offset = end - start
      if !readMore() { return nil }
    }
  }

  /// Where a field without quotes stops at or after `offset`: at the delimiter, a line feed or a stray quote; or the end
  /// of the file.
  mutating func endOfPlainField(from offset: Int, delimiter: UInt8) -> Int {
    var at = start + offset
    while true {
      while at < end {
        let byte = bytes[at]
        if byte == delimiter || byte == 0x0A || byte == 0x22 { return at - start }
        at += 1
      }
      let offset = at - start
      if !readMore() { return offset }
      at = start + offset
    }
  }

  /// How many times `byte` occurs in bytes already seen, and where the last one is.
  func count(of byte: UInt8, in range: Range<Int>) -> (count: Int, last: Int?) {
    var count = 0
    var last: Int?
    var from = start + range.lowerBound
    while let found = find(byte, in: from..<start + range.upperBound) {
      count += 1
      last = found - start
      from = found + 1
    }
    return (count, last)
  }

  /// First byte at which the bytes already seen stop being UTF-8.
  func firstInvalidUTF8(in range: Range<Int>) -> Int? {
    do {
      let seen = bytes.span.extracting(start + range.lowerBound..<start + range.upperBound)
      _ = try UTF8Span(validating: seen)
      return nil
    } catch {
      return range.lowerBound + error.byteOffsets.lowerBound
    }
  }

  /// The next record begins at `offset`.
  mutating func advance(by offset: Int) {
    start += offset
    isOverLimit = false
  }

  /// Forgets every byte seen; false when no more can follow.
  mutating func dropAll() -> Bool {
    advance(by: end - start)
    return source != nil
  }

  private mutating func readMore() -> Bool {
    guard source != nil else { return false }
    if end - start > Self.recordLimit {
      isOverLimit = true
      return false
    }
    if start > 0 {
      moveDown()
    }
    if bytes.count - end < FileSource.leastRoom { bytes += [UInt8](repeating: 0, count: bytes.count) }
    do {
      let count = try source!.read(into: &bytes, from: end)
      end += count
      if count > 0 {
        lastByte = bytes[end - 1]
        return true
      }
    } catch {
      failure = error.message
    }
    source = nil
    return false
  }

  private mutating func moveDown() {
    unsafe bytes.withUnsafeMutableBytes { all in
      let kept = unsafe UnsafeRawBufferPointer(rebasing: all[start..<end])
      unsafe all.copyMemory(from: kept)
    }
    end -= start
    start = 0
  }

  private func find(_ byte: UInt8, in range: Range<Int>) -> Int? {
    if range.isEmpty { return nil }
    return unsafe bytes.withUnsafeBufferPointer { all in
      let first = unsafe all.baseAddress! + range.lowerBound
      guard let found = unsafe memchr(first, Int32(byte), range.count) else { return nil }
      return unsafe range.lowerBound + (UnsafeRawPointer(found) - UnsafeRawPointer(first))
    }
  }
}
