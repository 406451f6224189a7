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
  /// The same coefficients by row.
  var rowStarts: [Int32] = []
  var rowVariables: [Int32] = []
  var rowValues: [Double] = []
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
  var work: [Double]
  var candidates = CandidateHeap()
  var flipping: [Int32] = []
  /// The row of the leaving variable, in terms of the variables out of the basis.
  var products: [Double] = []

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
    for entry in Int(entryStarts[variable])..<Int(entryStarts[variable + 1]) {
      body(Int(entryRows[entry]), entryValues[entry])
    }
  }

  /// Σ of a vector by constraints over the entries of a variable.
  @inline(__always)
  func product(_ vector: [Double], _ variable: Int) -> Double {
    guard variable < arcs.count else { return vector[variable - arcs.count] }
    var sum = vector[Int(tails[variable])] - vector[Int(heads[variable])]
    for entry in Int(entryStarts[variable])..<Int(entryStarts[variable + 1]) {
      sum += vector[Int(entryRows[entry])] * entryValues[entry]
    }
    return sum
  }

  func standing(_ variable: Int) -> Double {
    statuses[variable] == .atUpper ? uppers[variable] : lowers[variable]
  }

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
