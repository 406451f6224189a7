import ArgumentParser
import Glibc

/// A file descriptor read and written by pieces.
struct ByteFile {
  static let standardInput = ByteFile(descriptor: 0)
  static let standardOutput = ByteFile(descriptor: 1)
  static let standardError = ByteFile(descriptor: 2)

  private let descriptor: Int32

  private init(descriptor: Int32) { self.descriptor = descriptor }

  init(opening name: String) throws { try self.init(name, O_RDONLY) }

  init(creating name: String) throws { try self.init(name, O_WRONLY | O_CREAT | O_TRUNC) }

  private init(_ name: String, _ mode: Int32) throws {
    descriptor = unsafe open(name, mode, 0o644)
    guard descriptor >= 0 else {
      let reason = unsafe String(cString: strerror(errno))
      Self.standardError.write("\(name): \(reason)\n")
      throw ExitCode(66)
    }
  }

  /// The next piece, nothing at the end.
  func read() -> [UInt8]? {
    let piece = unsafe [UInt8](unsafeUninitializedCapacity: 1 << 20) { buffer, count in
      unsafe count = max(0, Glibc.read(descriptor, buffer.baseAddress, buffer.count))
    }
    return piece.isEmpty ? nil : piece
  }

  func write(_ bytes: [UInt8]) {
    var done = 0
    while done < bytes.count {
      let written = unsafe bytes.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress! + done, $0.count - done)
      }
      guard written > 0 else {
        if errno == EINTR { continue }
        exit(Exit.output)
      }
      done += written
    }
  }

  func write(_ text: String) { write(Array(text.utf8)) }
}
