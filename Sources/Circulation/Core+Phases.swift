/// Cost scaling: each phase makes every residual arc have r ≥ −ε, from the prices of the phase before.
extension Core {
  /// How a phase ended.
  enum PhaseEnd { case done, stuck, cancelled }

  /// Frees what the smaller ε no longer allows, then lets the freed units find their place.
  mutating func phase(_ epsilon: Int64, _ widest: Int64, watch: (Int) -> Bool) -> PhaseEnd {
    reset(epsilon)
    var sinceWatch = 0
    while let code = queue.popFirst() {
      if code >= 0 {
        guard bid(Int(code), epsilon, widest) else { return .stuck }
      } else {
        let other = Int(-1 - code)
        queued[other] = false
        if hubs[other] < 0 { dischargePost(other, epsilon) } else { _ = dischargeHub(other, epsilon) }
        if excess[other] > 0 { return .stuck }
      }
      sinceWatch += 1
      if sinceWatch == 100_000 {
        sinceWatch = 0
        guard watch(queue.count) else { return .cancelled }
      }
    }
    return .done
  }

  /// Sends to its bound each plain arc whose reduced cost is wrong by more than ε, and parts each agent from a mate that is
  /// worse than its best choice by more than 2ε.
  mutating func reset(_ epsilon: Int64) {
    for arc in plainTails.indices {
      let (tail, head) = (Int(plainTails[arc]), Int(plainHeads[arc]))
      let reduced = plainCosts[arc] + prices[tail] - prices[head]
      let units = reduced < -epsilon ? plainRooms[arc] : reduced > epsilon ? -plainFlows[arc] : 0
      plainFlows[arc] += units
      plainRooms[arc] -= units
      excess[tail] -= units
      excess[head] += units
    }
    var idle = Array(repeating: false, count: agentCount)
    for agent in 0..<agentCount {
      let mate = mates[agent]
      let feeder = Int(feeders[agent])
      let back = feeder >= 0 ? prices[feeder] + feedCosts[agent] : Self.unreachable
      let found = scan(agent, Self.unreachable)
      if mate != Self.none {
        let best = max(found.best, back)
        agentPrices[agent] = best - epsilon
        let to = head(mate)
        if best - (prices[to] - cost(mate)) > 2 * epsilon {
          release(agent, from: to)
          mates[agent] = Self.none
          excess[to] -= 1
          queue.append(Int32(agent))
        }
      } else {
        agentPrices[agent] = found.best - epsilon
        if feeder < 0 {
          queue.append(Int32(agent))
        } else if found.best - back > 2 * epsilon {
          excess[feeder] -= 1
          queue.append(Int32(agent))
        } else {
          idle[agent] = true
        }
      }
    }
    rebuildHeaps(idle: idle)
    for other in 0..<otherCount where excess[other] > 0 { enqueue(other) }
  }
}
