/// Variables that may enter a basis, by ratio then by number.
struct CandidateHeap {
  private var ratios: [Double] = []
  private var variables: [Int32] = []

  mutating func removeAll() {
    ratios.removeAll(keepingCapacity: true)
    variables.removeAll(keepingCapacity: true)
  }

  /// Adds without ordering.
  mutating func add(_ ratio: Double, _ variable: Int32) {
    ratios.append(ratio)
    variables.append(variable)
  }

  mutating func order() {
    for index in stride(from: ratios.count / 2 - 1, through: 0, by: -1) { sink(index) }
  }

  var peek: (ratio: Double, variable: Int32)? { ratios.isEmpty ? nil : (ratios[0], variables[0]) }

  mutating func pop() -> (ratio: Double, variable: Int32)? {
    guard let first = peek, let ratio = ratios.popLast(), let variable = variables.popLast() else { return nil }
    if !ratios.isEmpty {
      (ratios[0], variables[0]) = (ratio, variable)
      sink(0)
    }
    return first
  }

  private func isBefore(_ one: Int, _ other: Int) -> Bool {
    ratios[one] != ratios[other] ? ratios[one] < ratios[other] : variables[one] < variables[other]
  }

  private mutating func sink(_ start: Int) {
    var index = start
    while true {
      var child = 2 * index + 1
      guard child < ratios.count else { return }
      if child + 1 < ratios.count, isBefore(child + 1, child) { child += 1 }
      guard isBefore(child, index) else { return }
      ratios.swapAt(child, index)
      variables.swapAt(child, index)
      index = child
    }
  }
}
