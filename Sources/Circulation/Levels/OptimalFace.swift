/// One level of a network restricted to the arcs that the levels before left free: a plain minimum-cost flow.
///
/// Flows are counted above the lower bound. Self-loops never appear: no price changes their cost.
struct OptimalFace: ArcSource {
  let nodeCount: Int
  /// The numbers, in the network, of the arcs below.
  var arcs: [Int32] = []
  var tails: [Int32] = []
  var heads: [Int32] = []
  var capacities: [Int64] = []
  var costs: [Int64] = []
  var flows: [Int64] = []
  /// What each node still has to send out: its supply less what `flows` and the fixed arcs already carry away.
  var excess: [Int64]
  /// `flows` and the fixed arcs left nothing to send out at the start.
  let isBalanced: Bool
  private var lowers = PackedIntegers()

  /// `cap` is the capacity of unbounded arcs; a balanced flow respects every supply.
  init(_ network: Network, level: Int, arcs kept: [Int32]?, flow: PackedIntegers, cap: Int64, isBalanced: Bool) {
    nodeCount = network.nodeCount
    self.isBalanced = isBalanced
    excess = isBalanced ? Array(repeating: 0, count: nodeCount) : network.supplies
    if !isBalanced {
      for arc in 0..<network.arcCount {
        excess[network.tail(of: arc)] -= flow[arc]
        excess[network.head(of: arc)] += flow[arc]
      }
    }
    let count = kept?.count ?? network.arcCount
    reserve(count)
    for index in 0..<count {
      let arc = kept.map { Int($0[index]) } ?? index
      guard network.tails[arc] != network.heads[arc] else { continue }
      let lower = network.lowers[arc]
      arcs.append(Int32(arc))
      tails.append(network.tails[arc])
      heads.append(network.heads[arc])
      capacities.append(network.uppers[arc] == Network.unbounded ? cap : network.uppers[arc] - lower)
      costs.append(network.costs[level][arc])
      flows.append(flow[arc] - lower)
      lowers.append(lower)
    }
  }

  private mutating func reserve(_ count: Int) {
    arcs.reserveCapacity(count)
    tails.reserveCapacity(count)
    heads.reserveCapacity(count)
    capacities.reserveCapacity(count)
    costs.reserveCapacity(count)
    flows.reserveCapacity(count)
  }

  var arcCount: Int { arcs.count }
  func tail(_ arc: Int) -> Int { Int(tails[arc]) }
  func head(_ arc: Int) -> Int { Int(heads[arc]) }
  func capacity(_ arc: Int) -> Int64 { capacities[arc] }
  func cost(_ arc: Int) -> Int64 { costs[arc] }
  var hasFlow: Bool { true }
  func flow(_ arc: Int) -> Int64 { flows[arc] }

  var demand: [Int64] {
    var demand = excess
    for index in arcs.indices {
      demand[Int(tails[index])] += flows[index]
      demand[Int(heads[index])] -= flows[index]
    }
    return demand
  }

  /// Writes the flows back in the network's own numbering.
  func store(into flow: inout PackedIntegers) {
    for index in arcs.indices { flow[Int(arcs[index])] = flows[index] + lowers[index] }
  }

  /// Whether prices leave at most so many units on the wrong side or nowhere: few enough to bring home one by one.
  func isNearlyOptimal(_ prices: [Int64], misplacing limit: Int64) -> Bool {
    var units: Int64 = 0
    if !isBalanced { for left in excess where left > 0 { units += left } }
    for index in arcs.indices {
      let reduced = reducedCost(index, prices)
      guard reduced != 0 else { continue }
      units += reduced < 0 ? capacities[index] - flows[index] : flows[index]
      if units > limit { return false }
    }
    return true
  }

  func reducedCost(_ index: Int, _ prices: [Int64]) -> Int64 {
    costs[index] + prices[Int(tails[index])] - prices[Int(heads[index])]
  }
}
