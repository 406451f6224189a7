/// A cohort that can be: who, where, when.
package struct CohortSolution: Sendable {
  /// One person placed.
  package struct Seat: Sendable {
    /// Index among the people of the problem.
    package let person: Int
    /// Index among the choices of that person.
    package let choice: Int
    /// In the order of time; none when nothing is left to do.
    package let periods: [Period]
  }

  /// In the order of the people.
  package let seats: [Seat]
  /// Value of each level, the least being the best.
  package let objective: [Int64]
  /// Periods of the plan in force that had to move; nil for a first plan.
  package let moved: Int
  /// Proved to be the best; false when a budget of nodes was spent first.
  package let isProved: Bool
}

extension CohortProblem {
  /// The best cohort and its calendar. There is always one, empty at worst; the caller looks at how many seats it fills.
  package func solve() -> CohortSolution {
    var search = ChoiceSearch(self)
    return search.best().map { solution($0, isProved: search.isProved) }
      ?? CohortSolution(seats: [], objective: [], moved: 0, isProved: search.isProved)
  }

  /// The best cohort that has this person; nil when there is none.
  package func solve(with person: Int) -> CohortSolution? {
    var search = ChoiceSearch(self)
    return search.best(forcing: person).map { solution($0, isProved: search.isProved) }
  }

  private func solution(_ found: ChoiceSearch.Found, isProved: Bool) -> CohortSolution {
    let calendars = Calendars(self)
    let seated = found.chosen.sorted { $0.person < $1.person }
    let occupants = seated.map {
      Occupant(shape: people[$0.person].shape, option: people[$0.person].choices[$0.choice].option)
    }
    var seats: [CohortSolution.Seat] = []
    var moved = 0
    var isProved = isProved
    for group in calendars.split(occupants.reduce(into: [:]) { $0[$1, default: 0] += 1 }) {
      let members = seated.indices.filter { group.contains(occupants[$0]) }
      let calendar = leastMoved(members.map { (occupants[$0], previous(seated[$0])) })
      moved += calendar.moved
      isProved = isProved && calendar.isProved
      for (member, periods) in zip(members, calendar.periods) {
        seats.append(
          CohortSolution.Seat(person: seated[member].person, choice: seated[member].choice, periods: periods))
      }
    }
    return CohortSolution(
      seats: seats.sorted { $0.person < $1.person }, objective: found.objective, moved: moved, isProved: isProved)
  }

  /// Where the place is kept, the beginnings of the periods to come, as working days of the person's shape.
  private func previous(_ pair: (person: Int, choice: Int)) -> [[Int?]] {
    let person = people[pair.person]
    guard person.choices[pair.choice].isKept else { return [] }
    let shape = shapes[person.shape]
    return person.previous.map { way in
      way.map { slot in
        slot.flatMap { slot in shape.dayStarts.firstIndex { shape.slots[$0] / 2 == slot / 2 } }
      }
    }
  }

  /// The calendar of one group that moves the fewest periods of the plan in force: none, then each one, each two …
  private func leastMoved(_ members: [(occupant: Occupant, previous: [[Int?]])]) -> (
    periods: [[Period]], moved: Int, isProved: Bool
  ) {
    let kept = members.indices.flatMap { member in
      (members[member].previous.first ?? []).compactMap { $0 }.indices.map { (member: member, number: $0) }
    }
    var budget = Calendars.budget
    for count in 0...kept.count {
      var isSpent = false
      let found = firstSubset(of: kept.count, count) { moving -> [[Period]]? in
        let moves = moving.map { kept[$0] }
        // Who keeps nothing follows any rhythm.
        let stays = members.indices.map { member in
          kept.count { $0.member == member } > moves.count { $0.member == member }
        }
        return firstTuple(of: zip(members, stays).map { $1 ? $0.previous.count : 1 }) { ways -> [[Period]]? in
          guard budget > 0 else {
            isSpent = true
            return nil
          }
          let fixed = members.indices.map { member -> Packing.Fixed? in
            guard stays[member] else { return nil }
            let moved = moves.filter { $0.member == member }.map(\.number)
            return Packing.Fixed(
              rhythm: ways[member], days: members[member].previous[ways[member]].without(moved))
          }
          var packing = Packing(self, members.map(\.occupant), fixed: fixed, budget: budget)
          let periods = packing.solve()
          budget = max(0, packing.budget - 1)
          return periods
        }
      }
      if let found { return (found, count, true) }
      if isSpent { break }
    }
    // The budget is spent: everything may move.
    var packing = Packing(self, members.map(\.occupant), budget: Calendars.budget)
    return (packing.solve() ?? members.map { _ in [] }, kept.count, false)
  }
}

extension [Int?] {
  /// The same, without those of its numbers that are at these ranks.
  fileprivate func without(_ ranks: [Int]) -> [Int?] {
    var rank = -1
    return map { number in
      if number != nil { rank += 1 }
      return ranks.contains(rank) ? nil : number
    }
  }
}

/// The first answer over the ways of taking one of so many for each, in lexicographic order.
private func firstTuple<Answer>(of counts: [Int], _ body: ([Int]) -> Answer?) -> Answer? {
  var tuple = counts.map { _ in 0 }
  while true {
    if let answer = body(tuple) { return answer }
    guard let last = tuple.indices.last(where: { tuple[$0] + 1 < counts[$0] }) else { return nil }
    tuple[last] += 1
    for index in tuple.indices where index > last { tuple[index] = 0 }
  }
}

/// The first answer over the subsets of a size, in lexicographic order.
private func firstSubset<Answer>(of count: Int, _ size: Int, _ body: ([Int]) -> Answer?) -> Answer? {
  var subset = Array(0..<size)
  while true {
    if let answer = body(subset) { return answer }
    guard let last = subset.indices.last(where: { subset[$0] < count - size + $0 }) else { return nil }
    subset[last] += 1
    for index in subset.indices where index > last { subset[index] = subset[index - 1] + 1 }
  }
}
