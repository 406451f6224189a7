/// Soft criteria; each gives 0 to 100 points, weighed 0 to 1000 by the charte. Age, sex, family and health are not
/// among them, and never will be.
public enum Criterion: String, CaseIterable, Sendable {
  case competences
  case metier
  case souhaits
  case distance
  case prevention
  case tension
  case parcours
  case paie
  case themes
}

/// Levels of priority, legal and of the charte; their order is voted by the commission.
public enum Priority: String, CaseIterable, Sendable {
  case restructuration = "PRIO-L442"
  case fpe = "PRIO-L512-19"
  case fpt = "PRIO-L512-26"
  case inter = "PRIO-L512-28"
  case fph = "PRIO-L512-29"
  case suppression = "PRIO-SUPPRESSION"
  case reclassement = "PRIO-RECL"
  case pprEnding = "PRIO-PPR-FIN≤60J"
}

/// The commission's own rules, as voted, for one version.
public struct Charte: Equatable, Sendable {
  public var version: Int
  /// Weight of each criterion, 0 to 1000, in the order of `Criterion.allCases`.
  public var weights: [Int]
  /// Priorities in the voted order, first first; one that is absent is not applied.
  public var priorities: [Priority]
  public var radiusTolerancePercent: Int
  public var radiusToleranceKm: Int
  /// Days of a passerelle that count as a plain adaptation to the post.
  public var adaptationDays: Int
  /// Days beyond which a parcours is said long.
  public var parcoursCapDays: Int
  public var theoryDays: Int
  public var practiceDays: Int
  /// Loss, in percent of the pay before, above which the agent's express agreement is asked.
  public var payThresholdPercent: Int
  public var noticeMonths: Int
  /// Days between the séance and the decision.
  public var decisionDelayDays: Int
  public var allowsInternalMoves: Bool
  public var allowsMiseADisposition: Bool
  /// A missing driving licence is a training, not a refusal.
  public var permisIsTraining: Bool
  /// Pairs to be instructed may take a seat in the plan.
  public var seatsPairsToInstruct: Bool
  /// Proposals listed for one agent or one post, 3 to 5.
  public var listLength: Int
  /// Above this number of examined pairs, funnels replace the list of every pair.
  public var pairCap: Int
  /// Value of one indice point a year divided by twelve, in hundred-thousandths of a euro (4.92278 € is 492,278).
  public var indexPoint: Int64
  /// Rules of `switchable` that the charte does without, in the order of their codes.
  public var switchedOff: [Rule] = []

  /// What the law leaves to the charte: whether an ordinary immersion must be in another métier, at another employer.
  public static let switchable: [Rule] = [.immersionEmployer, .immersionMetier]

  public init(
    version: Int = 1, weights: [Int] = [20, 20, 20, 15, 10, 5, 5, 5, 5], priorities: [Priority] = Priority.allCases,
    radiusTolerancePercent: Int = 50, radiusToleranceKm: Int = 15, adaptationDays: Int = 5,
    parcoursCapDays: Int = 60, theoryDays: Int = 17, practiceDays: Int = 20, payThresholdPercent: Int = 10,
    noticeMonths: Int = 3, decisionDelayDays: Int = 1, allowsInternalMoves: Bool = true,
    allowsMiseADisposition: Bool = true, permisIsTraining: Bool = false, seatsPairsToInstruct: Bool = false,
    listLength: Int = 5, pairCap: Int = 200_000, indexPoint: Int64 = 492_278
  ) {
    self.version = version
    self.weights = weights
    self.priorities = priorities
    self.radiusTolerancePercent = radiusTolerancePercent
    self.radiusToleranceKm = radiusToleranceKm
    self.adaptationDays = adaptationDays
    self.parcoursCapDays = parcoursCapDays
    self.theoryDays = theoryDays
    self.practiceDays = practiceDays
    self.payThresholdPercent = payThresholdPercent
    self.noticeMonths = noticeMonths
    self.decisionDelayDays = decisionDelayDays
    self.allowsInternalMoves = allowsInternalMoves
    self.allowsMiseADisposition = allowsMiseADisposition
    self.permisIsTraining = permisIsTraining
    self.seatsPairsToInstruct = seatsPairsToInstruct
    self.listLength = listLength
    self.pairCap = pairCap
    self.indexPoint = indexPoint
  }

  /// The worst answer with which a pair takes a seat of the plan.
  public var worstSeated: Answer { seatsPairsToInstruct ? .aInstruire : .sousCondition }
}
