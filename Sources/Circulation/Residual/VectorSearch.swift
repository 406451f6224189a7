/// Lexicographic shortest paths over a residual network: Dijkstra with cost vectors for labels.
struct VectorSearch {
  let levels: Int
  /// `distances[node * levels + level]`, meaningful for reached nodes.
  private(set) var distances: [Int64]
  private(set) var isReached: [Bool]
  /// The nodes reached, in the order they were.
  private(set) var reached: [Int] = []
  /// The slot by which each node was reached, −1 at a source.
  private(set) var cameBy: [Int32]
  private var isSettled: [Bool]
  /// A heap of nodes, nearest first, and the index of each node in it.
  private var heap: [Int32] = []
  private var heapIndexes: [Int32]
  private var candidate: [Int64]
  /// What each node can be reached at otherwise, if told: no label is kept that is not less.
  var otherwise: Otherwise?

  /// A first stretch common to all nodes, then what is known from its end.
  struct Otherwise: Sendable {
    let first: [Int64]
    let isReached: [Bool]
    let distances: [Int64]

    /// The distance of a node by that way.
    func distance(of node: Int) -> [Int64]? {
      guard isReached[node] else { return nil }
      return first.indices.map { first[$0] + distances[node * first.count + $0] }
    }
  }

  init(nodes: Int, levels: Int) {
    self.levels = levels
    distances = Array(repeating: 0, count: nodes * levels)
    isReached = Array(repeating: false, count: nodes)
    isSettled = isReached
    cameBy = Array(repeating: -1, count: nodes)
    heapIndexes = cameBy
    candidate = Array(repeating: 0, count: levels)
  }

  mutating func start(from sources: [Int]) {
    for node in reached {
      isReached[node] = false
      isSettled[node] = false
    }
    reached = []
    heap = []
    for source in sources where !isReached[source] {
      for level in 0..<levels { distances[source * levels + level] = 0 }
      reach(source, by: -1)
    }
  }

  /// The nearest node not settled yet, which becomes so.
  mutating func next() -> Int? {
    guard let top = heap.first else { return nil }
    let last = heap.removeLast()
    if !heap.isEmpty {
      heap[0] = last
      sink()
    }
    isSettled[Int(top)] = true
    return Int(top)
  }

  /// Offers a way to `node` from a settled node, along an arc whose reduced cost at each level is `length(level)`.
  mutating func offer(_ node: Int, from: Int, by slot: Int32, length: (Int) -> Int64) {
    guard !isSettled[node] else { return }
    var isLess = !isReached[node]
    for level in 0..<levels {
      let through = distances[from * levels + level] + length(level)
      candidate[level] = through
      if isLess { continue }
      let known = distances[node * levels + level]
      if through > known { return }
      isLess = through < known
    }
    guard isLess else { return }
    if !isBelowOtherwise(node) { return }
    for level in 0..<levels { distances[node * levels + level] = candidate[level] }
    reach(node, by: slot)
  }

  /// Whether the candidate is less than what the node can be reached at otherwise.
  private func isBelowOtherwise(_ node: Int) -> Bool {
    guard let otherwise, otherwise.isReached[node] else { return true }
    for level in 0..<levels {
      let other = otherwise.first[level] + otherwise.distances[node * levels + level]
      if candidate[level] != other { return candidate[level] < other }
    }
    return false
  }

  func distance(of node: Int) -> ArraySlice<Int64> { distances[node * levels..<(node + 1) * levels] }

  private mutating func reach(_ node: Int, by slot: Int32) {
    cameBy[node] = slot
    if !isReached[node] {
      isReached[node] = true
      reached.append(node)
      heapIndexes[node] = Int32(heap.count)
      heap.append(Int32(node))
    }
    rise(from: Int(heapIndexes[node]))
  }

  private func isNearer(_ one: Int32, _ other: Int32) -> Bool {
    let (first, second) = (Int(one) * levels, Int(other) * levels)
    for level in 0..<levels where distances[first + level] != distances[second + level] {
      return distances[first + level] < distances[second + level]
    }
    return false
  }

  private mutating func rise(from bottom: Int) {
    let node = heap[bottom]
    var index = bottom
    while index > 0 {
      let parent = (index - 1) / 2
      guard isNearer(node, heap[parent]) else { break }
      put(heap[parent], at: index)
      index = parent
    }
    put(node, at: index)
  }

  private mutating func sink() {
    let node = heap[0]
    var index = 0
    while true {
      var child = 2 * index + 1
      guard child < heap.count else { break }
      if child + 1 < heap.count, isNearer(heap[child + 1], heap[child]) { child += 1 }
      guard isNearer(heap[child], node) else { break }
      put(heap[child], at: index)
      index = child
    }
    put(node, at: index)
  }

  private mutating func put(_ node: Int32, at index: Int) {
    heap[index] = node
    heapIndexes[Int(node)] = Int32(index)
  }
}
