/// Branch and bound on one level: the linear relaxation advises, whole duals prove, and a flow found becomes the one to beat.
struct LevelSearch {
  enum Ending { case finished, cancelled }

  /// The level as given, and with what the best flow known leaves of its bounds.
  private(set) var whole: LevelProblem
  var problem: LevelProblem
  private(set) var best: PackedIntegers?
  private(set) var bestValue: Int64 = .max
  var tree: BranchTree
  /// Nodes examined, a node once more for each flow refused by lazy rows: those count as search too.
  private(set) var examined = 0
  private var budget = 1
  private(set) var foundRows: [SideRow] = []
  private let lazyRows: LazyRows?
  private let engine: Engine
  var program: DualSimplex
  /// What `tree.rootDuals` prove of the level as given.
  private(set) var rootBound: Int128
  private var isRootDone = false
  var open: [Open] = []
  /// The statuses that the program stands at belong to this node.
  private var standing = -1

  /// A node to examine, with what its parent knew.
  struct Open {
    let node: Int
    let advice: Double
    let duals: Duals
    let statuses: [DualSimplex.Status]
    let basis: [Int32]
  }

  /// `start`: the optimum of the level without its rows. `best`: a flow that the level allows, if one is known.
  init(
    _ problem: LevelProblem, rows: [BranchTree.Row], start: Solution, best: PackedIntegers?, bestValue: Int64,
    lazyRows: LazyRows?, engine: Engine
  ) {
    (self.problem, whole) = (problem, problem)
    self.lazyRows = lazyRows
    self.engine = engine
    let duals = Duals(prices: PackedIntegers(start.prices), multipliers: [], denominator: 1)
    rootBound = problem.bound(duals)
    let root = BranchTree.Node(parent: -1, arc: -1, isAtMost: true, value: 0, fate: .open(duals))
    tree = BranchTree(nodes: [root], rows: rows, rootDuals: duals)
    program = DualSimplex(problem, start: start)
    (self.best, self.bestValue) = (best, bestValue)
  }

  /// Looks first at the flow of `start`, then at one node after the other.
  mutating func run(start: Solution, budget: Int, watch: (_ nodes: Int, _ open: Int) -> Bool) -> Ending {
    self.budget = max(budget, 1)
    examined = 1
    if start.objective[0] < bestValue { offer(start.flow) }
    if best != nil, proves(tree.rootDuals, in: problem) {
      tree.nodes[0].fate = .closed(tree.rootDuals)
      return .finished
    }
    open = [
      Open(node: 0, advice: -.infinity, duals: tree.rootDuals, statuses: program.statuses, basis: program.basis)
    ]
    examined = 0
    while examined < self.budget, let next = takeNext() {
      guard watch(examined, open.count) else { return .cancelled }
      examined += 1
      examine(next)
      if !isRootDone {
        isRootDone = true
        narrowRoot()
      }
    }
    return .finished
  }

  /// Every node has been examined.
  var isExhausted: Bool { open.isEmpty }

  /// The least cost that the nodes left open may still hold, at most the best value.
  var bound: Int64 {
    var least = Int128(bestValue)
    for waiting in open {
      guard let narrowed = narrowed(to: waiting.node) else { continue }
      least = min(least, ceiling(narrowed.bound(waiting.duals), waiting.duals.denominator))
    }
    return Int64(clamping: least)
  }

  /// Says what the rows of the tree are, those found included.
  mutating func name(rows: [BranchTree.Row]) { tree.rows = rows }

  /// The child of the node just examined if there is one, otherwise the open node of least bound.
  private mutating func takeNext() -> Open? {
    if let last = open.last, tree.nodes[last.node].parent == standing, standing >= 0 { return open.popLast() }
    guard let index = open.indices.min(by: { (open[$0].advice, open[$0].node) < (open[$1].advice, open[$1].node) })
    else { return nil }
    open.swapAt(index, open.count - 1)
    return open.popLast()
  }

  /// The level with the bounds of a node; nothing when they cross.
  private func narrowed(to node: Int) -> LevelProblem? {
    var narrowed = problem
    var node = node
    while tree.nodes[node].parent >= 0 {
      let (arc, value) = (tree.nodes[node].arc, tree.nodes[node].value)
      if tree.nodes[node].isAtMost {
        narrowed.uppers[arc] = min(narrowed.uppers[arc], value)
      } else {
        narrowed.lowers[arc] = max(narrowed.lowers[arc], value)
      }
      guard narrowed.lowers[arc] <= narrowed.uppers[arc] else { return nil }
      node = tree.nodes[node].parent
    }
    return narrowed
  }

  private mutating func examine(_ next: Open) {
    guard var here = narrowed(to: next.node) else {
      tree.nodes[next.node].fate = .empty
      return
    }
    program.setBounds(here)
    if standing != tree.nodes[next.node].parent || standing < 0 {
      program.stand(statuses: next.statuses, basis: next.basis)
    } else {
      program.recomputeValues()
    }
    standing = next.node
    if best != nil, proves(next.duals, in: here) {
      tree.nodes[next.node].fate = .closed(next.duals)
      return
    }
    while true {
      let ending = program.run(limit: (next.node == 0 ? 40 : 4) * program.rowCount)
      if ending == .impossible, let duals = program.contradictionDuals(), here.bound(duals) > 0 {
        tree.nodes[next.node].fate = .closed(duals)
        return
      }
      let duals = bestDuals(in: here, isRoot: next.node == 0) ?? next.duals
      if best != nil, proves(duals, in: here) {
        tree.nodes[next.node].fate = .closed(duals)
        return
      }
      let flows = program.flows()
      let known = problem.rows.count
      if ending == .optimal, let whole = wholeFlow(flows, in: here, program), problem.allows(whole) {
        offer(whole)
        if problem.rows.count > known {
          here.append(Array(problem.rows[known...]))
          if examined < budget { continue }
          leave(next, duals)
          return
        }
        if proves(duals, in: here) {
          tree.nodes[next.node].fate = .closed(duals)
          return
        }
      }
      if ending == .optimal, next.node == 0 || examined % 64 == 0 {
        dive(here)
        if problem.rows.count > known { here.append(Array(problem.rows[known...])) }
        if best != nil, proves(duals, in: here) {
          tree.nodes[next.node].fate = .closed(duals)
          return
        }
      }
      split(next.node, here, flows, duals)
      return
    }
  }

  /// Puts a node back, for want of budget.
  private mutating func leave(_ next: Open, _ duals: Duals) {
    tree.nodes[next.node].fate = .open(duals)
    open.append(
      Open(node: next.node, advice: next.advice, duals: duals, statuses: program.statuses, basis: program.basis))
  }

  /// Takes a flow if it is better, whole and accepted; otherwise learns the rows that it violates.
  mutating func offer(_ flow: PackedIntegers) {
    guard problem.allows(flow), let value = Int64(exactly: problem.value(of: flow)), value < bestValue else { return }
    let found = (lazyRows?(flow) ?? []).filter { !$0.isRespected(by: flow) }.map { $0.finite(in: problem.network) }
    guard found.isEmpty else {
      examined += 1
      foundRows += found
      whole.append(found)
      problem.append(found)
      program.appendRows(problem)
      return
    }
    (best, bestValue) = (flow, value)
    narrowRoot()
  }

  private mutating func narrowRoot() {
    guard best != nil, isRootDone else { return }
    problem = whole
    let limit = (Int128(bestValue) - 1) * Int128(tree.rootDuals.denominator)
    problem.narrow(tree.rootDuals, bound: rootBound, limit: limit)
  }

  /// Nothing within these bounds is better than the best flow known.
  private func proves(_ duals: Duals, in here: LevelProblem) -> Bool {
    ceiling(here.bound(duals), duals.denominator) >= Int128(bestValue)
  }

  /// The duals of the program: fine ones at any node, and at the root those of a small denominator when they are as good,
  /// because a bound equal to the value leaves a face to the next levels.
  private mutating func bestDuals(in here: LevelProblem, isRoot: Bool) -> Duals? {
    var fine: Int64 = 1 << 20
    let largest = program.largestPrice()
    while fine > 1, largest * Double(fine) > 0x1p55 { fine /= 2 }
    guard isRoot else { return program.duals(over: fine) }
    for denominator in [1, 2, 3, 4, 6, 12, 60, fine] {
      guard let duals = program.duals(over: denominator) else { continue }
      let bound = here.bound(duals)
      if bound * Int128(tree.rootDuals.denominator) > rootBound * Int128(denominator) {
        (tree.rootDuals, rootBound) = (duals, bound)
      }
    }
    return tree.rootDuals
  }
}
