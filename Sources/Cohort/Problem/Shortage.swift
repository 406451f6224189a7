/// A constraint of a cohort that people could change; never a person.
package enum CohortConstraint: Hashable, Sendable {
  /// What a place or a tutor can take, and when: the index of the resource.
  case resource(Int)
  case employerMaximum(Int)
  case employerMinimum(Int)
  case otherEmployer
  case otherMetier
}

/// Why the seats cannot all be filled.
package struct Shortage: Sendable {
  /// The largest number of seats that can be filled, with every minimum met; nil when the minimums cannot all be.
  package let filled: Int?
  /// Together they make it impossible; without any one of them it is not, where it is proved. Empty: there are not enough
  /// candidates.
  package let cause: [CohortConstraint]
  /// Candidates that the places of the cause, and no other, could receive; and how many of them those can take.
  package let candidates: Int
  package let received: Int
  /// One step of one constraint (one seat more, one fewer asked, a rule lifted) that fills seats: how many it fills.
  package let relaxations: [(constraint: CohortConstraint, filled: Int)]
  /// False when the budget was spent: a constraint of the cause may be one too many, a relaxation fill more.
  package let isProved: Bool
}

extension CohortProblem {
  /// Nil when every seat can be filled.
  ///
  /// - Parameter solution: the best cohort, if it is known: when it is whole, nothing is left to search.
  package func shortage(of solution: CohortSolution? = nil) -> Shortage? {
    shortage(of: solution, nodes: 5 * ChoiceSearch.budget)
  }

  /// - Parameter nodes: of all the searches together, that for the seats that can be filled apart.
  package func shortage(of solution: CohortSolution?, nodes: Int) -> Shortage? {
    if let solution, isWhole(solution) { return nil }
    var search = ChoiceSearch(self)
    let filled = search.mostSeats()
    guard filled ?? 0 < seats else { return nil }
    var nodes = nodes
    var isProved = search.isProved
    let cause = irreducibleCause(search.calendars, &nodes, &isProved)
    let resources = Set(cause.compactMap { if case .resource(let index) = $0 { index } else { nil } })
    var confined = self
    confined.people = people.filter { person in
      let open = person.choices.filter { $0.refusal == nil }
      return !open.isEmpty
        && open.allSatisfy { choice in
          options[choice.option].contains { !resources.isDisjoint(with: places[$0]) }
        }
    }
    confined.seats = confined.people.count
    confined.quotas = quotas.map { (0, max($0.maximum, confined.people.count)) }
    var receiving = ChoiceSearch(confined, nodes: share(nodes))
    let received = receiving.mostSeats() ?? 0
    nodes -= share(nodes) - receiving.nodes
    isProved = isProved && receiving.isProved
    let steps = relaxable.compactMap { constraint -> (constraint: CohortConstraint, filled: Int)? in
      var looser = ChoiceSearch(relaxing(constraint), inherited: search.calendars, nodes: share(nodes))
      let most = looser.mostSeats(least: (filled ?? -1) + 1)
      nodes -= share(nodes) - looser.nodes
      isProved = isProved && looser.isProved
      return most.map { (constraint, $0) }
    }
    return Shortage(
      filled: filled, cause: cause, candidates: confined.people.count, received: received, relaxations: steps,
      isProved: isProved)
  }

  /// Nodes of one search, of those that are left to them all.
  private func share(_ nodes: Int) -> Int { max(0, min(nodes, ChoiceSearch.budget)) }

  private func isWhole(_ solution: CohortSolution) -> Bool {
    solution.seats.count == seats
      && quotas.indices.allSatisfy { employer in
        solution.seats.count { people[$0.person].employer == employer } >= quotas[employer].minimum
      }
  }

  /// Every constraint that is there at all.
  private var relaxable: [CohortConstraint] {
    let refusals = people.flatMap(\.choices).compactMap(\.refusal)
    return (refusals.contains { $0 == .sameMetier } ? [.otherMetier] : [])
      + (refusals.contains { $0 == .ownEmployer } ? [.otherEmployer] : [])
      + quotas.indices.filter { quotas[$0].minimum > 0 }.map { .employerMinimum($0) }
      + quotas.indices.filter { quotas[$0].maximum < seats }.map { .employerMaximum($0) }
      + resources.indices.map { .resource($0) }
  }

  /// Lifts the constraints one after the other, and puts back those without which the seats could be filled: what stays is
  /// irreducible (deletion filter, Chinneck and Dravnieks 1991). What is not told within the budget stays a cause.
  private func irreducibleCause(
    _ calendars: Calendars, _ nodes: inout Int, _ isProved: inout Bool
  ) -> [CohortConstraint] {
    var (lifted, calendars) = (self, calendars)
    var cause: [CohortConstraint] = []
    for constraint in relaxable {
      let without = lifted.without(constraint)
      var search = ChoiceSearch(without, inherited: calendars, nodes: share(nodes))
      let isFilled = search.mostSeats(least: seats) != nil
      nodes -= share(nodes) - search.nodes
      if isFilled || !search.isProved {
        cause.append(constraint)
        isProved = isProved && isFilled
      } else {
        (lifted, calendars) = (without, search.calendars)
      }
    }
    return cause
  }

  /// The same problem as if the constraint did not exist.
  package func without(_ constraint: CohortConstraint) -> CohortProblem {
    var problem = self
    switch constraint {
    case .resource(let index):
      problem.resources[index] = [Int](repeating: people.count, count: horizon)
    case .employerMaximum(let employer): problem.quotas[employer].maximum = people.count
    case .employerMinimum(let employer): problem.quotas[employer].minimum = 0
    case .otherEmployer: problem.lift(.ownEmployer)
    case .otherMetier: problem.lift(.sameMetier)
    }
    return problem
  }

  /// The same problem with the constraint one step looser: one more, one fewer, or a rule lifted.
  package func relaxing(_ constraint: CohortConstraint) -> CohortProblem {
    var problem = self
    switch constraint {
    case .resource(let index):
      problem.resources[index] = resources[index].map { $0 > 0 ? $0 + 1 : 0 }
    case .employerMaximum(let employer): problem.quotas[employer].maximum += 1
    case .employerMinimum(let employer): problem.quotas[employer].minimum -= 1
    case .otherEmployer, .otherMetier: return without(constraint)
    }
    return problem
  }

  private mutating func lift(_ refusal: PlaceChoice.Refusal) {
    for person in people.indices {
      for choice in people[person].choices.indices where people[person].choices[choice].refusal == refusal {
        people[person].choices[choice].refusal = nil
      }
    }
  }
}
