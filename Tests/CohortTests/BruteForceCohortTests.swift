import Cohort
import Testing

@Suite struct BruteForceCohortTests {
  /// Every choice of people and places, every beginning of every period, on tiny cohorts.
  @Test(arguments: 0..<400) func theBestCohortIsTheBestOfAll(seed: Int) {
    let problem = randomProblem(seed, .tiny)
    let solution = problem.solve()
    #expect(solution.isProved)
    #expect(solution.objective == bruteForce(problem), "seed \(seed)")
    check(solution, of: problem, seed)
  }

  @Test(arguments: 0..<400) func theFewestPeriodsMove(seed: Int) {
    let problem = randomProblem(seed, .tiny)
    guard problem.isReplanning else { return }
    let solution = problem.solve()
    let pairs = solution.seats.map { (person: $0.person, choice: $0.choice) }
    #expect(solution.moved == leastMoved(problem, pairs), "seed \(seed)")
  }

  /// Some of those in the plan in force have days to make up for, before or after any of their periods.
  @Test(arguments: 0..<400) func whatIsOwedFindsItsPlaceAndTheFewestPeriodsMove(seed: Int) {
    let problem = owing(randomProblem(seed, .tiny))
    guard problem.people.contains(where: { $0.previous.count > 1 }) else { return }
    let solution = problem.solve()
    #expect(solution.objective == bruteForce(problem), "seed \(seed)")
    check(solution, of: problem, seed)
    let pairs = solution.seats.map { (person: $0.person, choice: $0.choice) }
    #expect(solution.moved == leastMoved(problem, pairs), "seed \(seed)")
  }

  @Test(arguments: 0..<300) func theCauseOfAShortageIsIrreducible(seed: Int) {
    let problem = randomProblem(seed, .tiny)
    let most = mostSeats(problem)
    #expect((problem.shortage(of: problem.solve()) == nil) == (most ?? -1 >= problem.seats), "seed \(seed)")
    guard let shortage = problem.shortage() else {
      #expect(most ?? -1 >= problem.seats, "seed \(seed)")
      return
    }
    #expect(shortage.filled == most, "seed \(seed)")
    for (constraint, filled) in shortage.relaxations {
      #expect(mostSeats(problem.relaxing(constraint)) == filled && filled > most ?? -1, "seed \(seed)")
    }
    guard !shortage.cause.isEmpty else { return }
    let others = allConstraints(problem).filter { !shortage.cause.contains($0) }
    let bare = others.reduce(problem) { $0.without($1) }
    #expect(mostSeats(bare) ?? -1 < problem.seats, "seed \(seed)")
    for constraint in shortage.cause {
      #expect(mostSeats(bare.without(constraint)) ?? -1 >= problem.seats, "seed \(seed)")
    }
  }

  /// Without the nodes to tell, a constraint may be one too many: the cause is one all the same, and says it is not proved.
  @Test(arguments: 0..<300) func aCauseThatIsNotProvedIsACause(seed: Int) {
    let problem = randomProblem(seed, .tiny)
    guard let shortage = problem.shortage(of: nil, nodes: 0) else { return }
    let others = allConstraints(problem).filter { !shortage.cause.contains($0) }
    #expect(mostSeats(others.reduce(problem) { $0.without($1) }) ?? -1 < problem.seats, "seed \(seed)")
    for (constraint, filled) in shortage.relaxations {
      #expect(filled <= mostSeats(problem.relaxing(constraint)) ?? -1, "seed \(seed)")
    }
    #expect(problem.shortage()?.isProved == true, "seed \(seed)")
  }

  @Test func bothKindsOccur() {
    let problems = (0..<300).map { randomProblem($0, .tiny) }
    let short = problems.count { $0.shortage() != nil }
    #expect(short > 50 && short < 250, "\(short) of 300")
    #expect(problems.count { $0.shortage()?.cause.isEmpty == false } > 30)
  }
}

func allConstraints(_ problem: CohortProblem) -> [CohortConstraint] {
  [.otherEmployer, .otherMetier] + problem.resources.indices.map { .resource($0) }
    + problem.quotas.indices.flatMap { [.employerMaximum($0), .employerMinimum($0)] }
}

/// The same, where everyone in the plan in force owes half a day more.
private func owing(_ problem: CohortProblem) -> CohortProblem {
  var problem = problem
  for person in problem.people.indices {
    guard let starts = problem.people[person].previous.first else { continue }
    let shape = problem.shapes[problem.people[person].shape]
    let ranks = (0...starts.count).reversed()
    problem.shapes.append(
      Shape(
        slots: shape.slots, free: shape.free,
        rhythms: ranks.map { Array(shape.rhythms[0][..<$0] + [1] + shape.rhythms[0][$0...]) }))
    problem.people[person].shape = problem.shapes.count - 1
    problem.people[person].previous = ranks.map { Array(starts[..<$0] + [nil] + starts[$0...]) }
  }
  return problem
}

/// A plan respects what it was asked: nobody twice, room everywhere, runs free and in order.
func check(_ solution: CohortSolution, of problem: CohortProblem, _ seed: Int) {
  var used = problem.resources.map { $0.map { _ in 0 } }
  #expect(Set(solution.seats.map(\.person)).count == solution.seats.count)
  for seat in solution.seats {
    let person = problem.people[seat.person]
    let shape = problem.shapes[person.shape]
    #expect(shape.rhythms.contains(seat.periods.map(\.slots.count)), "seed \(seed)")
    var nextDay = 0
    for (number, period) in seat.periods.enumerated() {
      #expect(period.place == problem.place(person.choices[seat.choice].option, number))
      let indices = period.slots.compactMap { shape.slots.firstIndex(of: $0) }
      #expect(indices == Array(indices[0]..<indices[0] + period.slots.count) && indices.allSatisfy { shape.free[$0] })
      #expect(shape.days[indices[0]] >= nextDay)
      nextDay = shape.days[indices[indices.count - 1]] + 1 + problem.gap
      for resource in problem.places[period.place] { for slot in period.slots { used[resource][slot] += 1 } }
    }
  }
  for resource in used.indices {
    #expect(zip(used[resource], problem.resources[resource]).allSatisfy { $0 <= $1 }, "seed \(seed)")
  }
}

// MARK: Every choice, every calendar

private func eachChoice(_ problem: CohortProblem, _ body: ([(person: Int, choice: Int)]) -> Void) {
  var chosen: [(person: Int, choice: Int)] = []
  func go(_ person: Int) {
    guard person < problem.people.count else {
      let counts = problem.quotas.indices.map { employer in
        chosen.count { problem.people[$0.person].employer == employer }
      }
      let fits = zip(counts, problem.quotas).allSatisfy { $0 <= max($1.minimum, $1.maximum) }
      if chosen.count <= problem.seats, fits { body(chosen) }
      return
    }
    go(person + 1)
    for (number, choice) in problem.people[person].choices.enumerated() where choice.refusal == nil {
      chosen.append((person, number))
      go(person + 1)
      chosen.removeLast()
    }
  }
  go(0)
}

private func value(_ problem: CohortProblem, _ chosen: [(person: Int, choice: Int)]) -> [Int64] {
  let pairs = chosen.map { (problem.people[$0.person], problem.people[$0.person].choices[$0.choice]) }
  let retained = -pairs.count { $0.0.isRetained }
  let met = problem.quotas.indices.map { employer in
    min(problem.quotas[employer].minimum, pairs.count { $0.0.employer == employer })
  }
  let voted = (0..<2).flatMap { rank -> [Int] in
    let holders = pairs.filter { $0.0.priorities[rank] }
    return [-holders.count, -holders.map(\.1.points).reduce(0, +)]
  }
  let changes = pairs.map { $0.0.wasChosen ? ($0.1.isKept ? -1 : 0) : 1 }.reduce(0, +)
  let points = -pairs.map(\.1.points).reduce(0, +)
  let tie = pairs.map(\.1.tie).reduce(0, +)
  let head = [retained, -met.reduce(0, +)]
  let rest =
    problem.isReplanning ? [-pairs.count, changes] + voted + [points] : voted + [-pairs.count, points]
  return (head + rest).map(Int64.init) + [tie]
}

private func bruteForce(_ problem: CohortProblem) -> [Int64] {
  var best: [Int64]?
  eachChoice(problem) { chosen in
    let value = value(problem, chosen)
    if best.map({ value.lexicographicallyPrecedes($0) }) ?? true, leastMoved(problem, chosen) != nil { best = value }
  }
  return best ?? []
}

private func mostSeats(_ problem: CohortProblem) -> Int? {
  var most: Int?
  eachChoice(problem) { chosen in
    let isMet = problem.quotas.indices.allSatisfy { employer in
      chosen.count { problem.people[$0.person].employer == employer } >= problem.quotas[employer].minimum
    }
    if isMet, chosen.count > most ?? -1, leastMoved(problem, chosen) != nil { most = chosen.count }
  }
  return most
}

/// The fewest periods of the plan in force that move, over every calendar; nil when there is no calendar.
private func leastMoved(_ problem: CohortProblem, _ chosen: [(person: Int, choice: Int)]) -> Int? {
  var used = problem.resources.map { $0.map { _ in 0 } }
  var best: Int?
  func go(_ index: Int, _ rhythm: [Int], _ previous: [Int?], _ number: Int, _ day: Int, _ moved: Int) {
    if let best, moved >= best { return }
    guard number < rhythm.count else {
      guard index + 1 < chosen.count else {
        best = moved
        return
      }
      begin(index + 1, moved)
      return
    }
    let person = problem.people[chosen[index].person]
    let shape = problem.shapes[person.shape]
    let choice = person.choices[chosen[index].choice]
    let resources = problem.places[problem.place(choice.option, number)]
    let old = previous.indices.contains(number) ? previous[number] : nil
    for start in shape.dayStarts.indices where start >= day {
      guard let run = shape.run(from: start, length: rhythm[number]) else { continue }
      let slots = run.map { shape.slots[$0] }
      guard
        resources.allSatisfy({ resource in
          slots.allSatisfy { used[resource][$0] < problem.resources[resource][$0] }
        })
      else { continue }
      for resource in resources { for slot in slots { used[resource][slot] += 1 } }
      let hasMoved = old.map { $0 / 2 != slots[0] / 2 } ?? false
      go(
        index, rhythm, previous, number + 1, shape.days[run.upperBound - 1] + 1 + problem.gap,
        moved + (hasMoved ? 1 : 0))
      for resource in resources { for slot in slots { used[resource][slot] -= 1 } }
    }
  }
  func begin(_ index: Int, _ moved: Int) {
    let person = problem.people[chosen[index].person]
    let ways = person.choices[chosen[index].choice].isKept ? person.previous : []
    for (way, rhythm) in problem.shapes[person.shape].rhythms.enumerated() {
      if way < ways.count {
        go(index, rhythm, ways[way], 0, 0, moved)
      } else {
        go(index, rhythm, [], 0, 0, moved + (ways.first ?? []).compactMap { $0 }.count)
      }
    }
  }
  if chosen.isEmpty { return 0 }
  begin(0, 0)
  return best
}
