import Circulation
import Mobility

extension PlanNetwork {
  /// Solved under its side rows, `more` of them, and the rule on chains. Doubtful: that rule may have refused a flow of
  /// which some reading is short enough.
  func solved(with more: [SideRow] = [], budget: Int) -> (outcome: BoundedOutcome, isDoubtful: Bool) {
    let chains = ChainRule(self)
    var isDoubtful = false
    let lazyRows: LazyRows? = chains.map { chains in
      { flow in
        let found = chains.rows(against: flow)
        if found.isDoubtful { isDoubtful = true }
        return found.rows
      }
    }
    let outcome = solve(network, rows: rows + more, lazyRows: lazyRows, budget: BranchingBudget(nodes: budget))
    return (outcome, isDoubtful)
  }

  /// Whether a flow of the network is one of the plan too.
  func allows(_ flow: PackedIntegers) -> Bool {
    rows.allSatisfy { $0.isRespected(by: flow) } && ChainRule(self)?.rows(against: flow).rows.isEmpty ?? true
  }
}

/// What forbids the chains of a flow that are longer than the charte allows, found as flows break it.
struct ChainRule {
  private let pairing: Pairing
  private let statusQuo: StatusQuo
  private let firstPairArc: Int
  /// Moves of one chain, at most.
  private let longest: Int

  private typealias Move = (agent: Int, from: Int?, to: Int)

  /// Nil when the charte allows any chain.
  init?(_ model: PlanNetwork) {
    guard let longest = model.longestChain else { return nil }
    (pairing, statusQuo, firstPairArc) = (model.pairing, model.statusQuo, model.firstPairArc)
    self.longest = longest
  }

  /// Rows that the flow violates; none when some reading of it has no chain too long. Doubtful: such a reading may have
  /// been missed.
  func rows(against flow: PackedIntegers) -> (rows: [SideRow], isDoubtful: Bool) {
    let chosen = choice(flow)
    let seating = seating(pairing.moves(chosen))
    var rows: [SideRow] = []
    var isRead = Set<Int>()
    for chain in chains(pairing, chosen, seating) where chain.links.count > longest {
      if chain.links.dropLast().compactMap(\.from).allSatisfy(isPlain), !chain.isExchange || isPlain(chain) {
        rows += windows(of: chain, longest + 1).map { row(against: $0) }
      } else if !isRead.contains(chain.links[0].agent) {
        let group = group(of: chain, chosen)
        isRead.formUnion(group.map(\.agent))
        rows.append(row(againstEveryReadingOf: group, chosen))
      }
    }
    return (rows, !rows.isEmpty && !seating.isShortest)
  }

  private func choice(_ flow: PackedIntegers) -> [Int?] {
    var chosen = [Int?](repeating: nil, count: pairing.book.agents.count)
    for (index, pair) in pairing.eligible.enumerated() where flow[firstPairArc + index] > 0 {
      chosen[Int(pair.agent)] = index
    }
    return chosen
  }

  private func seating(_ moves: [Move]) -> Seating { Seating(moves) { pairing.perimeter.posts[$0].seats } }

  /// One seat, its holder's: whoever arrives takes it.
  private func isPlain(_ post: Int) -> Bool {
    pairing.perimeter.posts[post].seats == 0 && statusQuo.occupants[post].count == 1
  }

  private func isPlain(_ chain: Chain) -> Bool { chain.links.compactMap(\.from).allSatisfy(isPlain) }

  // MARK: Where every seat has one holder

  /// Every run of `length` moves that follow one another; those of an exchange have no end.
  private func windows(of chain: Chain, _ length: Int) -> [[Chain.Link]] {
    let starts = chain.isExchange ? chain.links.count : chain.links.count - length + 1
    return (0..<starts).map { start in
      (0..<length).map { chain.links[(start + $0) % chain.links.count] }
    }
  }

  /// « Not all of these moves ». Each post between them has one seat, its holder's, so the first move may be to any other
  /// post and the last by anyone else: they would still be as many moves that hang together.
  private func row(against run: [Chain.Link]) -> SideRow {
    guard let first = run.first, let last = run.last else { return SideRow(terms: []) }
    let freed = run.dropLast().compactMap(\.from)
    let holders = Set(run.dropLast().map(\.agent))
    let between = Set(freed.dropFirst())
    let fixed = Set(run.dropFirst().dropLast().map(\.pair))
    var terms: [SideRow.Term] = []
    for (index, pair) in pairing.eligible.enumerated() {
      let (agent, post) = (Int(pair.agent), Int(pair.post))
      let begins = agent == first.agent && !between.contains(post)
      let ends = post == last.to && !holders.contains(agent)
      if fixed.contains(index) || begins || ends { terms.append((firstPairArc + index, 1)) }
    }
    return SideRow(terms: terms, upper: Int64(run.count - 1))
  }

  // MARK: Where a post has several seats

  /// All moves that posts join to those of a chain.
  private func group(of chain: Chain, _ chosen: [Int?]) -> [Move] {
    let moves = pairing.moves(chosen)
    var posts = Set(chain.links.map(\.to))
    while true {
      let joined = moves.filter { posts.contains($0.to) || ($0.from.map(posts.contains) ?? false) }
      let reached = Set(joined.flatMap { [$0.from ?? $0.to, $0.to] })
      guard !reached.isSubset(of: posts) else { return joined }
      posts.formUnion(reached)
    }
  }

  /// « Not all of these moves, unless someone else leaves a post where they arrive »: another leaver is the only thing
  /// that can give them a shorter reading, for a reading of more moves holds one of fewer. Moves that are not needed for
  /// every reading to be too long are left out.
  private func row(againstEveryReadingOf group: [Move], _ chosen: [Int?]) -> SideRow {
    var kept = group
    for move in group {
      let fewer = kept.filter { $0.agent != move.agent }
      let isArrival = move.from.map { post in !isPlain(post) && group.contains { $0.to == post } } ?? false
      if !isArrival, isTooLong(fewer) { kept = fewer }
    }
    let arrivals = Set(kept.map(\.to)).filter { !isPlain($0) }
    let movers = Set(kept.map(\.agent))
    var terms: [SideRow.Term] = kept.compactMap { move in chosen[move.agent].map { (firstPairArc + $0, 1) } }
    for (index, pair) in pairing.eligible.enumerated() where !movers.contains(Int(pair.agent)) {
      if let post = statusQuo.held[Int(pair.agent)], arrivals.contains(post) {
        terms.append((firstPairArc + index, -1))
      }
    }
    return SideRow(terms: terms, upper: Int64(kept.count - 1))
  }

  private func isTooLong(_ moves: [Move]) -> Bool {
    let seating = seating(moves)
    return seating.isShortest && moves.contains { seating.length(through: $0.agent) > longest }
  }
}
