/// One level of the plan's objective, and everything that is decided level by level: a new one answers here, or nothing
/// compiles.
public enum PlanLevel: Hashable, Sendable {
  /// What is missing of the minimum of a structural rule.
  case shortfall(rule: String)
  case members(Priority)
  /// Points of the pairs that hold the priority.
  case pointsOf(Priority)
  case placements
  case points
  case firstWishes
  case secondWishes
  case wait
  case tension
  /// Employers of origin with at least so many agents placed.
  case employers(atLeast: Int)
  /// Answers that change since the last publication.
  case stability
  /// Rows that are not those of another plan, which ties prefer.
  case accord
  /// The hash that leaves no tie.
  case tie

  /// As it is published.
  public var name: String {
    switch self {
    case .shortfall(let rule): "manque:\(rule)"
    case .members(let priority): "membres:\(priority.rawValue)"
    case .pointsOf(let priority): "points:\(priority.rawValue)"
    case .placements: "placements"
    case .points: "points"
    case .firstWishes: "premiers_voeux"
    case .secondWishes: "seconds_voeux"
    case .wait: "attente"
    case .tension: "tension"
    case .employers(let count): "employeurs:\(count)"
    case .stability: "stabilite"
    case .accord: "accord"
    case .tie: "departage"
    }
  }

  /// Larger is better.
  public var isMaximised: Bool {
    switch self {
    case .shortfall, .stability, .accord, .tie: false
    case .members, .pointsOf, .placements, .points, .firstWishes, .secondWishes, .wait, .tension, .employers: true
    }
  }

  /// It only parts plans of the same placements and points.
  public var isTieKey: Bool {
    switch self {
    case .shortfall, .members, .pointsOf, .placements, .points: false
    case .firstWishes, .secondWishes, .wait, .tension, .employers, .stability, .accord, .tie: true
    }
  }

  /// A weight of the charte moves what it counts.
  public var countsPoints: Bool {
    switch self {
    case .pointsOf, .points: true
    case .shortfall, .members, .placements, .firstWishes, .secondWishes, .wait, .tension, .employers, .stability,
      .accord, .tie:
      false
    }
  }

  /// It names a priority, which is not everyone's to know of another agent.
  public var tellsOfPriority: Bool {
    switch self {
    case .members, .pointsOf: true
    case .shortfall, .placements, .points, .firstWishes, .secondWishes, .wait, .tension, .employers, .stability,
      .accord, .tie:
      false
    }
  }

  /// A plan is the better for it: of no hash may that be said.
  public var isQuality: Bool {
    switch self {
    case .tie: false
    case .shortfall, .members, .pointsOf, .placements, .points, .firstWishes, .secondWishes, .wait, .tension,
      .employers, .stability, .accord:
      true
    }
  }
}
