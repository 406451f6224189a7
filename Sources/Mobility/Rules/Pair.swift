/// Reads every rule of one pair, in the order of the axes. `avis` is the commission's, in force, on it, if any.
/// Returns the routes open on the statut axis.
@inline(__always)
func readPair<R: Reading>(
  _ agent: borrowing AgentFacts, _ post: borrowing PostFacts, _ lookups: borrowing Lookups, _ metres: Int?,
  _ avis: AvisInForce?, _ reading: inout R
) -> Routes {
  let routes = readStatut(agent, post, lookups, &reading)
  readSante(agent, post, lookups, &reading)
  readSouhaits(agent, post, lookups, metres, &reading)
  readCompetences(agent, post, lookups, &reading)
  if let avis {
    let isSetAside = avis.avis == .ecartee
    reading.note(
      isSetAside ? .setAside : .adjourned, isSetAside ? .bloquant : .sousCondition,
      [.date(avis.decidedOn), .date(avis.decidedOn.adding(months: 6))])
  }
  return routes
}

/// The rules of a commission, ready to read its pairs.
public struct RuleBook: Sendable {
  public let lookups: Lookups
  public let agents: [AgentFacts]
  public let posts: [PostFacts]
  private let avisInForce: [UInt64: AvisInForce]
  /// Employers that have a post, and for each post the index of its own among them.
  private let hosts: [Int32]
  private let hostOfPost: [Int]

  /// Resolves the facts of both sides once. Indices of agents and posts are those of the arrays given.
  public init(_ commission: Commission, agents: [Agent], posts: [Post]) {
    var lookups = Lookups(commission)
    self.agents = agents.map { AgentFacts($0, &lookups) }
    self.posts = posts.map { PostFacts($0, &lookups) }
    let agentNumbers = Dictionary(agents.enumerated().map { ($1.code, Int32($0)) }) { first, _ in first }
    let postNumbers = Dictionary(posts.enumerated().map { ($1.code, Int32($0)) }) { first, _ in first }
    var avisInForce: [UInt64: AvisInForce] = [:]
    for avis in commission.avisInForce where avis.isLive(on: commission.businessDate) {
      guard let agent = agentNumbers[avis.agent], let post = postNumbers[avis.post] else { continue }
      // The latest avis prevails; of one day's two, the one that refuses nobody.
      let key = pairKey(agent, post)
      if let other = avisInForce[key],
        other.decidedOn > avis.decidedOn || (other.decidedOn == avis.decidedOn && other.avis == .ajournee)
      {
        continue
      }
      avisInForce[key] = avis
    }
    self.lookups = lookups
    self.avisInForce = avisInForce
    let hosts = Set(self.posts.map(\.employer)).sorted()
    let indices = Dictionary(uniqueKeysWithValues: hosts.enumerated().map { ($1, $0) })
    hostOfPost = self.posts.map { indices[$0.employer] ?? 0 }
    self.hosts = hosts
  }

  /// Whether the pair is examined at all: same employer if the charte says so, or both party to one convention; never
  /// an agent and the post they hold.
  public func isExamined(_ agent: Int, _ post: Int) -> Bool {
    lookups.mayExchange(agents[agent].employer, posts[post].employer) && agents[agent].heldPost != posts[post].code
  }

  /// The posts of `isExamined` for one agent, without a look-up a pair.
  public func examinedPosts(_ agent: Int) -> [Int] {
    let origin = agents[agent].employer
    let isOpen = hosts.map { lookups.mayExchange(origin, $0) }
    let held = agents[agent].heldPost
    return posts.indices.filter { isOpen[hostOfPost[$0]] && posts[$0].code != held }
  }

  /// The kernel: worst answer by axis and routes, nothing else.
  public func fast(_ agent: Int, _ post: Int) -> (answers: Answers, routes: Routes) {
    var reading = FastReading()
    let routes = read(agent, post, &reading)
    return (reading.answers, routes)
  }

  /// The same declaration, in full.
  public func full(_ agent: Int, _ post: Int) -> (reading: FullReading, routes: Routes) {
    var reading = FullReading()
    let routes = read(agent, post, &reading)
    return (reading, routes)
  }

  /// The same declaration, counted for a funnel; `reading` is reset first. Returns the routes.
  public func count(_ agent: Int, _ post: Int, into reading: inout CountingReading) -> Routes {
    reading.reset()
    return read(agent, post, &reading)
  }

  public func metresBetween(_ agent: Int, _ post: Int) -> Int? { metres(agents[agent], posts[post]) }

  public func pointsOf(_ agent: Int, _ post: Int) -> Points {
    points(agents[agent], posts[post], lookups, metresBetween(agent, post))
  }

  public func payOf(_ agent: Int, _ post: Int) -> PayComparison {
    comparePay(agents[agent], posts[post], lookups.charte.indexPoint)
  }

  /// Priorities the pair holds, in the voted order.
  public func prioritiesOf(_ agent: Int, _ post: Int, _ routes: Routes) -> [Priority] {
    let (facts, other) = (agents[agent], posts[post])
    return lookups.charte.priorities.filter { holds($0, facts, other, routes) }
  }

  /// A mise à disposition is possible meanwhile: a separate, transitional column, never a route.
  public func allowsMiseADisposition(_ agent: Int, _ post: Int) -> Bool {
    let (facts, other) = (agents[agent], posts[post])
    return lookups.charte.allowsMiseADisposition && other.acceptsMiseADisposition && facts.isInActivite
      && (facts.statut == .titulaire || facts.statut == .cdi) && facts.employer != other.employer
  }

  /// Days of the parcours, when the pair needs one.
  public func parcoursDays(_ agent: Int, _ post: Int) -> (theory: Int, practice: Int)? {
    guard case .training(let theory, let practice) = parcours(agents[agent], posts[post], lookups) else { return nil }
    return (theory, practice)
  }

  private func read<R: Reading>(_ agent: Int, _ post: Int, _ reading: inout R) -> Routes {
    readPair(
      agents[agent], posts[post], lookups, metresBetween(agent, post), avisInForce[pairKey(Int32(agent), Int32(post))],
      &reading)
  }
}
