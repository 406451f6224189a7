import TestSupport
import Testing

@testable import Cohort

/// OR-Tools CP-SAT on the same random cohorts, feasible and infeasible.
@Suite struct CohortOracleTests {
  private struct Question: Encodable {
    struct Calendar: Encodable {
      var slots: [Int]
      var free: [Bool]
      var rhythms: [[Int]]
    }
    struct Volunteer: Encodable {
      struct Choice: Encodable {
        var option: Int
        var points: Int
        var tie: Int64
        var kept: Bool
        var refused: Bool
      }
      var employer: Int
      var shape: Int
      var priorities: [Bool]
      var retained: Bool
      var wasChosen: Bool
      var choices: [Choice]
    }
    var wantsObjective: Bool
    var seats: Int
    var horizon: Int
    var gap: Int
    var replanning: Bool
    var resources: [[Int]]
    var places: [[Int]]
    var options: [[Int]]
    var quotas: [[Int]]
    var shapes: [Calendar]
    var people: [Volunteer]

    init(_ problem: CohortProblem, wantsObjective: Bool) {
      self.wantsObjective = wantsObjective
      seats = problem.seats
      horizon = problem.horizon
      gap = problem.gap
      replanning = problem.isReplanning
      resources = problem.resources
      places = problem.places
      options = problem.options
      quotas = problem.quotas.map { [$0.minimum, $0.maximum] }
      shapes = problem.shapes.map { Calendar(slots: $0.slots, free: $0.free, rhythms: $0.rhythms) }
      people = problem.people.map { person in
        Volunteer(
          employer: person.employer, shape: person.shape, priorities: person.priorities, retained: person.isRetained,
          wasChosen: person.wasChosen,
          choices: person.choices.map {
            Volunteer.Choice(
              option: $0.option, points: $0.points, tie: $0.tie, kept: $0.isKept, refused: $0.refusal != nil)
          })
      }
    }
  }

  private struct Answer: Decodable {
    var objective: [Int64]?
    var most: Int?
    var seconds: Double
  }

  @Test(.enabled(if: Oracle.isWanted, "PASSERELLE_ORACLE_PYTHON names no Python"))
  func choicesAndShortagesAreThoseOfCPSAT() throws {
    let problems = (0..<(Oracle.isFull ? 300 : 40)).map { randomProblem(10_000 + $0, .small) }
    var questions: [Question] = []
    var expectations: [(Answer) -> Void] = []
    var short = 0
    var seconds = 0.0
    let clock = ContinuousClock()
    for (seed, problem) in problems.enumerated() {
      var solution: CohortSolution?
      seconds += clock.measure { solution = problem.solve() } / .seconds(1)
      let plan = try #require(solution)
      check(plan, of: problem, seed)
      questions.append(Question(problem, wantsObjective: true))
      expectations.append { #expect($0.objective == plan.objective && plan.isProved, "seed \(seed)") }
      func expectMost(_ problem: CohortProblem, _ test: @escaping (Int?) -> Bool) {
        questions.append(Question(problem, wantsObjective: false))
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
    let answers: [Answer] = try Oracle.ask("cohort.py", questions)
    #expect(answers.count == questions.count)
    for (answer, expect) in zip(answers, expectations) { expect(answer) }
    #expect(short > problems.count / 10 && short < problems.count * 9 / 10, "\(short) shortages")
    let theirs = zip(questions, answers).filter { $0.0.wantsObjective }.map(\.1.seconds).reduce(0, +)
    print("\(problems.count) cohorts, \(short) short: \(seconds) s here, \(theirs) s by CP-SAT")
  }
}
