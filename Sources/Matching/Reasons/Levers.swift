import Circulation
import Mobility

/// One or two elementary changes, none superfluous, that would make a pair possible or have the plan retain it.
public struct LeverSet: Hashable, Sendable {
  let side: LeverRow.Side
  let agent: Int
  let post: Int
  let changes: [LeverChange]
  var grade = LeverRow.Grade.recevable
  var placements: Int64?
  var points: Int64?
}

/// Levers kept for one agent or one post, and candidates read for them, nearest first.
let leverLimit = 3
private let leversTried = 16
/// Pairs that may be read again in all to say what levers would bring.
private let gainWork = 1_000_000

/// Levers of each agent whom no pair may place and of each post that nobody may take, each verified by the rules
/// themselves on the changed values; then what each would bring, by the plan of the changed commission.
func pairLevers(_ commission: Commission, _ plan: Plan) async throws -> [LeverSet] {
  let pairing = plan.pairing
  let found = verified(candidates(plan), commission, pairing)
  var levers: [LeverSet] = []
  for (index, lever) in found.enumerated() {
    guard (index + 1) * max(1, pairing.examined) <= gainWork else {
      levers.append(lever)
      continue
    }
    levers.append(try await withGain(lever, commission, plan))
  }
  return levers
}

/// Sets of changes that answer every reason why a pair has no seat, nearest first: fewest changes, then the smallest.
private func candidates(_ plan: Plan) -> [[LeverSet]] {
  let pairing = plan.pairing
  var hasSeat = (
    agents: [Bool](repeating: false, count: pairing.book.agents.count),
    posts: [Bool](repeating: false, count: pairing.book.posts.count)
  )
  for pair in pairing.eligible {
    hasSeat.agents[Int(pair.agent)] = true
    hasSeat.posts[Int(pair.post)] = true
  }
  var (byAgent, byPost) = ([Int: [LeverSet]](), [Int: [LeverSet]]())
  for pair in pairing.setAside {
    let (agent, post) = (Int(pair.agent), Int(pair.post))
    let (needsAgent, needsPost) = (!hasSeat.agents[agent], !hasSeat.posts[post])
    guard needsAgent || needsPost else { continue }
    for changes in changeSets(agent, post, pairing) {
      if needsAgent {
        byAgent[agent, default: []].append(LeverSet(side: .agent, agent: agent, post: post, changes: changes))
      }
      if needsPost {
        byPost[post, default: []].append(LeverSet(side: .poste, agent: agent, post: post, changes: changes))
      }
    }
  }
  return (byAgent.sorted { $0.key < $1.key } + byPost.sorted { $0.key < $1.key }).map { subject in
    let nearest = subject.value.enumerated().sorted { left, right in
      let (one, other) = (left.element, right.element)
      return (one.changes.count, one.size, left.offset) < (other.changes.count, other.size, right.offset)
    }
    return nearest.prefix(leversTried).map(\.element)
  }
}

/// Every set of at most two changes that answers everything which keeps the pair from a seat; whether it does, and
/// whether a part would, is for the rules to say.
func changeSets(_ agent: Int, _ post: Int, _ pairing: Pairing) -> [[LeverChange]] {
  let worstSeated = pairing.book.lookups.charte.worstSeated
  var sets: [[LeverChange]] = [[]]
  for finding in pairing.book.full(agent, post).reading.findings where finding.answer > worstSeated {
    let options = LeverCatalogue.options(lifting: finding, agent, post, pairing)
    var wider: [[LeverChange]] = []
    for set in sets {
      for option in options {
        let union = set + option.filter { !set.contains($0) }
        if union.count <= 2, !wider.contains(where: { Set($0) == Set(union) }) { wider.append(union) }
      }
    }
    sets = wider
    if sets.isEmpty { return [] }
  }
  return sets.filter { !$0.isEmpty }
}

/// The sets that the rules confirm, and of which no part would do: up to the limit for each subject.
func verified(
  _ candidates: [[LeverSet]], _ commission: Commission, _ pairing: Pairing, limit: Int = leverLimit
) -> [LeverSet] {
  // Every variant of an agent and of a post, read by one book: the rules themselves, over changed values.
  var (agents, posts): ([Agent], [Post]) = ([], [])
  func add(_ lever: LeverSet, _ changes: [LeverChange]) {
    var (agent, post) = (pairing.perimeter.agents[lever.agent], pairing.perimeter.posts[lever.post])
    for change in changes { LeverCatalogue.apply(change, to: &agent, &post, on: commission.businessDate) }
    agents.append(agent)
    posts.append(post)
  }
  let all = candidates.flatMap(\.self)
  for lever in all {
    add(lever, lever.changes)
    for change in lever.changes where lever.changes.count > 1 { add(lever, [change]) }
  }
  let book = RuleBook(commission, agents: agents, posts: posts)
  func isSeated(_ index: Int) -> Bool { book.fast(index, index).answers.worst <= commission.charte.worstSeated }

  var kept: [LeverSet] = []
  var index = 0
  for subject in candidates {
    var count = 0
    for lever in subject {
      let parts = lever.changes.count > 1 ? lever.changes.count : 0
      defer { index += 1 + parts }
      guard count < limit, isSeated(index), !(index + 1..<index + 1 + parts).contains(where: isSeated) else {
        continue
      }
      kept.append(lever)
      count += 1
    }
  }
  return kept
}

/// The commission with the changes, paired and planned again.
private func withGain(_ lever: LeverSet, _ commission: Commission, _ plan: Plan) async throws -> LeverSet {
  var lever = lever
  let perimeter = plan.pairing.perimeter
  let names = (agent: perimeter.agents[lever.agent].code, post: perimeter.posts[lever.post].code)
  let changed = commission.changed(lever.changes, agent: names.agent, post: names.post)
  let other = await pair(changed)
  let found = try solveChoice(other, salt: plan.salt)
  func value(_ level: PlanLevel, _ plan: Plan) -> Int64 { plan.proofs.first { $0.level == level }?.value ?? 0 }
  lever.placements = value(.placements, found) - value(.placements, plan)
  lever.points = value(.points, found) - value(.points, plan)
  let isRetained = found.chosen.contains { index in
    index.map { other.assignment(other.eligible[$0]) == Assignment(agent: names.agent, post: names.post) } ?? false
  }
  if isRetained { lever.grade = .propose }
  return lever
}

extension LeverSet {
  /// How far the changes go: the smaller come first.
  fileprivate var size: Int64 {
    changes.reduce(0) { sum, change in
      switch change.values.first {
      case .number(let km)?: sum + Int64(km)
      case .centimes(let loss)?: sum + loss / LeverCatalogue.lossStep
      default: sum
      }
    }
  }
}

extension Commission {
  func changed(_ changes: [LeverChange], agent: String, post: String) -> Commission {
    var other = self
    guard let one = other.agents.firstIndex(where: { $0.code == agent }),
      let two = other.posts.firstIndex(where: { $0.code == post })
    else { return self }
    for change in changes {
      LeverCatalogue.apply(change, to: &other.agents[one], &other.posts[two], on: businessDate)
    }
    return other
  }
}
