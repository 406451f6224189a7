import Cohort
import Foundation
import TestSupport
import Testing

/// `scripts/bench cohort`: cohorts of twelve, planned one after the other here and by CP-SAT, which must agree wherever it
/// ends in its time.
@Suite struct CohortBench {
  private static let count = ProcessInfo.processInfo.environment["PASSERELLE_BENCH_COHORTS"].flatMap(Int.init)
  private static let limit = ProcessInfo.processInfo.environment["PASSERELLE_BENCH_LIMIT"].flatMap(Double.init)

  @Test(.enabled(if: count != nil, "scripts/bench cohort runs it"))
  func cohortsOfTwelve() throws {
    let problems = (0..<(Self.count ?? 0)).map(wholeCohort)
    var rounds: [Double] = []
    var solutions: [CohortSolution] = []
    for _ in 0..<5 {
      let start = clock()
      solutions = problems.map { $0.solve() }
      rounds.append(Double(clock() - start) / Double(CLOCKS_PER_SEC))
    }
    for (seed, (problem, solution)) in zip(problems, solutions).enumerated() { check(solution, of: problem, seed) }
    let answers: [CohortAnswer] = try Oracle.ask(
      "cohort.py", problems.map { CohortQuestion($0, wantsObjective: true, limit: Self.limit) })
    for (seed, (solution, answer)) in zip(solutions, answers).enumerated() {
      #expect(solution.isProved && (answer.objective ?? solution.objective) == solution.objective, "seed \(seed)")
    }
    let here = rounds.sorted()[2]
    let theirs = answers.map(\.seconds).reduce(0, +)
    let short = solutions.count { $0.seats.count < 12 }
    let ended = answers.count { $0.objective != nil }
    print(
      "| cohorts of twelve | that cannot be filled | passerelle s | CP-SAT s | ended in its time | ratio, at most |")
    print("|---|---|---|---|---|---|")
    print(
      "| \(problems.count) | \(short) | \(Bench.hundredths(here)) | \(Bench.hundredths(theirs)) | \(ended) "
        + "| \((here / theirs * 1000).rounded() / 1000) |")
  }
}
