/// From the arcs of a level to the two sides and back.
extension Bipartite {
  /// Takes over the flow of the source, as far as a left node can have it: a unit that enters and leaves.
  mutating func adopt(_ source: some ArcSource, _ shape: BipartiteShape) {
    guard source.hasFlow else { return }
    var hasUnit = (0..<leftCount).map { lefts[$0].feeder < 0 }
    for arc in 0..<source.arcCount where source.isOpen(arc) && source.flow(arc) > 0 {
      let head = shape.codes[source.head(arc)]
      if head >= 0 { hasUnit[Int(head)] = true }
    }
    var plain = 0
    for arc in 0..<source.arcCount where source.isOpen(arc) {
      let (tail, head) = (shape.codes[source.tail(arc)], shape.codes[source.head(arc)])
      if tail >= 0 {
        let left = Int(tail)
        guard source.flow(arc) > 0, hasUnit[left], lefts[left].match == Self.none else { continue }
        let to = Int(-1 - head)
        // A narrow node keeps room for one more, who comes before it is discharged.
        guard isHub(to) || rights[to].count + 1 < rights[to].room else { continue }
        lefts[left].match = Self.word(to: to, cost: source.cost(arc) - leastCost, headBits)
        if !isHub(to) { hold(left, at: to) }
        rights[to].excess += 1
        if lefts[left].feeder >= 0 { rights[Int(lefts[left].feeder)].excess -= 1 }
      } else if head < 0 {
        let units = source.flow(arc)
        plains[plain].flow += units
        plains[plain].room -= units
        rights[Int(-1 - tail)].excess -= units
        rights[Int(-1 - head)].excess += units
        plain += 1
      }
    }
  }

  /// Calls `set` with the units above the lower bound of each open arc that has some, or may have had some.
  mutating func report(_ source: some ArcSource, _ shape: BipartiteShape, set: (_ arc: Int, _ units: Int64) -> Void) {
    let isSent = (0..<leftCount).map { lefts[$0].match != Self.none }
    var plain = 0
    for arc in 0..<source.arcCount {
      let (tail, head) = (shape.codes[source.tail(arc)], shape.codes[source.head(arc)])
      if tail >= 0 {
        // Most arcs are such, and carry nothing: no more of them is read than tells it.
        let (left, to) = (Int(tail), Int(-1 - head))
        let match = lefts[left].match
        let isMatch =
          self.head(match) == to && match == Self.word(to: to, cost: source.cost(arc) - leastCost, headBits)
          && source.isOpen(arc)
        // Parallel arcs of the same cost share a word: the first of them carries the unit.
        if isMatch { lefts[left].match = Self.none }
        if isMatch || (source.hasFlow && source.isOpen(arc)) { set(arc, isMatch ? 1 : 0) }
      } else if source.isOpen(arc) {
        set(arc, head >= 0 ? isSent[Int(head)] ? 1 : 0 : plains[plain].flow)
        if head < 0 { plain += 1 }
      }
    }
  }

  /// The price of each node of the source, in whole costs.
  func exactPrices(_ shape: BipartiteShape) -> [Int64] {
    shape.codes.map { code in
      if code < 0 { return prices[Int(-1 - code)] >> Int64(shift) }
      let left = Int(code)
      let feeder = Int(lefts[left].feeder)
      // A left node without arcs is worth what its feeder asks.
      let scaled =
        lefts[left].first == lefts[left].end && feeder >= 0
        ? prices[feeder] + lefts[left].feedCost : lefts[left].price
      return (scaled >> Int64(shift)) - leastCost
    }
  }
}

extension BipartiteShape {
  /// Solves the source as left and right nodes; its flow is told arc by arc, its prices replaced.
  func solve<Word>(
    _ source: some ArcSource, _: Word.Type, shift: Int, prices: inout [Int64], watch: (Int, Int) -> Bool,
    set: (_ arc: Int, _ units: Int64) -> Void
  ) -> LevelEnding where Word: FixedWidthInteger & UnsignedInteger & BitwiseCopyable {
    var bipartite = Bipartite<Word>(source, self, shift: shift)
    bipartite.adopt(source, self)
    let widest = max(1, largestCost - leastCost) << Int64(shift)
    switch bipartite.solve(widest: widest, magnitude: magnitude, watch: watch) {
    case (.cancelled, _): return .cancelled
    case (.stuck, let reached):
      var inside = Array(repeating: false, count: codes.count)
      for node in reached { inside[node] = true }
      return .cut(
        codes.indices.filter { inside[codes[$0] < 0 ? Int(-1 - codes[$0]) : bipartite.rightCount + Int(codes[$0])] })
    case (.done, _):
      prices = bipartite.exactPrices(self)
      bipartite.report(source, self, set: set)
      return .optimal
    }
  }

  /// The same with the narrowest word that fits; nothing when none does.
  func solve(
    _ source: some ArcSource, prices: inout [Int64], watch: (Int, Int) -> Bool, set: (Int, Int64) -> Void
  ) -> LevelEnding? {
    guard let shift else { return nil }
    if Bipartite<UInt32>.fits(self) {
      return solve(source, UInt32.self, shift: shift, prices: &prices, watch: watch, set: set)
    }
    guard Bipartite<UInt64>.fits(self) else { return nil }
    return solve(source, UInt64.self, shift: shift, prices: &prices, watch: watch, set: set)
  }
}
