import Mobility

/// Moves that hang together: each takes the seat that the one before frees. The first takes a vacant seat, or, in an
/// exchange, the seat that the last frees.
public struct Chain: Hashable, Sendable {
  public struct Link: Hashable, Sendable {
    public let agent: Int
    /// The eligible pair that the plan retains for the agent.
    public let pair: Int
    /// The post the agent leaves, when they hold one that is reopened.
    public let from: Int?
    public let to: Int
  }
  public var links: [Link]
  public let isExchange: Bool
}

/// Chains and exchanges of two moves or more, in the order of their first agent, by the reading of `Seating`.
public func chains(_ pairing: Pairing, _ chosen: [Int?]) -> [Chain] {
  chains(pairing, chosen, Seating(pairing.moves(chosen)) { pairing.perimeter.posts[$0].seats })
}

/// The same by a reading of who takes whose seat.
func chains(_ pairing: Pairing, _ chosen: [Int?], _ seating: Seating) -> [Chain] {
  var seen = Set<Int>()
  func walk(from first: Int, isExchange: Bool) -> Chain {
    var links: [Chain.Link] = []
    var next: Int? = first
    while let agent = next, let pair = chosen[agent], seen.insert(agent).inserted {
      links.append(
        Chain.Link(
          agent: agent, pair: pair, from: pairing.perimeter.held[agent], to: Int(pairing.eligible[pair].post)))
      next = seating.after[agent]
    }
    return Chain(links: links, isExchange: isExchange)
  }
  var found: [Chain] = []
  for agent in chosen.indices where seating.before[agent] == nil && seating.after[agent] != nil {
    found.append(walk(from: agent, isExchange: false))
  }
  for agent in chosen.indices where seating.before[agent] != nil && !seen.contains(agent) {
    found.append(walk(from: agent, isExchange: true))
  }
  return found.sorted { ($0.links.first?.agent ?? 0) < ($1.links.first?.agent ?? 0) }
}

/// Moves of the longest chain; nil when nothing moves.
func longestChain(_ pairing: Pairing, _ chosen: [Int?]) -> Int? {
  let longest = chains(pairing, chosen).map(\.links.count).max()
  return longest ?? (chosen.contains { $0 != nil } ? 1 : nil)
}

extension Pairing {
  /// The moves of a choice, in the order of agents.
  func moves(_ chosen: [Int?]) -> [(agent: Int, from: Int?, to: Int)] {
    chosen.enumerated().compactMap { agent, index in
      index.map { (agent, perimeter.held[agent], Int(eligible[$0].post)) }
    }
  }
}
