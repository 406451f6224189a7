/// Whether the occupants of a choice have calendars: exact, and remembered, for the search asks again and again.
///
/// Only places that share a resource (a place, a tutor) depend on each other: each such group is packed by itself.
final class Calendars {
  private let problem: CohortProblem
  private let groups: [Int]
  private var known: [[Occupant]: Bool] = [:]
  /// Packings that cannot be, none inside another: no superset of one can be either.
  private var conflicts: [[Occupant: Int]] = []
  /// People who could be each occupant.
  private let people: [Occupant: Int]
  /// A packing ran out of its budget: what it said is not proved.
  private(set) var isProved = true

  static let budget = 200_000
  /// Packings that one size of one region may ask for, and nodes of each of them.
  static let glances = 1_000
  static let glance = 200

  /// - Parameter inherited: of the same problem, tighter: what had a calendar has one.
  init(_ problem: CohortProblem, inherited: Calendars? = nil) {
    self.problem = problem
    // Options that share a resource are in one group.
    var root = Array(problem.resources.indices)
    func find(_ resource: Int) -> Int {
      var at = resource
      while root[at] != at { at = root[at] }
      return at
    }
    let resourcesOf = problem.options.map { places in places.flatMap { problem.places[$0] } }
    for resources in resourcesOf {
      for resource in resources.dropFirst() { root[find(resource)] = find(resources[0]) }
    }
    groups = resourcesOf.map { $0.first.map(find) ?? 0 }
    people = problem.people.reduce(into: [:]) { counts, person in
      for choice in person.choices where choice.refusal == nil {
        counts[Occupant(shape: person.shape, option: choice.option), default: 0] += 1
      }
    }
    guard let inherited else { return }
    let touched = Set(
      problem.options.indices.filter { option in
        resourcesOf[option].contains { problem.resources[$0] != inherited.problem.resources[$0] }
      }.map { groups[$0] })
    known = inherited.known.filter { occupants, answer in answer || !touched.contains(groups[occupants[0].option]) }
    conflicts = inherited.conflicts.filter { conflict in
      conflict.keys.allSatisfy { !touched.contains(groups[$0.option]) }
    }
    isProved = inherited.isProved
  }

  /// The occupants of each group that has some, each list in order.
  func split(_ counts: [Occupant: Int]) -> [[Occupant]] {
    var lists: [Int: [Occupant]] = [:]
    for (occupant, count) in counts {
      lists[groups[occupant.option], default: []] += Array(repeating: occupant, count: count)
    }
    return lists.sorted { $0.key < $1.key }.map { $0.value.sorted() }
  }

  /// A smallest set of these occupants that has no calendar: without any one of them, the others have. Nil: all have one.
  func conflict(in counts: [Occupant: Int]) -> [Occupant: Int]? {
    guard var guilty = split(counts).first(where: { !has($0) }) else { return nil }
    var index = 0
    while index < guilty.count {
      var fewer = guilty
      fewer.remove(at: index)
      if has(fewer) { index += 1 } else { guilty = fewer }
    }
    let conflict = guilty.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    if !conflicts.contains(conflict) { conflicts.append(conflict) }
    return conflict
  }

  func has(_ occupants: [Occupant]) -> Bool {
    if let answer = answer(occupants, budget: Calendars.budget) { return answer }
    isProved = false
    known[occupants] = false
    return false
  }

  /// Nil when the budget does not let it be told.
  private func answer(_ occupants: [Occupant], budget: Int) -> Bool? {
    if occupants.isEmpty { return true }
    if let answer = known[occupants] { return answer }
    let counts = occupants.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    if conflicts.contains(where: { $0.allSatisfy { counts[$0.key, default: 0] >= $0.value } }) { return false }
    var packing = Packing(problem, occupants, budget: budget)
    let answer = packing.solve() != nil
    if !answer, packing.budget == 0 { return nil }
    known[occupants] = answer
    return answer
  }

  // MARK: How many at most, whoever they are

  /// Options that one place alone serves, or that a group of places does.
  enum Region: Hashable {
    case place(Int)
    case group(Int)
  }

  func regions(of option: Int) -> [Region] {
    let places = problem.options[option]
    return (places.count == 1 ? [.place(places[0])] : []) + [.group(groups[option])]
  }

  /// The most people that a region can have, whoever they are, where it is known.
  private(set) var caps: [Region: Int] = [:]
  private var measured: Set<Region> = []

  /// Measures the regions of what has no calendar; true if one of them has more than it can.
  func isOverfull(_ counts: [Occupant: Int]) -> Bool {
    var loads: [Region: Int] = [:]
    for occupants in split(counts) where !has(occupants) {
      for occupant in occupants { for region in regions(of: occupant.option) { loads[region, default: 0] += 1 } }
    }
    return loads.filter { isOver($0.key, $0.value) }.count > 0
  }

  private func isOver(_ region: Region, _ load: Int) -> Bool {
    if measured.insert(region).inserted {
      let all = people.keys.filter { regions(of: $0.option).contains(region) }.sorted()
      let most = all.reduce(0) { $0 + people[$1, default: 0] }
      caps[region] = (1...max(1, most)).first { size in
        var glances = Calendars.glances
        return !hasAny(size, of: all[...], [], &glances)
      }.map { $0 - 1 }
    }
    return caps[region].map { load > $0 } ?? false
  }

  /// Whether some of these people, so many with those chosen, have calendars; true if the budget does not let it be told.
  private func hasAny(
    _ size: Int, of kept: ArraySlice<Occupant>, _ chosen: [Occupant], _ budget: inout Int
  ) -> Bool {
    if !chosen.isEmpty {
      guard budget > 0, let answer = answer(chosen.sorted(), budget: Calendars.glance) else { return true }
      budget -= 1
      guard answer else { return false }
    }
    guard chosen.count < size else { return true }
    guard let next = kept.first else { return false }
    var chosen = chosen
    for copies in 0...min(size - chosen.count, people[next, default: 0]) {
      if copies > 0 { chosen.append(next) }
      if hasAny(size, of: kept.dropFirst(), chosen, &budget) { return true }
      if copies > 0, known[chosen.sorted()] == false { return false }
    }
    return false
  }
}
