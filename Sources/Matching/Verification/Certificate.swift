import Circulation
import Mobility

/// The proof of a plan: its network, what runs through it, and the prices or trees that no better flow can contradict.
struct Certificate: Sendable {
  let model: PlanNetwork
  let flow: PackedIntegers
  let proof: Proof
  /// The other cases of the rules of all or nothing.
  let others: [PlanCase]
  /// Chains too long that the cases found, one after the other: rows that hold in all, numbered after the model's.
  let chains: [SideRow]

  enum Proof: Sendable {
    case prices(Solution)
    case trees(BoundedSolution)
    /// The case has no plan.
    case impossible(Infeasibility)
    case none
  }

  /// The same proof as it is published: prices are the only canonical ones, and take the place of trees when the network
  /// alone would have chosen this flow.
  var published: Proof {
    switch proof {
    case .prices(let solution): return .prices(solution.withCanonicalPrices(in: model.network))
    case .impossible, .none: return proof
    case .trees(let bounded):
      guard case .optimal(let plain) = solve(model.network), plain.flow == bounded.flow else { return proof }
      return .prices(plain.withCanonicalPrices(in: model.network))
    }
  }
}
