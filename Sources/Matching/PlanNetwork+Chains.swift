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
      return tooLong.flatMap { chain in windows(of: chain, longest + 1).map { row(against: $0, chain, pairing) } }
    }
  }

  /// Every run of `length` moves that follow one another; those of an exchange have no end.
  private func windows(of chain: Chain, _ length: Int) -> [[Chain.Link]] {
    let starts = chain.isExchange ? chain.links.count : chain.links.count - length + 1
    return (0..<starts).map { start in
      (0..<length).map { chain.links[(start + $0) % chain.links.count] }
    }
  }

  /// « Not all of these moves ». Where each post between them has one seat, its holder's, the first move may be to any
  /// post and the last by any agent: they would still be as many moves that hang together. Otherwise, « not all the moves
  /// of this chain ».
  private func row(against run: [Chain.Link], _ chain: Chain, _ pairing: Pairing) -> SideRow {
    let freed = run.dropLast().compactMap(\.from)
    let isPlain = freed.allSatisfy { pairing.perimeter.posts[$0].seats == 0 && standing.occupants[$0].count == 1 }
    guard isPlain, freed.count == run.count - 1, let first = run.first, let last = run.last else {
      return SideRow(
        terms: chain.links.map { (firstPairArc + $0.pair, 1) }, upper: Int64(chain.links.count - 1))
    }
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
