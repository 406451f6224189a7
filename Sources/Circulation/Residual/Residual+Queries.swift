extension Residual {
  /// What a change of one unit does.
  public enum Reroute: Sendable, Equatable {
    /// The least increase of the objective, and the other arcs that change: by one unit more or less each.
    case costs([Int64], changes: [Change])
    /// No flow has that unit; the cut proves it.
    case impossible(Cut)
  }

  /// An arc that carries one unit more (+1) or less (−1).
  public struct Change: Sendable, Equatable {
    /// Number of the arc in the network.
    public let arc: Int
    /// +1 or −1.
    public let units: Int64
  }

  /// What it costs that an arc carries one more unit than now, its upper bound aside: the price of forcing it.
  public func reroute(oneMoreOn arc: Int) -> Reroute {
    close(from: network.head(of: arc), to: network.tail(of: arc), barred: arc, sign: 1)
  }

  /// What it costs that an arc carries one unit less than now, its lower bound aside: the price of forbidding it.
  public func reroute(oneLessOn arc: Int) -> Reroute {
    close(from: network.tail(of: arc), to: network.head(of: arc), barred: arc, sign: -1)
  }

  /// What it would cost that one unit takes an arc the network does not have: negative when the arc should join it.
  public func reroute(newArcFrom tail: Int, to head: Int, costs: [Int64]) -> Reroute {
    var labels = VectorSearch(nodes: network.nodeCount, levels: network.levels)
    guard search(&labels, from: [head], until: { $0 == tail }) != nil else {
      return .impossible(network.cut(around: labels.reached, forcing: (tail, head)))
    }
    let reduced = solution.reducedCost(from: tail, to: head, costs: costs)
    return .costs(zip(reduced, labels.distance(of: tail)).map { $0 + $1 }, changes: path(labels, to: tail))
  }

  /// What it costs that each of several arcs carries one more unit than now, one at a time, as `reroute(oneMoreOn:)`
  /// says it, the cut apart; nothing where no flow has that unit. One search serves all the arcs into a node, and stops
  /// when it has met their tails.
  ///
  /// `way`: the ways by a node that most long paths go through. A search then leaves out every node that it would not
  /// reach at less than by there, and stays local.
  public func reroutes(
    oneMoreOn arcs: [Int], by way: WaysThrough? = nil
  ) -> [(costs: [Int64], changes: [Change])?] {
    var found = [(costs: [Int64], changes: [Change])?](repeating: nil, count: arcs.count)
    var labels = VectorSearch(nodes: network.nodeCount, levels: network.levels)
    let byHead = Dictionary(grouping: arcs.indices) { network.head(of: arcs[$0]) }
    for (head, indexes) in byHead.sorted(by: { $0.key < $1.key }) {
      // The slot back along a loaded arc would undo its own unit.
      let unloaded = indexes.filter { solution.flow[arcs[$0]] == network.lowers[arcs[$0]] }
      for index in indexes where solution.flow[arcs[index]] != network.lowers[arcs[index]] {
        if case .costs(let costs, let changes) = reroute(oneMoreOn: arcs[index]) { found[index] = (costs, changes) }
      }
      let tails = Set(unloaded.map { network.tail(of: arcs[$0]) })
      guard !tails.isEmpty else { continue }
      var waiting = tails
      labels.otherwise = way?.otherwise(from: head)
      _ = search(&labels, from: [head]) { waiting.remove($0) != nil && waiting.isEmpty }
      for index in unloaded {
        let tail = network.tail(of: arcs[index])
        var met: (distance: [Int64], changes: [Change])?
        if !waiting.contains(tail) {
          met = (Array(labels.distance(of: tail)), path(labels, to: tail))
        } else if let way, let distance = labels.otherwise?.distance(of: tail) {
          met = (distance, way.changes(from: head, to: tail, in: self))
        }
        found[index] = met.map { way in
          (zip(0..<network.levels, way.distance).map { reduced(arcs[index], $0) + $1 }, way.changes)
        }
      }
    }
    return found
  }

  /// What one more unit of room on each of several arcs would bring, one at a time: the change of the objective, less than
  /// zero, and the arcs that change, its own apart; nothing where the room would not be used. One search a head.
  public func openings(of arcs: [Int]) -> [(costs: [Int64], changes: [Change])?] {
    var found = [(costs: [Int64], changes: [Change])?](repeating: nil, count: arcs.count)
    let none = [Int64](repeating: 0, count: network.levels)
    var labels = VectorSearch(nodes: network.nodeCount, levels: network.levels)
    let full = arcs.indices.filter { solution.flow[arcs[$0]] == network.uppers[arcs[$0]] }
    for (head, indexes) in Dictionary(grouping: full, by: { network.head(of: arcs[$0]) }).sorted(by: { $0.key < $1.key }
    ) {
      var waiting = Set(indexes.map { network.tail(of: arcs[$0]) })
      _ = search(&labels, from: [head]) { waiting.remove($0) != nil && waiting.isEmpty }
      for index in indexes {
        let tail = network.tail(of: arcs[index])
        guard labels.isReached[tail], !waiting.contains(tail) else { continue }
        // A way back along the arc itself takes its unit away again, and brings nothing.
        let costs = zip(0..<network.levels, labels.distance(of: tail)).map { reduced(arcs[index], $0) + $1 }
        if costs.lexicographicallyPrecedes(none) { found[index] = (costs, path(labels, to: tail)) }
      }
    }
    return found
  }

  /// The least reduced costs from every node to one node and back, with the ways.
  public struct WaysThrough: Sendable {
    let there: VectorSearch
    let back: VectorSearch

    /// From `head` by the node to each other node; nothing where there is no way.
    func otherwise(from head: Int) -> VectorSearch.Otherwise? {
      guard there.isReached[head] else { return nil }
      return VectorSearch.Otherwise(
        first: Array(there.distance(of: head)), isReached: back.isReached, distances: back.distances)
    }

    /// Units that meet on an arc in both ways cancel.
    func changes(from head: Int, to tail: Int, in residual: Residual) -> [Change] {
      var units: [Int: Int64] = [:]
      for change in residual.path(there, to: head, backwards: true) + residual.path(back, to: tail) {
        units[change.arc, default: 0] += change.units
      }
      return units.filter { $0.value != 0 }.sorted { $0.key < $1.key }.map { Change(arc: $0.key, units: $0.value) }
    }
  }

  /// Two searches of the whole network, which then serve any number of `reroutes`.
  public func ways(through node: Int) -> WaysThrough {
    var there = VectorSearch(nodes: network.nodeCount, levels: network.levels)
    var back = there
    _ = search(&there, from: [node], backwards: true) { _ in false }
    _ = search(&back, from: [node]) { _ in false }
    return WaysThrough(there: there, back: back)
  }

  /// The least cost of one more unit from each node to `target`, nothing where none can go.
  public func costs(to target: Int) -> [[Int64]?] {
    var labels = VectorSearch(nodes: network.nodeCount, levels: network.levels)
    _ = search(&labels, from: [target], backwards: true) { _ in false }
    let end = solution.price(of: target)
    return (0..<network.nodeCount).map { node in
      guard labels.isReached[node] else { return nil }
      return zip(labels.distance(of: node), zip(solution.price(of: node), end)).map { $0 - $1.0 + $1.1 }
    }
  }

  /// The least cost of one more unit from `source` to each node, nothing where none can go.
  ///
  /// Undoing the prices turns lengths back into costs: distance − price(source) + price(node).
  public func costs(from source: Int) -> [[Int64]?] {
    var labels = VectorSearch(nodes: network.nodeCount, levels: network.levels)
    _ = search(&labels, from: [source], until: { _ in false })
    let from = solution.price(of: source)
    return (0..<network.nodeCount).map { node in
      guard labels.isReached[node] else { return nil }
      return zip(labels.distance(of: node), zip(from, solution.price(of: node))).map { $0 - $1.0 + $1.1 }
    }
  }

  private func close(from: Int, to: Int, barred arc: Int, sign: Int64) -> Reroute {
    var labels = VectorSearch(nodes: network.nodeCount, levels: network.levels)
    guard search(&labels, from: [from], barred: arc, until: { $0 == to }) != nil else {
      var changed = network
      let flow = solution.flow[arc] + sign
      changed.setBounds(of: arc, lower: max(flow, network.lowers[arc]), upper: max(flow, network.uppers[arc]))
      if sign < 0 { changed.setBounds(of: arc, lower: min(flow, network.lowers[arc]), upper: flow) }
      return .impossible(changed.cut(around: labels.reached))
    }
    let distance = labels.distance(of: to)
    return .costs(
      zip(0..<network.levels, distance).map { sign * reduced(arc, $0) + $1 }, changes: path(labels, to: to))
  }

  /// The changes along the path that the search found.
  fileprivate func path(_ labels: VectorSearch, to end: Int, backwards: Bool = false) -> [Change] {
    var changes: [Change] = []
    var node = end
    while labels.cameBy[node] >= 0 {
      let slot = labels.cameBy[node]
      changes.append(Change(arc: Int(slot >> 1), units: slot & 1 == 0 ? 1 : -1))
      node = backwards ? look(slot).to : look(slot).from
    }
    return changes.reversed()
  }
}

extension Network {
  /// The cut when one unit more must go from a node outside to one inside.
  func cut(around nodes: [Int], forcing ends: (tail: Int, head: Int)) -> Cut {
    var forced = self
    forced.addArc(from: ends.tail, to: ends.head, lower: 1, upper: 1, cost: 0)
    return forced.cut(around: nodes)
  }
}
