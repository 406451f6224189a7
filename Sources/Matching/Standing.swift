import Mobility

/// Where everyone stands before any choice: posts held, pairs closed to the plan, decisions already taken.
struct Standing {
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
    held = pairing.perimeter.held
    var occupants = [[Int]](repeating: [], count: pairing.perimeter.posts.count)
    for (agent, post) in held.enumerated() {
      if let post { occupants[post].append(agent) }
    }
    self.occupants = occupants

    let vetoes = Set(structure.vetoes)
    let floors = Dictionary(structure.occupations.map { ($0.agent, $0.floor) }) { first, _ in first }
    let pins = Set(structure.pins)
    var closed = [Closure?](repeating: nil, count: pairing.eligible.count)
    var pinned = [Int?](repeating: nil, count: pairing.perimeter.agents.count)
    for (index, pair) in pairing.eligible.enumerated() {
      let agent = Int(pair.agent)
      let names = pairing.assignment(pair)
      if pins.contains(names), pinned[agent] == nil { pinned[agent] = index }
      if vetoes.contains(names) {
        closed[index] = .vetoed
      } else if held[agent] != nil, Int(pair.points) < floors[names.agent] ?? 0 {
        closed[index] = .belowStaying
      }
    }
    self.pinned = Standing.compatible(pinned, pairing, occupants)
    // What is decided is open, whatever else is said of it.
    for case let index? in self.pinned { closed[index] = nil }
    self.closed = closed
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
