import Mobility

/// The pairs set aside that came nearest to a seat, a few for each agent and each post.
///
/// Near is: fewest axes that block, then fewest axes to be instructed, then the order of codes.
struct NearestMisses: Sendable {
  private var byPost: [[ExaminedPair]]
  private var byAgent: [[ExaminedPair]] = []

  init(posts: Int) { byPost = .init(repeating: [], count: posts) }

  mutating func begin(agent: Int32) { byAgent.append([]) }

  mutating func offer(_ pair: ExaminedPair) {
    keep(pair, in: &byAgent[byAgent.count - 1])
    keep(pair, in: &byPost[Int(pair.post)])
  }

  mutating func merge(_ other: NearestMisses) {
    byAgent += other.byAgent
    for (post, pairs) in other.byPost.enumerated() {
      for pair in pairs { keep(pair, in: &byPost[post]) }
    }
  }

  /// Every pair kept on either side, once, by agent then post.
  var pairs: [ExaminedPair] {
    let all = (byAgent + byPost).joined().sorted { ($0.agent, $0.post) < ($1.agent, $1.post) }
    var unique: [ExaminedPair] = []
    for pair in all where unique.last.map({ ($0.agent, $0.post) != (pair.agent, pair.post) }) ?? true {
      unique.append(pair)
    }
    return unique
  }
}

// Free functions: a method would hold a second reference to both lists, and every call would copy them whole.

private func keep(_ pair: ExaminedPair, in list: inout [ExaminedPair]) {
  let index = list.firstIndex { isNearer(pair, $0) } ?? list.count
  guard index < nearestMisses else { return }
  list.insert(pair, at: index)
  if list.count > nearestMisses { list.removeLast() }
}

private func isNearer(_ left: ExaminedPair, _ right: ExaminedPair) -> Bool {
  let (first, second) = (distance(left.answers), distance(right.answers))
  return first != second ? first < second : (left.agent, left.post) < (right.agent, right.post)
}

private func distance(_ answers: Answers) -> Int {
  var total = 0
  for axis in [Axis.statut, .sante, .souhaits, .competences, .commission] {
    switch answers[axis] {
    case .bloquant: total += 10
    case .aInstruire: total += 1
    case .sousCondition, .conforme: break
    }
  }
  return total
}
