import Circulation
import Mobility

/// The plan of the whole commission: the one best choice of eligible pairs, proved.
public struct Plan: Sendable {
  /// For each agent, the eligible pair that the plan retains, or nil.
  public internal(set) var chosen: [Int?]
  /// For each eligible pair, its rank in the agent's list: 1 is the plan's own choice and nobody else's.
  public internal(set) var agentRanks: [Int32]
  /// For each eligible pair, its rank in the post's list, from 1.
  public internal(set) var postRanks: [Int32]
  /// For each post, how many agents the plan places on it.
  public internal(set) var placed: [Int]
}

/// Why no plan could be given: an invariant is broken, and nothing may be published.
public struct PlanFailure: Error, CustomStringConvertible {
  public let description: String
}

/// Solves the plan: seats of posts, then the voted priorities (members, then their points), then placements, points, and
/// a hash of stable codes that leaves no tie.
public func solvePlan(_ pairing: Pairing, salt: Int) throws -> Plan {
  let network = PlanNetwork(pairing, salt: salt)
  guard case .optimal(let solution) = solve(network.network) else {
    throw PlanFailure(description: "the plan's network has no optimum, although everyone staying is always legal")
  }
  var chosen = [Int?](repeating: nil, count: pairing.book.agents.count)
  var placed = [Int](repeating: 0, count: pairing.book.posts.count)
  for (index, pair) in pairing.eligible.enumerated() where solution.flow[network.firstPairArc + index] > 0 {
    chosen[Int(pair.agent)] = index
    placed[Int(pair.post)] += 1
  }
  var plan = Plan(chosen: chosen, agentRanks: [], postRanks: [], placed: placed)
  rank(pairing, &plan)
  return plan
}
