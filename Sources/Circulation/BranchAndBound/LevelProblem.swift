/// One level under side rows: minimise Σ cost × flow within bounds, supplies and rows, all of them finite.
struct LevelProblem {
  let network: Network
  let level: Int
  var lowers: [Int64]
  var uppers: [Int64]
  private(set) var rows: [SideRow]
  /// The entries of arc a in the rows are those at starts[a] ..< starts[a + 1].
  private var starts: [Int32] = []
  private var entries: [(row: Int32, coefficient: Int64)] = []

  init(_ network: Network, level: Int, lowers: [Int64], uppers: [Int64], rows: [SideRow]) {
    self.network = network
    self.level = level
    (self.lowers, self.uppers, self.rows) = (lowers, uppers, rows)
    indexRows()
  }

  mutating func append(_ more: [SideRow]) {
    rows += more
    indexRows()
  }

  private mutating func indexRows() {
    starts = Array(repeating: 0, count: network.arcCount + 1)
    for row in rows { for term in row.terms { starts[term.arc + 1] += 1 } }
    for arc in 0..<network.arcCount { starts[arc + 1] += starts[arc] }
    var next = starts
    entries = Array(repeating: (0, 0), count: Int(starts[network.arcCount]))
    for (index, row) in rows.enumerated() {
      for term in row.terms {
        entries[Int(next[term.arc])] = (Int32(index), term.coefficient)
        next[term.arc] += 1
      }
    }
  }

  func cost(_ arc: Int) -> Int64 { network.costs[level][arc] }

  func rowEntries(of arc: Int) -> ArraySlice<(row: Int32, coefficient: Int64)> {
    entries[Int(starts[arc])..<Int(starts[arc + 1])]
  }

  /// The reduced cost of the arc in units of 1 / denominator.
  func reducedCost(_ arc: Int, _ duals: Duals) -> Int128 {
    var reduced = Int128(duals.denominator) * Int128(cost(arc))
    reduced += Int128(duals.prices[network.tail(of: arc)]) - Int128(duals.prices[network.head(of: arc)])
    for (row, coefficient) in rowEntries(of: arc) where Int(row) < duals.multipliers.count {
      reduced += Int128(duals.multipliers[Int(row)]) * Int128(coefficient)
    }
    return reduced
  }

  /// The least value of Σ cost × flow + Σ price × imbalance + Σ multiplier × excess of the rows over all flows within
  /// bounds, whatever the supplies and rows: no flow that respects these costs less. In units of 1 / denominator.
  func bound(_ duals: Duals) -> Int128 {
    var bound: Int128 = 0
    for arc in 0..<network.arcCount {
      let reduced = reducedCost(arc, duals)
      if reduced != 0 { bound += reduced * Int128(reduced < 0 ? uppers[arc] : lowers[arc]) }
    }
    for node in 0..<network.nodeCount { bound -= Int128(duals.prices[node]) * Int128(network.supplies[node]) }
    for (row, multiplier) in duals.multipliers.enumerated() where multiplier != 0 {
      bound -= Int128(multiplier) * Int128(multiplier > 0 ? rows[row].upper : rows[row].lower)
    }
    return bound
  }

  /// Σ cost × flow.
  func value(of flow: PackedIntegers) -> Int128 {
    var value: Int128 = 0
    for arc in 0..<network.arcCount { value += Int128(cost(arc)) * Int128(flow[arc]) }
    return value
  }

  /// Narrows bounds and rows to what a flow may do whose cost × denominator is at most `limit`: each unit that an arc of
  /// reduced cost r stands away from the bound of its sign costs |r| more than `bound`, and so with rows.
  mutating func narrow(_ duals: Duals, bound: Int128, limit: Int128) {
    let slack = limit - bound
    guard slack >= 0 else { return }
    for arc in 0..<network.arcCount where lowers[arc] < uppers[arc] {
      let reduced = reducedCost(arc, duals)
      guard reduced != 0 else { continue }
      let steps = slack / Int128(reduced.magnitude)
      guard steps < Int128(uppers[arc]) - Int128(lowers[arc]) else { continue }
      if reduced > 0 { uppers[arc] = lowers[arc] + Int64(steps) } else { lowers[arc] = uppers[arc] - Int64(steps) }
    }
    for (row, multiplier) in duals.multipliers.enumerated() where multiplier != 0 {
      let steps = slack / Int128(multiplier.magnitude)
      let (lower, upper) = (rows[row].lower, rows[row].upper)
      guard steps < Int128(upper) - Int128(lower) else { continue }
      if multiplier > 0 { rows[row].lower = upper - Int64(steps) } else { rows[row].upper = lower + Int64(steps) }
    }
  }
}

extension LevelProblem {
  /// The level without its rows.
  var relaxed: Network {
    var relaxed = Network(levels: 1)
    relaxed.supplies = network.supplies
    (relaxed.tails, relaxed.heads) = (network.tails, network.heads)
    (relaxed.lowers, relaxed.uppers) = (PackedIntegers(lowers), PackedIntegers(uppers))
    relaxed.costs = [network.costs[level]]
    return relaxed
  }

  /// Whether the flow respects bounds, supplies and rows.
  func allows(_ flow: PackedIntegers) -> Bool {
    flow.indices.allSatisfy { lowers[$0] <= flow[$0] && flow[$0] <= uppers[$0] } && contradiction(of: flow) == nil
  }

  /// Duals that prove a flow impossible when no arc can carry anything else; nothing when it is allowed.
  func contradiction(of flow: PackedIntegers) -> Duals? {
    var prices = Array(repeating: Int64(0), count: network.nodeCount)
    var multipliers = Array(repeating: Int64(0), count: rows.count)
    var missing = network.supplies.map { Int128($0) }
    for arc in 0..<network.arcCount {
      missing[network.tail(of: arc)] -= Int128(flow[arc])
      missing[network.head(of: arc)] += Int128(flow[arc])
    }
    if let node = missing.firstIndex(where: { $0 != 0 }) {
      prices[node] = missing[node] > 0 ? -1 : 1
    } else if let row = rows.firstIndex(where: { !$0.isRespected(by: flow) }) {
      multipliers[row] = rows[row].activity(of: flow) > Int128(rows[row].upper) ? 1 : -1
    } else {
      return nil
    }
    return Duals(prices: PackedIntegers(prices), multipliers: multipliers, denominator: 0)
  }
}
