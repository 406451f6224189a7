import Circulation
import Mobility

extension PlanNetwork {
  /// What forbids the chains of a flow that are longer than the charte allows; nil when it allows any.
  func chainRows(_ pairing: Pairing) -> LazyRows? {
    guard let longest = longestChain else { return nil }
    return { flow in
      var chosen = [Int?](repeating: nil, count: pairing.book.agents.count)
      for (index, pair) in pairing.eligible.enumerated() where flow[firstPairArc + index] > 0 {
        chosen[Int(pair.agent)] = index
      }
      let tooLong = chains(pairing, chosen).filter { $0.links.count > longest }
      return tooLong.flatMap { chain in rows(against: chain, longest, pairing) }
    }
  }

  /// Every run of `length` moves that follow one another; those of an exchange have no end.
  private func windows(of chain: Chain, _ length: Int) -> [[Chain.Link]] {
    let starts = chain.isExchange ? chain.links.count : chain.links.count - length + 1
    return (0..<starts).map { start in
      (0..<length).map { chain.links[(start + $0) % chain.links.count] }
    }
  }

  /// Rows that the flow violates, one a run of moves where every seat has one holder.
  private func rows(against chain: Chain, _ longest: Int, _ pairing: Pairing) -> [SideRow] {
    let isPlain = chain.links.compactMap(\.from).allSatisfy { post in
      pairing.perimeter.posts[post].seats == 0 && standing.occupants[post].count == 1
    }
    return isPlain
      ? windows(of: chain, longest + 1).map { row(against: $0, pairing) } : [row(against: chain)]
  }

  /// « Not all the moves of this chain »: where a post has vacant seats as well, who takes which seat is the convention of
  /// `chains`, and a plan in which another reading would be short enough may be refused.
  private func row(against chain: Chain) -> SideRow {
    SideRow(terms: chain.links.map { (firstPairArc + $0.pair, 1) }, upper: Int64(chain.links.count - 1))
  }

  /// « Not all of these moves ». Each post between them has one seat, its holder's, so the first move may be to any other
  /// post and the last by anyone else: they would still be as many moves that hang together.
  private func row(against run: [Chain.Link], _ pairing: Pairing) -> SideRow {
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
}
