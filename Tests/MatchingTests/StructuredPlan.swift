import Mobility

@testable import Matching

/// The best plan of a commission bound by structural rules, by trying every choice. It reads the rules as a commission
/// would: what each person does, then what each rule says of the whole; it knows no arc, no class and no row.
struct StructuredPlan {
  let pairing: Pairing
  let salt: Int
  private let agents: [Agent]
  private let posts: [Post]
  let held: [Int?]
  let decided: [Int?]
  /// The choices that ties prefer before the hash, if any.
  var preferred: [Int?]?

  init(_ pairing: Pairing, salt: Int) {
    self.pairing = pairing
    self.salt = salt
    (agents, posts, held) = (pairing.perimeter.agents, pairing.perimeter.posts, pairing.perimeter.held)
    decided = StatusQuo(pairing).pinned
  }

  struct Best {
    var levels: [Int64] = []
    var choices: [[Int?]] = []
  }

  /// The best of all plans, of those that have a pair, or of those that are asked for.
  func best(imposing imposed: Int? = nil, where isAsked: ([Int?]) -> Bool = { _ in true }) -> Best {
    var best = Best()
    let options = agents.indices.map { agent -> [Int?] in
      if let imposed, Int(pairing.eligible[imposed].agent) == agent {
        return decided[agent].map { $0 == imposed } ?? true ? [imposed] : []
      }
      if let pin = decided[agent] { return [pin] }
      return [nil] + pairing.eligible.indices.filter { isOpen($0) && Int(pairing.eligible[$0].agent) == agent }
    }
    func go(_ chosen: [Int?]) {
      guard chosen.count < agents.count else {
        guard isLegal(chosen), isAsked(chosen) else { return }
        let levels = levels(of: chosen)
        if best.choices.isEmpty || levels.lexicographicallyPrecedes(best.levels) {
          best = Best(levels: levels, choices: [chosen])
        } else if levels == best.levels {
          best.choices.append(chosen)
        }
        return
      }
      for option in options[chosen.count] { go(chosen + [option]) }
    }
    go([])
    return best
  }

  func isOpen(_ index: Int) -> Bool {
    let pair = pairing.eligible[index]
    let names = Assignment(agent: agents[Int(pair.agent)].code, post: posts[Int(pair.post)].code)
    if pairing.structure.vetoes.contains(names) { return false }
    let floor = pairing.structure.occupations.first { $0.agent == names.agent }?.floor ?? 0
    return held[Int(pair.agent)] == nil || Int(pair.points) >= floor
  }

  private func moves(_ chosen: [Int?]) -> [(agent: Int, post: Int)] {
    chosen.enumerated().compactMap { agent, index in index.map { (agent, Int(pairing.eligible[$0].post)) } }
  }

  func isLegal(_ chosen: [Int?]) -> Bool {
    let moves = moves(chosen)
    for post in posts.indices {
      let stays = agents.indices.count { held[$0] == post && chosen[$0] == nil }
      let occupants = agents.indices.count { held[$0] == post }
      if stays + moves.count(where: { $0.post == post }) > posts[post].seats + occupants { return false }
    }
    return pairing.structure.rules.allSatisfy { respects($0, chosen) }
  }

  func isIn(_ scope: StructuralRule.Scope, agent: Int) -> Bool {
    let facts = pairing.book.agents[agent]
    let service = held[agent].map { posts[$0].service } ?? agents[agent].service
    return matches(scope, agents[agent].employer, facts.versant, service, facts.category)
  }

  func isIn(_ scope: StructuralRule.Scope, post: Int) -> Bool {
    let facts = pairing.book.posts[post]
    return matches(scope, posts[post].employer, facts.versant, posts[post].service, facts.category)
  }

  private func matches(
    _ scope: StructuralRule.Scope, _ employer: String, _ versant: Versant?, _ service: String?, _ category: Category?
  ) -> Bool {
    if let wanted = scope.convention,
      !(pairing.conventions.first { $0.code == wanted }?.parties.contains(employer) ?? false)
    {
      return false
    }
    if let wanted = scope.versant, wanted != versant { return false }
    if let wanted = scope.employer, wanted != employer { return false }
    if let wanted = scope.service, wanted != service { return false }
    if let wanted = scope.category, wanted != category { return false }
    return true
  }

  /// What a rule counts in a choice.
  func count(_ rule: StructuralRule, _ chosen: [Int?]) -> Int {
    let moves = moves(chosen)
    let isInternal = { (move: (agent: Int, post: Int)) in agents[move.agent].employer == posts[move.post].employer }
    func counted(_ quota: StructuralRule.Quota) -> [(agent: Int, post: Int)] {
      quota.countsExternalOnly ? moves.filter { !isInternal($0) } : moves
    }
    switch rule.demand {
    case .reciprocity:
      return moves.count { isIn(rule.scope, post: $0.post) } - moves.count { isIn(rule.scope, agent: $0.agent) }
    case .departures(let quota): return counted(quota).count { isIn(rule.scope, agent: $0.agent) }
    case .arrivals(let quota): return counted(quota).count { isIn(rule.scope, post: $0.post) }
    case .presence:
      let stays = agents.indices.filter { chosen[$0] == nil }.compactMap { held[$0] }
      return moves.count { isIn(rule.scope, post: $0.post) } + stays.count { isIn(rule.scope, post: $0) }
    case .postCaps(let code, _, _, _): return moves.count { posts[$0.post].code == code }
    case .pairwise(let other, _):
      let one = rule.scope.employer
      return moves.count { agents[$0.agent].employer == one && posts[$0.post].employer == other }
        - moves.count { agents[$0.agent].employer == other && posts[$0.post].employer == one }
    case .workingTime:
      return moves.filter { isIn(rule.scope, post: $0.post) }.reduce(0) { $0 + agents[$1.agent].pay.weeklyMinutes }
    case .couple(let first, let second):
      return moves.count { agents[$0.agent].code == first } - moves.count { agents[$0.agent].code == second }
    case .chainLength: return shortestReading(moves)
    }
  }

  /// Moves of the longest chain when the seats are shared out so that it is as short as can be, by trying every way: each
  /// arrival takes a vacant seat, or the seat of someone who leaves.
  private func shortestReading(_ moves: [(agent: Int, post: Int)]) -> Int {
    // What is already decided may count on seats that others have yet to free: those are as good as vacant.
    var vacant = posts.indices.map { post in
      max(posts[post].seats, moves.count { $0.post == post } - moves.count { held[$0.agent] == post })
    }
    var follows: [Int: Int] = [:]
    var shortest = Int.max
    func longest() -> Int {
      moves.map { move in
        var chain: Set<Int> = []
        var next: Int? = move.agent
        while let agent = next, chain.insert(agent).inserted { next = follows[agent] }
        return chain.count
      }.max() ?? 0
    }
    func seat(_ index: Int) {
      guard index < moves.count else {
        shortest = min(shortest, longest())
        return
      }
      let (agent, post) = moves[index]
      if vacant[post] > 0 {
        vacant[post] -= 1
        seat(index + 1)
        vacant[post] += 1
      }
      for leaver in moves.map(\.agent) where held[leaver] == post && !follows.values.contains(leaver) {
        follows[agent] = leaver
        seat(index + 1)
        follows[agent] = nil
      }
    }
    seat(0)
    return shortest
  }

  /// Arrivals − departures that the scope's employers carry from earlier years.
  func balance(_ scope: StructuralRule.Scope) -> Int {
    let employers = Set(
      agents.indices.filter { isIn(scope, agent: $0) }.map { agents[$0].employer }
        + posts.indices.filter { isIn(scope, post: $0) }.map { posts[$0].employer })
    return employers.reduce(0) { $0 + (pairing.structure.ledger[$1] ?? 0) }
  }

  private func respects(_ rule: StructuralRule, _ chosen: [Int?]) -> Bool {
    let value = count(rule, chosen)
    let already = count(rule, decided)
    func isWithin(_ lower: Int, _ upper: Int) -> Bool {
      value >= min(lower, 0, already) && value <= max(upper, 0, already)
    }
    switch rule.demand {
    case .reciprocity(let margin, let usesLedger):
      let balance = usesLedger ? balance(rule.scope) : 0
      return isWithin(-balance - margin, -balance + margin)
    case .departures(let quota), .arrivals(let quota), .presence(let quota):
      if quota.isAllOrNothing, already == 0, value > 0, value < quota.minimum ?? 0 { return false }
      return quota.maximum.map { value <= max($0, already) } ?? true
    case .postCaps(let code, let reopened, let arrivals, let leavers):
      guard let post = posts.firstIndex(where: { $0.code == code }) else { return true }
      let caps = [arrivals, reopened.map { posts[post].seats + $0 }].compactMap(\.self)
      if let cap = caps.min(), value > max(cap, already) { return false }
      let gone = { (choice: [Int?]) in agents.indices.count { held[$0] == post && choice[$0] != nil } }
      return leavers.map { gone(chosen) <= max($0, gone(decided)) } ?? true
    case .pairwise(_, let margin): return isWithin(-margin, margin)
    case .workingTime(let maximum): return value <= max(maximum, already)
    case .couple: return isWithin(0, 0)
    case .chainLength(let maximum): return value <= max(maximum, already)
    }
  }

  /// Priorities that some pair holds: the others have no level.
  private var heldPriorities: UInt16 { pairing.eligible.reduce(0) { $0 | $1.priorities } }

  /// Agents of each employer among some.
  private func served(_ some: some Sequence<Int>) -> [String: Int] {
    Dictionary(some.map { (agents[$0].employer, 1) }, uniquingKeysWith: +)
  }

  /// 1, 2 and so on, as long as an employer has as many candidates, 5 at most.
  var employerThresholds: [Int] {
    let most = served(Set(pairing.eligible.map { Int($0.agent) })).values.max() ?? 0
    return Array((1...5).prefix { $0 <= most })
  }

  /// How many agents placed make an employer count, by index of the levels that count employers.
  var employerLevels: [Int: Int] {
    let minimums = pairing.structure.rules.count { $0.demand.minimum != nil }
    var index = minimums + 2 * heldPriorities.nonzeroBitCount + 2
    for level in pairing.structure.levels.fairness {
      if level == .employeurs {
        return Dictionary(uniqueKeysWithValues: employerThresholds.enumerated().map { (index + $0, $1) })
      }
      index += level == .voeux ? 2 : 1
    }
    return [:]
  }

  /// Every level, smaller is better.
  func levels(of chosen: [Int?]) -> [Int64] {
    let structure = pairing.structure
    var levels: [Int64] = []
    for rule in structure.rules {
      if let minimum = rule.demand.minimum { levels.append(Int64(max(0, minimum - count(rule, chosen)))) }
    }
    let pairs = chosen.compactMap { $0.map { pairing.eligible[$0] } }
    let isKept = { (pair: EligiblePair) in
      structure.previous.first { $0.agent == agents[Int(pair.agent)].code }?.post == posts[Int(pair.post)].code
    }
    for rank in 0..<pairing.book.lookups.charte.priorities.count where heldPriorities & (1 << UInt16(rank)) != 0 {
      let members = pairs.filter { $0.priorities & (1 << UInt16(rank)) != 0 }
      levels += [-Int64(members.count), -members.reduce(0) { $0 + Int64($1.points) }]
    }
    levels.append(-Int64(pairs.count))
    levels.append(-pairs.reduce(0) { $0 + Int64($1.points) + (isKept($1) ? Int64(structure.levels.keepBonus) : 0) })
    let wish = { (pair: EligiblePair) -> Int? in
      guard let metier = posts[Int(pair.post)].requirements.metier else { return nil }
      return agents[Int(pair.agent)].wishes.metiers.firstIndex(of: metier)
    }
    for level in structure.levels.fairness {
      switch level {
      case .voeux:
        levels.append(-Int64(pairs.count { wish($0) == 0 }))
        levels.append(-Int64(pairs.count { wish($0) == 1 }))
      case .attente:
        levels.append(
          -pairs.reduce(0) { sum, pair in
            let since = agents[Int(pair.agent)].wishes.wishedOn
            return sum + Int64(since.map { pairing.book.lookups.businessDate.days(since: $0) } ?? 0)
          })
      case .tension: levels.append(-Int64(pairs.count { posts[Int($0.post)].conditions.isHardToFill }))
      case .employeurs:
        levels += employerThresholds.map { enough in
          -Int64(served(pairs.map { Int($0.agent) }).values.count { $0 >= enough })
        }
      }
    }
    if structure.levels.isStable, !structure.previous.isEmpty {
      var changed: Int64 = 0
      for (agent, row) in agents.enumerated() {
        let before = structure.previous.first { $0.agent == row.code }?.post
        let now = chosen[agent].map { posts[Int(pairing.eligible[$0].post)].code }
        // Whoever had no placement changes by getting one; whoever had one, by not having it.
        if before != now { changed += 1 }
      }
      levels.append(changed)
    }
    if let preferred { levels.append(Int64(chosen.indices.count { chosen[$0] != preferred[$0] })) }
    levels.append(
      pairs.reduce(0) { $0 + stableHash([agents[Int($1.agent)].code, posts[Int($1.post)].code], salt: salt) })
    return levels
  }
}
