import Circulation

/// Rows over a random network: sums, differences of groups, weights like shares of a full post, some impossible.
func randomRows(
  _ network: Network, count: ClosedRange<Int> = 1...3, seed: Int, weights: ClosedRange<Int64> = -3...3
) -> [SideRow] {
  guard network.arcCount > 0 else { return [] }
  var random = Seeded(seed &* 7919 &+ 13)
  return (0..<Int.random(in: count, using: &random)).map { _ in
    let terms: [SideRow.Term] = (0..<Int.random(in: 1...6, using: &random)).map { _ in
      (Int.random(in: 0..<network.arcCount, using: &random), Int64.random(in: weights, using: &random))
    }
    let lower = Int64.random(in: -3...2, using: &random)
    return SideRow(
      terms: terms, lower: Bool.random(using: &random) ? lower : .min,
      upper: Int.random(in: 0..<4, using: &random) > 0 ? lower + Int64.random(in: 0...3, using: &random) : .max)
  }
}
