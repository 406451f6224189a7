import Circulation
import Mobility

/// A group that cannot be served whole, whatever the rules and the points: agents whose only posts lack seats for them,
/// or posts whose only candidates are too few for their seats (Hall 1935; the decomposition of Dulmage and Mendelsohn).
public struct Scarcity: Hashable, Sendable {
  public enum Side: String, CaseIterable, Sendable {
    /// More agents than seats.
    case agents
    /// More seats than agents.
    case postes
  }
  let side: Side
  let agents: [Int]
  let posts: [Int]
  /// Seats of the posts: vacant, and held by agents of the group who may leave.
  let seats: Int

  /// Agents, or seats, that remain whatever is decided.
  var gap: Int { abs(agents.count - seats) }
}

/// The groups, by their gap, largest first. Agents and posts without any possible pair are in none.
func scarcities(_ plan: Plan) throws -> [Scarcity] {
  let pairing = plan.pairing
  let (agentCount, postCount) = (pairing.book.agents.count, pairing.book.posts.count)
  let statusQuo = plan.model.statusQuo
  var postsOf = [[Int]](repeating: [], count: agentCount)
  for (index, pair) in pairing.eligible.enumerated() where plan.closed[index] == nil {
    postsOf[Int(pair.agent)].append(Int(pair.post))
  }
  // Whoever holds a post may stay on it.
  for (agent, post) in statusQuo.held.enumerated() where !postsOf[agent].isEmpty {
    if let post { postsOf[agent].append(post) }
  }
  let seats = (0..<postCount).map { post in
    pairing.perimeter.posts[post].seats + statusQuo.occupants[post].count { !postsOf[$0].isEmpty }
  }
  let placed = try placements(postsOf, seats)
  var agentsOf = [[Int]](repeating: [], count: postCount)
  var placedOn = [[Int]](repeating: [], count: postCount)
  for agent in 0..<agentCount {
    for post in postsOf[agent] { agentsOf[post].append(agent) }
    if let post = placed[agent] { placedOn[post].append(agent) }
  }
  // From whoever has no seat: their posts, then whoever has a seat of those, who may give it up.
  let lacking = components(
    (0..<agentCount).filter { !postsOf[$0].isEmpty && placed[$0] == nil }, postsOf, placedOn)
  // From every seat left: its candidates, then the posts that have them.
  let spare = components(
    (0..<postCount).filter { placedOn[$0].count < seats[$0] && !agentsOf[$0].isEmpty }, agentsOf,
    placed.map { $0.map { [$0] } ?? [] })
  let groups =
    lacking.map { group in
      Scarcity(
        side: .agents, agents: group.starts, posts: group.ends, seats: group.ends.reduce(0) { $0 + seats[$1] })
    }
    + spare.map { group in
      Scarcity(
        side: .postes, agents: group.ends, posts: group.starts, seats: group.starts.reduce(0) { $0 + seats[$1] })
    }
  return groups.enumerated().sorted { (-$0.element.gap, $0.offset) < (-$1.element.gap, $1.offset) }.map(\.element)
}

/// As many agents on seats as can be, with no other rule: for each agent, the post.
private func placements(_ postsOf: [[Int]], _ seats: [Int]) throws -> [Int?] {
  let hub = postsOf.count + seats.count
  var network = Network(nodes: hub + 1, reservingArcs: postsOf.reduce(hub) { $0 + $1.count })
  for agent in postsOf.indices { network.addArc(from: hub, to: agent, upper: 1, cost: -1) }
  for (post, room) in seats.enumerated() {
    network.addArc(from: postsOf.count + post, to: hub, upper: Int64(room))
  }
  let first = network.arcCount
  for (agent, posts) in postsOf.enumerated() {
    for post in posts { network.addArc(from: agent, to: postsOf.count + post, upper: 1) }
  }
  guard let solution = solve(network).solution else {
    throw PlanFailure(description: "the largest placement has no optimum, although nobody need be placed")
  }
  var placed = [Int?](repeating: nil, count: postsOf.count)
  for arc in first..<network.arcCount where solution.flow[arc] > 0 {
    placed[network.tail(of: arc)] = network.head(of: arc) - postsOf.count
  }
  return placed
}

/// What is reached from some of one side, going over by `edges` and coming back by `returns`, in connected parts.
private func components(
  _ roots: [Int], _ edges: [[Int]], _ returns: [[Int]]
) -> [(starts: [Int], ends: [Int])] {
  var isStart = [Bool](repeating: false, count: edges.count)
  var waiting = roots
  for root in roots { isStart[root] = true }
  while let start = waiting.popLast() {
    for end in edges[start] {
      for next in returns[end] where !isStart[next] {
        isStart[next] = true
        waiting.append(next)
      }
    }
  }
  // Parts of the whole graph of what was reached: every edge of a reached start counts.
  var startsOf = [Int: [Int]]()
  for start in edges.indices where isStart[start] {
    for end in edges[start] { startsOf[end, default: []].append(start) }
  }
  var seen = [Bool](repeating: false, count: edges.count)
  var parts: [(starts: [Int], ends: [Int])] = []
  for root in edges.indices where isStart[root] && !seen[root] {
    var (starts, ends) = ([Int](), Set<Int>())
    var next = [root]
    seen[root] = true
    while let start = next.popLast() {
      starts.append(start)
      for end in edges[start] where ends.insert(end).inserted {
        for other in startsOf[end] ?? [] where !seen[other] {
          seen[other] = true
          next.append(other)
        }
      }
    }
    parts.append((starts.sorted(), ends.sorted()))
  }
  return parts
}
