/// Whether the occupants of a choice have calendars: exact, and remembered, for the search asks again and again.
///
/// Only places that share a resource (a place, a tutor) depend on each other: each such group is packed by itself.
struct Calendars {
  private let problem: CohortProblem
  private var groups: [Int]
  private var known: [[Occupant]: Bool] = [:]
  /// Packings that cannot be: every superset of one cannot either.
  private(set) var cuts: [[Occupant: Int]] = []
  /// A packing ran out of its budget: what it said is not proved.
  private(set) var isProved = true

  static let budget = 200_000

  init(_ problem: CohortProblem) {
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
  mutating func conflict(_ counts: [Occupant: Int]) -> [Occupant: Int]? {
    for cut in cuts where cut.allSatisfy({ counts[$0.key, default: 0] >= $0.value }) { return cut }
    guard var guilty = split(counts).first(where: { !has($0) }) else { return nil }
    var index = 0
    while index < guilty.count {
      var fewer = guilty
      fewer.remove(at: index)
      if has(fewer) { index += 1 } else { guilty = fewer }
    }
    let cut = guilty.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    cuts.append(cut)
    return cut
  }

  mutating func has(_ occupants: [Occupant]) -> Bool {
    if occupants.isEmpty { return true }
    if let answer = known[occupants] { return answer }
    var packing = Packing(problem, occupants, budget: Calendars.budget)
    let answer = packing.solve() != nil
    if !answer, packing.budget == 0 { isProved = false }
    known[occupants] = answer
    return answer
  }
}
