/// The linear relaxation of a level in floating point: it only advises. What it answers (prices, multipliers, a
/// fractional flow) is rounded and proved in whole numbers elsewhere; a wrong digit costs nodes, never truth.
///
/// Bounded dual simplex (Lemke 1954) with steepest edge (Forrest and Goldfarb 1992) and long steps (Maros 2003). Variables
/// are the arcs that may move, then one logical per constraint: nodes first, then rows. A·x + logical = right side.
struct DualSimplex {
  enum Ending { case optimal, impossible, stuck }
  enum Status: UInt8 { case atLower, atUpper, basic }

  let nodeCount: Int
  let arcs: [Int32]
  var rowCount: Int
  var tails: [Int32] = []
  var heads: [Int32] = []
  var entryStarts: [Int32] = []
  var entryRows: [Int32] = []
  var entryValues: [Double] = []
  var costs: [Double] = []
  var lowers: [Double] = []
  var uppers: [Double] = []
  var rightSides: [Double] = []
  var rowScales: [Double] = []
  /// What the arcs left out contribute to each row.
  var fixedActivity: [Double] = []
  var costScale = 1.0
  var statuses: [Status] = []
  /// The variable of each slot.
  var basis: [Int32] = []
  var values: [Double] = []
  var reduced: [Double] = []
  var weights: [Double] = []
  var factors = BasisFactors()
  var isFactored = false
  /// The slot and the side of the constraint that proved the program impossible.
  var contradiction: (slot: Int, isAbove: Bool)?
  private(set) var iterations = 0
  var work: [Double]
  private var candidates = CandidateHeap()
  private var flipping: [Int32] = []
  /// The row of the leaving variable, in terms of the variables out of the basis.
  private var products: [Double] = []

  static let tolerance = 1e-7

  init(nodeCount: Int, arcs: [Int32], rowCount: Int) {
    (self.nodeCount, self.arcs, self.rowCount) = (nodeCount, arcs, rowCount)
    work = Array(repeating: 0, count: rowCount)
  }

  var arcCount: Int { arcs.count }

  /// The constraints and coefficients of a variable.
  @inline(__always)
  func forEachEntry(of variable: Int, _ body: (Int, Double) -> Void) {
    guard variable < arcs.count else {
      body(variable - arcs.count, 1)
      return
    }
    if tails[variable] != heads[variable] {
      body(Int(tails[variable]), 1)
      body(Int(heads[variable]), -1)
    }
    for place in Int(entryStarts[variable])..<Int(entryStarts[variable + 1]) {
      body(Int(entryRows[place]), entryValues[place])
    }
  }

  /// Σ of a vector by constraints over the entries of a variable.
  @inline(__always)
  private func product(_ vector: [Double], _ variable: Int) -> Double {
    guard variable < arcs.count else { return vector[variable - arcs.count] }
    var sum = vector[Int(tails[variable])] - vector[Int(heads[variable])]
    for place in Int(entryStarts[variable])..<Int(entryStarts[variable + 1]) {
      sum += vector[Int(entryRows[place])] * entryValues[place]
    }
    return sum
  }

  func standing(_ variable: Int) -> Double {
    statuses[variable] == .atUpper ? uppers[variable] : lowers[variable]
  }

  // MARK: Fresh start from the statuses

  /// Factors the basis anew, then recomputes reduced costs and values.
  mutating func refresh() -> Bool {
    for _ in 0..<3 {
      var left: [(slot: Int, row: Int)] = []
      factors = BasisFactors(size: rowCount, left: &left) { slot, add in forEachEntry(of: Int(basis[slot]), add) }
      isFactored = left.isEmpty
      if isFactored { break }
      for (slot, row) in left {
        let leaving = Int(basis[slot])
        statuses[leaving] = uppers[leaving] < .infinity ? .atUpper : .atLower
        basis[slot] = Int32(arcs.count + row)
        statuses[arcs.count + row] = .basic
        weights[slot] = 1
      }
    }
    guard isFactored else { return false }
    let prices = priceVector()
    for variable in 0..<statuses.count {
      guard statuses[variable] != .basic else {
        reduced[variable] = 0
        continue
      }
      reduced[variable] = costs[variable] - product(prices, variable)
      settle(variable)
    }
    recomputeValues()
    return true
  }

  /// Puts a variable out of the basis at the bound that its reduced cost commands.
  private mutating func settle(_ variable: Int) {
    if reduced[variable] > 1e-12 || uppers[variable] == .infinity {
      statuses[variable] = lowers[variable] > -.infinity ? .atLower : .atUpper
    } else if reduced[variable] < -1e-12 || lowers[variable] == -.infinity {
      statuses[variable] = .atUpper
    }
  }

  /// The duals of the basis: by constraint, in scaled units.
  mutating func priceVector() -> [Double] {
    var vector = basis.map { costs[Int($0)] }
    factors.solveTransposed(&vector, &work)
    return vector
  }

  mutating func recomputeValues() {
    guard isFactored else { return }
    var sides = rightSides
    for variable in 0..<statuses.count where statuses[variable] != .basic {
      let value = standing(variable)
      if value != 0 { forEachEntry(of: variable) { sides[$0] -= $1 * value } }
    }
    factors.solve(&sides, &work)
    values = sides
  }

  /// Takes the basis of another node, whose rows may be fewer.
  mutating func stand(statuses: [Status], basis: [Int32]) {
    self.statuses = statuses
    self.basis = basis
    for row in basis.count..<rowCount {
      self.statuses.append(.basic)
      self.basis.append(Int32(arcs.count + row))
    }
    weights = Array(repeating: 1, count: rowCount)
    isFactored = false
  }

  // MARK: Iterations

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
      iterations += 1
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
    for variable in 0..<statuses.count {
      guard statuses[variable] != .basic, lowers[variable] < uppers[variable] else {
        products[variable] = 0
        continue
      }
      let product = product(row, variable)
      products[variable] = product
      let alpha = isAbove ? product : -product
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

  // MARK: Answers

  /// The vector by constraints that proves the contradiction.
  mutating func contradictionVector() -> [Double]? {
    guard let (slot, isAbove) = contradiction else { return nil }
    var row = Array(repeating: 0.0, count: rowCount)
    row[slot] = isAbove ? 1 : -1
    factors.solveTransposed(&row, &work)
    return row
  }

  /// The flow of each arc of the program.
  func flows() -> [Double] {
    var flows = (0..<arcs.count).map { standing($0) }
    for slot in 0..<rowCount where Int(basis[slot]) < arcs.count { flows[Int(basis[slot])] = values[slot] }
    return flows
  }
}

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
