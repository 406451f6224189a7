import Mobility

/// Counts what a structural rule counts: over a whole plan, or pair by pair for a row.
struct Tally {
  let rule: StructuralRule
  let agents: Set<Int>
  let posts: Set<Int>
  private let pairing: Pairing
  private let statusQuo: StatusQuo

  init(_ rule: StructuralRule, _ pairing: Pairing, _ statusQuo: StatusQuo) {
    self.rule = rule
    self.pairing = pairing
    self.statusQuo = statusQuo
    let parties = rule.scope.convention.map { code in
      Set(pairing.conventions.filter { $0.code == code }.flatMap(\.parties))
    }
    func matches(_ employer: String, _ versant: Versant?, _ service: String?, _ category: Category?) -> Bool {
      let scope = rule.scope
      return (parties?.contains(employer) ?? true) && (scope.versant.map { $0 == versant } ?? true)
        && (scope.employer.map { $0 == employer } ?? true) && (scope.service.map { $0 == service } ?? true)
        && (scope.category.map { $0 == category } ?? true)
    }
    let (book, perimeter) = (pairing.book, pairing.perimeter)
    agents = Set(
      perimeter.agents.indices.filter { index in
        let (agent, facts) = (perimeter.agents[index], book.agents[index])
        // Whoever holds a post that would be reopened belongs where the post is.
        let service = statusQuo.held[index].map { perimeter.posts[$0].service } ?? agent.service
        return matches(agent.employer, facts.versant, service, facts.category)
      })
    posts = Set(
      perimeter.posts.indices.filter { index in
        let (post, facts) = (perimeter.posts[index], book.posts[index])
        return matches(post.employer, facts.versant, post.service, facts.category)
      })
  }

  /// What one move counts for.
  func weight(of pair: EligiblePair) -> Int64 {
    let (agent, post) = (Int(pair.agent), Int(pair.post))
    let (origin, host) = (pairing.perimeter.agents[agent], pairing.perimeter.posts[post])
    let isInternal = origin.employer == host.employer
    switch rule.demand {
    case .reciprocity: return (posts.contains(post) ? 1 : 0) - (agents.contains(agent) ? 1 : 0)
    case .departures(let quota):
      return agents.contains(agent) && !(quota.countsExternalOnly && isInternal) ? 1 : 0
    case .arrivals(let quota): return posts.contains(post) && !(quota.countsExternalOnly && isInternal) ? 1 : 0
    case .presence: return posts.contains(post) ? 1 : 0
    case .postCaps(let code, _, _, _): return host.code == code ? 1 : 0
    case .pairwise(let other, _):
      if origin.employer == rule.scope.employer, host.employer == other { return 1 }
      return host.employer == rule.scope.employer && origin.employer == other ? -1 : 0
    case .workingTime: return posts.contains(post) ? Int64(origin.pay.weeklyMinutes) : 0
    case .couple(let first, let second): return origin.code == first ? 1 : origin.code == second ? -1 : 0
    case .chainLength: return 0
    }
  }

  /// What staying counts for.
  func weight(ofStaying agent: Int) -> Int64 {
    guard case .presence = rule.demand, let post = statusQuo.held[agent] else { return 0 }
    return posts.contains(post) ? 1 : 0
  }

  /// The whole count of a choice of pairs, one an agent at most.
  func count(_ chosen: [Int?]) -> Int64 {
    var total: Int64 = 0
    for (agent, index) in chosen.enumerated() {
      total += index.map { weight(of: pairing.eligible[$0]) } ?? weight(ofStaying: agent)
    }
    return total
  }

  /// Bounds as voted, before they make room for what is already decided; nil where there is none.
  var votedBounds: (lower: Int64?, upper: Int64?) {
    switch rule.demand {
    case .reciprocity(let margin, let usesLedger):
      let target = usesLedger ? -ledger : 0
      return (target - Int64(margin), target + Int64(margin))
    case .departures(let quota), .arrivals(let quota), .presence(let quota):
      return (quota.minimum.map(Int64.init), quota.maximum.map(Int64.init))
    case .postCaps(let code, let reopened, let arrivals, _):
      let seats = pairing.perimeter.posts.first { $0.code == code }?.seats ?? 0
      return (nil, [arrivals, reopened.map { seats + $0 }].compactMap(\.self).min().map(Int64.init))
    case .pairwise(_, let margin): return (-Int64(margin), Int64(margin))
    case .workingTime(let maximum): return (nil, Int64(maximum))
    case .couple: return (0, 0)
    case .chainLength(let maximum): return (nil, Int64(maximum))
    }
  }

  /// Arrivals − departures that the scope's employers carry from earlier years.
  var ledger: Int64 {
    let employers = Set(agents.map { pairing.perimeter.agents[$0].employer })
      .union(posts.map { pairing.perimeter.posts[$0].employer })
    return employers.reduce(0) { $0 + Int64(pairing.structure.ledger[$1] ?? 0) }
  }
}
