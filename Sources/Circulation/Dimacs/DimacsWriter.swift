/// Writes networks and answers as text, in pieces handed to a sink.
///
/// An answer is `s COST…` with one `f TAIL HEAD FLOW` per arc that carries something, or `s` and a word (`infeasible`,
/// `unbounded`, `unbalanced`, `out-of-range`) with its proof: `k NODE` for each node of a cut, `u ARC` for each arc of a
/// cycle. A certificate names arcs by number, so that parallel ones differ: `x ARC FLOW` and `y NODE PRICE…`, nothing
/// for zeros; its prices are the canonical ones. Nodes and arcs are numbered from 1.
public struct DimacsWriter {
  private var text: [UInt8] = []
  private let sink: ([UInt8]) -> Void

  /// - Parameter sink: receives the pieces, in order; each is the bytes of some whole lines.
  public init(to sink: @escaping ([UInt8]) -> Void) {
    self.sink = sink
    text.reserveCapacity(1 << 16)
  }

  /// Writes the problem itself.
  public mutating func write(_ network: Network) {
    let levels = network.levels == 1 ? "" : " \(network.levels)"
    put("p min \(network.nodeCount) \(network.arcCount)\(levels)\n")
    for (node, supply) in network.supplies.enumerated() where supply != 0 { put("n ", Int64(node) + 1, supply) }
    for arc in 0..<network.arcCount {
      put("a ", Int64(network.tail(of: arc)) + 1)
      put(Int64(network.head(of: arc)) + 1)
      put(network.lowers[arc])
      if network.uppers[arc] == Network.unbounded { put("inf ") } else { put(network.uppers[arc]) }
      for level in 0..<network.levels { put(network.costs[level][arc]) }
      endLine()
    }
    flush()
  }

  /// Writes an answer, with flows by the ends of their arcs.
  public mutating func write(_ outcome: Outcome, of network: Network) {
    guard let solution = outcome.solution else { return writeProof(outcome) }
    writeObjective(solution)
    for arc in 0..<network.arcCount where solution.flow[arc] != 0 {
      put("f ", Int64(network.tail(of: arc)) + 1)
      put(Int64(network.head(of: arc)) + 1)
      put(solution.flow[arc])
      endLine()
    }
    flush()
  }

  /// Writes what proves an answer, the prices being canonical.
  public mutating func writeCertificate(_ outcome: Outcome, of network: Network) {
    guard let solution = outcome.solution?.withCanonicalPrices(in: network) else { return writeProof(outcome) }
    writeObjective(solution)
    for (arc, units) in solution.flow.enumerated() where units != 0 { put("x ", Int64(arc) + 1, units) }
    for node in 0..<solution.prices.count / solution.levels {
      let prices = solution.price(of: node)
      guard prices.contains(where: { $0 != 0 }) else { continue }
      put("y ", Int64(node) + 1)
      for price in prices { put(price) }
      endLine()
    }
    flush()
  }

  private mutating func writeObjective(_ solution: Solution) {
    put("s ")
    for cost in solution.objective { put(cost) }
    endLine()
  }

  private mutating func writeProof(_ outcome: Outcome) {
    switch outcome {
    case .optimal: break
    case .infeasible(let cut):
      put("s infeasible\nc \(cut.mustLeave) must leave these nodes, \(cut.canLeave) can\n")
      for node in cut.nodes {
        put("k ", Int64(node) + 1)
        endLine()
      }
    case .unbounded(let cycle):
      put("s unbounded\nc these arcs without upper bound form a cycle of negative cost\n")
      for arc in cycle {
        put("u ", Int64(arc) + 1)
        endLine()
      }
    case .unbalanced(let sum): put("s unbalanced\nc the supplies sum to \(sum), not to 0\n")
    case .outOfRange(let fault): put("s out-of-range\nc \(fault.reason)\n")
    case .cancelled: put("s cancelled\n")
    }
    flush()
  }

  private mutating func put(_ words: String) { text.append(contentsOf: words.utf8) }

  private mutating func put(_ words: String, _ value: Int64) {
    put(words)
    put(value)
  }

  private mutating func put(_ words: String, _ first: Int64, _ second: Int64) {
    put(words, first)
    put(second)
    endLine()
  }

  /// A number and a blank.
  private mutating func put(_ value: Int64) {
    if value < 0 { text.append(UInt8(ascii: "-")) }
    var rest = value.magnitude
    let start = text.count
    repeat {
      text.append(UInt8(48 + rest % 10))
      rest /= 10
    } while rest > 0
    text[start...].reverse()
    text.append(32)
  }

  private mutating func endLine() {
    if text.last == 32 { text.removeLast() }
    text.append(10)
    if text.count > 60_000 { flush() }
  }

  private mutating func flush() {
    sink(text)
    text.removeAll(keepingCapacity: true)
  }
}

extension RangeFault {
  /// The value, the bound it passes and what to do.
  public var reason: String {
    switch self {
    case .crossedBounds(let arc): "arc \(arc + 1): lower bound above upper bound"
    case .cost(let arc, let level, let bound):
      "arc \(arc + 1): cost of level \(level + 1) beyond ±\(bound) = 2^60 / (nodes + 1); divide the costs of the level"
    case .capacity(let total, let bound):
      "supplies and capacities sum to \(total), above \(bound) = 2^60; lower the bounds no flow needs"
    case .objective(let level, let value): "the least cost of level \(level + 1) is \(value), beyond 64 bits"
    }
  }
}
