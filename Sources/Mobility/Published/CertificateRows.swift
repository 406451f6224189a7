/// What a run publishes of the proof of its plan; for the secretariat, who can check it with SQL alone.
public enum CertificateRow: Hashable, Sendable {
  case head(CertificateHead)
  case node(CertificateNode)
  case arc(CertificateArc)
  case side(CertificateSideRow)
  case branch(CertificateBranch)
}

/// What proves the plan, and how much of it is published.
public struct CertificateHead: Hashable, Sendable {
  public enum Proof: String, CaseIterable, Sendable {
    /// One price vector a node: every level at once.
    case prix
    /// One tree a level: side rules bind.
    case arbres
    /// The budget of nodes ended before a proof.
    case aucune
  }
  public var proof: Proof
  /// Every pair that may take a seat has its arc; otherwise, above the charte's cap, only those of the plan.
  public var isWhole: Bool
  public var nodes: Int
  public var arcs: Int
  /// Of the hash that parts equal plans: the year, or a later one of `tieSalts` where that leaves a tie.
  public var salt: Int
  /// Codes of the rules of all or nothing that the plan meets, in the voted order, without those that decisions have begun.
  public var met: [String]

  public init(proof: Proof, isWhole: Bool, nodes: Int, arcs: Int, salt: Int, met: [String]) {
    self.proof = proof
    self.isWhole = isWhole
    self.nodes = nodes
    self.arcs = arcs
    self.salt = salt
    self.met = met
  }

  /// How many salts are tried, and what each adds to the one before.
  public static let tieAttempts = 8
  public static let tieStep = 10_000

  /// The salts that a business date allows, in the order in which they are tried.
  public static func tieSalts(on date: Day) -> [Int] { (0..<tieAttempts).map { date.civil.year + $0 * tieStep } }
}

/// One node of the plan's network.
public struct CertificateNode: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    case agent
    case poste
    /// Where all units come from and go back to.
    case pivot
    /// The group of a structural rule.
    case regle
    /// Before a post whose arrivals or stays are bounded apart.
    case porte
  }
  public var node: Int
  public var kind: Kind
  public var agent: String?
  public var post: String?
  /// Code of the structural rule.
  public var rule: String?
  /// One a level; empty without prices.
  public var prices: [Int64]

  public init(
    node: Int, kind: Kind, agent: String? = nil, post: String? = nil, rule: String? = nil, prices: [Int64] = []
  ) {
    self.node = node
    self.kind = kind
    self.agent = agent
    self.post = post
    self.rule = rule
    self.prices = prices
  }
}

/// One arc of the plan's network with what the plan sends through it.
public struct CertificateArc: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    /// Towards an agent, from out of a post.
    case agent
    case poste
    /// A move; the agent stays.
    case paire
    case maintien
    /// What a structural rule counts; the part of it that counts towards its minimum.
    case regle
    case minimum
    /// Between a post and its door.
    case porte
  }
  public var arc: Int
  public var kind: Kind
  public var tail: Int
  public var head: Int
  public var lower: Int64
  public var upper: Int64
  public var flow: Int64
  /// One a level, minimised.
  public var costs: [Int64]
  public var rule: String?

  public init(
    arc: Int, kind: Kind, tail: Int, head: Int, lower: Int64, upper: Int64, flow: Int64, costs: [Int64],
    rule: String? = nil
  ) {
    self.arc = arc
    self.kind = kind
    self.tail = tail
    self.head = head
    self.lower = lower
    self.upper = upper
    self.flow = flow
    self.costs = costs
    self.rule = rule
  }
}

/// A linear row that no network carries: lower ≤ Σ coefficient × flow(arc) ≤ upper; nil stands for no bound.
public struct CertificateSideRow: Hashable, Sendable {
  public var row: Int
  public var rule: String
  public var lower: Int64?
  public var upper: Int64?
  public var arcs: [Int32]
  public var coefficients: [Int64]

  public init(row: Int, rule: String, lower: Int64?, upper: Int64?, arcs: [Int32], coefficients: [Int64]) {
    self.row = row
    self.rule = rule
    self.lower = lower
    self.upper = upper
    self.arcs = arcs
    self.coefficients = coefficients
  }
}

/// One node of the tree that proves a level under side rows, or in another case of the rules of all or nothing. Node −1
/// holds the duals of the whole level, that narrow it and the levels after it, and says which rows the multipliers are of:
/// k for side row k, −k − 1 for level k.
public struct CertificateBranch: Hashable, Sendable {
  public enum Fate: String, CaseIterable, Sendable {
    case racine
    case separe
    case clos
    case ouvert
    case vide
  }
  /// The case, by the codes of the rules of all or nothing that it meets, in the voted order. The trees of the plan's own
  /// case prove the bounds of its levels; those of another, that it holds no better plan.
  public var met: [String]
  public var level: Int
  public var node: Int
  public var parent: Int
  /// The flows of the parent that send at most, or at least, `value` through `arc`.
  public var arc: Int
  public var isAtMost: Bool
  public var value: Int64
  public var fate: Fate
  public var prices: [Int64]
  public var multipliers: [Int64]
  public var denominator: Int64
  public var rows: [Int32]

  public init(
    met: [String], level: Int, node: Int, parent: Int, arc: Int, isAtMost: Bool, value: Int64, fate: Fate,
    prices: [Int64] = [], multipliers: [Int64] = [], denominator: Int64 = 0, rows: [Int32] = []
  ) {
    self.met = met
    self.level = level
    self.node = node
    self.parent = parent
    self.arc = arc
    self.isAtMost = isAtMost
    self.value = value
    self.fate = fate
    self.prices = prices
    self.multipliers = multipliers
    self.denominator = denominator
    self.rows = rows
  }
}
