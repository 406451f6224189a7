import Circulation
import Testing

@Suite struct EngineTests {
  @Test(arguments: 0..<12) func bothEnginesAgreeOnPlans(seed: Int) throws {
    let levels = 1 + seed % 4
    let network = randomPlan(
      seed: seed, agents: 40 + 30 * seed, posts: 20 + 15 * seed, degree: 6, levels: levels,
      values: levels == 1 ? 0...1000 : 0...3)
    let checker = Checker(network)
    let answers = try Engine.allCases.map { engine in
      let solution = try #require(solve(network, engine: engine).solution)
      try checker.check(flow: solution.flow, prices: solution.prices, objective: solution.objective)
      return solution.objective
    }
    #expect(answers[0] == answers[1] && answers[1] == answers[2])
    #expect(answers[0][0] < 0)
  }

  @Test(arguments: Engine.allCases) func wideCostsAreExact(engine: Engine) throws {
    let network = randomPlan(seed: 5, agents: 200, posts: 100, degree: 8, values: 0...(1 << 40))
    let solution = try #require(solve(network, engine: engine).solution)
    try Checker(network).check(flow: solution.flow, prices: solution.prices, objective: solution.objective)
  }

  @Test func sameAnswerTwice() {
    let network = randomPlan(seed: 9, agents: 150, posts: 80, degree: 8)
    #expect(solve(network).solution == solve(network).solution)
  }

  /// The units that scaling leaves share their ways through quotas and hub: few searches serve all of them
  /// (one each on these networks; 7 to 21 if a search served one unit of each node at most).
  @Test(arguments: 0..<6) func theExactFinishTakesFewSearches(seed: Int) throws {
    let network = randomPlan(seed: seed, agents: 2_000, posts: 200, degree: 10)
    var searches: [Int: Int] = [:]
    _ = solve(network) { progress in
      searches[progress.phase, default: 0] += 1
      return true
    }
    let last = try #require(searches.keys.max())
    #expect(try #require(searches[last]) <= 3)
  }

  @Test(arguments: Engine.allCases) func stopsWhenAsked(engine: Engine) {
    let network = randomPlan(seed: 2, agents: 300, posts: 150, degree: 10)
    var calls = 0
    let outcome = solve(network, engine: engine) { _ in
      calls += 1
      return false
    }
    guard case .cancelled = outcome else { return #expect(Bool(false), "\(outcome)") }
    #expect(calls == 1)
  }

  @Test func progressNamesEveryLevel() {
    let network = randomPlan(seed: 4, agents: 300, posts: 150, degree: 10, levels: 2, values: 0...3)
    var levels: Set<Int> = []
    _ = solve(network) { progress in
      levels.insert(progress.level)
      return true
    }
    #expect(levels == [0, 1])
  }
}
