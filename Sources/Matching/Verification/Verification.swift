import Circulation
public import Mobility

/// What a run published of its plan and of the proof, as anybody reads it back.
public struct PublishedProof: Sendable {
  public var proof: CertificateHead.Proof
  /// Codes of the rules of all or nothing that the plan meets, in the voted order.
  public var met: [String]
  /// One vector a node, in their order; empty without prices.
  public var prices: [[Int64]]
  /// Flow of each published arc by its number; the others carry nothing.
  public var flow: [Int: Int64]
  /// Value of each level, in order.
  public var levels: [(name: String, value: Int64)]
  /// The trees of the other cases of the rules of all or nothing.
  public var otherCases: [CertificateBranch]

  public init(
    proof: CertificateHead.Proof, met: [String], prices: [[Int64]], flow: [Int: Int64],
    levels: [(name: String, value: Int64)], otherCases: [CertificateBranch] = []
  ) {
    self.proof = proof
    self.met = met
    self.prices = prices
    self.flow = flow
    self.levels = levels
    self.otherCases = otherCases
  }
}

/// What a check of a published plan over all its eligible pairs found.
public struct Verification: Sendable {
  public var examined = 0
  public var eligible = 0
  public var arcs = 0
  /// Under side rules, or when another case has no proof to judge alone, the plan was computed once more, and compared.
  public var isComputedAgain = false
  /// Every level is: not of a night whose budget ended first.
  public var isProved = true
  /// Nothing is wrong when empty.
  public var faults: [String] = []
}

/// Checks a published plan over every eligible pair, published or not: reads each pair again in full, builds the network
/// of all that may take a seat, and puts flow and prices before the solver's independent checkers.
///
/// The other cases of the rules of all or nothing are judged by the trees published of them, on the network that each has.
/// Under side rules, whose trees may be too large to publish or name chains that only a solve finds, and where another
/// case has no proof to judge, the plan is computed again and compared; its own trees, if any, are checked.
///
/// `salt`: as published, which must be one that the date allows.
public func verify(_ claim: PublishedProof, of commission: Commission, salt: Int) async throws -> Verification {
  let pairing = await pair(commission)
  var found = Verification()
  found.examined = pairing.examined
  found.eligible = pairing.eligible.count
  found.faults = misread(pairing, commission)
  if !CertificateHead.tieSalts(on: commission.businessDate).contains(salt) {
    found.faults.append("the salt \(salt) of ties is none that the date allows")
  }
  var model = PlanNetwork(pairing, salt: salt)
  if !model.allOrNothing.isEmpty { model = PlanNetwork(pairing, salt: salt, opened: model.met(by: claim.flow)) }
  if claim.met != model.met {
    found.faults.append("the rules of all or nothing said to be met are not those that the plan meets")
  }
  let network = model.network
  found.arcs = network.arcCount
  guard claim.flow.keys.allSatisfy({ $0 >= 0 && $0 < network.arcCount }) else {
    found.faults.append("an arc of the certificate is not of the network")
    return found
  }
  var flow = PackedIntegers(repeating: 0, count: network.arcCount)
  for (arc, units) in claim.flow { flow[arc] = units }
  for (row, rule) in zip(model.rows, model.rowRules) where !row.isRespected(by: flow) {
    found.faults.append("rule \(model.ruleCodes[rule]) is not respected")
  }
  if let rows = ChainRule(model)?.rows(against: flow).rows, !rows.isEmpty {
    found.faults.append("a chain is too long")
  }
  let objective = network.value(of: flow)
  found.faults += claim.misreadLevels(of: model, objective)
  do {
    let areJudged = try claim.judgesOtherCases(than: model, salt: salt, objective)
    switch claim.proof {
    case .prix:
      let checker = Checker(network)
      let prices = claim.prices.flatMap(\.self)
      try checker.check(flow: flow, prices: prices, objective: objective)
      try checker.check(canonicalFlow: flow, prices: prices)
      if areJudged { break }
      fallthrough
    case .arbres, .aucune:
      let again = try solveChoice(pairing, salt: salt)
      (found.isComputedAgain, found.isProved) = (true, again.isProved)
      if again.opened != model.opened || again.certificate.flow != flow {
        found.faults.append("computed again, the plan is another one")
      } else if case .trees(let bounded) = again.certificate.proof {
        try TreeChecker(network).check(bounded)
      } else if claim.proof != .prix, again.isProved {
        found.faults.append("computed again, the plan has no tree to check")
      }
    }
  } catch let fault {
    found.faults.append("not proved: \(fault)")
  }
  return found
}

extension PublishedProof {
  /// Levels that are not said as the plan gives them.
  fileprivate func misreadLevels(of model: PlanNetwork, _ objective: [Int64]) -> [String] {
    var faults: [String] = []
    for (index, level) in model.levels.all.enumerated() {
      let claimed = index < levels.count ? levels[index] : (name: "", value: 0)
      if claimed.name != level.kind.name || claimed.value != level.reading(of: objective[index]) {
        faults.append("level \(level.kind.name): the plan gives \(level.reading(of: objective[index]))")
      }
    }
    if levels.count != model.levels.count { faults.append("the levels are not those of the charte") }
    return faults
  }

  /// Checks the trees published of each case that is not the plan's; false when one has none, or names chains found while
  /// solving.
  fileprivate func judgesOtherCases(than model: PlanNetwork, salt: Int, _ objective: [Int64]) throws -> Bool {
    var areJudged = true
    for opened in model.openings where opened != model.opened {
      let other = PlanNetwork(model.pairing, salt: salt, opened: opened)
      let trees = trees(of: other.met)
      if trees.isEmpty || trees.contains(where: { $0.lastRow ?? -1 >= other.rows.count }) {
        areJudged = false
      } else {
        try TreeChecker(other.network).check(trees, thatNoneBeats: objective, rows: other.rows)
      }
    }
    return areJudged
  }
}

extension PlanNetwork {
  /// Rules of all or nothing that a flow meets: they place someone.
  fileprivate func met(by flow: [Int: Int64]) -> Set<Int> {
    let carried = flow.filter { $0.value > 0 }.keys.map { $0 - firstPairArc }
    return Set(
      allOrNothing.filter { rule in
        carried.contains { pairing.eligible.indices.contains($0) && tallies[rule].weight(of: pairing.eligible[$0]) > 0 }
      })
  }
}

/// Pairs of which the full reading says otherwise than the one that filled the seats.
private func misread(_ pairing: Pairing, _ commission: Commission) -> [String] {
  let book = pairing.book
  let worstSeated = commission.charte.worstSeated
  var faults: [String] = []
  var next = 0
  for agent in book.agents.indices {
    for post in book.examinedPosts(agent) {
      let (reading, routes) = book.full(agent, post)
      let isListed =
        next < pairing.eligible.count && Int(pairing.eligible[next].agent) == agent
        && Int(pairing.eligible[next].post) == post
      let isSame =
        reading.answers.worst <= worstSeated
        ? isListed && EligiblePair(book, agent, post, routes) == pairing.eligible[next] : !isListed
      if isListed { next += 1 }
      if !isSame {
        let codes = (pairing.perimeter.agents[agent].code, pairing.perimeter.posts[post].code)
        faults.append("\(codes.0) → \(codes.1): read again, the pair says otherwise")
      }
    }
  }
  if next != pairing.eligible.count { faults.append("pairs that nothing opens take seats") }
  return faults
}

extension Network {
  /// Σ cost × flow, one a level.
  fileprivate func value(of flow: PackedIntegers) -> [Int64] {
    (0..<levels).map { level in
      (0..<arcCount).reduce(0) { sum, arc in flow[arc] == 0 ? sum : sum + costs[level][arc] * flow[arc] }
    }
  }
}
