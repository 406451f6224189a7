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
    let feeder = wayBack ? Int(feeders[agent]) : -1
    let back = feeder >= 0 ? prices[feeder] + feedCosts[agent] : Self.unreachable
    var found = Choice(best: back, second: Self.unreachable, word: Self.none)
    for place in agent * Self.cached..<(agent + 1) * Self.cached {
      let word = bestWords[place]
      if word == Self.none { break }
      let value = prices[head(word)] - cost(word)
      if value > found.best {
        found.second = found.best
        found.best = value
        found.word = word
      } else if value > found.second {
        found.second = value
      }
    }
    if found.second >= bestBounds[agent] { return found }
    return scan(agent, back)
  }

  /// Looks at every arc of an agent and remembers the best ones.
  mutating func scan(_ agent: Int, _ back: Int64) -> Choice {
    var (value0, value1, value2, value3) = (Self.unreachable, Self.unreachable, Self.unreachable, Self.unreachable)
    var (word0, word1, word2, word3) = (Self.none, Self.none, Self.none, Self.none)
    var bound = Self.unreachable
    let (from, to) = (Int(firsts[agent]), Int(firsts[agent + 1]))
    for place in from..<to {
      let word = words[place]
      let cost = cost(word)
      if -cost <= bound { break }
      let value = prices[head(word)] - cost
      guard value > bound else { continue }
      if value <= value3 {
        bound = value
      } else {
        bound = value3
        if value <= value2 {
          (value3, word3) = (value, word)
        } else {
          (value3, word3) = (value2, word2)
          if value <= value1 {
            (value2, word2) = (value, word)
          } else {
            (value2, word2) = (value1, word1)
            if value <= value0 {
              (value1, word1) = (value, word)
            } else {
              (value1, word1) = (value0, word0)
              (value0, word0) = (value, word)
            }
          }
        }
      }
    }
    let place = agent * Self.cached
    bestWords[place] = word0
    bestWords[place + 1] = word1
    bestWords[place + 2] = word2
    bestWords[place + 3] = word3
    bestBounds[agent] = bound
    if back >= value0 { return Choice(best: back, second: value0, word: Self.none) }
    return Choice(best: value0, second: max(value1, back), word: word0)
  }

  /// Places the unit of an active agent. False when no arc can take it.
  mutating func bid(_ agent: Int, _ epsilon: Int64, _ widest: Int64) -> Bool {
    let found = choice(of: agent, wayBack: true)
    guard found.best > Self.unreachable else { return false }
    let price = max(found.second, found.best - widest) - epsilon
    if price < agentPrices[agent] { agentPrices[agent] = price }
    if found.word == Self.none {
      sendBack(agent)
    } else {
      mates[agent] = found.word
      let to = head(found.word)
      hold(agent, at: to)
      excess[to] += 1
      if excess[to] > 0 {
        if !isHub(to) { dischargePost(to, epsilon) } else { enqueue(to) }
      }
    }
    return true
  }

  /// Returns the unit of an agent to its feeder.
  mutating func sendBack(_ agent: Int) {
    let feeder = Int(feeders[agent])
    mates[agent] = Self.none
    offerFeed(of: agent)
    excess[feeder] += 1
    if excess[feeder] > 0 { enqueue(feeder) }
  }

  /// Lists an agent among those that a node holds.
  mutating func hold(_ agent: Int, at other: Int) {
    if !isHub(other) {
      holders[Int(holderStarts[other] + holderCounts[other])] = Int32(agent)
      holderCounts[other] += 1
    } else if !heldInHeap[agent] {
      heldInHeap[agent] = true
      insert(HubEntry(value: agentPrices[agent] + cost(mates[agent]), code: -2 - 2 * Int32(agent)), into: other)
    }
  }

  /// Takes an agent off the list of those that a node holds.
  mutating func release(_ agent: Int, from other: Int) {
    if isHub(other) {
      heldInHeap[agent] = false
      return remove(-2 - 2 * Int32(agent), from: other)
    }
    let start = Int(holderStarts[other])
    let last = start + Int(holderCounts[other]) - 1
    var place = start
    while holders[place] != Int32(agent) { place += 1 }
    holders[place] = holders[last]
    holderCounts[other] -= 1
  }

  mutating func enqueue(_ other: Int) {
    guard !queued[other] else { return }
    queued[other] = true
    queue.append(-1 - Int32(other))
  }
}
