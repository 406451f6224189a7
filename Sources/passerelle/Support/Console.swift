import Glibc

/// What people and machines read: results on standard output, progress and errors on standard error.
enum Console {
  static let isTerminal = isatty(STDERR_FILENO) == 1

  static func print(_ text: String) { write(text + "\n", to: STDOUT_FILENO) }

  static func error(_ text: String) { write("passerelle: \(text)\n", to: STDERR_FILENO) }

  /// What is asked of someone at a terminal, without an end of line of its own.
  static func question(_ text: String) { write(text, to: STDERR_FILENO) }

  /// One line a phase; a terminal sees the phase that runs on a line it overwrites.
  static func phase(_ name: String, _ detail: String = "") {
    let text = detail.isEmpty ? name : "\(name): \(detail)"
    write(isTerminal ? "\r\u{1B}[K\(text)\n" : "\(text)\n", to: STDERR_FILENO)
  }

  private static func write(_ text: String, to file: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(file, $0.baseAddress, $0.count) }
      guard count > 0 else {
        if errno == EINTR { continue }
        if file != STDERR_FILENO {
          error("the result could not be written: \(unsafe String(cString: strerror(errno)))")
        }
        exit(Exit.output)
      }
      bytes = bytes.dropFirst(count)
    }
  }
}
