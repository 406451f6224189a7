/// SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014): one seed, one sequence, on
/// every machine.
public struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  /// A sequence of its own for one thing of one kind: making more of the others does not change it.
  init(seed: UInt64, kind: UInt64, index: Int) {
    var root = SplitMix64(seed: seed ^ kind &* 0xD6E8_FEB8_6659_FD93)
    state = root.next() &+ UInt64(index) &* 0xA076_1D64_78BD_642F
  }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// From 0 up to `bound`, not included. Written here, and not taken from the standard library, whose way may change.
  mutating func below(_ bound: Int) -> Int { Int(next().multipliedFullWidth(by: UInt64(bound)).high) }

  mutating func between(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.upperBound - range.lowerBound + 1)
  }

  mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }
}

/// Values with whole weights, drawn in proportion to them.
struct Weighted<Element: Sendable>: Sendable {
  private let elements: [Element]
  private let cumulated: [Int]

  init(_ pairs: [(Element, Int)]) {
    elements = pairs.map(\.0)
    var sum = 0
    cumulated = pairs.map { pair in
      sum += pair.1
      return sum
    }
  }

  var isEmpty: Bool { elements.isEmpty }

  func draw(_ random: inout SplitMix64) -> Element {
    let target = random.below(cumulated[cumulated.count - 1])
    var (low, high) = (0, cumulated.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if cumulated[middle] > target { high = middle } else { low = middle + 1 }
    }
    return elements[low]
  }
}
