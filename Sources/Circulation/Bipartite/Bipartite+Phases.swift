/// Cost scaling: each phase makes every residual arc have r ≥ −ε, from the prices of the phase before, and brings units
/// home along them: all of them, but for the few that the first phases leave to the next.
extension Bipartite {
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

  /// Frees what the smaller ε no longer allows, then lets the freed units find their way; of some phases, as long as
  /// more than a few nodes are active.
  mutating func phase(_ epsilon: Int64, _ widest: Int64, leavesSome: Bool, watch: (Int) -> Bool) -> PhaseEnd {
    reset(epsilon)
    guard watch(queue.count) else { return .cancelled }
    let allowed = leavesSome ? (queue.count + Self.shareLeft - 1) / Self.shareLeft : 0
    let patience = 1000 + 64 * (leftCount + rightCount)
    var patienceLeft = patience
    var untilWatch = 100_000
    while queue.count > allowed, let code = queue.popLast() {
      if code >= 0 {
        guard bid(Int(code), epsilon, widest), lefts[Int(code)].price > Self.floor else { return .stuck }
      } else {
        let right = Int(-1 - code)
        rights[right].isQueued = false
        if !isHub(right) { dischargeNarrow(right, epsilon) } else { dischargeHub(right, epsilon) }
        guard rights[right].excess <= 0, prices[right] > Self.floor else { return .stuck }
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
    if allowed > 0 { recall() }
    return .done
  }

  /// Whether a residual path leads from an active node to one that lacks units.
  private func canComeHome(from code: Int32) -> Bool {
    let node = code >= 0 ? rightCount + Int(code) : Int(-1 - code)
    if node < rightCount, rights[node].excess <= 0 { return true }
    var search = BipartiteSearch(nodes: rightCount + leftCount)
    search.start(from: [node])
    return explore(&search, enough: 1) != nil
  }

  /// Empties the queue: the units of active left nodes go back to their feeders.
  private mutating func recall() {
    while let code = queue.popLast() { if code < 0 { rights[Int(-1 - code)].isQueued = false } }
    for left in 0..<leftCount
    where lefts[left].match == Self.none && !lefts[left].isFed && lefts[left].feeder >= 0 {
      rights[Int(lefts[left].feeder)].excess += 1
    }
  }

  /// Forgets prices that fell without end.
  private mutating func forgetPrices() {
    for right in 0..<rightCount { prices[right] = 0 }
    for left in 0..<leftCount { lefts[left].bound = .max }
  }

  /// Sends to its bound each plain arc whose reduced cost is wrong by more than ε, and parts each left node from a match
  /// that is worse than its best choice by more than 2ε.
  mutating func reset(_ epsilon: Int64) {
    for arc in plains.indices {
      let (tail, head) = (Int(plains[arc].tail), Int(plains[arc].head))
      let reduced = plains[arc].cost + prices[tail] - prices[head]
      let units = reduced < -epsilon ? plains[arc].room : reduced > epsilon ? -plains[arc].flow : 0
      plains[arc].flow += units
      plains[arc].room -= units
      rights[tail].excess -= units
      rights[head].excess += units
    }
    var idle = Array(repeating: false, count: leftCount)
    for left in 0..<leftCount {
      let match = lefts[left].match
      let feeder = Int(lefts[left].feeder)
      let back = feeder >= 0 ? prices[feeder] + lefts[left].feedCost : Self.unreachable
      let found = choice(of: left, wayBack: false)
      if match != Self.none {
        let best = max(found.best, back)
        lefts[left].price = best - epsilon
        let to = head(match)
        if best - (prices[to] - cost(match)) > 2 * epsilon {
          release(left, from: to)
          lefts[left].match = Self.none
          rights[to].excess -= 1
          queue.append(Int32(left))
        }
      } else {
        lefts[left].price = found.best - epsilon
        if feeder < 0 {
          queue.append(Int32(left))
        } else if found.best - back > 2 * epsilon {
          rights[feeder].excess -= 1
          queue.append(Int32(left))
        } else {
          idle[left] = true
        }
      }
    }
    rebuildHeaps(idle: idle)
    for right in 0..<rightCount where rights[right].excess > 0 { enqueue(right) }
  }
}
