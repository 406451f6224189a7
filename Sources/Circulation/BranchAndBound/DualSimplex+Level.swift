extension DualSimplex {
  /// The relaxation of a level, its basis a spanning forest of the arcs that `start`, the optimum without the rows,
  /// leaves between their bounds: prices are then those of the network, and only violated rows remain to be mended.
  init(_ problem: LevelProblem, start: Solution) {
    let network = problem.network
    let arcs = (0..<network.arcCount).filter { problem.lowers[$0] < problem.uppers[$0] }
    self.init(
      nodeCount: network.nodeCount, arcs: arcs.map { Int32($0) }, rowCount: network.nodeCount + problem.rows.count)
    tails = arcs.map { network.tails[$0] }
    heads = arcs.map { network.heads[$0] }
    costScale = max(1, Double(arcs.map { problem.cost($0).magnitude }.max() ?? 1))
    costs = arcs.map { Double(problem.cost($0)) / costScale }
    let zeros = Array(repeating: 0.0, count: rowCount)
    perturb(problem)
    costs += zeros
    for node in 0..<network.nodeCount { costs[arcs.count + node] = -Double(start.prices[node]) / costScale }
    lowers = Array(repeating: 0, count: arcs.count) + zeros
    uppers = lowers
    rightSides = zeros
    placeFixed(problem)
    indexRows(problem)
    setBounds(problem)
    statuses = arcs.map { start.flow[$0] == problem.uppers[$0] ? .atUpper : .atLower }
    statuses += Array(repeating: .basic, count: rowCount)
    reduced = Array(repeating: 0, count: arcs.count + rowCount)
    weights = Array(repeating: 1, count: rowCount)
    basis = (0..<rowCount).map { Int32(arcs.count + $0) }
    plantForest(problem, start)
  }

  /// Arcs strictly between their bounds replace the logicals of the nodes that they join to a tree.
  private mutating func plantForest(_ problem: LevelProblem, _ start: Solution) {
    var roots = Array(0..<nodeCount)
    func root(_ node: Int) -> Int {
      var node = node
      while roots[node] != node {
        roots[node] = roots[roots[node]]
        node = roots[node]
      }
      return node
    }
    for (variable, arc) in arcs.enumerated() {
      let flow = start.flow[Int(arc)]
      guard flow > problem.lowers[Int(arc)], flow < problem.uppers[Int(arc)] else { continue }
      let (from, to) = (root(Int(tails[variable])), root(Int(heads[variable])))
      guard from != to else { continue }
      roots[from] = to
      basis[from] = Int32(variable)
      statuses[variable] = .basic
      statuses[arcs.count + from] = .atLower
    }
  }

  /// Adds a little of the next level's cost and of a number of its own to the cost of each arc, together less than half a
  /// unit of the level for any flow: equal costs make the simplex method wander.
  private mutating func perturb(_ problem: LevelProblem) {
    let network = problem.network
    var throughput = 1.0
    for node in 0..<network.nodeCount { throughput += Double(network.supplies[node].magnitude) }
    let size = 0.25 / throughput / costScale
    let next = problem.level + 1 < network.levels ? network.costs[problem.level + 1] : PackedIntegers()
    let largest = Double(arcs.reduce(UInt64(1)) { next.isEmpty ? 1 : max($0, next[Int($1)].magnitude) })
    for (variable, arc) in arcs.enumerated() {
      let own = Double((UInt64(arc) &* 0x9E37_79B9_7F4A_7C15) >> 44) / 0x1p20
      costs[variable] += size * (next.isEmpty ? own : 0.8 * Double(next[Int(arc)]) / largest + 0.2 * own)
    }
  }

  /// What the arcs that cannot move leave to the others.
  private mutating func placeFixed(_ problem: LevelProblem) {
    let network = problem.network
    for node in 0..<nodeCount { rightSides[node] = Double(network.supplies[node]) }
    fixedActivity = Array(repeating: 0, count: problem.rows.count)
    var isFree = Array(repeating: false, count: network.arcCount)
    for arc in arcs { isFree[Int(arc)] = true }
    for arc in 0..<network.arcCount where !isFree[arc] && problem.lowers[arc] != 0 {
      let flow = Double(problem.lowers[arc])
      rightSides[network.tail(of: arc)] -= flow
      rightSides[network.head(of: arc)] += flow
      for (row, coefficient) in problem.rowEntries(of: arc) { fixedActivity[Int(row)] += Double(coefficient) * flow }
    }
  }

  /// Coefficients, each row divided by its largest.
  private mutating func indexRows(_ problem: LevelProblem) {
    rowScales = problem.rows.map { row in Double(row.terms.map { $0.coefficient.magnitude }.max() ?? 1) }
    rowScales = rowScales.map { max(1, $0) }
    entryStarts = [0]
    (entryRows, entryValues) = ([], [])
    for arc in arcs {
      for (row, coefficient) in problem.rowEntries(of: Int(arc)) where coefficient != 0 {
        entryRows.append(row + Int32(nodeCount))
        entryValues.append(Double(coefficient) / rowScales[Int(row)])
      }
      entryStarts.append(Int32(entryRows.count))
    }
    transposeRows(problem.rows.count)
  }

  private mutating func transposeRows(_ count: Int) {
    rowStarts = Array(repeating: 0, count: count + 1)
    for row in entryRows { rowStarts[Int(row) - nodeCount + 1] += 1 }
    for row in 0..<count { rowStarts[row + 1] += rowStarts[row] }
    var next = rowStarts
    rowVariables = Array(repeating: 0, count: entryRows.count)
    rowValues = Array(repeating: 0, count: entryRows.count)
    for variable in 0..<arcCount {
      for entry in Int(entryStarts[variable])..<Int(entryStarts[variable + 1]) {
        let row = Int(entryRows[entry]) - nodeCount
        rowVariables[Int(next[row])] = Int32(variable)
        rowValues[Int(next[row])] = entryValues[entry]
        next[row] += 1
      }
    }
  }

  /// Takes the bounds of arcs and rows from a level.
  mutating func setBounds(_ problem: LevelProblem) {
    for (variable, arc) in arcs.enumerated() {
      lowers[variable] = Double(problem.lowers[Int(arc)])
      uppers[variable] = Double(problem.uppers[Int(arc)])
    }
    for (index, row) in problem.rows.enumerated() {
      lowers[arcCount + nodeCount + index] = -(Double(row.upper) - fixedActivity[index]) / rowScales[index]
      uppers[arcCount + nodeCount + index] = -(Double(row.lower) - fixedActivity[index]) / rowScales[index]
    }
  }

  /// Adds the rows that the level has gained, their logicals in the basis.
  mutating func appendRows(_ problem: LevelProblem) {
    let added = nodeCount + problem.rows.count - rowCount
    let zeros = Array(repeating: 0.0, count: added)
    for index in 0..<added { basis.append(Int32(arcCount + rowCount + index)) }
    rowCount += added
    costs += zeros
    lowers += zeros
    uppers += zeros
    rightSides += zeros
    reduced += zeros
    values += zeros
    weights += Array(repeating: 1, count: added)
    statuses += Array(repeating: .basic, count: added)
    work += zeros
    isFactored = false
    placeFixed(problem)
    indexRows(problem)
    setBounds(problem)
  }

  /// Prices and multipliers of the present basis as whole numbers over `denominator`.
  mutating func duals(over denominator: Int64) -> Duals? {
    rounded(priceVector().map { $0 * costScale }, times: Double(denominator), denominator: denominator)
  }

  /// The largest price or multiplier, in units of cost.
  mutating func largestPrice() -> Double {
    let prices = priceVector()
    return prices.indices.reduce(0.0) { max($0, abs(prices[$1]) / scale(ofRow: $1)) } * costScale
  }

  /// The proof that no flow exists, when the last run found one.
  mutating func contradictionDuals() -> Duals? {
    contradictionVector().flatMap { rounded($0, times: 0x1p24, denominator: 0) }
  }

  private func scale(ofRow row: Int) -> Double { row < nodeCount ? 1 : rowScales[row - nodeCount] }

  private func rounded(_ vector: [Double], times factor: Double, denominator: Int64) -> Duals? {
    var whole: [Int64] = []
    for row in 0..<rowCount {
      guard let value = nearest(-vector[row] * factor / scale(ofRow: row)) else { return nil }
      whole.append(value)
    }
    return Duals(
      prices: PackedIntegers(Array(whole[..<nodeCount])), multipliers: Array(whole[nodeCount...]),
      denominator: denominator)
  }
}
