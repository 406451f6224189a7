public import Mobility

/// One pair as the kernel read it.
public struct ExaminedPair: Sendable {
  public let agent: Int32
  public let post: Int32
  public let answers: Answers
  public let routes: Routes

  public var verdict: Verdict { Verdict(worst: answers.worst) }
}

/// One pair that may take a seat of the plan.
public struct EligiblePair: Equatable, Sendable {
  public let agent: Int32
  public let post: Int32
  /// Weighted points, 0 to 900,000.
  public let points: Int32
  /// Bit k: the pair holds the k-th priority of the voted order.
  public let priorities: UInt16
}

/// Everything the pairs say: what was examined, what may take a seat, and how the rest falls away.
///
/// Indices are those of `perimeter.agents` and `perimeter.posts`. Under the charte's cap of pairs every examined pair is
/// kept; above it, only the funnels and the nearest misses of each agent and each post.
public struct Pairing: Sendable {
  public internal(set) var perimeter: Perimeter
  public let book: RuleBook
  public let conventions: [Convention]
  public internal(set) var structure: Structure
  public internal(set) var eligible: [EligiblePair] = []
  /// Pairs that are kept to be explained although they take no seat, by agent then post.
  public internal(set) var setAside: [ExaminedPair] = []
  public internal(set) var examined = 0
  /// By agent, by post: pairs examined by verdict.
  public internal(set) var agentCounts: [[Int]]
  public internal(set) var postCounts: [[Int]]
  /// Empty under the cap.
  public internal(set) var agentFunnels: [[Int32]] = []
  public internal(set) var postFunnels: [[Int32]] = []

  public var isAboveCap: Bool { !agentFunnels.isEmpty }
}

/// Nearest misses kept for each agent and each post above the cap.
let nearestMisses = 3

/// Reads every pair of the commission that may be examined.
///
/// Agents are shared out in chunks over the cores; chunks are joined in order, so the result does not depend on how many
/// there are.
public func pair(_ commission: Commission) async -> Pairing {
  let perimeter = Perimeter(commission)
  let book = RuleBook(commission, agents: perimeter.agents, posts: perimeter.posts)
  let pairs = countExamined(book)
  let isAboveCap = pairs > commission.charte.pairCap
  let chunks = await withTaskGroup(of: (Int, PairingChunk).self) { group in
    let size = max(1, (perimeter.agents.count + 31) / 32)
    for start in stride(from: 0, to: perimeter.agents.count, by: size) {
      let agents = start..<min(start + size, perimeter.agents.count)
      group.addTask { (start, PairingChunk(book, agents, keepsAll: !isAboveCap)) }
    }
    var chunks: [(Int, PairingChunk)] = []
    for await chunk in group { chunks.append(chunk) }
    return chunks.sorted { $0.0 < $1.0 }.map(\.1)
  }
  var pairing = join(chunks, perimeter, book, commission, isAboveCap: isAboveCap)
  pairing.keepDecidedSeats()
  return pairing
}

extension Pairing {
  /// A seat decided stays taken when its pair may no longer be proposed: an agreement withdrawn, a restriction entered
  /// since. The plan cannot keep that placement, and gives the seat to nobody else.
  fileprivate mutating func keepDecidedSeats() {
    let pins = Set(structure.pins)
    guard !pins.isEmpty else { return }
    let kept = Set(eligible.map(assignment).filter(pins.contains))
    for pin in pins.subtracting(kept) {
      guard let post = perimeter.posts.firstIndex(where: { $0.code == pin.post }) else { continue }
      perimeter.posts[post].seats = max(0, perimeter.posts[post].seats - 1)
    }
  }
}

/// Pairs that the conventions let examine, without reading any of them.
private func countExamined(_ book: RuleBook) -> Int {
  var hosts: [Int32: Int] = [:]
  var agents: [Int32: Int] = [:]
  for post in book.posts { hosts[post.employer, default: 0] += 1 }
  for agent in book.agents { agents[agent.employer, default: 0] += 1 }
  var total = 0
  for (origin, count) in agents {
    for (host, seats) in hosts where book.lookups.mayExchange(origin, host) { total += count * seats }
  }
  let posts = Dictionary(book.posts.map { ($0.code, $0.employer) }) { first, _ in first }
  let own = book.agents.count { agent in
    posts[agent.heldPost].map { book.lookups.mayExchange(agent.employer, $0) } ?? false
  }
  return total - own
}

private func join(
  _ chunks: [PairingChunk], _ perimeter: Perimeter, _ book: RuleBook, _ commission: Commission, isAboveCap: Bool
) -> Pairing {
  var pairing = Pairing(
    perimeter: perimeter, book: book, conventions: commission.conventions, structure: commission.structure,
    agentCounts: [],
    postCounts: .init(repeating: [0, 0, 0, 0], count: book.posts.count))
  if isAboveCap {
    pairing.postFunnels = .init(repeating: .init(repeating: 0, count: funnelWidth), count: book.posts.count)
  }
  var misses = NearestMisses(posts: book.posts.count)
  for chunk in chunks {
    pairing.eligible += chunk.eligible
    pairing.examined += chunk.examined
    pairing.agentCounts += chunk.agentCounts
    pairing.agentFunnels += chunk.agentFunnels
    for post in book.posts.indices {
      for verdict in 0..<4 { pairing.postCounts[post][verdict] += chunk.postCounts[post][verdict] }
    }
    guard isAboveCap else {
      pairing.setAside += chunk.setAside
      continue
    }
    for (post, funnel) in chunk.postFunnels.enumerated() {
      for index in 0..<funnelWidth { pairing.postFunnels[post][index] += funnel[index] }
    }
    misses.merge(chunk.misses)
  }
  if isAboveCap { pairing.setAside = misses.pairs }
  return pairing
}
