/// C strings in one buffer, lent to libpq as a list of pointers that ends with NULL.
struct CStrings {
  private var bytes: [CChar] = []
  private var offsets: [Int?] = []

  init(_ texts: [String]) {
    for text in texts { append(text) }
  }

  /// The parameters of a statement; nil is NULL. C stops reading at NUL, so a text that contains one is refused.
  init(parameters: [(any Parameter)?]) throws(PQError) {
    for (index, parameter) in parameters.enumerated() {
      guard let text = parameter?.parameterText else {
        offsets.append(nil)
        continue
      }
      guard !text.utf8.contains(0) else {
        throw PQError(.unsendable, "the value of $\(index + 1) contains a NUL character, which PostgreSQL cannot store")
      }
      append(text)
    }
  }

  private mutating func append(_ text: String) {
    offsets.append(bytes.count)
    bytes.append(contentsOf: text.utf8.lazy.map { CChar(bitPattern: $0) })
    bytes.append(0)
  }

  func withPointers<T>(_ body: (UnsafePointer<UnsafePointer<CChar>?>) -> T) -> T {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      let pointers = UnsafeMutablePointer<UnsafePointer<CChar>?>.allocate(capacity: offsets.count + 1)
      defer { unsafe pointers.deallocate() }
      for (index, offset) in offsets.enumerated() {
        unsafe (pointers + index).initialize(to: offset.map { unsafe buffer.baseAddress! + $0 })
      }
      unsafe (pointers + offsets.count).initialize(to: nil)
      return unsafe body(pointers)
    }
  }
}
