import Mobility

/// Who takes whose seat. On a post that has vacant seats as well as leavers, or several leavers, that is no fact of the
/// plan: any reading that fills the seats will do. This is one whose longest chain is as short as can be; where that does
/// not decide, the first codes take the vacant seats, then the seats of the first leavers.
struct Seating {
  /// For each agent who takes a freed seat, who frees it; and the other way round.
  private(set) var before: [Int: Int] = [:]
  private(set) var after: [Int: Int] = [:]
  /// Every shorter reading was excluded within the attempts allowed.
  private(set) var isShortest = true
  private var attempts = 0

  /// Links tried before a reading is taken as it is, for each group of moves that hang together.
  private static let allowedAttempts = 20_000

  private struct Turnover {
    var arrivals: [Int] = []
    var leavers: [Int] = []
  }

  /// `moves`: agents with the posts they leave, if they hold one, and take; some moves of a plan are enough.
  init(_ moves: [(agent: Int, from: Int?, to: Int)], seats: (_ post: Int) -> Int) {
    var turnovers: [Int: Turnover] = [:]
    for move in moves {
      turnovers[move.to, default: Turnover()].arrivals.append(move.agent)
      if let post = move.from { turnovers[post, default: Turnover()].leavers.append(move.agent) }
    }
    for group in Seating.groups(moves) {
      let parts = group.sorted().compactMap { post in
        turnovers[post].map { (turnover: $0, vacant: max(seats(post), $0.arrivals.count - $0.leavers.count)) }
      }
      read(parts)
    }
  }

  /// Posts that moves join, directly or not.
  private static func groups(_ moves: [(agent: Int, from: Int?, to: Int)]) -> [[Int]] {
    var roots: [Int: Int] = [:]
    func root(_ post: Int) -> Int {
      var post = post
      while let next = roots[post], next != post {
        roots[post] = roots[next] ?? next
        post = next
      }
      return post
    }
    for move in moves {
      let (one, other) = (root(move.to), root(move.from ?? move.to))
      roots[max(one, other)] = min(one, other)
    }
    return Dictionary(grouping: Set(moves.flatMap { [$0.from ?? $0.to, $0.to] }), by: root)
      .sorted { $0.key < $1.key }.map(\.value)
  }

  /// The reading by codes, then shorter ones as long as there are any.
  private mutating func read(_ parts: [(turnover: Turnover, vacant: Int)]) {
    var longest = 0
    for (turnover, vacant) in parts {
      for (arriving, leaving) in zip(turnover.arrivals.dropFirst(vacant), turnover.leavers) {
        longest = max(longest, link(leaving, arriving))
      }
    }
    let isForced = parts.allSatisfy { turnover, vacant in
      turnover.arrivals.count <= vacant || (vacant == 0 && turnover.arrivals.count == 1 && turnover.leavers.count == 1)
    }
    attempts = 0
    while !isForced, longest > 1 {
      var other = self
      for (turnover, _) in parts { for agent in turnover.leavers { other.unlink(agent) } }
      guard other.search(parts, 0, 0, 0, within: longest - 1) else {
        attempts = other.attempts
        if attempts >= Seating.allowedAttempts { isShortest = false }
        return
      }
      self = other
      longest = parts.flatMap(\.turnover.arrivals).map { length(through: $0) }.max() ?? 0
    }
  }

  /// Seats the arrivals of `parts` from one of them on; `used` of its vacant seats are taken.
  private mutating func search(
    _ parts: [(turnover: Turnover, vacant: Int)], _ part: Int, _ arrival: Int, _ used: Int, within limit: Int
  ) -> Bool {
    guard attempts < Seating.allowedAttempts else { return false }
    guard part < parts.count else { return true }
    let (turnover, vacant) = parts[part]
    guard arrival < turnover.arrivals.count else { return search(parts, part + 1, 0, 0, within: limit) }
    if used < vacant, search(parts, part, arrival + 1, used + 1, within: limit) { return true }
    let agent = turnover.arrivals[arrival]
    for leaver in turnover.leavers where after[leaver] == nil {
      attempts += 1
      if link(leaver, agent) <= limit, search(parts, part, arrival + 1, used, within: limit) { return true }
      unlink(leaver)
    }
    return false
  }

  /// Moves of the chain that this makes.
  private mutating func link(_ leaver: Int, _ arriving: Int) -> Int {
    after[leaver] = arriving
    before[arriving] = leaver
    return length(through: arriving)
  }

  private mutating func unlink(_ leaver: Int) {
    if let arriving = after.removeValue(forKey: leaver) { before[arriving] = nil }
  }

  /// Moves of the chain or exchange that has the agent's.
  func length(through agent: Int) -> Int {
    var length = 1
    var next = after[agent]
    while let follower = next, follower != agent {
      length += 1
      next = after[follower]
    }
    guard next == nil else { return length }
    next = before[agent]
    while let leader = next {
      length += 1
      next = before[leader]
    }
    return length
  }
}
