/// Bidding: a left node with a unit sends it along its best arc and lowers its price to its second best value.
extension Bipartite {
  /// The best value, the next best and the best arc of a left node, `none` for the way back to its feeder.
  struct Choice {
    var best: Int64
    var second: Int64
    var word: Word
  }

  static var unreachable: Int64 { Int64.min / 4 }

  /// The choice of a left node, from its cached arcs when they are surely the best, else from all.
  mutating func choice(of left: Int, wayBack: Bool) -> Choice {
    let feeder = wayBack ? Int(lefts[left].feeder) : -1
    let back = feeder >= 0 ? prices[feeder] + lefts[left].feedCost : Self.unreachable
    var found = Choice(best: back, second: Self.unreachable, word: Self.none)
    let best = lefts[left].best
    for index in best.indices {
      let word = best[index]
      if word == Self.none { break }
      let value = prices[head(word)] - cost(word)
      found.second = max(found.second, min(found.best, value))
      found.word = value > found.best ? word : found.word
      found.best = max(found.best, value)
    }
    if found.second >= lefts[left].bound { return found }
    return scan(left, back)
  }

  /// Looks at every arc of a left node and remembers the best ones.
  mutating func scan(_ left: Int, _ back: Int64) -> Choice {
    var (value0, value1, value2, value3) = (Self.unreachable, Self.unreachable, Self.unreachable, Self.unreachable)
    var (word0, word1, word2, word3) = (Self.none, Self.none, Self.none, Self.none)
    var bound = Self.unreachable
    let (from, to) = (Int(lefts[left].first), Int(lefts[left].end))
    for index in from..<to {
      let word = words[index]
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
    lefts[left].best = [word0, word1, word2, word3]
    lefts[left].bound = bound
    if back >= value0 { return Choice(best: back, second: value0, word: Self.none) }
    return Choice(best: value0, second: max(value1, back), word: word0)
  }

  /// Sends the unit of an active left node. False when no arc can take it.
  mutating func bid(_ left: Int, _ epsilon: Int64, _ widest: Int64) -> Bool {
    let found = choice(of: left, wayBack: true)
    guard found.best > Self.unreachable else { return false }
    let price = max(found.second, found.best - widest) - epsilon
    if price < lefts[left].price { lefts[left].price = price }
    if found.word == Self.none {
      sendBack(left)
    } else {
      lefts[left].match = found.word
      let to = head(found.word)
      hold(left, at: to)
      rights[to].excess += 1
      if rights[to].excess > 0 {
        if !isHub(to) { dischargeNarrow(to, epsilon) } else { enqueue(to) }
      }
    }
    return true
  }

  /// Returns the unit of a left node to its feeder.
  mutating func sendBack(_ left: Int) {
    let feeder = Int(lefts[left].feeder)
    lefts[left].match = Self.none
    offerFeed(of: left)
    rights[feeder].excess += 1
    if rights[feeder].excess > 0 { enqueue(feeder) }
  }

  /// Lists a left node among those that a right node holds.
  mutating func hold(_ left: Int, at right: Int) {
    if !isHub(right) {
      holders[Int(rights[right].start + rights[right].count)] = Int32(left)
      rights[right].count += 1
    } else if !lefts[left].isHeld {
      lefts[left].isHeld = true
      insert(HubEntry(value: lefts[left].price + cost(lefts[left].match), code: -2 - 2 * Int32(left)), into: right)
    }
  }

  /// Takes a left node off the list of those that a right node holds.
  mutating func release(_ left: Int, from right: Int) {
    if isHub(right) {
      lefts[left].isHeld = false
      return remove(-2 - 2 * Int32(left), from: right)
    }
    let start = Int(rights[right].start)
    let last = start + Int(rights[right].count) - 1
    var index = start
    while holders[index] != Int32(left) { index += 1 }
    holders[index] = holders[last]
    rights[right].count -= 1
  }

  mutating func enqueue(_ right: Int) {
    guard !rights[right].isQueued else { return }
    rights[right].isQueued = true
    queue.append(-1 - Int32(right))
  }
}
