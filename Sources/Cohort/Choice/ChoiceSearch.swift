/// The best choice that has a calendar: best first over the circulation, cut where the calendar says no.
///
/// A place that has more people than it can ever take is given its capacity, once for the whole search. Otherwise a
/// conflict is a smallest multiset of (shape, option) that has no calendar. A node whose choice holds one is split:
/// child j keeps at least the conflict's number of the first j − 1 and fewer of the j-th. Children share no choice, lose
/// none that has a calendar, and are circulations again: the first node to come out without a conflict is the best.
struct ChoiceSearch {
  private let problem: CohortProblem
  let calendars: Calendars
  private(set) var isProved = true
  /// Nodes still allowed; beyond, the choice given is not proved to be the best.
  private(set) var nodes: Int

  static let budget = 20_000

  /// Nodes that are split before capacities are measured, which costs far more.
  static let patience = 16

  struct Found {
    let objective: [Int64]
    let chosen: [(person: Int, choice: Int)]
  }

  private struct Node {
    let bounds: [Occupant: ClosedRange<Int>]
    let depth: Int
    let found: Found
  }

  /// - Parameter inherited: calendars of the same problem, tighter.
  init(_ problem: CohortProblem, inherited: Calendars? = nil, nodes: Int = ChoiceSearch.budget) {
    self.problem = problem
    self.nodes = nodes
    calendars = Calendars(problem, inherited: inherited)
  }

  /// The best choice; with a person who must be in it, if one is given. Nil: there is none.
  mutating func best(forcing person: Int? = nil) -> Found? {
    var network = ChoiceNetwork(problem, calendars)
    if let person { network.force(person) }
    return search(network)
  }

  /// The largest number of seats that can be filled with every minimum met; nil when the minimums cannot, or when it is
  /// below `least`.
  mutating func mostSeats(least: Int = 0) -> Int? {
    guard least <= problem.seats else { return nil }
    return search(ChoiceNetwork(problem, calendars, filling: least)).map { Int(-$0.objective[0]) }
  }

  private mutating func search(_ network: ChoiceNetwork) -> Found? {
    // What no calendar can hold alone is closed at once.
    var root: [Occupant: ClosedRange<Int>] = [:]
    for occupant in network.occupants where !calendars.has([occupant]) { root[occupant] = 0...0 }
    var heap: [Node] = []
    push(root, 0, network, &heap)
    var visited = 0
    while let node = pop(&heap) {
      guard let conflict = calendars.conflict(in: counts(node.found)) else {
        isProved = isProved && calendars.isProved
        return node.found
      }
      if visited >= ChoiceSearch.patience, calendars.isOverfull(counts(node.found)) {
        push(node.bounds, node.depth, network, &heap)
        continue
      }
      visited += 1
      nodes -= 1
      if nodes < 0 {
        isProved = false
        // Depth first from here: some choice, not proved the best.
        heap = []
      }
      var bounds = node.bounds
      let all = problem.people.count
      for (occupant, number) in conflict.sorted(by: { $0.key < $1.key }) {
        let range = bounds[occupant] ?? 0...all
        if range.lowerBound < number {
          var child = bounds
          child[occupant] = range.lowerBound...min(range.upperBound, number - 1)
          push(child, node.depth + 1, network, &heap)
        }
        guard range.upperBound >= number else { break }
        bounds[occupant] = max(range.lowerBound, number)...range.upperBound
      }
    }
    isProved = isProved && calendars.isProved
    return nil
  }

  private func counts(_ found: Found) -> [Occupant: Int] {
    found.chosen.reduce(into: [:]) { counts, pair in
      let person = problem.people[pair.person]
      counts[Occupant(shape: person.shape, option: person.choices[pair.choice].option), default: 0] += 1
    }
  }

  private func push(
    _ bounds: [Occupant: ClosedRange<Int>], _ depth: Int, _ network: ChoiceNetwork, _ heap: inout [Node]
  ) {
    guard let (objective, chosen) = network.solve(bounds, calendars.caps) else { return }
    heap.append(Node(bounds: bounds, depth: depth, found: Found(objective: objective, chosen: chosen)))
    var child = heap.count - 1
    while child > 0, isBefore(heap[child], heap[(child - 1) / 2]) {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  private func pop(_ heap: inout [Node]) -> Node? {
    guard let first = heap.first, let last = heap.popLast() else { return nil }
    guard !heap.isEmpty else { return first }
    heap[0] = last
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count && isBefore(heap[child], heap[least]) {
        least = child
      }
      if least == parent { return first }
      heap.swapAt(least, parent)
      parent = least
    }
  }

  private func isBefore(_ left: Node, _ right: Node) -> Bool {
    // Of equals, the deepest: it is nearest to its end.
    left.found.objective == right.found.objective
      ? left.depth > right.depth : left.found.objective.lexicographicallyPrecedes(right.found.objective)
  }
}
