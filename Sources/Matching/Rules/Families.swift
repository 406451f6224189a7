import Mobility

/// Sorts the structural rules: those that one tree of arcs can carry, and the others.
///
/// Bands hold agents and posts together; quotas of departures stand between a band and its agents, quotas of arrivals
/// and of presence between posts and their band. A quota that strictly contains a band, or crosses another, has no place
/// in the tree; nor has a gross count where someone may stay, since staying would run through the same arcs.
struct Families {
  private var bands = Laminar()
  private var departures = Laminar()
  private var arrivals = Laminar()
  /// For each rule that has one, its family and its index there.
  private var homes: [Int: Home] = [:]
  private let agents: Int
  private let posts: Int

  private enum Home {
    case band(Int)
    case departures(Int)
    case arrivals(Int)
  }

  init(agents: Int, posts: Int) {
    (self.agents, self.posts) = (agents, posts)
  }

  /// The class of each rule: bands come first, then quotas, both in the voted order.
  mutating func classify(_ tallies: [Tally], _ pairing: Pairing, _ statusQuo: StatusQuo) -> [AppliedRule.Class] {
    var classes = [AppliedRule.Class](repeating: .laterale, count: tallies.count)
    let isBand = tallies.map { $0.rule.demand.kind == .reciprocite }
    for index in tallies.indices.filter({ isBand[$0] }) + tallies.indices.filter({ !isBand[$0] }) {
      classes[index] = classify(index, tallies[index], pairing, statusQuo)
    }
    return classes
  }

  private mutating func classify(
    _ index: Int, _ tally: Tally, _ pairing: Pairing, _ statusQuo: StatusQuo
  ) -> AppliedRule.Class {
    let ofPosts = Set(tally.posts.map { agents + $0 })
    switch tally.rule.demand {
    case .reciprocity:
      let group = tally.agents.union(ofPosts)
      if group.isEmpty { return .sansObjet }
      let staysCancel = statusQuo.held.enumerated().allSatisfy { agent, post in
        post.map { tally.agents.contains(agent) == tally.posts.contains($0) } ?? true
      }
      guard staysCancel, bands.admits(group) else { return .laterale }
      homes[index] = .band(bands.groups.count)
      bands.add(group)
    case .departures(let quota):
      if tally.agents.isEmpty { return .sansObjet }
      let someoneMayStay = tally.agents.contains { statusQuo.held[$0] != nil }
      guard !someoneMayStay, bands.doesNotCut(tally.agents), departures.admits(tally.agents),
        !(quota.countsExternalOnly && pairing.hasInternalPair { tally.agents.contains(Int($0.agent)) })
      else { return .laterale }
      homes[index] = .departures(departures.groups.count)
      departures.add(tally.agents)
    case .arrivals(let quota), .presence(let quota):
      if tally.posts.isEmpty { return .sansObjet }
      var countsStays = false
      if case .presence = tally.rule.demand { countsStays = true }
      let someoneMayStay = tally.posts.contains { !statusQuo.occupants[$0].isEmpty }
      guard countsStays || !someoneMayStay, bands.doesNotCut(ofPosts), arrivals.admits(tally.posts),
        !(quota.countsExternalOnly && pairing.hasInternalPair { tally.posts.contains(Int($0.post)) })
      else { return .laterale }
      homes[index] = .arrivals(arrivals.groups.count)
      arrivals.add(tally.posts)
    case .postCaps(let code, _, _, _):
      return pairing.perimeter.posts.contains { $0.code == code } ? .reseau : .sansObjet
    case .pairwise, .workingTime, .couple, .chainLength: return .laterale
    }
    return .reseau
  }

  /// The tree: numbers of the groups' nodes, from 0; nil is the hub.
  struct Shape {
    var nodeCount = 0
    /// For each rule with a group, its node.
    var nodes: [Int: Int] = [:]
    /// For each node, the one around it.
    var parents: [Int?] = []
    /// For each agent, where its unit comes from; for each post, where it goes.
    var sources: [Int?]
    var sinks: [Int?]
  }

  func shape() -> Shape {
    let band = bands.nesting(items: agents + posts)
    let departure = departures.nesting(items: agents)
    let arrival = arrivals.nesting(items: posts)
    let firstDeparture = bands.groups.count
    let firstArrival = firstDeparture + departures.groups.count
    var shape = Shape(
      sources: (0..<agents).map { departure.innermost[$0].map { firstDeparture + $0 } ?? band.innermost[$0] },
      sinks: (0..<posts).map { arrival.innermost[$0].map { firstArrival + $0 } ?? band.innermost[agents + $0] })
    shape.nodeCount = firstArrival + arrivals.groups.count
    shape.parents = band.parents
    for (group, parent) in zip(departures.groups, departure.parents) {
      shape.parents.append(parent.map { firstDeparture + $0 } ?? group.first.flatMap { band.innermost[$0] })
    }
    for (group, parent) in zip(arrivals.groups, arrival.parents) {
      shape.parents.append(parent.map { firstArrival + $0 } ?? group.first.flatMap { band.innermost[agents + $0] })
    }
    for (rule, home) in homes {
      switch home {
      case .band(let group): shape.nodes[rule] = group
      case .departures(let group): shape.nodes[rule] = firstDeparture + group
      case .arrivals(let group): shape.nodes[rule] = firstArrival + group
      }
    }
    return shape
  }
}

extension Pairing {
  fileprivate func hasInternalPair(_ counts: (EligiblePair) -> Bool) -> Bool {
    eligible.contains { pair in
      counts(pair)
        && perimeter.agents[Int(pair.agent)].employer == perimeter.posts[Int(pair.post)].employer
    }
  }
}
