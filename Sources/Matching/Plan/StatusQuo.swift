import Mobility

/// Where everyone stands before any choice: posts held, pairs closed to the plan, decisions already taken.
struct StatusQuo {
  /// For each agent, the post held that would be reopened.
  let held: [Int?]
  /// For each post, who holds it and would free it, ascending.
  let occupants: [[Int]]
  /// For each eligible pair, why the plan may not use it.
  let closed: [Closure?]
  /// For each agent, the pair already decided.
  let pinned: [Int?]

  enum Closure {
    /// The commission refused it.
    case vetoed
    /// Fewer points than the agent's own post is said to be worth.
    case belowStaying
  }

  init(_ pairing: Pairing) {
    let structure = pairing.structure
    let held = pairing.perimeter.held
    self.held = held
    var occupants = [[Int]](repeating: [], count: pairing.perimeter.posts.count)
    for (agent, post) in held.enumerated() {
      if let post { occupants[post].append(agent) }
    }
    self.occupants = occupants

    let vetoes = Set(structure.vetoes)
    let floors = Dictionary(structure.occupations.map { ($0.agent, $0.floor) }) { first, _ in first }
    let pins = Set(structure.pins)
    var decided = [Int?](repeating: nil, count: pairing.perimeter.agents.count)
    for (index, pair) in pairing.eligible.enumerated() where decided[Int(pair.agent)] == nil {
      if pins.contains(pairing.assignment(pair)) { decided[Int(pair.agent)] = index }
    }
    let pinned = StatusQuo.compatible(decided, pairing, occupants)
    self.pinned = pinned
    // A decision that gave way lifts neither a veto nor the right to stay.
    closed = pairing.eligible.enumerated().map { index, pair in
      let agent = Int(pair.agent)
      guard pinned[agent] != index else { return nil }
      let names = pairing.assignment(pair)
      if vetoes.contains(names) { return .vetoed }
      return held[agent] != nil && Int(pair.points) < floors[names.agent] ?? 0 ? .belowStaying : nil
    }
  }

  /// Decisions that do not fit on the seats give way, the last code first, until the others do.
  private static func compatible(_ pinned: [Int?], _ pairing: Pairing, _ occupants: [[Int]]) -> [Int?] {
    var pinned = pinned
    while true {
      var room = pairing.perimeter.posts.enumerated().map { post, row in
        row.seats + occupants[post].count { pinned[$0] != nil }
      }
      var dropped: Int?
      for (agent, index) in pinned.enumerated() {
        guard let index else { continue }
        let post = Int(pairing.eligible[index].post)
        room[post] -= 1
        if room[post] < 0 { dropped = agent }
      }
      guard let dropped else { return pinned }
      pinned[dropped] = nil
    }
  }
}

extension Pairing {
  /// The pair by its codes.
  func assignment(_ pair: EligiblePair) -> Assignment {
    Assignment(agent: perimeter.agents[Int(pair.agent)].code, post: perimeter.posts[Int(pair.post)].code)
  }
}
