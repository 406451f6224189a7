/// Reads the DIMACS format of minimum-cost flow (`p min`), given in pieces of any size.
///
///     c a comment
///     p min NODES ARCS [LEVELS]
///     n NODE SUPPLY
///     a TAIL HEAD LOWER UPPER COST [COST…]
///
/// Nodes are numbered from 1. Two extensions: `inf` is an arc without upper bound, and a problem line may announce
/// several levels, each arc then having one cost per level. Every fault is reported with its line, up to `faultLimit`.
public struct DimacsReader {
  /// A line that cannot be read, and why.
  public struct Fault: Sendable, Equatable, CustomStringConvertible {
    /// From 1; 0 when the file has no line.
    public let line: Int
    /// What was expected there.
    public let reason: String
    /// `line LINE: REASON`.
    public var description: String { "line \(line): \(reason)" }
  }

  /// Everything wrong with a file.
  public struct Failure: Error, Sendable {
    /// In the order of the lines, `faultLimit` at most.
    public let faults: [Fault]
  }

  /// Faults reported of one file; those after them are not.
  public static let faultLimit = 20

  private var network: Network?
  private var announcedArcs = 0
  private var line = 0
  private var faults: [Fault] = []
  /// The beginning of a line whose end has not come yet.
  private var carried: [UInt8] = []
  private var costs: [Int64] = []

  /// A reader of one file.
  public init() {}

  /// Reads the next piece of the file.
  public mutating func read(_ bytes: Span<UInt8>) {
    var start = 0
    if !carried.isEmpty {
      while start < bytes.count, bytes[start] != 10 {
        carried.append(bytes[start])
        start += 1
      }
      guard start < bytes.count else { return }
      start += 1
      let whole = carried
      carried.removeAll(keepingCapacity: true)
      readLine(whole.span, 0, whole.count)
    }
    var end = start
    while end < bytes.count {
      if bytes[end] == 10 {
        readLine(bytes, start, end)
        start = end + 1
      }
      end += 1
    }
    while start < bytes.count {
      carried.append(bytes[start])
      start += 1
    }
  }

  /// The network, once the whole file has been read.
  public mutating func finish() throws(Failure) -> Network {
    if !carried.isEmpty {
      let whole = carried
      carried = []
      readLine(whole.span, 0, whole.count)
    }
    if network == nil { note("no problem line: expected `p min NODES ARCS` before anything else") }
    if let network, network.arcCount != announcedArcs, faults.isEmpty {
      note("\(network.arcCount) arcs read, \(announcedArcs) announced by the problem line")
    }
    guard let network, faults.isEmpty else { throw Failure(faults: faults) }
    return network
  }

  private mutating func note(_ reason: String) {
    if faults.count < Self.faultLimit { faults.append(Fault(line: line, reason: reason)) }
  }

  private mutating func readLine(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) {
    line += 1
    var fields = Fields(at: start, end: end)
    guard let kind = fields.letter(bytes) else { return }
    switch kind {
    case UInt8(ascii: "a"): readArc(bytes, &fields)
    case UInt8(ascii: "c"): break
    case UInt8(ascii: "n"): readNode(bytes, &fields)
    case UInt8(ascii: "p"): readProblem(bytes, &fields)
    default: note("unknown kind of line: expected c, p, n or a")
    }
  }

  private mutating func readProblem(_ bytes: Span<UInt8>, _ fields: inout Fields) {
    guard network == nil else { return note("second problem line") }
    guard fields.word(bytes) == "min" else { return note("expected `p min NODES ARCS`") }
    guard let nodes = fields.integer(bytes), let arcs = fields.integer(bytes) else {
      return note("expected `p min NODES ARCS`, two whole numbers")
    }
    let levels = fields.integer(bytes) ?? 1
    guard fields.isAtEnd(bytes) else { return note("unexpected text after the problem line") }
    guard nodes >= 0, nodes < Int64(Int32.max), arcs >= 0, arcs < Int64(Int32.max) / 2, levels >= 1, levels <= 64 else {
      return note("\(nodes) nodes, \(arcs) arcs, \(levels) levels: at most 2^31 nodes, 2^30 arcs and 64 levels")
    }
    announcedArcs = Int(arcs)
    // A file may announce more than it has: memory is set aside for what a short file could hold.
    network = Network(levels: Int(levels), nodes: Int(nodes), reservingArcs: min(Int(arcs), 1 << 24))
    costs = Array(repeating: 0, count: Int(levels))
  }

  private mutating func readNode(_ bytes: Span<UInt8>, _ fields: inout Fields) {
    guard let nodes = network?.nodeCount else { return note("node before the problem line") }
    guard let node = fields.integer(bytes), let supply = fields.integer(bytes), fields.isAtEnd(bytes) else {
      return note("expected `n NODE SUPPLY`, two whole numbers of at most 64 bits")
    }
    guard node >= 1, node <= Int64(nodes) else { return note("node \(node) is not between 1 and \(nodes)") }
    network?.setSupply(of: Int(node) - 1, to: supply)
  }

  private mutating func readArc(_ bytes: Span<UInt8>, _ fields: inout Fields) {
    guard let nodes = network?.nodeCount else { return note("arc before the problem line") }
    guard let tail = fields.integer(bytes), let head = fields.integer(bytes), let lower = fields.integer(bytes),
      let upper = fields.integerOrInfinity(bytes)
    else { return noteArc() }
    for level in costs.indices {
      guard let cost = fields.integer(bytes) else { return noteArc() }
      costs[level] = cost
    }
    guard fields.isAtEnd(bytes) else { return noteArc() }
    guard tail >= 1, tail <= Int64(nodes), head >= 1, head <= Int64(nodes) else {
      return note("arc from \(tail) to \(head): nodes are between 1 and \(nodes)")
    }
    guard lower <= upper else { return note("lower bound \(lower) above upper bound \(upper)") }
    guard let count = network?.arcCount, count < announcedArcs else {
      return note("more arcs than the \(announcedArcs) announced")
    }
    network?.addArc(from: Int(tail) - 1, to: Int(head) - 1, lower: lower, upper: upper, costs: costs)
  }

  private mutating func noteArc() {
    note("expected `a TAIL HEAD LOWER UPPER` and \(costs.count) cost(s), whole numbers of at most 64 bits")
  }
}

/// A walk over the fields of a line.
private struct Fields {
  var at: Int
  let end: Int

  @inline(__always)
  private mutating func skipBlanks(_ bytes: Span<UInt8>) {
    while at < end, bytes[at] == 32 || bytes[at] == 9 || bytes[at] == 13 { at += 1 }
  }

  mutating func isAtEnd(_ bytes: Span<UInt8>) -> Bool {
    skipBlanks(bytes)
    return at == end
  }

  /// The first letter of the line, when it stands alone or begins a comment.
  mutating func letter(_ bytes: Span<UInt8>) -> UInt8? {
    skipBlanks(bytes)
    guard at < end else { return nil }
    at += 1
    let letter = bytes[at - 1]
    let standsAlone = at == end || bytes[at] == 32 || bytes[at] == 9 || bytes[at] == 13
    return standsAlone || letter == UInt8(ascii: "c") ? letter : 0
  }

  mutating func word(_ bytes: Span<UInt8>) -> String {
    skipBlanks(bytes)
    var text: [UInt8] = []
    while at < end, bytes[at] > 32, text.count < 16 {
      text.append(bytes[at])
      at += 1
    }
    return String(decoding: text, as: UTF8.self)
  }

  @inline(__always)
  mutating func integer(_ bytes: Span<UInt8>) -> Int64? {
    skipBlanks(bytes)
    guard at < end else { return nil }
    let negative = bytes[at] == UInt8(ascii: "-")
    if negative { at += 1 }
    // Counted downwards: the least Int64 has no opposite.
    var value: Int64 = 0
    let first = at
    while at < end, bytes[at] >= 48, bytes[at] <= 57 {
      let (tens, over) = value.multipliedReportingOverflow(by: 10)
      let (next, under) = tens.subtractingReportingOverflow(Int64(bytes[at] - 48))
      if over || under { return nil }
      value = next
      at += 1
    }
    guard at > first, at == end || bytes[at] <= 32 else { return nil }
    if negative { return value }
    return value == .min ? nil : -value
  }

  mutating func integerOrInfinity(_ bytes: Span<UInt8>) -> Int64? {
    skipBlanks(bytes)
    if at < end, bytes[at] == UInt8(ascii: "i") { return word(bytes) == "inf" ? Network.unbounded : nil }
    return integer(bytes)
  }
}
