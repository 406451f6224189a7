import Circulation
import Testing

@Suite struct ConflictTests {
  /// Groups of rows and bounds on small networks; which of them can be respected together is found by trying all flows.
  @Test func conflictsAreIrreducible() {
    var sizes: [Int: Int] = [:]
    for seed in 0..<300 {
      let network = randomNetwork(seed: seed, nodes: 2...4, arcs: 3...8)
      let groups = randomRows(network, count: 2...5, seed: seed, weights: -2...2).enumerated().map { index, row in
        index % 3 == 2
          ? ConstraintGroup(bounds: row.terms.map { ($0.arc, network.lowers[$0.arc], network.lowers[$0.arc]) })
          : ConstraintGroup(rows: [row])
      }
      func isPossible(_ kept: [Int]) -> Bool {
        bruteForce(network) { flow in
          kept.allSatisfy { index in
            groups[index].rows.allSatisfy { $0.isRespected(by: flow) }
              && groups[index].bounds.allSatisfy { $0.lower <= flow[$0.arc] && flow[$0.arc] <= $0.upper }
          }
        } != nil
      }
      let conflict = irreducibleConflict(network, groups: groups, budget: BranchingBudget(nodes: 10_000))
      #expect((conflict == nil) == isPossible(Array(groups.indices)), "seed \(seed)")
      guard let conflict else { continue }
      #expect(conflict.isIrreducible)
      #expect(!isPossible(conflict.groups), "seed \(seed)")
      for index in conflict.groups { #expect(isPossible(conflict.groups.filter { $0 != index }), "seed \(seed)") }
      sizes[conflict.groups.count, default: 0] += 1
    }
    #expect(sizes[0] != nil && sizes[1] != nil && (sizes[2] ?? 0) > 5, "\(sizes)")
  }
}
