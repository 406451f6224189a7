/// One structural rule of the charte, as voted. Quotas count persons; a move inside an employer counts on both sides
/// unless the rule counts external moves only; staying is no move.
public struct StructuralRule: Hashable, Sendable {
  /// Stable public code, unique in the charte.
  public var code: String
  public var scope: Scope
  public var demand: Demand

  public init(code: String, scope: Scope = Scope(), demand: Demand) {
    self.code = code
    self.scope = scope
    self.demand = demand
  }

  public enum Demand: Hashable, Sendable {
    /// Arrivals − departures of the scope stay within `margin` of the target: 0, or what brings the ledger back to 0.
    case reciprocity(margin: Int, usesLedger: Bool)
    /// Persons who leave the scope's posts for another.
    case departures(Quota)
    /// Persons who arrive on the scope's posts.
    case arrivals(Quota)
    /// Persons on the scope's posts that the plan knows: those who stay and those who arrive.
    case presence(Quota)
    /// One post: seats reopened, arrivals, leavers, each at most.
    case postCaps(post: String, reopened: Int?, arrivals: Int?, leavers: Int?)
    /// Moves between the scope's employer and another differ by at most `margin`.
    case pairwise(other: String, margin: Int)
    /// Weekly minutes of the persons who arrive in the scope, at most.
    case workingTime(maximum: Int)
    /// Both agents move, or neither.
    case couple(first: String, second: String)
    /// Moves of one chain or exchange, at most.
    case chainLength(maximum: Int)
  }

  /// At least and at most; a minimum that cannot be met is a shortfall, never an error.
  public struct Quota: Hashable, Sendable {
    public var minimum: Int?
    public var maximum: Int?
    public var countsExternalOnly: Bool
    /// The minimum or nobody: a cohort that opens whole, or not at all. Never a shortfall.
    public var isAllOrNothing: Bool

    public init(
      minimum: Int? = nil, maximum: Int? = nil, countsExternalOnly: Bool = false, isAllOrNothing: Bool = false
    ) {
      self.minimum = minimum
      self.maximum = maximum
      self.countsExternalOnly = countsExternalOnly
      self.isAllOrNothing = isAllOrNothing
    }
  }

  /// Whom a rule is about: everyone whose known criteria all agree. No criterion: the whole commission.
  public struct Scope: Hashable, Sendable {
    /// Code of a convention: its parties.
    public var convention: String?
    public var versant: Versant?
    /// SIRET.
    public var employer: String?
    /// Code of a service of that employer.
    public var service: String?
    public var category: Category?

    public init(
      convention: String? = nil, versant: Versant? = nil, employer: String? = nil, service: String? = nil,
      category: Category? = nil
    ) {
      self.convention = convention
      self.versant = versant
      self.employer = employer
      self.service = service
      self.category = category
    }
  }
}

extension StructuralRule.Demand {
  /// What the demand is called in tables and reports.
  public enum Kind: String, CaseIterable, Sendable {
    case reciprocite
    case departs
    case arrivees
    case presence
    case plafonds
    case reciprociteDeux = "reciprocite_deux"
    case tempsDeTravail = "temps_de_travail"
    case couple
    case longueur
  }

  public var kind: Kind {
    switch self {
    case .reciprocity: .reciprocite
    case .departures: .departs
    case .arrivals: .arrivees
    case .presence: .presence
    case .postCaps: .plafonds
    case .pairwise: .reciprociteDeux
    case .workingTime: .tempsDeTravail
    case .couple: .couple
    case .chainLength: .longueur
    }
  }

  public var quota: StructuralRule.Quota? {
    switch self {
    case .departures(let quota), .arrivals(let quota), .presence(let quota): quota
    case .reciprocity, .postCaps, .pairwise, .workingTime, .couple, .chainLength: nil
    }
  }

  /// The minimum whose shortfall is a level of the plan.
  public var minimum: Int? { quota.flatMap { $0.isAllOrNothing ? nil : $0.minimum } }
}
