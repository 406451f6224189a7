/// The general engine: scaling where it is worth it and in range, then the exact finish.
extension OptimalFace {
  mutating func scaleAndRoute(_ prices: inout [Int64], _ watch: (Int, Int) -> Bool) -> LevelEnding {
    let magnitude = costs.reduce(1) { max($0, abs($1)) }
    if let shift = priceShift(magnitude: magnitude, nodes: nodeCount) {
      var scaling = Scaling(self, shift: shift)
      switch scaling.run(magnitude: magnitude, watch: watch) {
      case .cancelled: return .cancelled
      case .done: scaling.report(&self, &prices)
      case .stuck: break
      }
    }
    return route(prices: &prices) { watch(Int.max, $0) }
  }
}
