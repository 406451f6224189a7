import Mobility

/// A level as the network minimises it, and how its objective reads.
struct ObjectiveLevel: Hashable, Sendable {
  let kind: PlanLevel
  /// Added to the objective before it is read.
  var offset: Int64 = 0
  /// Bit of the priority that it counts.
  var priority: UInt16 = 0

  func reading(of objective: Int64) -> Int64 { offset + (kind.isMaximised ? -objective : objective) }
  func objective(of reading: Int64) -> Int64 { kind.isMaximised ? offset - reading : reading - offset }
}

/// The levels of the objective, in order: shortfalls of minimums, voted priorities (members then points), placements,
/// points, the charte's fairness levels, stability, the hash. A level on which no pair differs is left out, except
/// placements, points and the hash.
struct PlanLevels {
  let all: [ObjectiveLevel]
  private let keepBonus: Int64
  private let previous: [String: String]
  /// For each agent, the post of the plan that ties prefer; nil: ties prefer none.
  private let preferred: [Int32?]?
  private let perimeter: Perimeter
  private let date: Day
  /// Of the hash.
  let salt: Int
  /// The levels of employers, among all.
  private(set) var employerLevels = 0..<0

  init(
    _ pairing: Pairing, minimums: [(code: String, minimum: Int)], preferring preferred: [Int32?]? = nil, salt: Int
  ) {
    let chosen = pairing.structure.levels
    keepBonus = Int64(chosen.keepBonus)
    previous = Dictionary(pairing.structure.previous.map { ($0.agent, $0.post) }) { first, _ in first }
    self.preferred = preferred
    perimeter = pairing.perimeter
    date = pairing.book.lookups.businessDate
    self.salt = salt
    var all = minimums.map { ObjectiveLevel(kind: .shortfall(rule: $0.code), offset: Int64($0.minimum)) }
    let held = pairing.eligible.reduce(UInt16(0)) { $0 | $1.priorities }
    for (rank, priority) in pairing.book.lookups.charte.priorities.enumerated() where held & (1 << rank) != 0 {
      all.append(ObjectiveLevel(kind: .members(priority), priority: 1 << rank))
      all.append(ObjectiveLevel(kind: .pointsOf(priority), priority: 1 << rank))
    }
    func add(_ kinds: PlanLevel...) { all += kinds.map { ObjectiveLevel(kind: $0) } }
    add(.placements, .points)
    for level in chosen.fairness {
      switch level {
      case .voeux: add(.firstWishes, .secondWishes)
      case .attente: add(.wait)
      case .tension: add(.tension)
      case .employeurs:
        let thresholds = min(ChosenLevels.employerThresholds, pairing.candidates.values.max() ?? 0)
        employerLevels = all.count..<all.count + thresholds
        for count in 0..<thresholds { add(.employers(atLeast: count + 1)) }
      }
    }
    if chosen.isStable, !previous.isEmpty {
      let answered = pairing.perimeter.agents.count { [previous] agent in previous[agent.code] != nil }
      all.append(ObjectiveLevel(kind: .stability, offset: Int64(answered)))
    }
    if preferred != nil { add(.accord) }
    add(.tie)
    self.all = all
  }

  var count: Int { all.count }

  /// Values in the units of readers.
  func readings(of objective: [Int64]) -> [Int64] { zip(all, objective).map { $0.reading(of: $1) } }

  /// Costs of a move, level by level.
  func costs(of pair: EligiblePair) -> [Int64] {
    let (agent, post) = (perimeter.agents[Int(pair.agent)], perimeter.posts[Int(pair.post)])
    let former = previous[agent.code]
    let isKept = former == post.code
    var wish: Int? { post.requirements.metier.flatMap { agent.wishes.metiers.firstIndex(of: $0) } }
    return all.map { level in
      switch level.kind {
      // A unit of these runs on an arc of its own.
      case .shortfall, .employers: 0
      case .members: pair.priorities & level.priority != 0 ? -1 : 0
      case .pointsOf: pair.priorities & level.priority != 0 ? -Int64(pair.points) : 0
      case .placements: -1
      case .points: -Int64(pair.points) - (isKept ? keepBonus : 0)
      case .firstWishes: wish == 0 ? -1 : 0
      case .secondWishes: wish == 1 ? -1 : 0
      case .wait: agent.wishes.wishedOn.map { Int64(-max(0, date.days(since: $0))) } ?? 0
      case .tension: post.conditions.isHardToFill ? -1 : 0
      case .stability: isKept ? -1 : former == nil ? 1 : 0
      case .accord: preferred.map { Self.cost(of: pair, preferring: $0) } ?? 0
      case .tie: stableHash([agent.code, post.code], salt: salt)
      }
    }
  }

  /// What a move costs at the level that prefers given posts: one a row that is not the same, staying apart.
  static func cost(of pair: EligiblePair, preferring preferred: [Int32?]) -> Int64 {
    let kept = preferred[Int(pair.agent)]
    return kept == pair.post ? -1 : kept == nil ? 1 : 0
  }

  /// Costs of a unit that counts at one level alone: towards a minimum, or for an employer.
  func costs(at level: Int) -> [Int64] {
    var costs = [Int64](repeating: 0, count: count)
    costs[level] = -1
    return costs
  }
}

extension Pairing {
  /// By employer, agents who have an eligible pair.
  var candidates: [String: Int] {
    let agents = Set(eligible.map(\.agent))
    return Dictionary(agents.map { (perimeter.agents[Int($0)].employer, 1) }, uniquingKeysWith: +)
  }
}
