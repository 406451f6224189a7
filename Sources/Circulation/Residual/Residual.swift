/// The residual network of an optimal solution: what any change would cost, and small changes made.
///
///     var residual = Residual(network, solution)
///     residual.reroute(oneMoreOn: arc)       // what forcing one more unit costs, and who moves
///     residual.setBounds(of: arc, lower: 0, upper: 0)
///     let outcome = residual.resolve()       // from the flow and the prices kept
///
/// Prices make every residual arc cost r ≥ 0, so that shortest paths need no negative length: the cost of a change is r of
/// the arc plus the lexicographic shortest path that closes the cycle. A query costs O(m log n) at most, and much less
/// when the change is local; a re-solve, one such search per unit displaced.
public struct Residual: Sendable {
  /// The network with the changes made so far.
  public internal(set) var network: Network
  /// The optimum of the last solve; between a change and `resolve`, a start only.
  public internal(set) var solution: Solution
  var excess: [Int64]
  /// Arcs whose bounds or costs changed since the last solve, or that are new.
  var touched: Set<Int> = []
  private var arcSlots: ArcSlots

  /// - Parameter solution: the optimum of this very network, prices included. O(nodes + arcs).
  public init(_ network: Network, _ solution: Solution) {
    self.network = network
    self.solution = solution
    excess = Array(repeating: 0, count: network.nodeCount)
    arcSlots = Self.slots(of: network)
  }

  private static func slots(of network: Network) -> ArcSlots {
    ArcSlots(nodes: network.nodeCount, arcs: network.arcCount) { (network.tail(of: $0), network.head(of: $0)) }
  }

  /// Lists the slots of each node again when arcs have joined.
  mutating func index() {
    if arcSlots.slots.count != 2 * network.arcCount { arcSlots = Self.slots(of: network) }
  }

  /// Where a slot leads and how many units it can take.
  func look(_ slot: Int32) -> (from: Int, to: Int, room: Int64) {
    let arc = Int(slot >> 1)
    let (tail, head, flow) = (network.tail(of: arc), network.head(of: arc), solution.flow[arc])
    if slot & 1 != 0 { return (head, tail, flow - network.lowers[arc]) }
    let upper = network.uppers[arc]
    return (tail, head, upper == Network.unbounded ? upper : upper - flow)
  }

  /// The reduced cost of an arc at a level.
  func reduced(_ arc: Int, _ level: Int) -> Int64 {
    let levels = network.levels
    return network.costs[level][arc] + solution.prices[network.tail(of: arc) * levels + level]
      - solution.prices[network.head(of: arc) * levels + level]
  }

  /// Searches from the sources until `isGoal`, never along the slots of `barred`; returns the goal, or nothing.
  ///
  /// `backwards`: labels are then what a unit costs from each node to the sources.
  func search(
    _ search: inout VectorSearch, from sources: [Int], barred: Int = -1, backwards: Bool = false,
    until isGoal: (Int) -> Bool
  ) -> Int? {
    search.start(from: sources)
    while let node = search.next() {
      if isGoal(node) { return node }
      for listed in arcSlots.slots[arcSlots.range(of: node)] {
        let slot = backwards ? listed ^ 1 : listed
        let arc = Int(slot >> 1)
        let (from, to, room) = look(slot)
        let next = backwards ? from : to
        guard room > 0, arc != barred, next != node else { continue }
        let sign: Int64 = slot & 1 == 0 ? 1 : -1
        search.offer(next, from: node, by: slot) { sign * reduced(arc, $0) }
      }
    }
    return nil
  }
}
