/// From arcs to the core and back.
extension Core {
  /// Takes over the flow of the source, as far as an agent can have it: a unit that enters and leaves.
  mutating func adopt(_ source: some ArcSource, _ shape: CoreShape) {
    guard source.hasFlow else { return }
    var hasUnit = (0..<agentCount).map { agents[$0].feeder < 0 }
    for arc in 0..<source.arcCount where source.isOpen(arc) && source.flow(arc) > 0 {
      let head = shape.codes[source.head(arc)]
      if head >= 0 { hasUnit[Int(head)] = true }
    }
    var plain = 0
    for arc in 0..<source.arcCount where source.isOpen(arc) {
      let (tail, head) = (shape.codes[source.tail(arc)], shape.codes[source.head(arc)])
      if tail >= 0 {
        let agent = Int(tail)
        guard source.flow(arc) > 0, hasUnit[agent], agents[agent].mate == Self.none else { continue }
        let to = Int(-1 - head)
        // A post keeps one place for whoever comes before it is discharged.
        guard isHub(to) || others[to].count + 1 < others[to].room else { continue }
        agents[agent].mate = Self.word(to: to, cost: source.cost(arc) - leastCost, headBits)
        if !isHub(to) { hold(agent, at: to) }
        others[to].excess += 1
        if agents[agent].feeder >= 0 { others[Int(agents[agent].feeder)].excess -= 1 }
      } else if head < 0 {
        let units = source.flow(arc)
        plains[plain].flow += units
        plains[plain].room -= units
        others[Int(-1 - tail)].excess -= units
        others[Int(-1 - head)].excess += units
        plain += 1
      }
    }
  }

  /// Calls `set` with the units above the lower bound of each open arc that has some, or may have had some.
  mutating func report(_ source: some ArcSource, _ shape: CoreShape, set: (_ arc: Int, _ units: Int64) -> Void) {
    let placed = (0..<agentCount).map { agents[$0].mate != Self.none }
    var plain = 0
    for arc in 0..<source.arcCount {
      let (tail, head) = (shape.codes[source.tail(arc)], shape.codes[source.head(arc)])
      if tail >= 0 {
        // Most arcs are such, and carry nothing: no more of them is read than tells it.
        let (agent, to) = (Int(tail), Int(-1 - head))
        let mate = agents[agent].mate
        let isMate =
          self.head(mate) == to && mate == Self.word(to: to, cost: source.cost(arc) - leastCost, headBits)
          && source.isOpen(arc)
        // Parallel arcs of the same cost share a word: the first of them carries the unit.
        if isMate { agents[agent].mate = Self.none }
        if isMate || (source.hasFlow && source.isOpen(arc)) { set(arc, isMate ? 1 : 0) }
      } else if source.isOpen(arc) {
        set(arc, head >= 0 ? placed[Int(head)] ? 1 : 0 : plains[plain].flow)
        if head < 0 { plain += 1 }
      }
    }
  }

  /// The price of each node of the source, in whole costs.
  func exactPrices(_ shape: CoreShape) -> [Int64] {
    shape.codes.map { code in
      if code < 0 { return prices[Int(-1 - code)] >> Int64(shift) }
      let agent = Int(code)
      let feeder = Int(agents[agent].feeder)
      // An agent without arcs is worth what its feeder asks.
      let scaled =
        agents[agent].first == agents[agent].end && feeder >= 0
        ? prices[feeder] + agents[agent].feedCost : agents[agent].price
      return (scaled >> Int64(shift)) - leastCost
    }
  }
}

extension CoreShape {
  /// Solves the source as agents and others; its flow is told arc by arc, its prices replaced.
  func solve<Word>(
    _ source: some ArcSource, _: Word.Type, shift: Int, prices: inout [Int64], watch: (Int, Int) -> Bool,
    set: (_ arc: Int, _ units: Int64) -> Void
  ) -> LevelEnding where Word: FixedWidthInteger & UnsignedInteger & BitwiseCopyable {
    var core = Core<Word>(source, self, shift: shift)
    core.adopt(source, self)
    let widest = max(1, largestCost - leastCost) << Int64(shift)
    switch core.solve(widest: widest, magnitude: magnitude, watch: watch) {
    case (.cancelled, _): return .cancelled
    case (.stuck, let reached):
      var inside = Array(repeating: false, count: codes.count)
      for node in reached { inside[node] = true }
      return .cut(
        codes.indices.filter { inside[codes[$0] < 0 ? Int(-1 - codes[$0]) : core.otherCount + Int(codes[$0])] })
    case (.done, _):
      prices = core.exactPrices(self)
      core.report(source, self, set: set)
      return .optimal
    }
  }

  /// The same with the narrowest word that fits; nothing when none does.
  func solve(
    _ source: some ArcSource, prices: inout [Int64], watch: (Int, Int) -> Bool, set: (Int, Int64) -> Void
  ) -> LevelEnding? {
    guard let shift else { return nil }
    if Core<UInt32>.fits(self) {
      return solve(source, UInt32.self, shift: shift, prices: &prices, watch: watch, set: set)
    }
    guard Core<UInt64>.fits(self) else { return nil }
    return solve(source, UInt64.self, shift: shift, prices: &prices, watch: watch, set: set)
  }
}
