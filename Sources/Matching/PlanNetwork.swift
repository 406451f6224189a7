import Circulation
import Mobility

/// The plan as a circulation: hub → agent → post → hub, one unit an agent, the post's seats at its exit.
struct PlanNetwork {
  private(set) var network: Network
  /// Arc of the first eligible pair; the others follow in order.
  let firstPairArc: Int

  init(_ pairing: Pairing, salt: Int) {
    let agents = pairing.book.agents.count
    let posts = pairing.book.posts.count
    let levels = Levels(pairing)
    var network = Network(
      levels: levels.count, nodes: agents + posts + 1, reservingArcs: pairing.eligible.count + agents + posts)
    let hub = agents + posts
    for agent in 0..<agents { network.addArc(from: hub, to: agent, upper: 1) }
    for (post, row) in pairing.perimeter.posts.enumerated() {
      network.addArc(from: agents + post, to: hub, upper: Int64(row.seats))
    }
    firstPairArc = agents + posts
    for pair in pairing.eligible {
      let codes = [pairing.perimeter.agents[Int(pair.agent)].code, pairing.perimeter.posts[Int(pair.post)].code]
      let tie = stableHash(codes, salt: salt)
      network.addArc(
        from: Int(pair.agent), to: agents + Int(pair.post), upper: 1, costs: levels.costs(of: pair, tie: tie))
    }
    self.network = network
  }
}

/// The levels of the objective, in order; a priority that no eligible pair holds has none.
private struct Levels {
  private let priorities: [UInt16]

  init(_ pairing: Pairing) {
    let held = pairing.eligible.reduce(UInt16(0)) { $0 | $1.priorities }
    priorities = (0..<UInt16(16)).filter { held & (1 << $0) != 0 }
  }

  /// Two levels a priority, then placements, points and the hash.
  var count: Int { priorities.count * 2 + 3 }

  func costs(of pair: EligiblePair, tie: Int64) -> [Int64] {
    var costs: [Int64] = []
    costs.reserveCapacity(count)
    for priority in priorities {
      let isHeld = pair.priorities & (1 << priority) != 0
      costs.append(isHeld ? -1 : 0)
      costs.append(isHeld ? -Int64(pair.points) : 0)
    }
    costs.append(-1)
    costs.append(-Int64(pair.points))
    costs.append(tie)
    return costs
  }
}
