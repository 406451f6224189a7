import Mobility

/// Counters of a funnel: rule × answer.
let funnelWidth = Rule.allCases.count * 4

/// What some of the agents give against all posts.
struct PairingChunk: Sendable {
  var eligible: [EligiblePair] = []
  /// Every other examined pair, when all are kept.
  var setAside: [ExaminedPair] = []
  var examined = 0
  var agentCounts: [[Int]] = []
  var postCounts: [[Int]]
  var agentFunnels: [[Int32]] = []
  var postFunnels: [[Int32]] = []
  var misses: NearestMisses

  init(_ book: RuleBook, _ agents: Range<Int>, keepsAll: Bool) {
    postCounts = .init(repeating: [0, 0, 0, 0], count: book.posts.count)
    misses = NearestMisses(posts: book.posts.count)
    if !keepsAll { postFunnels = .init(repeating: .init(repeating: 0, count: funnelWidth), count: book.posts.count) }
    let worstSeated = book.lookups.charte.worstSeated
    var counting = CountingReading()
    for agent in agents {
      var counts = [0, 0, 0, 0]
      var funnel = [Int32](repeating: 0, count: keepsAll ? 0 : funnelWidth)
      misses.begin(agent: Int32(agent))
      for post in book.examinedPosts(agent) {
        var (answers, routes) = (Answers(), Routes())
        if keepsAll {
          (answers, routes) = book.fast(agent, post)
        } else {
          routes = book.count(agent, post, into: &counting)
          answers = counting.answers
          for index in counting.noted {
            funnel[index] += 1
            postFunnels[post][index] += 1
          }
        }
        let worst = answers.worst
        counts[Int(worst.rawValue)] += 1
        postCounts[post][Int(worst.rawValue)] += 1
        if worst <= worstSeated {
          eligible.append(EligiblePair(book, agent, post, routes))
        } else {
          let pair = ExaminedPair(agent: Int32(agent), post: Int32(post), answers: answers, routes: routes)
          if keepsAll { setAside.append(pair) } else { misses.offer(pair) }
        }
      }
      examined += counts.reduce(0, +)
      agentCounts.append(counts)
      if !keepsAll { agentFunnels.append(funnel) }
    }
  }
}

extension EligiblePair {
  init(_ book: RuleBook, _ agent: Int, _ post: Int, _ routes: Routes) {
    let held = book.prioritiesOf(agent, post, routes)
    var mask: UInt16 = 0
    for (rank, priority) in book.lookups.charte.priorities.enumerated() where held.contains(priority) {
      mask |= 1 << UInt16(rank)
    }
    self.init(
      agent: Int32(agent), post: Int32(post), points: Int32(book.pointsOf(agent, post).total), priorities: mask)
  }
}
