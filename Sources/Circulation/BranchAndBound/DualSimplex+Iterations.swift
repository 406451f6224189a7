extension DualSimplex {
  mutating func run(limit: Int) -> Ending {
    var done = 0
    var distrust = 0
    contradiction = nil
    while true {
      if !isFactored || factors.exchangeCount >= 64 {
        guard refresh() else { return .stuck }
      }
      guard let (slot, isAbove) = leavingSlot() else { return .optimal }
      if done == limit { return .stuck }
      done += 1
      switch exchange(slot, isAbove) {
      case .done: distrust = 0
      case .impossible:
        contradiction = (slot, isAbove)
        return .impossible
      case .doubtful:
        distrust += 1
        guard distrust < 3, refresh() else { return .stuck }
      }
    }
  }

  private func leavingSlot() -> (slot: Int, isAbove: Bool)? {
    var best: (slot: Int, isAbove: Bool)?
    var most = 0.0
    for slot in 0..<rowCount {
      let variable = Int(basis[slot])
      let (below, above) = (lowers[variable] - values[slot], values[slot] - uppers[variable])
      let violation = max(below, above)
      guard violation > Self.tolerance else { continue }
      let merit = violation * violation / weights[slot]
      if merit > most { (most, best) = (merit, (slot, above > below)) }
    }
    return best
  }

  private enum Step { case done, impossible, doubtful }

  private mutating func exchange(_ slot: Int, _ isAbove: Bool) -> Step {
    var row = Array(repeating: 0.0, count: rowCount)
    row[slot] = 1
    factors.solveTransposed(&row, &work)
    let leaving = Int(basis[slot])
    let target = isAbove ? uppers[leaving] : lowers[leaving]
    collectCandidates(row, isAbove)
    guard let entering = chooseEntering(abs(values[slot] - target)) else { return .impossible }
    let variable = Int(entering)
    let pivotInRow = products[variable]
    var column = Array(repeating: 0.0, count: rowCount)
    forEachEntry(of: variable) { column[$0] += $1 }
    factors.solve(&column, &work)
    guard abs(column[slot] - pivotInRow) <= 1e-6 * (1 + abs(pivotInRow)), abs(pivotInRow) > 1e-9 else {
      return .doubtful
    }
    if !flipping.isEmpty { flip() }
    let step = (values[slot] - target) / column[slot]
    for other in 0..<rowCount where column[other] != 0 { values[other] -= step * column[other] }
    let entered = standing(variable) + step
    updateReduced(variable, leaving, pivotInRow)
    updateWeights(slot, column, row)
    values[slot] = entered
    statuses[leaving] = isAbove ? .atUpper : .atLower
    statuses[variable] = .basic
    basis[slot] = Int32(variable)
    factors.exchange(slot: slot, column: column)
    return .done
  }

  /// The variables that may enter: those whose move helps the leaving one.
  private mutating func collectCandidates(_ row: [Double], _ isAbove: Bool) {
    candidates.removeAll()
    if products.count != statuses.count { products = Array(repeating: 0, count: statuses.count) }
    for variable in 0..<arcs.count {
      guard statuses[variable] != .basic, lowers[variable] < uppers[variable] else {
        products[variable] = 0
        continue
      }
      products[variable] = row[Int(tails[variable])] - row[Int(heads[variable])]
    }
    for constraint in 0..<rowCount {
      let weight = row[constraint]
      products[arcs.count + constraint] = weight
      if constraint < nodeCount || weight == 0 { continue }
      for entry in rowStarts[constraint - nodeCount]..<rowStarts[constraint - nodeCount + 1] {
        products[Int(rowVariables[Int(entry)])] += weight * rowValues[Int(entry)]
      }
    }
    for variable in 0..<products.count where products[variable] != 0 {
      guard statuses[variable] != .basic, lowers[variable] < uppers[variable] else {
        products[variable] = 0
        continue
      }
      let alpha = isAbove ? products[variable] : -products[variable]
      let isUseful = statuses[variable] == .atLower ? alpha > 1e-9 : alpha < -1e-9
      if isUseful { candidates.add(max(0, reduced[variable] / alpha), Int32(variable)) }
    }
    candidates.order()
  }

  /// The variable to enter; those that come before it, in `flipping`, move to their other bound.
  private mutating func chooseEntering(_ violation: Double) -> Int32? {
    flipping.removeAll(keepingCapacity: true)
    var slope = violation
    var ratios: [Double] = []
    while let (ratio, variable) = candidates.pop() {
      slope -= (uppers[Int(variable)] - lowers[Int(variable)]) * abs(products[Int(variable)])
      if slope > Self.tolerance / 2 {
        flipping.append(variable)
        ratios.append(ratio)
        continue
      }
      // Of the variables at the same ratio, the one of largest pivot.
      var best = variable
      while let last = ratios.last, last >= ratio - 1e-12, let other = flipping.popLast() {
        ratios.removeLast()
        if abs(products[Int(other)]) > abs(products[Int(best)]) { best = other }
      }
      while let (next, other) = candidates.peek, next <= ratio + 1e-12 {
        _ = candidates.pop()
        if abs(products[Int(other)]) > abs(products[Int(best)]) { best = other }
      }
      return best
    }
    return nil
  }

  private mutating func flip() {
    var change = Array(repeating: 0.0, count: rowCount)
    for variable in flipping.map({ Int($0) }) {
      let before = standing(variable)
      statuses[variable] = statuses[variable] == .atLower ? .atUpper : .atLower
      let moved = standing(variable) - before
      forEachEntry(of: variable) { change[$0] += $1 * moved }
    }
    factors.solve(&change, &work)
    for slot in 0..<rowCount { values[slot] -= change[slot] }
  }

  private mutating func updateReduced(_ entering: Int, _ leaving: Int, _ pivot: Double) {
    let step = reduced[entering] / pivot
    if step != 0 {
      for variable in 0..<products.count where products[variable] != 0 {
        reduced[variable] -= step * products[variable]
      }
    }
    reduced[entering] = 0
    reduced[leaving] = -step
  }

  private mutating func updateWeights(_ slot: Int, _ column: [Double], _ row: [Double]) {
    var tau = row
    factors.solve(&tau, &work)
    let (pivot, weight) = (column[slot], max(weights[slot], 1e-4))
    for other in 0..<rowCount where other != slot && column[other] != 0 {
      let factor = column[other] / pivot
      weights[other] = max(weights[other] - 2 * factor * tau[other] + factor * factor * weight, 1e-4)
    }
    weights[slot] = max(weight / (pivot * pivot), 1e-4)
  }
}
