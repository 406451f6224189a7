/// Priorities a pair holds: flag × versants × route. They are levels of the plan, never points (L512-19 to L512-29).
func holds(
  _ priority: Priority, _ agent: borrowing AgentFacts, _ post: borrowing PostFacts, _ routes: Routes
) -> Bool {
  guard agent.statut == .titulaire else { return false }
  let flags = agent.priorities
  let isMutation = routes.contains(Routes(.mutation))
  // A detachement for reclassement is a detachement.
  let isTransfer = !routes.isDisjoint(
    with: [Routes(.integrationDirecte), Routes(.detachement), Routes(.detachementReclassement)])
  let isExternal = agent.employer != post.employer
  switch priority {
  case .restructuration:
    return agent.versant == .fpe && post.versant == .fpe && flags.contains(.restructuration)
  case .fpe:
    return agent.versant == .fpe && post.versant == .fpe && isMutation
      && !flags.isDisjoint(with: [.conjoint, .handicap, .quartierDifficile, .cimm, .emploiSupprime])
  case .fpt:
    return agent.versant == .fpt && post.versant == .fpt && isMutation
      && !flags.isDisjoint(with: [.conjoint, .handicap, .procheAidant])
  case .inter:
    // 1° and 2° of L512-19, and L512-26, when mutations do not suffice.
    guard isTransfer, isExternal else { return false }
    switch agent.versant {
    case .fpe?: return !flags.isDisjoint(with: [.conjoint, .handicap])
    case .fpt?: return !flags.isDisjoint(with: [.conjoint, .handicap, .procheAidant])
    case .fph?, nil: return false
    }
  case .fph:
    return agent.versant == .fph && post.versant == .fph && isExternal
      && !flags.isDisjoint(with: [.conjoint, .handicap, .procheAidant])
  case .suppression: return flags.contains(.emploiSupprime)
  case .reclassement: return agent.isUnfitForGrade
  case .pprEnding: return agent.pprEndsSoon
  }
}
