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

  /// Units that each node sends out beyond what it receives; they sum to 0 in a network that can be solved.
  public internal(set) var supplies: [Int64]
  /// The node that each arc leaves.
  public internal(set) var tails: [Int32] = []
  /// The node that each arc enters.
  public internal(set) var heads: [Int32] = []
  /// The fewest units that each arc may carry.
  public internal(set) var lowers = PackedIntegers()
  /// The most units that each arc may carry, or `unbounded`.
  public internal(set) var uppers = PackedIntegers()
  /// One column per level, one entry per arc.
  public internal(set) var costs: [PackedIntegers]

  /// A network of `nodes` nodes of supply 0, numbered from 0, and no arc; memory is set aside for `arcs`.
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

  /// Nodes are numbered from 0 to one less.
  public var nodeCount: Int { supplies.count }
  /// Arcs are numbered from 0 to one less, in the order they were added.
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

  /// Sets what a node sends out beyond what it receives; negative: what it takes in.
  public mutating func setSupply(of node: Int, to supply: Int64) { supplies[node] = supply }

  /// Sets the fewest and the most units that an arc may carry; crossed bounds are found by `solve`.
  public mutating func setBounds(of arc: Int, lower: Int64, upper: Int64) {
    lowers[arc] = lower
    uppers[arc] = upper
  }

  /// Sets the cost of a unit on an arc, one value a level.
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

  /// The node that an arc leaves.
  public func tail(of arc: Int) -> Int { Int(tails[arc]) }
  /// The node that an arc enters.
  public func head(of arc: Int) -> Int { Int(heads[arc]) }
}
