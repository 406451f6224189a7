/// What binds the whole plan rather than one pair: the charte's structural rules, who holds which post, what was
/// decided, and the plan that readers saw last.
public struct Structure: Equatable, Sendable {
  /// In the voted order, which is the order of the minimums' levels.
  public var rules: [StructuralRule]
  /// Placements decided beforehand: the plan keeps them, and quotas count them.
  public var pins: [Assignment]
  /// Placements the commission refuses to the plan.
  public var vetoes: [Assignment]
  public var occupations: [Occupation]
  public var levels: ChosenLevels
  /// Arrivals − departures of earlier years, by SIRET, summed up to the business date.
  public var ledger: [String: Int]
  /// The plan of the last publication of an earlier business date; empty when there is none.
  public var previous: [Assignment]
  /// Nodes of branch and bound a level may use before it is published « non prouvé ».
  public var nodeBudget: Int

  public init(
    rules: [StructuralRule] = [], pins: [Assignment] = [], vetoes: [Assignment] = [], occupations: [Occupation] = [],
    levels: ChosenLevels = ChosenLevels(), ledger: [String: Int] = [:],
    previous: [Assignment] = [], nodeBudget: Int = 10_000
  ) {
    self.rules = rules
    self.pins = pins
    self.vetoes = vetoes
    self.occupations = occupations
    self.levels = levels
    self.ledger = ledger
    self.previous = previous
    self.nodeBudget = nodeBudget
  }
}

/// An agent on a post, by codes.
public struct Assignment: Hashable, Sendable {
  public var agent: String
  public var post: String

  public init(agent: String, post: String) {
    self.agent = agent
    self.post = post
  }
}

/// An agent holds a post.
public struct Occupation: Equatable, Sendable {
  public var agent: String
  public var post: String
  /// The employer declared that it would open the post again if the agent left.
  public var isReopened: Bool
  /// What staying is worth, in the weighted points of pairs: a move of fewer would be worse than staying. 0: any
  /// admissible move is worth it.
  public var floor: Int

  public init(agent: String, post: String, isReopened: Bool, floor: Int = 0) {
    self.agent = agent
    self.post = post
    self.isReopened = isReopened
    self.floor = floor
  }
}

/// The levels a charte chooses beside those of the law.
public struct ChosenLevels: Equatable, Sendable {
  /// Fairness levels of the closed list, after the main objective, in the voted order.
  public enum Fairness: String, CaseIterable, Sendable {
    /// First wished métiers, then second ones.
    case voeux
    /// Longest wait since the wish was dated.
    case attente
    /// Posts that their host finds hard to fill.
    case tension
    /// Employers of origin with at least one agent placed, then with at least two, and so on to
    /// `employerThresholds`: the least served employer first.
    case employeurs
  }
  /// Agents placed beyond which an employer is no longer compared with the others.
  public static let employerThresholds = 5
  public var fairness: [Fairness]
  /// Points added to a pair that the last publication already retained.
  public var keepBonus: Int
  /// Among plans otherwise equal, the one that changes the fewest answers.
  public var isStable: Bool

  public init(fairness: [Fairness] = [], keepBonus: Int = 0, isStable: Bool = true) {
    self.fairness = fairness
    self.keepBonus = keepBonus
    self.isStable = isStable
  }
}
