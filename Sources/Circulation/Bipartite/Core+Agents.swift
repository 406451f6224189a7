/// Bidding: an agent with a unit sends it along its best arc and lowers its price to its second best value.
extension Core {
  /// The best value, the next best and the best arc of an agent, `none` for the way back to its feeder.
  struct Choice {
    var best: Int64
    var second: Int64
    var word: Word
  }

  static var unreachable: Int64 { Int64.min / 4 }

  /// The choice of an agent, from its cached arcs when they are surely the best, else from all.
  mutating func choice(of agent: Int, wayBack: Bool) -> Choice {
    let feeder = wayBack ? Int(agents[agent].feeder) : -1
    let back = feeder >= 0 ? prices[feeder] + agents[agent].feedCost : Self.unreachable
    var found = Choice(best: back, second: Self.unreachable, word: Self.none)
    let best = agents[agent].best
    for place in best.indices {
      let word = best[place]
      if word == Self.none { break }
      let value = prices[head(word)] - cost(word)
      found.second = max(found.second, min(found.best, value))
      found.word = value > found.best ? word : found.word
      found.best = max(found.best, value)
    }
    if found.second >= agents[agent].bound { return found }
    return scan(agent, back)
  }

  /// Looks at every arc of an agent and remembers the best ones.
  mutating func scan(_ agent: Int, _ back: Int64) -> Choice {
    var (value0, value1, value2, value3) = (Self.unreachable, Self.unreachable, Self.unreachable, Self.unreachable)
    var (word0, word1, word2, word3) = (Self.none, Self.none, Self.none, Self.none)
    var bound = Self.unreachable
    let (from, to) = (Int(agents[agent].first), Int(agents[agent].end))
    for place in from..<to {
      let word = words[place]
      let cost = cost(word)
      if -cost <= bound { break }
      let value = prices[head(word)] - cost
      guard value > bound else { continue }
      let (above0, above1, above2, above3) = (value > value0, value > value1, value > value2, value > value3)
      bound = above3 ? value3 : value
      value3 = above2 ? value2 : above3 ? value : value3
      word3 = above2 ? word2 : above3 ? word : word3
      value2 = above1 ? value1 : above2 ? value : value2
      word2 = above1 ? word1 : above2 ? word : word2
      value1 = above0 ? value0 : above1 ? value : value1
      word1 = above0 ? word0 : above1 ? word : word1
      value0 = above0 ? value : value0
      word0 = above0 ? word : word0
    }
    agents[agent].best = [word0, word1, word2, word3]
    agents[agent].bound = bound
    if back >= value0 { return Choice(best: back, second: value0, word: Self.none) }
    return Choice(best: value0, second: max(value1, back), word: word0)
  }

  /// Places the unit of an active agent. False when no arc can take it.
  mutating func bid(_ agent: Int, _ epsilon: Int64, _ widest: Int64) -> Bool {
    let found = choice(of: agent, wayBack: true)
    guard found.best > Self.unreachable else { return false }
    let price = max(found.second, found.best - widest) - epsilon
    if price < agents[agent].price { agents[agent].price = price }
    if found.word == Self.none {
      sendBack(agent)
    } else {
      agents[agent].mate = found.word
      let to = head(found.word)
      hold(agent, at: to)
      others[to].excess += 1
      if others[to].excess > 0 {
        if !isHub(to) { dischargePost(to, epsilon) } else { enqueue(to) }
      }
    }
    return true
  }

  /// Returns the unit of an agent to its feeder.
  mutating func sendBack(_ agent: Int) {
    let feeder = Int(agents[agent].feeder)
    agents[agent].mate = Self.none
    offerFeed(of: agent)
    others[feeder].excess += 1
    if others[feeder].excess > 0 { enqueue(feeder) }
  }

  /// Lists an agent among those that a node holds.
  mutating func hold(_ agent: Int, at other: Int) {
    if !isHub(other) {
      holders[Int(others[other].start + others[other].count)] = Int32(agent)
      others[other].count += 1
    } else if !agents[agent].isHeld {
      agents[agent].isHeld = true
      insert(HubEntry(value: agents[agent].price + cost(agents[agent].mate), code: -2 - 2 * Int32(agent)), into: other)
    }
  }

  /// Takes an agent off the list of those that a node holds.
  mutating func release(_ agent: Int, from other: Int) {
    if isHub(other) {
      agents[agent].isHeld = false
      return remove(-2 - 2 * Int32(agent), from: other)
    }
    let start = Int(others[other].start)
    let last = start + Int(others[other].count) - 1
    var place = start
    while holders[place] != Int32(agent) { place += 1 }
    holders[place] = holders[last]
    others[other].count -= 1
  }

  mutating func enqueue(_ other: Int) {
    guard !others[other].isQueued else { return }
    others[other].isQueued = true
    queue.append(-1 - Int32(other))
  }
}
