import Circulation
import Mobility

/// What the night proposes of the places of immersion, after the plan of posts.
///
/// A matching of its own, exact: one place an agent, the capacity of each place, whoever may go there (the same verdicts
/// that take a seat of the plan). Levels, in order: agents to whom the plan gives no post · for each voted priority that
/// needs no route, how many hold it · immersions · points · a hash that leaves no tie. A stay takes no seat of a post, and
/// a post none of a place.
struct Immersions {
  struct Pair {
    let agent: Int32
    let place: Int32
    let answers: Answers
    let points: Int32
    /// Bit k: the agent holds the k-th priority of the voted order, and it needs no route.
    let priorities: UInt16
    /// Whether it may be proposed; otherwise it waits for what is missing.
    let isEligible: Bool
  }

  let book: PrescriptionBook
  /// Examined and not refused, by agent then place.
  private(set) var pairs: [Pair] = []
  /// Refused, by agent then place; only under the charte's cap of pairs.
  private(set) var refused: [Pair] = []
  /// By pair.
  private(set) var isPlanned: [Bool] = []
  private(set) var agentRanks: [Int] = []
  private(set) var placeRanks: [Int] = []
  let isAboveCap: Bool

  init(_ commission: Commission, _ plan: Plan) throws {
    let agents = plan.pairing.perimeter.agents
    book = PrescriptionBook(commission, plan.pairing.book, agents: agents)
    isAboveCap = agents.count * book.places.count > commission.charte.pairCap
    read(agents.count, commission.charte)
    try choose(agents, plan)
    rank()
  }

  private mutating func read(_ agents: Int, _ charte: Charte) {
    for agent in 0..<agents {
      let held = book.prioritiesOf(agent)
      var mask: UInt16 = 0
      for (rank, priority) in charte.priorities.enumerated() where held.contains(priority) { mask |= 1 << UInt16(rank) }
      for place in book.places.indices where book.isExamined(agent, place) {
        let answers = book.fast(agent, place)
        let isRefused = answers.worst == .bloquant
        if isRefused, isAboveCap { continue }
        let pair = Pair(
          agent: Int32(agent), place: Int32(place), answers: answers,
          points: isRefused ? 0 : Int32(book.pointsOf(agent, place)), priorities: mask,
          isEligible: answers.worst <= charte.worstSeated)
        if isRefused { refused.append(pair) } else { pairs.append(pair) }
      }
    }
  }

  private mutating func choose(_ agents: [Agent], _ plan: Plan) throws {
    isPlanned = Array(repeating: false, count: pairs.count)
    let eligible = pairs.indices.filter { pairs[$0].isEligible }
    guard !eligible.isEmpty else { return }
    let held = eligible.reduce(UInt16(0)) { $0 | pairs[$1].priorities }
    let voted = (0..<UInt16(16)).filter { held & (1 << $0) != 0 }
    let levels = 1 + voted.count + 3
    let free = [Int64](repeating: 0, count: levels)
    var network = Network(levels: levels, reservingArcs: eligible.count + agents.count + book.places.count)
    let hub = network.addNode()
    let places = book.places.map { place in
      let node = network.addNode()
      network.addArc(from: node, to: hub, upper: Int64(place.capacity), costs: free)
      return node
    }
    var nodes: [Int32: Int] = [:]
    var arcs: [Int] = []
    for index in eligible {
      let pair = pairs[index]
      let (agent, place) = (Int(pair.agent), Int(pair.place))
      let node = nodes[pair.agent] ?? network.addNode()
      if nodes.updateValue(node, forKey: pair.agent) == nil {
        network.addArc(from: hub, to: node, upper: 1, costs: free)
      }
      let tie = stableHash([agents[agent].code, book.places[place].post.code], salt: plan.salt)
      let costs =
        [plan.chosen[agent] == nil ? -1 : 0] + voted.map { pair.priorities & (1 << $0) != 0 ? -1 : 0 }
        + [-1, -Int64(pair.points), tie]
      arcs.append(network.addArc(from: node, to: places[place], upper: 1, costs: costs))
    }
    guard case .optimal(let solution) = solve(network) else {
      throw PlanFailure(description: "the immersions have no optimum, although nobody going anywhere is always legal")
    }
    for (index, arc) in zip(eligible, arcs) { isPlanned[index] = solution.flow[arc] > 0 }
  }

  /// What is proposed first, then what may be, then what waits; voted priorities, points, codes.
  private mutating func rank() {
    agentRanks = Array(repeating: 0, count: pairs.count)
    placeRanks = Array(repeating: 0, count: pairs.count)
    func isAhead(_ left: Int, _ right: Int) -> Bool {
      let (first, second) = (pairs[left], pairs[right])
      if isPlanned[left] != isPlanned[right] { return isPlanned[left] }
      if first.isEligible != second.isEligible { return first.isEligible }
      if first.priorities != second.priorities {
        // The earliest voted priority is the lowest bit.
        let difference = first.priorities ^ second.priorities
        return first.priorities & (difference & (~difference &+ 1)) != 0
      }
      if first.points != second.points { return first.points > second.points }
      return (first.place, first.agent) < (second.place, second.agent)
    }
    for list in Dictionary(grouping: pairs.indices, by: { pairs[$0].agent }).values {
      for (place, index) in list.sorted(by: isAhead).enumerated() { agentRanks[index] = place + 1 }
    }
    for list in Dictionary(grouping: pairs.indices, by: { pairs[$0].place }).values {
      for (place, index) in list.sorted(by: isAhead).enumerated() { placeRanks[index] = place + 1 }
    }
  }
}
