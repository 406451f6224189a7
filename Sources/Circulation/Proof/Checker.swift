/// Verifies a flow and its prices against the network, in one pass, by the optimality conditions alone.
///
/// It shares no code with the solver: what it accepts is a minimum whatever produced it. Checks, in order: sizes, bounds,
/// conservation, signs of the reduced cost vectors, and for each level Σ cost × flow = the bound of the dual = the
/// objective announced.
public struct Checker {
  /// The first condition that fails.
  public enum Fault: Error, Sendable, Equatable {
    /// The claim is not about this network, or contradicts itself; in words.
    case size(String)
    /// The flow of the arc is out of its bounds, or the arc has no bound where one is needed.
    case bounds(arc: Int)
    /// What leaves the node less what enters it is not its supply.
    case conservation(node: Int)
    /// The reduced cost of the arc has a sign that its flow contradicts.
    case sign(arc: Int)
    /// Σ cost × flow, the bound that the prices prove and the value announced are not one number.
    case objective(level: Int)
    /// Other prices would prove the flow too, and this node does not have the canonical one.
    case price(node: Int)
  }

  let network: Network

  /// - Parameter network: what the claims are about; read, never solved.
  public init(_ network: Network) { self.network = network }

  /// Throws the first fault of the claim that `flow` is optimal with these prices and this objective.
  public func check(flow: PackedIntegers, prices: [Int64], objective: [Int64]) throws(Fault) {
    let levels = network.levels
    guard flow.count == network.arcCount else { throw .size("\(flow.count) flows for \(network.arcCount) arcs") }
    guard prices.count == network.nodeCount * levels else {
      throw .size("\(prices.count) prices for \(network.nodeCount) nodes of \(levels) levels")
    }
    guard objective.count == levels else { throw .size("\(objective.count) objectives for \(levels) levels") }
    var leaving = Array(repeating: Int128(0), count: network.nodeCount)
    var primal = Array(repeating: Int128(0), count: levels)
    var dual = Array(repeating: Int128(0), count: levels)
    var reduced = Array(repeating: Int128(0), count: levels)
    for arc in 0..<network.arcCount {
      let (tail, head) = (Int(network.tails[arc]), Int(network.heads[arc]))
      let (lower, units, upper) = (network.lowers[arc], flow[arc], network.uppers[arc])
      guard lower <= units, units <= upper else { throw .bounds(arc: arc) }
      leaving[tail] += Int128(units)
      leaving[head] -= Int128(units)
      var sign = 0
      for level in 0..<levels {
        let cost = Int128(network.costs[level][arc])
        reduced[level] = cost + Int128(prices[tail * levels + level]) - Int128(prices[head * levels + level])
        primal[level] += cost * Int128(units)
        if sign == 0 { sign = reduced[level].sign }
      }
      guard !(units < upper && sign < 0), !(units > lower && sign > 0) else { throw .sign(arc: arc) }
      let bound = sign < 0 ? upper : lower
      for level in 0..<levels { dual[level] += reduced[level] * Int128(bound) }
    }
    for node in 0..<network.nodeCount {
      guard leaving[node] == Int128(network.supplies[node]) else { throw .conservation(node: node) }
      for level in 0..<levels { dual[level] -= Int128(prices[node * levels + level]) * Int128(network.supplies[node]) }
    }
    for level in 0..<levels {
      guard primal[level] == dual[level], primal[level] == Int128(objective[level]) else {
        throw .objective(level: level)
      }
    }
  }

  /// Throws unless more must leave these nodes than can: no flow exists then.
  public func check(cut nodes: [Int]) throws(Fault) {
    var inside = Array(repeating: false, count: network.nodeCount)
    var balance: Int128 = 0
    for node in nodes {
      guard inside.indices.contains(node), !inside[node] else { throw .size("node \(node) of the cut") }
      inside[node] = true
      balance += Int128(network.supplies[node])
    }
    for arc in 0..<network.arcCount {
      let (fromInside, toInside) = (inside[Int(network.tails[arc])], inside[Int(network.heads[arc])])
      if fromInside && !toInside {
        guard network.uppers[arc] != Network.unbounded else { throw .bounds(arc: arc) }
        balance -= Int128(network.uppers[arc])
      }
      if toInside && !fromInside { balance += Int128(network.lowers[arc]) }
    }
    guard balance > 0 else { throw .size("the cut lets everything out") }
  }

  /// Throws unless these arcs, none of which has an upper bound, form a cycle of negative cost: if a flow exists, no best
  /// one does.
  public func check(unboundedCycle arcs: [Int]) throws(Fault) {
    var total = Array(repeating: Int128(0), count: network.levels)
    for (index, arc) in arcs.enumerated() {
      guard arc >= 0, arc < network.arcCount else { throw .size("arc \(arc) of the cycle") }
      guard network.uppers[arc] == Network.unbounded else { throw .bounds(arc: arc) }
      let next = arcs[(index + 1) % arcs.count]
      guard next >= 0, next < network.arcCount, network.heads[arc] == network.tails[next] else {
        throw .conservation(node: Int(network.heads[arc]))
      }
      for level in 0..<network.levels { total[level] += Int128(network.costs[level][arc]) }
    }
    guard let first = total.first(where: { $0 != 0 }), first < 0 else { throw .size("the cycle costs nothing less") }
  }
}

extension Int128 {
  /// −1, 0 or 1.
  fileprivate var sign: Int { self < 0 ? -1 : self > 0 ? 1 : 0 }
}
