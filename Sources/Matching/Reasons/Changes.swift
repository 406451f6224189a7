public import Mobility

/// Pairs that the search of causes may read in all: each cause supposed is a whole plan computed again.
private let attributionBudget = 1_000_000

extension Pairing {
  /// Small enough for causes of changes to be looked for at all.
  public var searchesCauses: Bool { examined <= attributionBudget }
}

/// What changed for each agent and post since `past`, the plan of a previous night, and why.
///
/// A cause is exact: it is a change of the inputs without which, everything else being tonight's, the row would be as it
/// was. One's own datum is looked at first, then one's posts', then what the commission voted and decided, then time, and
/// last what changed for others, whose effect comes down to here.
///
/// - Parameter before: the inputs of that night, as far as they are still sealed; nil when they are not.
public func changes(
  since past: [Assignment], _ before: Commission?, _ commission: Commission, _ plan: Plan
) async throws -> [ChangeRow] {
  let pairing = plan.pairing
  let old = Dictionary(past.map { ($0.agent, $0.post) }) { first, _ in first }
  let new = plan.choices
  let moved = Set(pairing.perimeter.agents.map(\.code).filter { old[$0] != new[$0] })
  var causes: [String: ChangeRow.Cause] = [:]
  if let before, !moved.isEmpty {
    let search = CauseSearch(before: before, commission, salt: plan.salt)
    causes = try await search.causes(of: moved, old, new, examined: pairing.examined)
  }
  let present = Set(pairing.perimeter.agents.map(\.code))
  let hasDeparture = old.keys.contains { !present.contains($0) }
  func cause(_ agent: String) -> ChangeRow.Cause {
    guard let cause = causes[agent] else { return .unknown }
    return cause == .several && hasDeparture ? .departure : cause
  }
  var rows: [ChangeRow] = []
  for agent in pairing.perimeter.agents {
    let (one, other) = (old[agent.code], new[agent.code])
    guard one != nil || other != nil else { continue }
    let row = ChangeRow(
      recipient: .secretariat, side: .agent, subject: agent.code, change: ChangeRow.Change(one, other), before: one,
      after: other, cause: one == other ? nil : cause(agent.code))
    rows += Recipient.readers(of: agent).compactMap(row.told)
  }
  for post in pairing.perimeter.posts {
    let one = old.filter { $0.value == post.code && present.contains($0.key) }.keys.sorted()
    let other = new.filter { $0.value == post.code }.keys.sorted()
    guard !one.isEmpty || !other.isEmpty else { continue }
    let differing = Set(one).symmetricDifference(other).sorted()
    let row = ChangeRow(
      recipient: .secretariat, side: .poste, subject: post.code,
      change: ChangeRow.Change(one.isEmpty ? nil : one, other.isEmpty ? nil : other),
      before: one.isEmpty ? nil : one.joined(separator: " "),
      after: other.isEmpty ? nil : other.joined(separator: " "), cause: differing.first.map(cause))
    rows += Recipient.readers(hosts: [post.employer]).compactMap(row.told)
  }
  return rows
}

extension ChangeRow.Change {
  init<Value: Equatable>(_ before: Value?, _ after: Value?) {
    self =
      switch (before, after) {
      case (nil, _): .nouveau
      case (_, nil): .retire
      case (let one, let other): one == other ? .maintenu : .deplace
      }
  }
}

/// Supposes one change of the inputs undone at a time.
private struct CauseSearch {
  private let before: Commission
  private let commission: Commission
  private let salt: Int
  private let formerAgents: [String: Agent]
  private let formerPosts: [String: Post]
  private let agents: [String: Agent]
  private let posts: [String: Post]

  init(before: Commission, _ commission: Commission, salt: Int) {
    (self.before, self.commission, self.salt) = (before, commission, salt)
    func agents(_ commission: Commission) -> [String: Agent] {
      let live = commission.agents.filter { $0.agreement.isLive(on: commission.businessDate) }
      return Dictionary(live.map { ($0.code, $0) }) { first, _ in first }
    }
    func posts(_ commission: Commission) -> [String: Post] {
      Dictionary(commission.posts.map { ($0.code, $0) }) { first, _ in first }
    }
    (formerAgents, self.agents) = (agents(before), agents(commission))
    (formerPosts, self.posts) = (posts(before), posts(commission))
  }

  func causes(
    of moved: Set<String>, _ old: [String: String], _ new: [String: String], examined: Int
  ) async throws -> [String: ChangeRow.Cause] {
    var changes: [ChangeRow.Cause] = [.decision, .charte, .shared, .date].filter { !isSame($0) }
    changes += Set(formerAgents.keys).union(agents.keys).sorted().compactMap(changeOfAgent)
    changes += Set(formerPosts.keys).union(posts.keys).sorted().compactMap(changeOfPost)
    guard changes.count * max(examined, 1) <= attributionBudget else { return [:] }
    // What each agent would have without the change.
    var supposed: [(change: ChangeRow.Cause, choices: [String: String])] = []
    for change in changes {
      let pairing = await pair(undoing(change))
      supposed.append((change, try solveChoice(pairing, salt: salt).choices))
    }
    var causes: [String: ChangeRow.Cause] = [:]
    for agent in moved {
      let sufficient = supposed.filter { $0.choices[agent] == old[agent] }.map(\.change)
      let ends = [old[agent], new[agent]].compactMap(\.self)
      func isNear(_ cause: ChangeRow.Cause) -> Int {
        switch cause {
        case .agent(let code, _): code == agent ? 0 : 5
        case .post(let code, _): ends.contains(code) ? 1 : 6
        case .decision: 2
        case .charte: 3
        default: 4
        }
      }
      causes[agent] =
        sufficient.enumerated().min { (isNear($0.element), $0.offset) < (isNear($1.element), $1.offset) }?
        .element ?? .several
    }
    return causes
  }

  private func isSame(_ change: ChangeRow.Cause) -> Bool { undoing(change) == commission }

  private func changeOfAgent(_ code: String) -> ChangeRow.Cause? {
    guard let one = formerAgents[code], let other = agents[code] else { return .agent(code: code, groups: [.dossier]) }
    var groups: [ChangeRow.Part] = []
    if one.employer != other.employer || one.service != other.service { groups.append(.employeur) }
    if one.situation != other.situation { groups.append(.situation) }
    if one.health != other.health { groups.append(.sante) }
    if one.profile != other.profile { groups.append(.profil) }
    if one.wishes != other.wishes { groups.append(.souhaits) }
    if one.pay != other.pay { groups.append(.paie) }
    if occupation(code, before) != occupation(code, commission) { groups.append(.posteTenu) }
    return groups.isEmpty ? nil : .agent(code: code, groups: groups)
  }

  private func occupation(_ agent: String, _ commission: Commission) -> Occupation? {
    commission.structure.occupations.first { $0.agent == agent }
  }

  private func changeOfPost(_ code: String) -> ChangeRow.Cause? {
    guard let one = formerPosts[code], let other = posts[code] else { return .post(code: code, groups: [.poste]) }
    var groups: [ChangeRow.Part] = []
    if one.seats != other.seats { groups.append(.places) }
    if one.opening != other.opening { groups.append(.ouverture) }
    if one.requirements != other.requirements { groups.append(.exigences) }
    if one.conditions != other.conditions { groups.append(.conditions) }
    if one.pay != other.pay { groups.append(.paie) }
    if groups.isEmpty, one != other { groups.append(.poste) }
    return groups.isEmpty ? nil : .post(code: code, groups: groups)
  }

  /// Tonight's inputs with one change undone.
  private func undoing(_ change: ChangeRow.Cause) -> Commission {
    var supposed = commission
    switch change {
    case .agent(let code, _):
      supposed.agents.removeAll { $0.code == code }
      if let former = formerAgents[code] { supposed.agents.append(former) }
      supposed.structure.occupations.removeAll { $0.agent == code }
      if let held = occupation(code, before) { supposed.structure.occupations.append(held) }
    case .post(let code, _):
      supposed.posts.removeAll { $0.code == code }
      if let former = formerPosts[code] { supposed.posts.append(former) }
    case .charte:
      supposed.charte = before.charte
      supposed.structure.rules = before.structure.rules
      supposed.structure.levels = before.structure.levels
      supposed.structure.nodeBudget = before.structure.nodeBudget
      supposed.structure.ledger = before.structure.ledger
    case .decision:
      supposed.avisInForce = before.avisInForce
      supposed.structure.pins = before.structure.pins
      supposed.structure.vetoes = before.structure.vetoes
    case .shared:
      supposed.employers = before.employers
      supposed.conventions = before.conventions
      supposed.referential = before.referential
    case .date:
      supposed.businessDate = before.businessDate
      supposed.seance = before.seance
    case .departure, .several, .unknown: break
    }
    return supposed
  }
}
