/// Monthly pay before and after, over the components known on both sides.
public struct PayComparison: Equatable, Sendable {
  /// Centimes a month, rounded half up once; nil when no component is known on both sides.
  public var before: Int64?
  public var after: Int64?
  /// A component is unknown on one side at least.
  public var isPartial: Bool
  /// The host decided no classement: the index held is kept, and the amount is a minimum.
  public var isAtLeast: Bool
  /// CTI points held that the host is known not to pay.
  public var lostCTI: Int

  public var delta: Int64? {
    guard let before, let after else { return nil }
    return after - before
  }
}

/// Compares the pay of an agent with what a post would give.
///
/// `TIB = IM × value of the point` (décret 85-1148), plus régime indemnitaire, NBI and CTI, times the working time.
/// Amounts are summed in hundred-thousandths of a euro at full time; the working time is a fraction of 2,100 minutes.
func comparePay(_ agent: borrowing AgentFacts, _ post: borrowing PostFacts, _ point: Int64) -> PayComparison {
  let held = agent.pay
  let offered = post.pay
  var (before, after): (Int64, Int64) = (0, 0)
  var (known, isPartial) = (false, false)
  func add(_ mine: Int64?, _ theirs: Int64?) {
    guard let mine, let theirs else {
      isPartial = true
      return
    }
    before += mine
    after += theirs
    known = true
  }
  // A contractuel's pay is negotiated: an index held is not carried over (loi 2019-828, art. 71).
  let keptIndex = agent.statut.isContractuel ? nil : held.im
  // After a reclassement an index above that of the host's classement is kept à titre personnel (L826-5, to be checked).
  let isReclassement = agent.isUnfitForGrade && agent.cadre != post.cadre
  let index = offered.im.map { isReclassement ? max($0, keptIndex ?? 0) : $0 } ?? keptIndex
  add(held.im.map { Int64($0) * point }, index.map { Int64($0) * point })
  add(held.regime.map { $0 * 1000 }, offered.regime.map { $0 * 1000 })
  add(held.nbiPoints.map { Int64($0) * point }, offered.nbiPoints.map { Int64($0) * point })
  add(held.ctiPoints.map { Int64($0) * point }, offered.ctiPoints.map { Int64($0) * point })
  let lostCTI = (held.ctiPoints ?? 0) > 0 && offered.ctiPoints == 0 ? held.ctiPoints ?? 0 : 0
  guard known, let minutes = post.weeklyMinutes else {
    return PayComparison(before: nil, after: nil, isPartial: true, isAtLeast: false, lostCTI: lostCTI)
  }
  return PayComparison(
    before: centimes(before, minutes: held.weeklyMinutes), after: centimes(after, minutes: minutes),
    isPartial: isPartial, isAtLeast: offered.im == nil && keptIndex != nil, lostCTI: lostCTI)
}

/// Hundred-thousandths of a euro at full time, to centimes at `minutes` a week, rounded half up.
private func centimes(_ amount: Int64, minutes: Int) -> Int64 {
  let divisor = Int64(fullTimeMinutes) * 1000
  return (amount * Int64(minutes) * 2 + divisor) / (divisor * 2)
}

func readPay<R: Reading>(
  _ agent: borrowing AgentFacts, _ post: borrowing PostFacts, _ charte: Charte, _ reading: inout R
) {
  let pay = comparePay(agent, post, charte.indexPoint)
  let loss = pay.delta.map { max(0, -$0) } ?? 0
  let values: () -> [Value] = {
    [.centimes(-loss), pay.before.map(Value.centimes), pay.after.map(Value.centimes)].compactMap(\.self)
  }
  let worksLess = post.weeklyMinutes.map { $0 < agent.pay.weeklyMinutes } ?? false
  if let most = agent.maxLoss {
    if loss > most {
      reading.note(.payOverMax, .bloquant, values())
    } else if pay.isPartial {
      reading.note(.payNotComputable, .aInstruire, values())
    }
  } else {
    if pay.isPartial { reading.note(.payNotComputable, .conforme, values()) }
    let isAboveThreshold = pay.before.map { loss * 100 > $0 * Int64(charte.payThresholdPercent) } ?? false
    if worksLess || isAboveThreshold { reading.note(.payAgreement, .sousCondition, values()) }
  }
  if loss > 0 { reading.note(.payDrop, .conforme, values()) }
  if loss == 0, pay.before != nil { reading.note(.pay, .conforme, values()) }
  if pay.lostCTI > 0 { reading.note(.payCTILost, .conforme, [.number(pay.lostCTI)]) }
  if let minutes = post.weeklyMinutes, minutes < fullTimeMinutes {
    reading.note(.partTime, .conforme, [.minutes(minutes)])
    // Under 28 hours a titulaire of the FPT or FPH leaves the CNRACL (threshold to be checked since the recodification).
    let isCNRACL = agent.statut == .titulaire && (post.versant == .fpt || post.versant == .fph)
    if minutes < 28 * 60, isCNRACL { reading.note(.cnracl, .conforme) }
  }
}
