import Mobility

/// The bounds of a structural rule that a commission may move, one by one.
package enum RuleBound: String, CaseIterable, Sendable {
  case marge
  case maximum
  case minimum
  case rouvertes
  case arrivees
  case departs
}

extension StructuralRule {
  /// Each bound with what was voted: persons, moves of one chain, or weekly minutes.
  var bounds: [(bound: RuleBound, voted: Int)] {
    let all: [(RuleBound, Int?)] =
      switch demand {
      case .reciprocity(let margin, _), .pairwise(_, let margin): [(.marge, margin)]
      case .departures(let quota), .arrivals(let quota), .presence(let quota):
        [(.maximum, quota.maximum), (.minimum, quota.minimum)]
      case .postCaps(_, let reopened, let arrivals, let leavers):
        [(.rouvertes, reopened), (.arrivees, arrivals), (.departs, leavers)]
      case .workingTime(let maximum), .chainLength(let maximum): [(.maximum, maximum)]
      case .couple: []
      }
    return all.compactMap { bound, voted in voted.map { (bound, $0) } }
  }

  /// The rule with one bound moved by so many units: persons, moves, or full-time weeks. Nothing where it cannot be.
  func moving(_ bound: RuleBound, by step: Int) -> StructuralRule? {
    guard let voted = bounds.first(where: { $0.bound == bound })?.voted else { return nil }
    var unit = 1
    if case .workingTime = demand { unit = fullTimeMinutes }
    var least = 0
    if case .chainLength = demand { least = 1 }
    let moved = voted + step * unit
    guard moved >= least else { return nil }
    var rule = self
    func quota(_ quota: Quota) -> Quota {
      var quota = quota
      if bound == .maximum { quota.maximum = moved } else { quota.minimum = moved }
      return quota
    }
    switch demand {
    case .reciprocity(_, let usesLedger): rule.demand = .reciprocity(margin: moved, usesLedger: usesLedger)
    case .departures(let asked): rule.demand = .departures(quota(asked))
    case .arrivals(let asked): rule.demand = .arrivals(quota(asked))
    case .presence(let asked): rule.demand = .presence(quota(asked))
    case .postCaps(let post, let reopened, let arrivals, let leavers):
      rule.demand = .postCaps(
        post: post, reopened: bound == .rouvertes ? moved : reopened, arrivals: bound == .arrivees ? moved : arrivals,
        leavers: bound == .departs ? moved : leavers)
    case .pairwise(let other, _): rule.demand = .pairwise(other: other, margin: moved)
    case .workingTime: rule.demand = .workingTime(maximum: moved)
    case .chainLength: rule.demand = .chainLength(maximum: moved)
    case .couple: return nil
    }
    return rule
  }
}

extension Plan {
  /// The plan is at the bound.
  func isBinding(_ bound: RuleBound, of index: Int) -> Bool {
    let rule = rules[index]
    guard rule.class != .sansObjet else { return false }
    switch bound {
    case .marge: return rule.isSaturated
    case .maximum, .rouvertes, .arrivees: return rule.upper == rule.value
    case .minimum:
      let minimum = pairing.structure.rules[rule.index].demand.quota?.minimum ?? 0
      return minimum > 0 && rule.value <= Int64(minimum)
    case .departs:
      guard case .postCaps(let code, _, _, let leavers?) = pairing.structure.rules[rule.index].demand,
        let post = pairing.perimeter.posts.firstIndex(where: { $0.code == code })
      else { return false }
      return model.statusQuo.occupants[post].count { chosen[$0] != nil } >= leavers
    }
  }
}
