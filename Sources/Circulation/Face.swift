/// One level of a network restricted to the arcs that the levels before left free: a plain minimum-cost flow.
///
/// Flows are counted above the lower bound. Self-loops never appear: no price changes their cost.
struct Face {
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

  /// How a search on the face ended.
  enum Ending {
    case optimal
    /// The nodes that the units left over can reach: nothing more can leave them.
    case cut([Int])
    case cancelled
  }

  init(_ network: Network, level: Int, arcs kept: [Int32]?, flow: PackedIntegers) {
    nodeCount = network.nodeCount
    excess = network.supplies
    let cap = network.capOfUnboundedArcs()
    for arc in 0..<network.arcCount {
      excess[network.tail(of: arc)] -= flow[arc]
      excess[network.head(of: arc)] += flow[arc]
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

  private var lowers = PackedIntegers()

  private mutating func reserve(_ count: Int) {
    arcs.reserveCapacity(count)
    tails.reserveCapacity(count)
    heads.reserveCapacity(count)
    capacities.reserveCapacity(count)
    costs.reserveCapacity(count)
    flows.reserveCapacity(count)
  }

  /// Writes the flows back in the network's own numbering.
  func store(into flow: inout PackedIntegers) {
    for index in arcs.indices { flow[Int(arcs[index])] = flows[index] + lowers[index] }
  }

  func reducedCost(_ index: Int, _ prices: [Int64]) -> Int64 {
    costs[index] + prices[Int(tails[index])] - prices[Int(heads[index])]
  }

  /// The arcs that may still move without changing the cost of this level.
  func freeArcs(prices: [Int64]) -> [Int32] {
    arcs.indices.filter { capacities[$0] > 0 && reducedCost($0, prices) == 0 }.map { arcs[$0] }
  }
}
