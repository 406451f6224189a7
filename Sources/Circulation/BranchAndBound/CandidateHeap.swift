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
    for place in stride(from: ratios.count / 2 - 1, through: 0, by: -1) { sink(place) }
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
    var place = start
    while true {
      var child = 2 * place + 1
      guard child < ratios.count else { return }
      if child + 1 < ratios.count, isBefore(child + 1, child) { child += 1 }
      guard isBefore(child, place) else { return }
      ratios.swapAt(child, place)
      variables.swapAt(child, place)
      place = child
    }
  }
}
