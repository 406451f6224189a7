#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// An open file, read once from its beginning; closed when it goes out of use.
struct FileSource: ~Copyable {
  private let descriptor: Int32
  private let encoding: TextEncoding

  /// What the system answered, in its own words ("No such file or directory").
  struct Failure: Error { let message: String }

  init(path: String, encoding: TextEncoding = .utf8) throws(Failure) {
    self.encoding = encoding
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw FileSource.lastFailure() }
  }

  deinit { _ = close(descriptor) }

  /// The least room that `read` needs: one byte of the file may become that many.
  static let leastRoom = Windows1252.expansion

  /// Reads once into `bytes`, in UTF-8, from `offset` to the end of the array; the count is 0 only at the end of the file.
  func read(into bytes: inout [UInt8], from offset: Int) throws(Failure) -> Int {
    if encoding == .utf8 { return try readRaw(into: &bytes, from: offset) }
    var raw = [UInt8](repeating: 0, count: (bytes.count - offset) / Windows1252.expansion)
    let count = try readRaw(into: &raw, from: 0)
    return Windows1252.decode(raw[..<count], into: &bytes, from: offset)
  }

  private func readRaw(into bytes: inout [UInt8], from offset: Int) throws(Failure) -> Int {
    while true {
      let count = unsafe bytes.withUnsafeMutableBytes { buffer in
        let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[offset...])
        return unsafe systemRead(descriptor, rest.baseAddress, rest.count)
      }
      if count >= 0 { return count }
      if errno != EINTR { throw FileSource.lastFailure() }
    }
  }

  /// The whole of a small text file.
  static func bytes(of path: String) throws(Failure) -> [UInt8] {
    let source = try FileSource(path: path)
    var bytes: [UInt8] = []
    var count = 0
    repeat {
      bytes += [UInt8](repeating: 0, count: 64 << 10)
      let read = try source.read(into: &bytes, from: count)
      if read == 0 { break }
      count += read
    } while true
    return Array(bytes.prefix(count))
  }

  /// The whole of a small text file, whatever its encoding; a byte that stands for no letter becomes a mark of doubt.
  static func text(of path: String) throws(Failure) -> String {
    let source = try FileSource(path: path, encoding: try TextShape.detect(path: path).encoding)
    var bytes: [UInt8] = []
    while true {
      let start = bytes.count
      bytes += [UInt8](repeating: 0, count: 64 << 10)
      let count = try source.read(into: &bytes, from: start)
      bytes.removeLast(bytes.count - start - count)
      if count == 0 { return String(decoding: bytes, as: UTF8.self) }
    }
  }

  private static func lastFailure() -> Failure { Failure(message: unsafe String(cString: strerror(errno))) }

  /// Names of the entries of a folder, sorted; hidden ones left out.
  static func names(inDirectory path: String) throws(Failure) -> [String] {
    guard let directory = unsafe opendir(path) else { throw lastFailure() }
    defer { unsafe _ = closedir(directory) }
    var names: [String] = []
    while let entry = unsafe readdir(directory) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }
}

/// `FileSource.read` hides the libc function of that name.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  unsafe read(descriptor, buffer, count)
}
