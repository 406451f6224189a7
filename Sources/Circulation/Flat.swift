/// Memory of fixed length for integers and the like: bounds are checked, nothing is shared, so nothing is ever copied.
///
/// An array checks before each write that nobody else holds it; in the inner loops of a solver that is a tenth of the
/// time. A `Flat` has one owner by construction. All the unsafe code of the solver is here.
@safe
struct Flat<Element: BitwiseCopyable>: ~Copyable {
  private let base: UnsafeMutablePointer<Element>
  let count: Int

  init(repeating value: Element, count: Int) {
    unsafe base = UnsafeMutablePointer<Element>.allocate(capacity: max(count, 1))
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

  init(copying other: borrowing Flat) {
    unsafe base = UnsafeMutablePointer<Element>.allocate(capacity: max(other.count, 1))
    count = other.count
    unsafe base.initialize(from: other.base, count: count)
  }

  private init(unused: Int) {
    unsafe base = UnsafeMutablePointer<Element>.allocate(capacity: 1)
    count = 0
  }

  deinit { unsafe base.deallocate() }

  @inline(__always)
  subscript(index: Int) -> Element {
    get {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
      return unsafe base[index]
    }
    set {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
      unsafe base[index] = newValue
    }
  }

  var indices: Range<Int> { 0..<count }

  /// Sorts a part in place.
  func sort(_ range: Range<Int>) where Element: Comparable {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    var place = range.lowerBound + 1
    while place < range.upperBound {
      let moving = unsafe base[place]
      var hole = place
      while hole > range.lowerBound, unsafe base[hole - 1] > moving {
        unsafe base[hole] = base[hole - 1]
        hole -= 1
      }
      unsafe base[hole] = moving
      place += 1
    }
  }
}
