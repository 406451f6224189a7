extension TreeChecker {
  /// The bounds within which a level is searched, as the checker derives them.
  struct Remainder {
    struct Row {
      let origin: BranchTree.Row
      let terms: [SideRow.Term]
      var lower: Int128
      var upper: Int128
    }

    var lowers: [Int128]
    var uppers: [Int128]
    var rows: [Row] = []

    init(_ network: Network) {
      lowers = network.lowers.map { Int128($0) }
      uppers = network.uppers.map { Int128($0) }
    }

    /// Denominator × cost + price of tail − price of head + Σ multiplier × coefficient, by arc.
    private func reducedCosts(_ network: Network, _ level: Int, _ duals: Duals) -> [Int128] {
      var reduced = (0..<network.arcCount).map { arc in
        Int128(duals.denominator) * Int128(network.costs[level][arc])
          + Int128(duals.prices[network.tail(of: arc)]) - Int128(duals.prices[network.head(of: arc)])
      }
      for (row, multiplier) in zip(rows, duals.multipliers) where multiplier != 0 {
        for (arc, coefficient) in row.terms { reduced[arc] += Int128(multiplier) * Int128(coefficient) }
      }
      return reduced
    }

    /// The bound that the duals prove, in units of 1 / denominator.
    func least(_ network: Network, _ level: Int, _ duals: Duals) throws(Fault) -> Int128 {
      guard duals.prices.count == network.nodeCount, duals.multipliers.count <= rows.count else {
        throw .size("duals of level \(level)")
      }
      var least: Int128 = 0
      for (arc, reduced) in reducedCosts(network, level, duals).enumerated() where reduced != 0 {
        least += reduced * (reduced > 0 ? lowers[arc] : uppers[arc])
      }
      for (node, price) in duals.prices.enumerated() { least -= Int128(price) * Int128(network.supplies[node]) }
      for (row, multiplier) in zip(rows, duals.multipliers) {
        least -= Int128(multiplier) * (multiplier < 0 ? row.lower : row.upper)
      }
      return least
    }

    /// Keeps the flows whose cost × denominator is at most `most`, as far as the duals tell; false when none is left.
    mutating func narrow(_ network: Network, _ level: Int, _ duals: Duals, most: Int128) throws(Fault) -> Bool {
      let least = try least(network, level, duals)
      guard least <= most else { return false }
      let slack = most - least
      for (arc, reduced) in reducedCosts(network, level, duals).enumerated() {
        if reduced > 0 { uppers[arc] = min(uppers[arc], lowers[arc] + slack / reduced) }
        if reduced < 0 { lowers[arc] = max(lowers[arc], uppers[arc] - slack / -reduced) }
      }
      for (index, multiplier) in duals.multipliers.enumerated() {
        if multiplier > 0 { rows[index].lower = max(rows[index].lower, rows[index].upper - slack / Int128(multiplier)) }
        if multiplier < 0 {
          rows[index].upper = min(rows[index].upper, rows[index].lower + slack / -Int128(multiplier))
        }
      }
      return true
    }
  }
}

extension TreeChecker.Remainder.Row {
  /// A row whose missing or idle bounds are replaced by what its arcs can reach.
  init(origin: BranchTree.Row, _ row: SideRow, in network: Network) {
    var weights: [Int: Int128] = [:]
    for (arc, coefficient) in row.terms { weights[arc, default: 0] += Int128(coefficient) }
    var (least, most) = (Int128(0), Int128(0))
    for (arc, weight) in weights {
      let (lower, upper) = (Int128(network.lowers[arc]), Int128(network.uppers[arc]))
      least += weight * (weight > 0 ? lower : upper)
      most += weight * (weight > 0 ? upper : lower)
    }
    self.origin = origin
    terms = row.terms
    if row.lower != .min, Int128(row.lower) > most {
      (lower, upper) = (Int128(row.lower), Int128(row.lower))
    } else if row.upper != .max, Int128(row.upper) < least {
      (lower, upper) = (Int128(row.upper), Int128(row.upper))
    } else {
      lower = row.lower == .min ? least : max(least, Int128(row.lower))
      upper = row.upper == .max ? most : min(most, Int128(row.upper))
    }
  }
}
