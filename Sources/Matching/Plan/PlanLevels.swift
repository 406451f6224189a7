import Mobility

/// One level of the plan's objective: what it is called, and how its minimised objective reads.
struct PlanLevel: Hashable, Sendable {
  let name: String
  /// Larger is better: the objective is the opposite of what is read.
  let isMaximised: Bool
  /// Added to the objective before it is read.
  let offset: Int64

  init(_ name: String, isMaximised: Bool = true, offset: Int64 = 0) {
    self.name = name
    self.isMaximised = isMaximised
    self.offset = offset
  }

  func reading(of objective: Int64) -> Int64 { offset + (isMaximised ? -objective : objective) }
  func objective(of reading: Int64) -> Int64 { isMaximised ? offset - reading : reading - offset }
}

/// The levels of the objective, in order: shortfalls of minimums, voted priorities (members then points), placements,
/// points, the charte's fairness levels, stability, the hash. A level on which no pair differs is left out, except
/// placements, points and the hash.
struct PlanLevels {
  let names: [PlanLevel]
  private let minimums: Int
  private let priorities: [UInt16]
  private let fairness: [ChosenLevels.Fairness]
  private let keepBonus: Int64
  private let previous: [String: String]
  private let isStable: Bool
  /// For each agent, the post of the plan that ties prefer; nil: ties prefer none.
  private let preferred: [Int32?]?
  private let perimeter: Perimeter
  private let book: RuleBook
  private let date: Day
  private let salt: Int
  /// The first level of employers, and how many there are.
  private(set) var employerLevels = 0..<0

  init(
    _ pairing: Pairing, minimums: [(code: String, minimum: Int)], preferring preferred: [Int32?]? = nil, salt: Int
  ) {
    let chosen = pairing.structure.levels
    let held = pairing.eligible.reduce(UInt16(0)) { $0 | $1.priorities }
    priorities = (0..<UInt16(16)).filter { held & (1 << $0) != 0 }
    fairness = chosen.fairness
    keepBonus = Int64(chosen.keepBonus)
    previous = Dictionary(pairing.structure.previous.map { ($0.agent, $0.post) }) { first, _ in first }
    isStable = chosen.isStable && !previous.isEmpty
    self.preferred = preferred
    perimeter = pairing.perimeter
    book = pairing.book
    date = pairing.book.lookups.businessDate
    self.minimums = minimums.count
    self.salt = salt
    let voted = pairing.book.lookups.charte.priorities
    var names = minimums.map {
      PlanLevel("manque:\($0.code)", isMaximised: false, offset: Int64($0.minimum))
    }
    for priority in priorities {
      names.append(PlanLevel("membres:\(voted[Int(priority)].rawValue)"))
      names.append(PlanLevel("points:\(voted[Int(priority)].rawValue)"))
    }
    names += [PlanLevel("placements"), PlanLevel("points")]
    for level in fairness {
      switch level {
      case .voeux: names += [PlanLevel("premiers_voeux"), PlanLevel("seconds_voeux")]
      case .attente: names.append(PlanLevel("attente"))
      case .tension: names.append(PlanLevel("tension"))
      case .employeurs:
        let thresholds = min(ChosenLevels.employerThresholds, pairing.candidates.values.max() ?? 0)
        employerLevels = names.count..<names.count + thresholds
        names += (0..<thresholds).map { PlanLevel("employeurs:\($0 + 1)") }
      }
    }
    if isStable {
      let answered = pairing.perimeter.agents.count { [previous] agent in previous[agent.code] != nil }
      names.append(PlanLevel("stabilite", isMaximised: false, offset: Int64(answered)))
    }
    if preferred != nil { names.append(PlanLevel("accord", isMaximised: false)) }
    names.append(PlanLevel("departage", isMaximised: false))
    self.names = names
  }

  var count: Int { names.count }

  /// Values in the units of readers.
  func readings(of objective: [Int64]) -> [Int64] { zip(names, objective).map { $0.reading(of: $1) } }

  /// Costs of a move, level by level.
  func costs(of pair: EligiblePair) -> [Int64] {
    let (agent, post) = (perimeter.agents[Int(pair.agent)], perimeter.posts[Int(pair.post)])
    var costs = [Int64](repeating: 0, count: minimums)
    costs.reserveCapacity(count)
    for priority in priorities {
      let isHeld = pair.priorities & (1 << priority) != 0
      costs.append(isHeld ? -1 : 0)
      costs.append(isHeld ? -Int64(pair.points) : 0)
    }
    let isKept = previous[agent.code] == post.code
    costs.append(-1)
    costs.append(-Int64(pair.points) - (isKept ? keepBonus : 0))
    for level in fairness { costs += fair(level, agent, post) }
    if isStable { costs.append(isKept ? -1 : previous[agent.code] == nil ? 1 : 0) }
    if let preferred { costs.append(Self.cost(of: pair, preferring: preferred)) }
    costs.append(stableHash([agent.code, post.code], salt: salt))
    return costs
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

  private func fair(_ level: ChosenLevels.Fairness, _ agent: Agent, _ post: Post) -> [Int64] {
    switch level {
    case .voeux:
      let wish = post.requirements.metier.flatMap { agent.wishes.metiers.firstIndex(of: $0) }
      return [wish == 0 ? -1 : 0, wish == 1 ? -1 : 0]
    case .attente: return [agent.wishes.wishedOn.map { Int64(-max(0, date.days(since: $0))) } ?? 0]
    case .tension: return [post.conditions.isHardToFill ? -1 : 0]
    case .employeurs: return .init(repeating: 0, count: employerLevels.count)
    }
  }
}

extension Pairing {
  /// By employer, agents who have an eligible pair.
  var candidates: [String: Int] {
    let agents = Set(eligible.map(\.agent))
    return Dictionary(agents.map { (perimeter.agents[Int($0)].employer, 1) }, uniquingKeysWith: +)
  }
}
