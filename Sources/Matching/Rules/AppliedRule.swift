import Mobility

/// A structural rule as the builder applied it.
public struct AppliedRule: Hashable, Sendable {
  public enum Class: String, CaseIterable, Sendable {
    /// Carried by arcs: exact at any size.
    case reseau
    /// A linear row beside the network: branch and bound, within the budget of nodes.
    case laterale
    /// About nobody tonight.
    case sansObjet = "sans_objet"
  }
  /// Index in the voted order.
  public let index: Int
  public let code: String
  public let `class`: Class
  /// Bounds as applied: bands extend to 0, and every bound to the decisions already taken.
  public var lower: Int64?
  public var upper: Int64?
  /// What the plan makes of it.
  public var value: Int64 = 0

  /// The plan is at a bound that binds it.
  public var isSaturated: Bool { `class` != .sansObjet && (upper == value || (lower == value && value != 0)) }
}
