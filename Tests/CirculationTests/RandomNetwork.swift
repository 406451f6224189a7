import Circulation

/// Reproducible numbers: SplitMix64 (Steele, Lea and Flood 2014).
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: Int) { state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Small networks of every shape: parallel arcs, self-loops, negative costs and bounds, zero capacities, islands.
func randomNetwork(
  seed: Int, nodes: ClosedRange<Int> = 1...6, arcs: ClosedRange<Int> = 0...9, levels: Int = 1,
  cost: ClosedRange<Int64> = -6...6, capacity: Int64 = 2
) -> Network {
  var random = Seeded(seed)
  let count = Int.random(in: nodes, using: &random)
  var network = Network(levels: levels, nodes: count)
  var planted = Array(repeating: Int64(0), count: count)
  let tame = Bool.random(using: &random)
  for _ in 0..<Int.random(in: arcs, using: &random) {
    let (tail, head) = (Int.random(in: 0..<count, using: &random), Int.random(in: 0..<count, using: &random))
    let lower = Int64.random(in: 0..<5, using: &random) == 0 ? Int64.random(in: -1...1, using: &random) : 0
    let upper = lower + Int64.random(in: 0...capacity, using: &random)
    network.addArc(
      from: tail, to: head, lower: lower, upper: upper,
      costs: (0..<levels).map { _ in Int64.random(in: cost, using: &random) })
    let flow = Int64.random(in: lower...upper, using: &random)
    planted[tail] += flow
    planted[head] -= flow
  }
  if !tame, count > 1 {
    let (from, to) = (Int.random(in: 0..<count, using: &random), Int.random(in: 0..<count, using: &random))
    planted[from] += 1
    planted[to] -= 1
  }
  for node in 0..<count { network.setSupply(of: node, to: planted[node]) }
  return network
}
