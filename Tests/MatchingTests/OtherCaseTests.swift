import Circulation
import Mobility
import Testing

@testable import Matching

/// The cases of the rules of all or nothing that the plan is not of: what is published proves each no better, and no lie
/// does.
@Suite struct OtherCaseTests {
  private struct Seen {
    var cases = 0
    var impossible = 0
    var byPrices = 0
    var bySideRows = 0
    var later = 0
    var notMet = 0
    var alone = 0
    var lies = 0
  }

  /// One night whose plan is proved, and the best plan of each of its cases by trying every choice.
  private struct Trial {
    let commission: Commission
    let pairing: Pairing
    let plan: Plan
    /// Minimised, by the rules that the case meets; nil: it has no plan.
    let best: [Set<Int>: [Int64]?]
    var model: PlanNetwork { plan.model }

    init?(seed: Int, sideRules: Bool) async throws {
      var generator = StructuredCommission(seed: 900_000 + seed)
      var made = generator.make(agents: 3...6, posts: 3...5, sideRules: sideRules, groups: 1 + seed % 3)
      // Few other rules, or hardly a group would ever be met.
      made.structure.rules.removeFirst(made.structure.rules.count - 1 - seed % 3 - (seed / 3) % 2)
      // Where nobody holds a post, counts of a group are the network's.
      if !sideRules {
        made.structure.occupations = []
        for post in made.posts.indices { made.posts[post].seats = max(1, made.posts[post].seats) }
      }
      commission = made
      pairing = await pair(commission)
      plan = try solvePlan(pairing, salt: 2026)
      guard plan.isProved, !plan.model.allOrNothing.isEmpty, plan.model.allOrNothing.count <= 3 else { return nil }
      let oracle = StructuredPlan(pairing, salt: plan.salt)
      let model = plan.model
      let readings = { (levels: [Int64]) in
        zip(model.levels.all, levels).map { $0.kind.isMaximised ? $1 : $0.objective(of: $1) }
      }
      best = Dictionary(
        uniqueKeysWithValues: model.openings.map { opened in
          let found = oracle.best { chosen in
            model.allOrNothing.allSatisfy { (model.tallies[$0].count(chosen) > 0) == opened.contains($0) }
          }
          return (opened, found.choices.isEmpty ? nil : readings(found.levels))
        })
    }

    func network(of opened: Set<Int>) -> PlanNetwork { PlanNetwork(pairing, salt: plan.salt, opened: opened) }
  }

  private func run(sideRules: Bool, count: Int = sample / 2) async throws -> Seen {
    var seen = Seen()
    for seed in 0..<count {
      guard let trial = try await Trial(seed: seed, sideRules: sideRules) else { continue }
      let (plan, model) = (trial.plan, trial.model)
      #expect(trial.best[model.opened] == plan.objective, "seed \(seed)")
      #expect(plan.certificate.others.count == model.openings.count - 1)
      for other in plan.certificate.others {
        let best = try #require(trial.best[other.model.opened])
        #expect(best.map { !$0.lexicographicallyPrecedes(plan.objective) } ?? true, "seed \(seed)")
        let trees = try #require(other.proof(thatNoneBeats: plan.objective), "seed \(seed)")
        let rows = other.model.rows + plan.certificate.chains
        try TreeChecker(other.model.network).check(trees, thatNoneBeats: plan.objective, rows: rows)
        seen.cases += 1
        seen.impossible += best == nil ? 1 : 0
        seen.alone += other.model.rows.isEmpty ? 1 : 0
        seen.later += trees.count > 1 ? 1 : 0
        seen.notMet += other.model.opened.isStrictSubset(of: model.opened) ? 1 : 0
        if trees.allSatisfy({ $0.rows.isEmpty }) { seen.byPrices += 1 } else { seen.bySideRows += 1 }
        // What is better than the case's best, it refuses to call out of reach: another plan retained, this one hidden.
        if let best { seen.lies += try lies(trial, other, best, trees) }
      }
      try await check(trial)
    }
    return seen
  }

  /// Values that the case beats, claimed with its own trees, whole, shortened or with a price moved.
  private func lies(_ trial: Trial, _ other: PlanCase, _ best: [Int64], _ trees: [BranchTree]) throws -> Int {
    let checker = TreeChecker(other.model.network)
    let rows = other.model.rows + trial.plan.certificate.chains
    var told = 0
    for level in best.indices {
      var worse = best
      worse[level] += 1
      #expect(other.proof(thatNoneBeats: worse) == nil)
      for length in 1...trees.count {
        var claimed = Array(trees.prefix(length))
        #expect(throws: TreeChecker.Fault.self) { try checker.check(claimed, thatNoneBeats: worse, rows: rows) }
        for node in [0, told % other.model.network.nodeCount] {
          let duals = claimed[length - 1].rootDuals
          var prices = Array(duals.prices)
          prices[node] += told % 2 == 0 ? 3 : -3
          claimed[length - 1].rootDuals = Duals(
            prices: PackedIntegers(prices), multipliers: duals.multipliers, denominator: duals.denominator)
          #expect(throws: TreeChecker.Fault.self) { try checker.check(claimed, thatNoneBeats: worse, rows: rows) }
        }
        told += 1
      }
    }
    return told
  }

  /// The same through what is published, as anybody reads it back.
  private func check(_ trial: Trial) async throws {
    var sink = CollectingSink()
    try trial.plan.explainCertificate(&sink)
    var claim = PublishedProof(trial.plan, sink.certificate)
    #expect(try await verify(claim, of: trial.commission, salt: trial.plan.salt).faults == [])
    let other = with(claim) { $0.met = $0.met.isEmpty ? ["R"] : [] }
    #expect(try await !verify(other, of: trial.commission, salt: trial.plan.salt).faults.isEmpty)
    // Where the network alone proves, the published prices are what is judged.
    guard trial.model.rows.isEmpty, trial.model.longestChain == nil else { return }
    let told = claim.otherCases
    for met in Set(told.map(\.met)) {
      claim.otherCases = told.map { row in
        with(row) { if $0.met == met { $0.prices = $0.prices.map { _ in 0 } } }
      }
      #expect(try await !verify(claim, of: trial.commission, salt: trial.plan.salt).faults.isEmpty)
    }
  }

  @Test func rulesOfTheNetwork() async throws {
    let seen = try await run(sideRules: false)
    print("other cases of the network: \(seen)")
    #expect(min(seen.cases, seen.lies) > sample, "\(seen)")
    #expect(min(seen.alone, seen.impossible, seen.later, seen.notMet) > sample / 20, "\(seen)")
  }

  @Test func sideRules() async throws {
    let seen = try await run(sideRules: true)
    print("other cases under side rules: \(seen)")
    #expect(min(seen.cases, seen.lies) > sample && min(seen.bySideRows, seen.impossible) > sample / 20, "\(seen)")
  }
}

extension PublishedProof {
  fileprivate init(_ plan: Plan, _ rows: [CertificateRow]) {
    var claim = PublishedProof(
      proof: .aucune, met: [], prices: [], flow: [:], levels: plan.proofs.map { ($0.name, $0.value) })
    for row in rows {
      switch row {
      case .head(let head): (claim.proof, claim.met) = (head.proof, head.met)
      case .node(let node): claim.prices.append(node.prices)
      case .arc(let arc): claim.flow[arc.arc] = arc.flow
      case .side: break
      case .branch(let branch): if branch.met != plan.model.met { claim.otherCases.append(branch) }
      }
    }
    self = claim
  }
}
