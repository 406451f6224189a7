import Circulation
import Mobility

/// One bound that binds the plan, moved by one or two units either way, the whole plan solved again each time.
public struct RulePrice: Sendable {
  /// Index in the voted order.
  let rule: Int
  let bound: RuleBound
  let voted: Int
  let steps: [Step]

  struct Step: Sendable {
    let step: Int
    /// Nil: the bound cannot go so low.
    let variant: Variant?
  }
}

/// Another plan of the same pairs, against tonight's.
struct Variant: Sendable {
  /// What it loses, one amount a level, larger is worse, in the units a reader knows.
  let losses: [Int64]
  let moves: [Regret.Displaced]
  let isProved: Bool
}

/// Bounds for which prices are computed, in the voted order.
private let priceLimit = 100
private let priceSteps = [-2, -1, 1, 2]

/// V(q − 2) … V(q + 2) of each bound that binds the plan: never its dual, which is no price of a whole unit.
///
/// Without side rules each is a small change of the network, solved again from the flow and prices kept.
func rulePrices(_ plan: Plan) throws -> [RulePrice] {
  let pairing = plan.pairing
  let binding = plan.rules.indices.flatMap { index in
    pairing.structure.rules[plan.rules[index].index].bounds.filter { plan.isBinding($0.bound, of: index) }
      .map { (index: index, bound: $0.bound, voted: $0.voted) }
  }
  return try binding.prefix(priceLimit).map { index, bound, voted in
    let rule = plan.rules[index].index
    let steps = try priceSteps.map { step -> RulePrice.Step in
      guard let moved = pairing.structure.rules[rule].moving(bound, by: step) else {
        return RulePrice.Step(step: step, variant: nil)
      }
      var other = pairing
      other.structure.rules[rule] = moved
      return RulePrice.Step(step: step, variant: try plan.solvedAgain(under: other))
    }
    return RulePrice(rule: rule, bound: bound, voted: voted, steps: steps)
  }
}

extension Plan {
  /// The best plan of the same pairs under other bounds.
  fileprivate func solvedAgain(under other: Pairing) throws -> Variant {
    guard let solution else { return difference(from: try solveChoice(other, salt: salt)) }
    let moved = PlanNetwork(other, salt: salt)
    var residual = Residual(model.network, solution)
    let (before, after) = (model.network, moved.network)
    for arc in 0..<before.arcCount
    where before.lowers[arc] != after.lowers[arc] || before.uppers[arc] != after.uppers[arc] {
      residual.setBounds(of: arc, lower: after.lowers[arc], upper: after.uppers[arc])
    }
    guard case .optimal(let found) = residual.resolve() else {
      throw PlanFailure(description: "a moved bound leaves no plan, although everyone staying is always legal")
    }
    let losses = moved.levels.all.indices.map { level in
      let (now, then) = (model.levels.all[level], moved.levels.all[level])
      let gain = then.reading(of: found.objective[level]) - now.reading(of: objective[level])
      return now.kind.isMaximised ? -gain : gain
    }
    return Variant(losses: losses, moves: displaced(by: found.flow), isProved: true)
  }

  /// A plan already solved, against this one.
  func difference(from other: Plan) -> Variant {
    let losses = zip(proofs, other.proofs).map { now, then in
      now.level.isMaximised ? now.value - then.value : then.value - now.value
    }
    let moves = chosen.indices.filter { chosen[$0] != other.chosen[$0] }
      .map { Regret.Displaced(agent: $0, pair: other.chosen[$0]) }
    return Variant(losses: losses, moves: moves, isProved: isProved && other.isProved)
  }
}
