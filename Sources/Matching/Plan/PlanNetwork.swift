import Circulation
import Mobility

/// The plan as a circulation, one unit an agent: hub → agent → post → hub.
///
/// Between the hub and agents or posts stand the nodes of the structural rules that a network can carry: a band's node
/// holds both sides of its group, so that its one arc to the group around it carries arrivals − departures; a quota's
/// node stands on one side. Whoever holds a post that would be reopened must receive a unit, and has an arc to that post.
/// The rules that no network expresses are rows.
///
/// A long file, since what is built here is written by nothing else: `private(set)` says so, and ends with the file.
struct PlanNetwork {
  var network: Network
  private(set) var rows: [SideRow] = []
  /// Arc of the first eligible pair; the others follow in order.
  private(set) var firstPairArc = 0
  /// For each agent, the arc of staying.
  private(set) var stayArcs: [Int?]
  let levels: PlanLevels
  let statusQuo: StatusQuo
  /// One a structural rule.
  private(set) var applied: [AppliedRule] = []
  let tallies: [Tally]
  /// What each rule forbids, by its index; the minimums, as they would be if they had to be met.
  private(set) var limits: [Int: ConstraintGroup] = [:]
  private(set) var demands: [Int: ConstraintGroup] = [:]
  /// Rules of all or nothing that are about someone, and that no decision has begun.
  private(set) var allOrNothing: [Int] = []
  /// Moves of one chain, at most.
  private(set) var longestChain: Int?
  /// Codes of the rules by their indices; after them, what counts the departures of each employer.
  private(set) var ruleCodes: [String] = []
  /// The rule of each row, by its index.
  private(set) var rowRules: [Int] = []
  /// What the nodes of groups and doors stand for, and the arcs of rules, by their numbers.
  private(set) var groupNodes: [Int: Int] = [:]
  private(set) var doorNodes: [Int: (post: Int, rule: Int)] = [:]
  private(set) var doorArcs: [Int: Int] = [:]
  private(set) var ruleArcs: [Int: (rule: Int, isMinimum: Bool)] = [:]

  let pairing: Pairing
  private let agentCount: Int
  private let postCount: Int
  /// Rules of all or nothing that are met here; the others place nobody.
  let opened: Set<Int>

  init(
    _ pairing: Pairing, salt: Int, opened: Set<Int> = [], preferring preferred: [Int32?]? = nil,
    without ignored: Set<Int> = []
  ) {
    self.pairing = pairing
    self.opened = opened
    let rules = pairing.structure.rules
    let statusQuo = StatusQuo(pairing)
    (agentCount, postCount) = (pairing.book.agents.count, pairing.book.posts.count)
    self.statusQuo = statusQuo
    let tallies = rules.map { Tally($0, pairing, statusQuo) }
    self.tallies = tallies
    let minimums = rules.compactMap { rule in rule.demand.minimum.map { (rule.code, $0) } }
    levels = PlanLevels(pairing, minimums: minimums, preferring: preferred, salt: salt)
    let employers = levels.employerLevels.isEmpty ? [] : Self.departures(pairing, statusQuo)
    ruleCodes = (tallies + employers).map(\.rule.code)
    stayArcs = .init(repeating: nil, count: agentCount)

    var families = Families(agents: agentCount, posts: postCount)
    let classes = families.classify(tallies + employers, pairing, statusQuo)
    let shape = families.shape()
    network = Network(
      levels: levels.count, nodes: agentCount + postCount + 1 + shape.nodeCount,
      reservingArcs: pairing.eligible.count + agentCount + postCount)
    let hub = agentCount + postCount
    func node(_ group: Int?) -> Int { group.map { hub + 1 + $0 } ?? hub }

    for agent in 0..<agentCount {
      let mustReceive = statusQuo.held[agent] != nil
      network.addArc(from: node(shape.sources[agent]), to: agent, lower: mustReceive ? 1 : 0, upper: 1)
    }
    for (post, row) in pairing.perimeter.posts.enumerated() {
      let room = row.seats + statusQuo.occupants[post].count
      network.addArc(from: agentCount + post, to: node(shape.sinks[post]), upper: Int64(room))
    }
    let doors = addDoors(classes)
    firstPairArc = network.arcCount
    for (index, pair) in pairing.eligible.enumerated() {
      let isPinned = statusQuo.pinned[Int(pair.agent)] == index
      network.addArc(
        from: Int(pair.agent), to: doors.entries[Int(pair.post)], lower: isPinned ? 1 : 0,
        upper: statusQuo.closed[index] == nil ? 1 : 0, costs: levels.costs(of: pair))
    }
    for (agent, post) in statusQuo.held.enumerated() {
      if let post { stayArcs[agent] = network.addArc(from: agent, to: doors.stays[post], upper: 1) }
    }
    for (rule, group) in shape.nodes { groupNodes[hub + 1 + group] = rule }
    addRules(classes, shape, node)
    for (index, tally) in employers.enumerated() {
      let group = shape.nodes[tallies.count + index]
      addThresholds(tallies.count + index, tally, group.map { (node(shape.parents[$0]), node($0)) })
    }
    addLimits(without: ignored)
  }

  // MARK: Posts with caps

  private struct Doors {
    /// Where arrivals and stays of each post go.
    var entries: [Int]
    var stays: [Int]
  }

  /// Nodes for the posts whose arrivals or stays are bounded apart; their arcs are the limits of the rule.
  private mutating func addDoors(_ classes: [AppliedRule.Class]) -> Doors {
    let posts = (0..<postCount).map { agentCount + $0 }
    var doors = Doors(entries: posts, stays: posts)
    for (index, tally) in tallies.enumerated() where classes[index] == .reseau {
      guard case .postCaps(let code, _, _, let leavers) = tally.rule.demand,
        let post = pairing.perimeter.posts.firstIndex(where: { $0.code == code })
      else { continue }
      let occupants = statusQuo.occupants[post]
      let room = Int64(pairing.perimeter.posts[post].seats + occupants.count)
      let decided = tally.count(statusQuo.pinned)
      if let cap = tally.votedBounds.upper.map({ max($0, decided) }) {
        var arc = agentCount + post
        if !occupants.isEmpty {
          arc = addDoor(before: &doors.entries[post], upper: room, post, index)
        }
        limits[index, default: ConstraintGroup()].bounds.append((arc, 0, cap))
      }
      if let leavers, !occupants.isEmpty {
        let arc = addDoor(before: &doors.stays[post], upper: Int64(occupants.count), post, index)
        let gone = max(leavers, occupants.count { statusQuo.pinned[$0] != nil })
        limits[index, default: ConstraintGroup()].bounds.append((arc, Int64(max(0, occupants.count - gone)), room))
      }
    }
    return doors
  }

  /// A new node before `entry`, which becomes the way in; returns the arc between them.
  private mutating func addDoor(before entry: inout Int, upper: Int64, _ post: Int, _ rule: Int) -> Int {
    let door = network.addNode()
    let arc = network.addArc(from: door, to: entry, upper: upper)
    doorNodes[door] = (post, rule)
    doorArcs[arc] = rule
    entry = door
    return arc
  }

  // MARK: Rules

  private mutating func addRules(_ classes: [AppliedRule.Class], _ shape: Families.Shape, _ node: (Int?) -> Int) {
    var minimum = 0
    for (index, tally) in tallies.enumerated() {
      let rule = tally.rule
      var row = AppliedRule(index: index, code: rule.code, class: classes[index])
      (row.lower, row.upper) = tally.votedBounds
      let decided = tally.count(statusQuo.pinned)
      if rule.demand.quota == nil, row.lower != nil { row.lower = min(row.lower ?? 0, 0, decided) }
      if row.upper != nil { row.upper = max(row.upper ?? 0, decided, rule.demand.quota == nil ? 0 : decided) }
      let (lower, upper) = (row.lower, row.upper)
      if rule.demand.quota?.isAllOrNothing == true {
        // A group that is begun may stay as it is decided.
        row.lower = decided > 0 ? min(row.lower ?? 0, decided) : opened.contains(index) ? row.lower : 0
        if decided == 0, !opened.contains(index) { row.upper = 0 }
        let canBeMet = (lower ?? 0) <= upper ?? .max
        if decided == 0, row.class != .sansObjet, canBeMet { allOrNothing.append(index) }
      }
      let level = rule.demand.minimum.map { _ in minimum }
      if level != nil { minimum += 1 }
      switch (classes[index], rule.demand) {
      case (.reseau, .reciprocity):
        guard let group = shape.nodes[index] else { break }
        let most = Int64(agentCount)
        let arc = network.addArc(from: node(group), to: node(shape.parents[group]), lower: -most, upper: most)
        ruleArcs[arc] = (index, false)
        limits[index] = ConstraintGroup(bounds: [(arc, row.lower ?? -most, row.upper ?? most)])
      case (.reseau, .departures), (.reseau, .arrivals), (.reseau, .presence):
        guard let group = shape.nodes[index] else { break }
        var ends = (tail: node(group), head: node(shape.parents[group]))
        if case .departures = rule.demand { ends = (ends.head, ends.tail) }
        addQuota(index, ends, row, level)
      case (.laterale, .chainLength(let maximum)):
        // A chain already decided may be longer.
        let allowed = max(maximum, Matching.longestChain(pairing, statusQuo.pinned) ?? 0)
        row.upper = Int64(allowed)
        longestChain = min(longestChain ?? allowed, allowed)
      case (.laterale, _): addRow(index, tally, row, level)
      default: break
      }
      if rule.demand.quota?.isAllOrNothing == true { (row.lower, row.upper) = (lower, upper) }
      applied.append(row)
    }
  }

  /// What the rules forbid, as bounds of arcs and rows.
  private mutating func addLimits(without ignored: Set<Int>) {
    for (index, group) in limits.sorted(by: { $0.key < $1.key }) where !ignored.contains(index) {
      rows += group.rows
      rowRules += group.rows.map { _ in index }
      for (arc, lower, upper) in group.bounds {
        network.setBounds(
          of: arc, lower: max(lower, network.lowers[arc]), upper: min(upper, network.uppers[arc]))
      }
    }
  }

  /// Units that count towards the minimum, then the others up to the maximum.
  private mutating func addQuota(_ index: Int, _ ends: (tail: Int, head: Int), _ row: AppliedRule, _ level: Int?) {
    // A rule of all or nothing may ask for more than everyone: its case is then empty.
    let most = max(Int64(agentCount), level == nil ? row.lower ?? 0 : 0)
    var bounds: [ConstraintGroup.Bound] = []
    var counted: Int64 = 0
    if let level, let lower = row.lower {
      counted = min(lower, most)
      let arc = network.addArc(
        from: ends.tail, to: ends.head, upper: counted, costs: levels.costs(at: level))
      ruleArcs[arc] = (index, true)
      demands[index] = ConstraintGroup(bounds: [(arc, counted, counted)])
      if let upper = row.upper, upper < counted { bounds.append((arc, 0, upper)) }
    }
    let rest = network.addArc(from: ends.tail, to: ends.head, upper: most)
    ruleArcs[rest] = (index, false)
    let lower = level == nil ? row.lower ?? 0 : 0
    if lower > 0 || row.upper != nil { bounds.append((rest, lower, max(0, (row.upper ?? most) - counted))) }
    if !bounds.isEmpty { limits[index] = ConstraintGroup(bounds: bounds) }
  }

  /// A row over the arcs of moves and stays; units that count towards a minimum run on an arc of their own.
  private mutating func addRow(_ index: Int, _ tally: Tally, _ row: AppliedRule, _ level: Int?) {
    let terms = terms(of: tally)
    if let level, let lower = row.lower, lower > 0 {
      let hub = agentCount + postCount
      let met = network.addArc(from: hub, to: hub, upper: lower, costs: levels.costs(at: level))
      ruleArcs[met] = (index, true)
      rows.append(SideRow(terms: terms + [(met, -1)], lower: 0))
      rowRules.append(index)
      demands[index] = ConstraintGroup(rows: [SideRow(terms: terms, lower: lower)])
    }
    let hasLower = tally.rule.demand.minimum == nil && row.lower != nil
    if hasLower || row.upper != nil {
      limits[index] = ConstraintGroup(
        rows: [SideRow(terms: terms, lower: hasLower ? row.lower ?? .min : .min, upper: row.upper ?? .max)])
    }
  }
}

extension PlanNetwork {
  /// Departures of each employer that has candidates.
  private static func departures(_ pairing: Pairing, _ statusQuo: StatusQuo) -> [Tally] {
    pairing.candidates.keys.sorted().map { siret in
      let rule = StructuralRule(
        code: "EMPLOYEUR-\(siret)", scope: StructuralRule.Scope(employer: siret),
        demand: .departures(StructuralRule.Quota()))
      return Tally(rule, pairing, statusQuo)
    }
  }

  /// A unit of each level of employers for the first agents that leave one: through the arcs of its departures, or, where
  /// the network has none, by a row.
  private mutating func addThresholds(_ index: Int, _ tally: Tally, _ ends: (tail: Int, head: Int)?) {
    let hub = agentCount + postCount
    let arcs = levels.employerLevels.map { level in
      network.addArc(from: ends?.tail ?? hub, to: ends?.head ?? hub, upper: 1, costs: levels.costs(at: level))
    }
    for arc in arcs { ruleArcs[arc] = (index, true) }
    if let ends {
      ruleArcs[network.addArc(from: ends.tail, to: ends.head, upper: Int64(agentCount))] = (index, false)
    } else {
      rows.append(SideRow(terms: terms(of: tally) + arcs.map { ($0, -1) }, lower: 0))
      rowRules.append(index)
    }
  }

  /// Codes of the rules of all or nothing that are met here, in the voted order.
  var met: [String] { opened.sorted().map { ruleCodes[$0] } }

  /// What moves and stays count for.
  private func terms(of tally: Tally) -> [SideRow.Term] {
    var terms: [SideRow.Term] = []
    for (index, pair) in pairing.eligible.enumerated() {
      let weight = tally.weight(of: pair)
      if weight != 0 { terms.append((firstPairArc + index, weight)) }
    }
    for (agent, arc) in stayArcs.enumerated() {
      let weight = tally.weight(ofStaying: agent)
      if let arc, weight != 0 { terms.append((arc, weight)) }
    }
    return terms
  }
}
