import Circulation
import Testing

@Suite struct UniquenessTests {
  /// A minimum is the only one when no other flow costs as much, by trying them all.
  @Test(arguments: 1...2) func aloneOrNot(levels: Int) throws {
    var (alone, tied) = (0, 0)
    for seed in 0..<600 {
      let network = randomNetwork(
        seed: seed * 3 + levels, nodes: 1...5, arcs: 2...9, levels: levels,
        cost: levels == 1 ? -3...3 : -1...1)
      guard let solution = solve(network).solution else { continue }
      var count = 0
      _ = bruteForce(network) { flow in
        let cost = (0..<levels).map { level in
          (0..<network.arcCount).reduce(Int64(0)) { $0 + network.costs[level][$1] * flow[$1] }
        }
        if cost == solution.objective { count += 1 }
        // Every flow is refused, so that every flow is tried.
        return false
      }
      #expect(solution.isOnlyMinimum(of: network) == (count == 1), "seed \(seed): \(count)")
      if count == 1 { alone += 1 } else { tied += 1 }
    }
    #expect(alone > 50 && tied > 50, "\(alone) \(tied)")
  }
}
