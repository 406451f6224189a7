#if os(Linux) && canImport(Glibc)
  import Glibc
#endif

/// Memory of fixed length for integers and the like: bounds are checked, nothing is shared, so nothing is ever copied.
///
/// An array checks before each write that nobody else holds it; in the inner loops of a solver that is a tenth of the
/// time. A `FixedArray` has one owner by construction. All the unsafe code of the solver is here.
@safe
struct FixedArray<Element: BitwiseCopyable>: ~Copyable {
  private let base: UnsafeMutablePointer<Element>
  let count: Int

  init(repeating value: Element, count: Int) {
    unsafe base = Self.allocate(count)
    unsafe base.initialize(repeating: value, count: count)
    self.count = count
  }

  init(_ values: [Element]) {
    guard let first = values.first else {
      self.init(unused: 0)
      return
    }
    self.init(repeating: first, count: values.count)
    for index in values.indices { self[index] = values[index] }
  }

  init(copying other: borrowing FixedArray) {
    unsafe base = Self.allocate(other.count)
    count = other.count
    unsafe base.initialize(from: other.base, count: count)
  }

  private init(unused: Int) {
    unsafe base = Self.allocate(0)
    count = 0
  }

  /// At the start of a cache line, so that an element of a line's size is one. Large memory is asked for in huge pages:
  /// a solver reads it in no order, and each page it has not seen lately costs a walk through the page table.
  private static func allocate(_ count: Int) -> UnsafeMutablePointer<Element> {
    let (bytes, hugePage) = (max(count, 1) * MemoryLayout<Element>.stride, 1 << 21)
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: bytes, alignment: bytes < hugePage ? 64 : hugePage)
    #if os(Linux) && canImport(Glibc)
      // Refused where the system has none: then the pages are small.
      if bytes >= hugePage { unsafe _ = madvise(memory, bytes, MADV_HUGEPAGE) }
    #endif
    return unsafe memory.bindMemory(to: Element.self, capacity: max(count, 1))
  }

  deinit { unsafe base.deallocate() }

  @inline(__always)
  subscript(index: Int) -> Element {
    get {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
      return unsafe base[index]
    }
    _modify {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
      yield unsafe &base[index]
    }
  }

  var indices: Range<Int> { 0..<count }

  /// Sorts a part in place: a short one by insertion, which is quickest there and quadratic.
  func sort(_ range: Range<Int>) where Element: Comparable {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    guard range.count <= 100 else {
      var part = unsafe UnsafeMutableBufferPointer(start: base + range.lowerBound, count: range.count)
      return unsafe part.sort()
    }
    var index = range.lowerBound + 1
    while index < range.upperBound {
      let moving = unsafe base[index]
      var hole = index
      while hole > range.lowerBound, unsafe base[hole - 1] > moving {
        unsafe base[hole] = base[hole - 1]
        hole -= 1
      }
      unsafe base[hole] = moving
      index += 1
    }
  }
}
