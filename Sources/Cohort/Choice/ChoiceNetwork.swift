import Circulation

/// The choice as a circulation, without the calendar: source → employer → person → (shape, option) → place → group of
/// places that share something → sink → source.
///
/// What the calendar forbids comes back as bounds: of the arcs (shape, option) →, for people of one shape are one to it,
/// and of the arcs place → and group →, for what neither can take whoever comes.
struct ChoiceNetwork {
  private(set) var network: Network
  private(set) var occupants: [Occupant] = []
  /// Arc that leaves the node of each occupant, and of each region.
  private var gates: [Occupant: Int] = [:]
  private let exits: [Calendars.Region: Int]
  private var pairs: [(arc: Int, person: Int, choice: Int)] = []
  private var personArcs: [Int] = []

  /// - Parameter least: only the number of seats matters, at least so many, and each minimum is a bound.
  init(_ problem: CohortProblem, _ calendars: Calendars, filling least: Int? = nil) {
    let levels = least == nil ? Levels(problem) : nil
    var network = Network(levels: levels?.count ?? 1)
    let source = network.addNode()
    let sink = network.addNode()
    network.addArc(from: sink, to: source, lower: Int64(least ?? 0), upper: Int64(problem.seats))
    let crowd = Int64(problem.people.count)
    var rooms: [Calendars.Region: Int] = [:]
    var exits: [Calendars.Region: Int] = [:]
    // The node of the first region, which leads to the others.
    func room(_ regions: ArraySlice<Calendars.Region>) -> Int {
      guard let region = regions.first else { return sink }
      if let known = rooms[region] { return known }
      let node = network.addNode()
      rooms[region] = node
      exits[region] = network.addArc(from: node, to: room(regions.dropFirst()), upper: crowd)
      return node
    }
    let employers = problem.quotas.map { quota -> Int in
      let node = network.addNode()
      let (minimum, maximum) = (Int64(quota.minimum), Int64(max(quota.minimum, quota.maximum)))
      if let levels {
        network.addArc(from: source, to: node, upper: minimum, costs: levels.minimum)
        network.addArc(from: source, to: node, upper: maximum - minimum)
      } else {
        network.addArc(from: source, to: node, lower: minimum, upper: maximum)
      }
      return node
    }
    var nodes: [Occupant: Int] = [:]
    for (index, person) in problem.people.enumerated() {
      let node = network.addNode()
      personArcs.append(network.addArc(from: employers[person.employer], to: node, upper: 1))
      for (number, choice) in person.choices.enumerated() where choice.refusal == nil {
        let occupant = Occupant(shape: person.shape, option: choice.option)
        let gate: Int
        if let known = nodes[occupant] {
          gate = known
        } else {
          gate = network.addNode()
          nodes[occupant] = gate
          occupants.append(occupant)
          let regions = calendars.regions(of: choice.option)
          gates[occupant] = network.addArc(from: gate, to: room(regions[...]), upper: crowd)
        }
        let arc = network.addArc(
          from: node, to: gate, upper: 1, costs: levels?.costs(of: person, choice) ?? [-1])
        pairs.append((arc, index, number))
      }
    }
    self.network = network
    self.exits = exits
  }

  mutating func force(_ person: Int) { network.setBounds(of: personArcs[person], lower: 1, upper: 1) }

  /// The best choice under some bounds of the gates and some capacities, or nil when there is none.
  func solve(_ bounds: [Occupant: ClosedRange<Int>], _ caps: [Calendars.Region: Int]) -> (
    objective: [Int64], chosen: [(person: Int, choice: Int)]
  )? {
    var network = network
    for (occupant, range) in bounds {
      guard let arc = gates[occupant] else { continue }
      network.setBounds(of: arc, lower: Int64(range.lowerBound), upper: Int64(range.upperBound))
    }
    for (region, most) in caps {
      if let arc = exits[region] { network.setBounds(of: arc, lower: 0, upper: Int64(most)) }
    }
    guard let solution = Circulation.solve(network).solution else { return nil }
    return (
      solution.objective, pairs.filter { solution.flow[$0.arc] == 1 }.map { (person: $0.person, choice: $0.choice) }
    )
  }
}

/// The levels of the objective, in order: people retained by the group · minimums · voted priorities, members then their
/// points · seats · points · tie. When a plan is in force: retained · minimums · seats · fewest people whose answer
/// changes · the rest.
private struct Levels {
  private let priorities: Int
  private let isReplanning: Bool

  init(_ problem: CohortProblem) {
    priorities = problem.people.map(\.priorities.count).max() ?? 0
    isReplanning = problem.isReplanning
  }

  var count: Int { 2 + 2 * priorities + 3 + (isReplanning ? 1 : 0) }

  var minimum: [Int64] { [0, -1] + [Int64](repeating: 0, count: count - 2) }

  func costs(of person: Person, _ choice: PlaceChoice) -> [Int64] {
    let points = -Int64(choice.points)
    let voted = (0..<priorities).flatMap { rank -> [Int64] in
      let isHeld = person.priorities.indices.contains(rank) && person.priorities[rank]
      return isHeld ? [-1, points] : [0, 0]
    }
    let head: [Int64] = [person.isRetained ? -1 : 0, 0]
    let change: Int64 = person.wasChosen ? (choice.isKept ? -1 : 0) : 1
    return isReplanning
      ? head + [-1, change] + voted + [points, choice.tie] : head + voted + [-1, points, choice.tie]
  }
}
