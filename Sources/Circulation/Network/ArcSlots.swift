/// The arcs at each node, in both directions: slot 2a is arc a forwards, at its tail; 2a + 1 backwards, at its head.
struct ArcSlots: Sendable {
  /// The slots of node v are those of `slots` at starts[v] ..< starts[v + 1].
  private(set) var starts: [Int32]
  private(set) var slots: [Int32]

  @inline(__always)
  init(
    nodes: Int, arcs: Int, ends: (_ arc: Int) -> (tail: Int, head: Int),
    where isListed: (_ slot: Int) -> Bool = { _ in true }
  ) {
    starts = Array(repeating: 0, count: nodes + 1)
    for arc in 0..<arcs {
      let (tail, head) = ends(arc)
      if isListed(2 * arc) { starts[tail + 1] += 1 }
      if isListed(2 * arc + 1) { starts[head + 1] += 1 }
    }
    for node in 0..<nodes { starts[node + 1] += starts[node] }
    var next = starts
    slots = Array(repeating: 0, count: Int(starts[nodes]))
    for arc in 0..<arcs {
      let (tail, head) = ends(arc)
      if isListed(2 * arc) {
        slots[Int(next[tail])] = Int32(2 * arc)
        next[tail] += 1
      }
      if isListed(2 * arc + 1) {
        slots[Int(next[head])] = Int32(2 * arc + 1)
        next[head] += 1
      }
    }
  }

  /// The indexes, in `slots`, of the slots of a node.
  @inline(__always) func range(of node: Int) -> Range<Int> { Int(starts[node])..<Int(starts[node + 1]) }
}
