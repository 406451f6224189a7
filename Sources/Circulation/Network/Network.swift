/// A directed network: nodes with supplies, arcs with a lower bound, an upper bound and one cost per level.
///
///     var network = Network(levels: 2)
///     let worker = network.addNode(supply: 1)
///     let task = network.addNode(supply: -1)
///     network.addArc(from: worker, to: task, upper: 1, costs: [-1, -430])
///
/// A positive supply enters the network at its node, a negative one leaves it. Any graph is accepted: parallel arcs,
/// self-loops, negative costs and bounds. Costs are minimised lexicographically, level 0 first.
public struct Network: Sendable {
  /// The upper bound of an arc without one.
  public static let unbounded = Int64.max

  /// The number of cost levels, at least 1.
  public let levels: Int

  public internal(set) var supplies: [Int64]
  public internal(set) var tails: [Int32] = []
  public internal(set) var heads: [Int32] = []
  public internal(set) var lowers = PackedIntegers()
  public internal(set) var uppers = PackedIntegers()
  /// One column per level, one entry per arc.
  public internal(set) var costs: [PackedIntegers]

  public init(levels: Int = 1, nodes: Int = 0, reservingArcs arcs: Int = 0) {
    precondition(levels >= 1, "a network has at least one level")
    self.levels = levels
    supplies = Array(repeating: 0, count: nodes)
    costs = Array(repeating: PackedIntegers(), count: levels)
    tails.reserveCapacity(arcs)
    heads.reserveCapacity(arcs)
    lowers.reserveCapacity(arcs)
    uppers.reserveCapacity(arcs)
    for level in 0..<levels { costs[level].reserveCapacity(arcs) }
  }

  public var nodeCount: Int { supplies.count }
  public var arcCount: Int { tails.count }

  /// Adds a node and returns its number, from 0.
  @discardableResult
  public mutating func addNode(supply: Int64 = 0) -> Int {
    supplies.append(supply)
    return supplies.count - 1
  }

  /// Adds an arc with one cost per level and returns its number, from 0.
  @discardableResult
  public mutating func addArc(
    from tail: Int, to head: Int, lower: Int64 = 0, upper: Int64, costs vector: [Int64]
  ) -> Int {
    precondition(vector.count == levels, "an arc has one cost per level")
    addEnds(tail, head, lower, upper)
    for level in 0..<levels { costs[level].append(vector[level]) }
    return tails.count - 1
  }

  /// Adds an arc whose cost is `cost` at level 0 and nothing at the others.
  @discardableResult
  public mutating func addArc(
    from tail: Int, to head: Int, lower: Int64 = 0, upper: Int64, cost: Int64 = 0
  ) -> Int {
    addEnds(tail, head, lower, upper)
    costs[0].append(cost)
    for level in 1..<max(levels, 1) { costs[level].append(0) }
    return tails.count - 1
  }

  private mutating func addEnds(_ tail: Int, _ head: Int, _ lower: Int64, _ upper: Int64) {
    precondition(
      tail >= 0 && tail < nodeCount && head >= 0 && head < nodeCount, "an arc joins two nodes of the network")
    tails.append(Int32(tail))
    heads.append(Int32(head))
    lowers.append(lower)
    uppers.append(upper)
  }

  public mutating func setSupply(of node: Int, to supply: Int64) { supplies[node] = supply }

  public mutating func setBounds(of arc: Int, lower: Int64, upper: Int64) {
    lowers[arc] = lower
    uppers[arc] = upper
  }

  public mutating func setCosts(of arc: Int, to vector: [Int64]) {
    precondition(vector.count == levels, "an arc has one cost per level")
    for level in 0..<levels { costs[level][arc] = vector[level] }
  }

  /// The same graph, bounds and supplies at other costs: one column a level, one entry an arc.
  public func withCosts(_ columns: [PackedIntegers]) -> Network {
    precondition(columns.allSatisfy { $0.count == arcCount }, "a column has one cost an arc")
    var other = Network(levels: columns.count)
    other.supplies = supplies
    (other.tails, other.heads, other.lowers, other.uppers) = (tails, heads, lowers, uppers)
    other.costs = columns
    return other
  }

  public func tail(of arc: Int) -> Int { Int(tails[arc]) }
  public func head(of arc: Int) -> Int { Int(heads[arc]) }
}
