extension Network {
  /// No path length, price or excess leaves 64 bits below these.
  static let largestMagnitude: Int64 = 1 << 60

  /// The largest |cost| accepted on a network of this many nodes.
  public var costBound: Int64 { Network.largestMagnitude / Int64(nodeCount + 1) }

  /// The first value out of range, or nothing.
  func rangeFault() -> RangeFault? {
    if lowers.extremes.largest > uppers.extremes.least {
      for arc in 0..<arcCount where lowers[arc] > uppers[arc] { return .crossedBounds(arc: arc) }
    }
    let total = capacityTotal()
    if total > Int128(Network.largestMagnitude) { return .capacity(total: total, bound: Network.largestMagnitude) }
    let bound = costBound
    for level in 0..<levels {
      let (least, largest) = costs[level].extremes
      if least >= -bound, largest <= bound { continue }
      for arc in 0..<arcCount where costs[level][arc].magnitude > UInt64(bound) {
        return .cost(arc: arc, level: level, bound: bound)
      }
    }
    return nil
  }

  /// Σ |supply| + Σ |lower| + Σ (upper − lower) of bounded arcs, each unbounded arc counting for that sum again.
  private func capacityTotal() -> Int128 {
    let (bounded, unbounded) = boundedTotal()
    return bounded + Int128(unbounded) * (bounded + 1)
  }

  private func boundedTotal() -> (total: Int128, unboundedArcs: Int) {
    var total: Int128 = 0
    var unboundedArcs = 0
    for supply in supplies { total += Int128(supply.magnitude) }
    if uppers.extremes.largest < Network.unbounded, lowers.extremes == (0, 0) { return (total + uppers.sum, 0) }
    for arc in 0..<arcCount {
      let (lower, upper) = (lowers[arc], uppers[arc])
      total += Int128(lower.magnitude)
      if upper == Network.unbounded { unboundedArcs += 1 } else { total += Int128(upper) - Int128(lower) }
    }
    return (total, unboundedArcs)
  }

  /// A capacity, above the lower bound, that no optimal flow needs on an unbounded arc: one more than all others together.
  func capOfUnboundedArcs() -> Int64 { Int64(boundedTotal().total) + 1 }
}
