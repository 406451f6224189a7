import Cohort
import TestSupport
import Testing

/// OR-Tools CP-SAT on the same random cohorts, feasible and infeasible.
@Suite struct CohortOracleTests {
  @Test(.enabled(if: Oracle.isWanted, "PASSERELLE_ORACLE_PYTHON names no Python"))
  func choicesAndShortagesAreThoseOfCPSAT() throws {
    let problems = (0..<(Oracle.isFull ? 300 : 40)).map { randomProblem(10_000 + $0, .small) }
    var questions: [CohortQuestion] = []
    var expectations: [(CohortAnswer) -> Void] = []
    var short = 0
    var seconds = 0.0
    let clock = ContinuousClock()
    for (seed, problem) in problems.enumerated() {
      var solution: CohortSolution?
      seconds += clock.measure { solution = problem.solve() } / .seconds(1)
      let plan = try #require(solution)
      check(plan, of: problem, seed)
      questions.append(CohortQuestion(problem, wantsObjective: true))
      expectations.append { #expect($0.objective == plan.objective && plan.isProved, "seed \(seed)") }
      func expectMost(_ problem: CohortProblem, _ test: @escaping (Int?) -> Bool) {
        questions.append(CohortQuestion(problem, wantsObjective: false))
        expectations.append { #expect(test($0.most), "seed \(seed): CP-SAT fills \(String(describing: $0.most))") }
      }
      guard let shortage = problem.shortage() else {
        expectMost(problem) { $0 ?? -1 >= problem.seats }
        continue
      }
      short += 1
      expectMost(problem) { $0 == shortage.filled }
      guard !shortage.cause.isEmpty else { continue }
      let bare = allConstraints(problem).filter { !shortage.cause.contains($0) }.reduce(problem) { $0.without($1) }
      expectMost(bare) { $0 ?? -1 < problem.seats }
      for constraint in shortage.cause { expectMost(bare.without(constraint)) { $0 ?? -1 >= problem.seats } }
    }
    let answers: [CohortAnswer] = try Oracle.ask("cohort.py", questions)
    #expect(answers.count == questions.count)
    for (answer, expect) in zip(answers, expectations) { expect(answer) }
    #expect(short > problems.count / 10 && short < problems.count * 9 / 10, "\(short) shortages")
    let theirs = zip(questions, answers).filter { $0.0.wantsObjective }.map(\.1.seconds).reduce(0, +)
    print("\(problems.count) cohorts, \(short) short: \(seconds) s here, \(theirs) s by CP-SAT")
  }
}
