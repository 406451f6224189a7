import Foundation
import Mobility
import Testing

/// How many random commissions a property tries; PASSERELLE_FULL=1 asks for many more.
let sample = ProcessInfo.processInfo.environment["PASSERELLE_FULL"] == "1" ? 600 : 60

/// A commission with its book, and every pair it examines.
struct Examined {
  let commission: Commission
  let perimeter: Perimeter
  let book: RuleBook

  init(_ commission: Commission) {
    self.commission = commission
    perimeter = Perimeter(commission)
    book = RuleBook(commission, agents: perimeter.agents, posts: perimeter.posts)
  }

  init(seed: Int) {
    var random = RandomCommission(seed: seed)
    self.init(random.make(agents: 12, posts: 14))
  }

  var pairs: [(agent: Int, post: Int)] {
    perimeter.agents.indices.flatMap { agent in perimeter.posts.indices.map { (agent, $0) } }
      .filter { book.isExamined($0.0, $0.1) }
  }

  /// Everything said of every pair, by codes: what must not depend on order or on names.
  var sayings: [String: Saying] {
    var sayings: [String: Saying] = [:]
    for (agent, post) in pairs {
      let (reading, routes) = book.full(agent, post)
      sayings["\(perimeter.agents[agent].code) \(perimeter.posts[post].code)"] = Saying(
        findings: Set(reading.findings), routes: routes, points: book.pointsOf(agent, post),
        priorities: book.prioritiesOf(agent, post, routes))
    }
    return sayings
  }

  struct Saying: Equatable {
    let findings: Set<Finding>
    let routes: Routes
    let points: Points
    let priorities: [Priority]
  }
}

@Suite struct InvariantTests {
  /// The generator must not go blind: every rule of a pair or of the perimeter answers somewhere, ✓ and not.
  @Test func theSampleReachesEveryRule() {
    var seen: Set<Rule> = []
    var answers: Set<Finding> = []
    var verdicts: [Verdict: Int] = [:]
    var (priorities, routes): (Set<Priority>, Routes) = ([], [])
    for seed in 0..<sample {
      let examined = Examined(seed: seed)
      if examined.perimeter.excluded > 0 { seen.insert(.consent) }
      if !examined.perimeter.outOfScope.isEmpty { seen.insert(.inaptTotale) }
      for control in examined.perimeter.controlled { seen.insert(control.rule) }
      if examined.perimeter.posts.contains(where: { $0.opening.publicationEnd == nil }) { seen.insert(.noEnd) }
      if examined.pairs.count < examined.perimeter.agents.count * examined.perimeter.posts.count {
        seen.insert(.partie)
      }
      for (agent, post) in examined.pairs {
        let (reading, open) = examined.book.full(agent, post)
        for finding in reading.findings {
          seen.insert(finding.rule)
          answers.insert(Finding(finding.rule, finding.answer))
        }
        verdicts[Verdict(worst: reading.answers.worst), default: 0] += 1
        priorities.formUnion(examined.book.prioritiesOf(agent, post, open))
        routes.formUnion(open)
      }
    }
    // The plan's own rules are noted by the plan, and those of immersion by places, which no post is.
    let ofPairs = Rule.allCases.filter { rule in
      rule != .capacity && !rule.rawValue.hasPrefix("PLAN-") && !rule.rawValue.hasPrefix("IMM-")
    }
    #expect(Set(ofPairs).isSubset(of: seen))
    #expect(verdicts.count == 4 && verdicts.values.allSatisfy { $0 > 50 }, "\(verdicts)")
    #expect(priorities == Set(Priority.allCases))
    #expect(routes.list == Route.allCases)
    #expect(answers.count > ofPairs.count)
  }

  @Test func threeReadingsAgree() {
    var counting = CountingReading()
    for seed in 0..<sample {
      let examined = Examined(seed: seed)
      for (agent, post) in examined.pairs {
        let fast = examined.book.fast(agent, post)
        let full = examined.book.full(agent, post)
        let routes = examined.book.count(agent, post, into: &counting)
        #expect(fast.answers == full.reading.answers && counting.answers == fast.answers)
        #expect(fast.routes == full.routes && routes == fast.routes)
        let noted = full.reading.findings.filter { $0.answer != .conforme }
          .map { $0.rule.index * 4 + Int($0.answer.rawValue) }
        #expect(Set(noted) == Set(counting.noted) && counting.noted.count == Set(noted).count)
      }
    }
  }

  /// G 1, 2, 3, 8, and the meaning of an axis without route.
  @Test func verdictsFollowFromWhatIsSaid() {
    for seed in 0..<sample {
      let examined = Examined(seed: seed)
      for (index, post) in examined.pairs {
        let (reading, routes) = examined.book.full(index, post)
        let (agent, host) = (examined.perimeter.agents[index], examined.perimeter.posts[post])
        let worst = reading.findings.map(\.answer).max() ?? .conforme
        #expect(worst == reading.answers.worst)
        #expect(routes.isEmpty == (reading.answers[.statut] == .bloquant))
        for finding in reading.findings { #expect(reading.answers[finding.rule.axis] >= finding.answer) }
        for axis in [Axis.statut, .sante, .souhaits, .competences] {
          #expect(reading.findings.contains { $0.rule.axis == axis && $0.answer == reading.answers[axis] })
        }
        let isSeated = worst <= .sousCondition
        if let held = agent.profile.diplomas, !Set(host.requirements.diplomas).isSubset(of: held) {
          #expect(worst == .bloquant)
        }
        let categories = (category(agent), category(host))
        if isSeated, agent.situation.statut == .titulaire, let held = categories.0, let asked = categories.1 {
          #expect(asked <= held)
          if asked < held {
            #expect(routes == Routes(.detachementReclassement))
            #expect(agent.health.inaptitudeOpinionOn != nil || agent.health.pprStart != nil)
          }
        }
      }
    }
  }

  private func category(_ agent: Agent) -> Mobility.Category? {
    RandomCommission.cadres.first { $0.code == agent.situation.cadre }?.category
  }

  private func category(_ post: Post) -> Mobility.Category? {
    RandomCommission.cadres.first { $0.code == post.opening.cadre }?.category
  }

  /// G 4: no agreement, no row; and a number that says how many.
  @Test func withoutAgreementNobodyIsPaired() {
    for seed in 0..<sample {
      let examined = Examined(seed: seed)
      let live = examined.commission.agents.filter { agent in
        let (signed, withdrawn) = (agent.agreement.signedOn, agent.agreement.withdrawnOn)
        return signed != nil && signed! <= examined.commission.businessDate
          && (withdrawn == nil || withdrawn! > examined.commission.businessDate)
      }
      #expect(Set(live.map(\.code)) == Set((examined.perimeter.agents + examined.perimeter.outOfScope).map(\.code)))
      #expect(examined.perimeter.excluded == examined.commission.agents.count - live.count)
    }
  }

  /// G 6, first half. An expired or future restriction included.
  @Test func addingARestrictionNeverImproves() {
    for seed in 0..<sample * 2 {
      var generator = RandomCommission(seed: seed)
      let before = generator.make(agents: 8, posts: 10)
      let after = with(before) { commission in
        for index in commission.agents.indices {
          commission.agents[index].health.restrictions.append(
            index % 2 == 0 ? Restriction(code: "R11") : generator.makeRestriction())
        }
      }
      expectNeverBetter(before, after)
    }
  }

  /// G 6, second half: a longer declared list of titles, a wider radius.
  @Test func addingATitleOrAWiderRadiusNeverWorsens() {
    for seed in 0..<sample {
      var generator = RandomCommission(seed: seed)
      let base = generator.make(agents: 10, posts: 12)
      for title in RandomCommission.titles {
        expectNeverBetter(
          with(base) { commission in
            for index in commission.agents.indices { commission.agents[index].profile.diplomas?.append(title) }
          }, base)
      }
      for more in [1, 20] {
        expectNeverBetter(
          with(base) { commission in
            for index in commission.agents.indices {
              let radius = commission.agents[index].wishes.radiusKm
              commission.agents[index].wishes.radiusKm = radius.map { $0 + more }
            }
          }, base)
      }
    }
  }

  private func expectNeverBetter(_ better: Commission, _ worse: Commission) {
    let (first, second) = (Examined(better), Examined(worse))
    for (agent, post) in first.pairs {
      let (left, right) = (first.book.fast(agent, post).answers, second.book.fast(agent, post).answers)
      #expect(left.worst <= right.worst, "\(first.book.full(agent, post)) \(second.book.full(agent, post))")
    }
  }

  /// G 7: no answer depends on the order of rows, nor on what employers are called.
  @Test func permutingRowsAndRenamingEmployersChangesNothing() {
    for seed in 0..<sample {
      let examined = Examined(seed: seed)
      var random = Seeded(seed)
      let shuffled = with(examined.commission) { commission in
        commission.agents.shuffle(using: &random)
        commission.posts.shuffle(using: &random)
        commission.employers.shuffle(using: &random)
        commission.conventions.shuffle(using: &random)
        commission.avisInForce.shuffle(using: &random)
        commission.referential.cadres.shuffle(using: &random)
        commission.referential.grades.shuffle(using: &random)
        commission.referential.communes.shuffle(using: &random)
        commission.referential.travelTimes.shuffle(using: &random)
        for index in commission.agents.indices { commission.agents[index].health.restrictions.shuffle(using: &random) }
        for index in commission.posts.indices { commission.posts[index].conditions.demands.shuffle(using: &random) }
      }
      #expect(Examined(shuffled).sayings == examined.sayings)
      #expect(Examined(renamed(examined.commission)).sayings == examined.sayings)
    }
  }

  /// Other SIRETs, in the reverse order.
  private func renamed(_ commission: Commission) -> Commission {
    func name(_ siret: String) -> String { "Z\(9 - (Int(siret.dropFirst()) ?? 0))" }
    return with(commission) { commission in
      for index in commission.employers.indices {
        commission.employers[index].siret = name(commission.employers[index].siret)
      }
      for index in commission.conventions.indices {
        commission.conventions[index].parties = commission.conventions[index].parties.map(name)
      }
      for index in commission.agents.indices {
        commission.agents[index].employer = name(commission.agents[index].employer)
        commission.agents[index].wishes.employers = commission.agents[index].wishes.employers.map(name)
        commission.agents[index].wishes.excludedEmployers = commission.agents[index].wishes.excludedEmployers.map(name)
      }
      for index in commission.posts.indices {
        commission.posts[index].employer = name(commission.posts[index].employer)
      }
    }
  }

  @Test func pointsAreBoundedAndLinearInTheWeights() {
    for seed in 0..<sample {
      let examined = Examined(seed: seed)
      let doubled = Examined(
        with(examined.commission) { $0.charte.weights = $0.charte.weights.map { $0 * 2 } })
      for (agent, post) in examined.pairs {
        let points = examined.book.pointsOf(agent, post)
        #expect(points.criteria.count == Criterion.allCases.count)
        #expect(points.criteria.allSatisfy { (0...100).contains($0) })
        #expect(doubled.book.pointsOf(agent, post).total == 2 * points.total)
      }
    }
  }
}
