/// Cost scaling: each phase makes every residual arc have r ≥ −ε, from the prices of the phase before, and brings units
/// home along them: all of them, but for the few that the first phases leave to the next.
extension Core {
  /// No price falls below this unless units cannot come home.
  static var floor: Int64 { -(1 << 59) }

  /// How many phases leave the last of their active nodes to the next, and which share of those they began with.
  ///
  /// The fewer are left, the more bids each of them costs: the last 256th takes a quarter of a phase. Prices of a coarse
  /// ε are not worth that; but in the end somebody must bid, and the smaller ε is then, the longer it takes.
  private static var leavingPhases: Int { 2 }
  private static var shareLeft: Int { 256 }

  /// How much finer each phase is than the one before.
  private static var refinement: Int64 { 5 }

  /// All phases, then the exact finish. Stuck comes with the nodes that the units left over can reach.
  mutating func solve(widest: Int64, magnitude: Int64, watch: (_ phase: Int, _ active: Int) -> Bool) -> (
    PhaseEnd, [Int]
  ) {
    var epsilon = max(1, (magnitude << Int64(shift)) / 16)
    var number = 0
    scaling: while true {
      let leavesSome = number < Self.leavingPhases && epsilon > 1
      switch phase(epsilon, widest, leavesSome: leavesSome, watch: { watch(number, $0) }) {
      case .done: break
      case .cancelled: return (.cancelled, [])
      case .stuck:
        recall()
        forgetPrices()
        break scaling
      }
      if epsilon == 1 { break }
      epsilon = max(1, epsilon / Self.refinement)
      number += 1
    }
    return settle { watch(number + 1, $0) }
  }

  /// Frees what the smaller ε no longer allows, then lets the freed units find their place; of some phases, as long as
  /// more than a few nodes are active.
  mutating func phase(_ epsilon: Int64, _ widest: Int64, leavesSome: Bool, watch: (Int) -> Bool) -> PhaseEnd {
    reset(epsilon)
    guard watch(queue.count) else { return .cancelled }
    let left = leavesSome ? (queue.count + Self.shareLeft - 1) / Self.shareLeft : 0
    let patience = 1000 + 64 * (agentCount + otherCount)
    var patienceLeft = patience
    var untilWatch = 100_000
    while queue.count > left, let code = queue.popLast() {
      if code >= 0 {
        guard bid(Int(code), epsilon, widest), agents[Int(code)].price > Self.floor else { return .stuck }
      } else {
        let other = Int(-1 - code)
        others[other].isQueued = false
        if !isHub(other) { dischargePost(other, epsilon) } else { dischargeHub(other, epsilon) }
        guard others[other].excess <= 0, prices[other] > Self.floor else { return .stuck }
      }
      patienceLeft -= 1
      if patienceLeft == 0 {
        patienceLeft = patience
        if let next = queue.popLast() {
          queue.append(next)
          guard canComeHome(from: next) else { return .stuck }
        }
      }
      untilWatch -= 1
      if untilWatch == 0 {
        untilWatch = 100_000
        guard watch(queue.count) else { return .cancelled }
      }
    }
    if left > 0 { recall() }
    return .done
  }

  /// Whether a residual path leads from an active node to one that lacks units.
  private func canComeHome(from code: Int32) -> Bool {
    let node = code >= 0 ? otherCount + Int(code) : Int(-1 - code)
    if node < otherCount, others[node].excess <= 0 { return true }
    var search = CoreSearch(nodes: otherCount + agentCount)
    search.start(from: [node])
    return explore(&search, enough: 1) != nil
  }

  /// Empties the queue: the units of active agents go back to their feeders.
  private mutating func recall() {
    while let code = queue.popLast() { if code < 0 { others[Int(-1 - code)].isQueued = false } }
    for agent in 0..<agentCount
    where agents[agent].mate == Self.none && !agents[agent].isFed && agents[agent].feeder >= 0 {
      others[Int(agents[agent].feeder)].excess += 1
    }
  }

  /// Forgets prices that fell without end.
  private mutating func forgetPrices() {
    for other in 0..<otherCount { prices[other] = 0 }
    for agent in 0..<agentCount { agents[agent].bound = .max }
  }

  /// Sends to its bound each plain arc whose reduced cost is wrong by more than ε, and parts each agent from a mate that is
  /// worse than its best choice by more than 2ε.
  mutating func reset(_ epsilon: Int64) {
    for arc in plains.indices {
      let (tail, head) = (Int(plains[arc].tail), Int(plains[arc].head))
      let reduced = plains[arc].cost + prices[tail] - prices[head]
      let units = reduced < -epsilon ? plains[arc].room : reduced > epsilon ? -plains[arc].flow : 0
      plains[arc].flow += units
      plains[arc].room -= units
      others[tail].excess -= units
      others[head].excess += units
    }
    var idle = Array(repeating: false, count: agentCount)
    for agent in 0..<agentCount {
      let mate = agents[agent].mate
      let feeder = Int(agents[agent].feeder)
      let back = feeder >= 0 ? prices[feeder] + agents[agent].feedCost : Self.unreachable
      let found = choice(of: agent, wayBack: false)
      if mate != Self.none {
        let best = max(found.best, back)
        agents[agent].price = best - epsilon
        let to = head(mate)
        if best - (prices[to] - cost(mate)) > 2 * epsilon {
          release(agent, from: to)
          agents[agent].mate = Self.none
          others[to].excess -= 1
          queue.append(Int32(agent))
        }
      } else {
        agents[agent].price = found.best - epsilon
        if feeder < 0 {
          queue.append(Int32(agent))
        } else if found.best - back > 2 * epsilon {
          others[feeder].excess -= 1
          queue.append(Int32(agent))
        } else {
          idle[agent] = true
        }
      }
    }
    rebuildHeaps(idle: idle)
    for other in 0..<otherCount where others[other].excess > 0 { enqueue(other) }
  }
}
