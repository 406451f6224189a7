/// Cutting the range of an arc in two.
extension LevelSearch {
  /// Two children of a node, or none when nothing can move any more.
  mutating func split(_ node: Int, _ here: LevelProblem, _ flows: [Double], _ duals: Duals) {
    guard let (arc, floor, isUpFirst) = branch(here, flows) else {
      let only = PackedIntegers(here.lowers)
      if let contradiction = here.contradiction(of: only) {
        tree.nodes[node].fate = .closed(contradiction)
        return
      }
      let known = problem.rows.count
      offer(only)
      var here = here
      if problem.rows.count > known { here.append(Array(problem.rows[known...])) }
      let none = PackedIntegers(repeating: 0, count: here.network.nodeCount)
      tree.nodes[node].fate = .closed(
        here.contradiction(of: only) ?? Duals(prices: none, multipliers: [], denominator: 1))
      return
    }
    tree.nodes[node].fate = .split
    let advice = Double(here.bound(duals)) / Double(max(1, duals.denominator))
    for isAtMost in isUpFirst ? [true, false] : [false, true] {
      open.append(
        Open(
          node: tree.nodes.count, advice: advice, duals: duals, statuses: program.statuses, basis: program.basis))
      tree.nodes.append(
        BranchTree.Node(
          parent: node, arc: arc, isAtMost: isAtMost, value: isAtMost ? floor : floor + 1, fate: .open(duals)))
    }
  }

  /// The arc to branch on: the most fractional one, or any that can still move.
  private func branch(_ here: LevelProblem, _ flows: [Double]) -> (arc: Int, floor: Int64, isUpFirst: Bool)? {
    var choice: (arc: Int, floor: Int64, isUpFirst: Bool)?
    var most = 1e-6
    for (variable, arc) in program.arcs.enumerated() {
      guard let nearest = nearest(flows[variable]) else { continue }
      let floor = Double(nearest) > flows[variable] ? nearest - 1 : nearest
      let fraction = flows[variable] - Double(floor)
      let merit = min(fraction, 1 - fraction)
      guard merit > most, here.lowers[Int(arc)] < here.uppers[Int(arc)] else { continue }
      let least = min(max(floor, here.lowers[Int(arc)]), here.uppers[Int(arc)] - 1)
      (most, choice) = (merit, (Int(arc), least, fraction >= 0.5))
    }
    if choice != nil { return choice }
    return program.arcs.first { here.lowers[Int($0)] < here.uppers[Int($0)] }.map { arc in
      let (lower, upper) = (here.lowers[Int(arc)], here.uppers[Int(arc)])
      return (Int(arc), lower + (upper - lower - 1) / 2, false)
    }
  }
}
