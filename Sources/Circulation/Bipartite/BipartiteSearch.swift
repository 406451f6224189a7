/// The labels of a search for shortest paths from several nodes at once.
struct BipartiteSearch: ~Copyable {
  private(set) var distance: FixedArray<Int64>
  /// Arcs on the way by which the node was reached; −1 when it was not, or leads nowhere.
  var hops: FixedArray<Int32>
  /// Where among its arcs the search for a way home has come.
  var cursor: FixedArray<Int32>
  /// Nodes found as far away as the last one settled, first in first out; and all others. The ring of the phases in place
  /// of the first was seen to cost a solve 4 %.
  private var near: [Int32] = []
  private var taken = 0
  private var far = NodeHeap()
  private(set) var visited: [Int] = []
  /// The distance of the last node settled.
  private(set) var reach: Int64 = 0

  init(nodes: Int) {
    distance = FixedArray(repeating: .max, count: nodes)
    hops = FixedArray(repeating: -1, count: nodes)
    cursor = FixedArray(repeating: 0, count: nodes)
  }

  mutating func start(from nodes: [Int]) {
    for node in visited {
      distance[node] = .max
      hops[node] = -1
    }
    visited.removeAll(keepingCapacity: true)
    near.removeAll(keepingCapacity: true)
    taken = 0
    far.removeAll()
    reach = 0
    for node in nodes { label(node, 0, hops: 0) }
  }

  /// The next node by distance; of those as far as the last one, first in first out, those found from there on first.
  mutating func next() -> Int? {
    if taken < near.count {
      taken += 1
      return Int(near[taken - 1])
    }
    near.removeAll(keepingCapacity: true)
    taken = 0
    while let (node, key) = far.pop() {
      guard key == distance[node] else { continue }
      reach = key
      return node
    }
    return nil
  }

  /// A node settled stays so: within a phase, where a reduced cost may be a little below 0, it counts as 0.
  @inline(__always)
  mutating func improve(_ node: Int, _ through: Int64, from: Int) {
    let through = max(through, reach)
    guard through < distance[node] else { return }
    label(node, through, hops: hops[from] + 1)
  }

  private mutating func label(_ node: Int, _ through: Int64, hops: Int32) {
    if distance[node] == .max {
      visited.append(node)
      cursor[node] = 0
    }
    distance[node] = through
    self.hops[node] = hops
    if through == reach { near.append(Int32(node)) } else { far.push(node, through) }
  }
}
