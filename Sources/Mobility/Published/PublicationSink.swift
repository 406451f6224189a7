/// Figures of the whole night, as the run keeps them.
public struct NightCounts: Hashable, Sendable {
  public var agents = 0
  public var posts = 0
  /// Agents without a live written agreement: a number, and never a row.
  public var excluded = 0
  public var outOfScope = 0
  public var controlled = 0
  public var pairs = 0
  /// In the order of `Verdict.allCases`.
  public var verdicts = [0, 0, 0, 0]
  public var placed = 0
  public var points: Int64 = 0

  public init() {}
}

/// Where the published rows go, in a fixed order; the database supplies one that streams, a test one that collects.
public protocol PublicationSink {
  mutating func employer(_ row: EmployerRow) throws
  mutating func agent(_ row: AgentRow) throws
  mutating func post(_ row: PostRow) throws
  mutating func pair(_ row: PairRow) throws
  mutating func funnel(_ row: FunnelRow) throws
  mutating func structural(_ row: StructuralRow) throws
  mutating func reason(_ row: ReasonRow) throws
  mutating func certificate(_ row: CertificateRow) throws
  mutating func immersion(_ row: ImmersionRow) throws
}
