/// Arcs of one level with their lower bounds moved into the supplies, stored or read where they are.
protocol ArcSource {
  var nodeCount: Int { get }
  var arcCount: Int { get }
  /// What each node has to send out when every arc stands at its lower bound.
  var demand: [Int64] { get }
  func tail(_ arc: Int) -> Int
  func head(_ arc: Int) -> Int
  func capacity(_ arc: Int) -> Int64
  func cost(_ arc: Int) -> Int64
  /// Whether some arc may have a flow to start from.
  var hasFlow: Bool { get }
  /// Units above the lower bound, to start from.
  func flow(_ arc: Int) -> Int64
}

extension ArcSource {
  /// Neither a self-loop nor an arc that can carry nothing.
  @inline(__always) func isOpen(_ arc: Int) -> Bool { tail(arc) != head(arc) && capacity(arc) > 0 }

  /// The arcs that may still move without changing the cost of this level.
  func freeArcs(prices: [Int64]) -> [Int] {
    (0..<arcCount).filter { isOpen($0) && cost($0) + prices[tail($0)] == prices[head($0)] }
  }
}

/// The first level of a network, every arc at its lower bound: nothing is copied.
struct WholeLevel: ArcSource {
  private let network: Network
  private let cap: Int64
  let demand: [Int64]

  init(_ network: Network) {
    self.network = network
    cap = network.capOfUnboundedArcs()
    demand = network.demand()
  }

  var nodeCount: Int { network.nodeCount }
  var arcCount: Int { network.arcCount }
  func tail(_ arc: Int) -> Int { network.tail(of: arc) }
  func head(_ arc: Int) -> Int { network.head(of: arc) }
  func cost(_ arc: Int) -> Int64 { network.costs[0][arc] }
  var hasFlow: Bool { false }
  func flow(_ arc: Int) -> Int64 { 0 }

  func capacity(_ arc: Int) -> Int64 {
    let upper = network.uppers[arc]
    return upper == Network.unbounded ? cap : upper - network.lowers[arc]
  }
}

extension Network {
  /// What each node has to send out when every arc stands at its lower bound.
  func demand() -> [Int64] {
    var demand = supplies
    if lowers.extremes == (0, 0) { return demand }
    for arc in 0..<arcCount where lowers[arc] != 0 {
      demand[tail(of: arc)] -= lowers[arc]
      demand[head(of: arc)] += lowers[arc]
    }
    return demand
  }
}
