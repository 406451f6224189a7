/// A linear rule over the flow that no network can express: lower ≤ Σ coefficient × flow(arc) ≤ upper.
///
/// An arc may appear several times; its coefficients add up. `Int64.min` and `Int64.max` stand for no bound.
public struct SideRow: Sendable {
  /// A multiple of the flow of one arc.
  public typealias Term = (arc: Int, coefficient: Int64)

  /// The left-hand side; |coefficient| × capacity must sum to 2^60 at most.
  public var terms: [Term]
  /// The least activity allowed; `Int64.min`: any.
  public var lower: Int64
  /// The largest activity allowed; `Int64.max`: any.
  public var upper: Int64

  /// A row bounded on the sides given. `lower` above `upper` is refused by `solve` as `SideFault.row`.
  public init(terms: [Term], lower: Int64 = .min, upper: Int64 = .max) {
    self.terms = terms
    self.lower = lower
    self.upper = upper
  }

  /// Σ coefficient × flow.
  public func activity(of flow: PackedIntegers) -> Int128 {
    terms.reduce(0) { $0 + Int128($1.coefficient) * Int128(flow[$1.arc]) }
  }

  /// Whether the activity of a flow, one value an arc, is within the bounds.
  public func isRespected(by flow: PackedIntegers) -> Bool {
    let activity = activity(of: flow)
    return (lower == .min || activity >= Int128(lower)) && (upper == .max || activity <= Int128(upper))
  }
}

extension SideRow {
  /// The same rule with each arc once, and what its arcs can reach in place of missing or idle bounds; every arc is bounded.
  func finite(in network: Network) -> SideRow {
    var coefficients: [Int: Int64] = [:]
    for term in terms { coefficients[term.arc, default: 0] += term.coefficient }
    let merged = coefficients.filter { $0.value != 0 }.sorted { $0.key < $1.key }
    var (least, most) = (Int128(0), Int128(0))
    for (arc, coefficient) in merged {
      let (one, other) = (
        Int128(coefficient) * Int128(network.lowers[arc]), Int128(coefficient) * Int128(network.uppers[arc])
      )
      least += min(one, other)
      most += max(one, other)
    }
    let lower = self.lower == .min ? least : max(Int128(self.lower), least)
    let upper = self.upper == .max ? most : min(Int128(self.upper), most)
    // A rule out of reach keeps its bounds in order: it is for the search to prove it impossible.
    let isOutOfReach = lower > upper
    let beyond = self.lower != .min && Int128(self.lower) > most ? Int128(self.lower) : Int128(self.upper)
    return SideRow(
      terms: merged.map { ($0.key, $0.value) }, lower: Int64(isOutOfReach ? beyond : lower),
      upper: Int64(isOutOfReach ? beyond : upper))
  }

  /// Whether whole arithmetic on the row stays far from its limits.
  func isSound(in network: Network) -> Bool {
    guard lower <= upper else { return false }
    var reach: Int128 = 0
    for (arc, coefficient) in terms {
      guard arc >= 0, arc < network.arcCount else { return false }
      let most = max(network.lowers[arc].magnitude, network.uppers[arc].magnitude)
      reach += Int128(coefficient.magnitude) * Int128(max(1, most))
    }
    let isLow = lower == .min || lower.magnitude <= UInt64(Network.largestMagnitude)
    let isHigh = upper == .max || upper.magnitude <= UInt64(Network.largestMagnitude)
    return isLow && isHigh && reach <= Int128(Network.largestMagnitude)
  }
}

/// Rows too many to list, found when a flow violates them: called on each whole flow that respects every row known so
/// far, answers rows that this flow violates, none when it is accepted. A function of the flow alone.
public typealias LazyRows = (PackedIntegers) -> [SideRow]

/// How much search a level may cost: nodes of its tree, and flows that lazy rows refuse; never seconds, so that a
/// solve can be replayed.
public struct BranchingBudget: Sendable {
  /// Nodes per level.
  public var nodes: Int

  /// - Parameter nodes: per level; 1 examines the root alone.
  public init(nodes: Int) { self.nodes = nodes }
}
