import Mobility

/// What is left to do of the plan in force: the part to come of each period, then what is owed, to be made up for.
///
/// What is owed is what the programme asks less what was done and what is to come: half-days missed, and those that an
/// earlier plan had no room for; days made up for outside the plan count as done.
struct RemainingPeriods {
  /// What is to come of each period.
  private(set) var coming: [ImmersionPeriod]
  /// Half-days.
  private(set) var owed: Int
  /// Half-days done outside the plan.
  let unplanned: Int
  let hasBegun: Bool
  /// The last day of a period that is over; nil when one is under way, or before the first.
  let restsAfter: Day?
  private let lastPlace: String?

  init(_ member: CohortPlan.Member, _ planner: CohortPlanner) {
    let history = planner.history
    let (missed, attended) = (history?.missed[member.agent] ?? [], history?.attended[member.agent] ?? [])
    let planned = Set(member.periods.flatMap(\.halfDays))
    let done = planned.filter { $0.day < planner.from }.subtracting(missed)
    unplanned = attended.subtracting(planned).count { $0.day < planner.from }
    hasBegun = unplanned > 0 || planned.contains { $0.day < planner.from }
    let parts = member.periods.map { period in
      ImmersionPeriod(place: period.place, halfDays: period.halfDays.filter { $0.day >= planner.from })
    }
    coming = parts.filter { !$0.halfDays.isEmpty }
    lastPlace = member.periods.last?.place
    let isUnderWay = zip(member.periods, parts).contains { !$1.halfDays.isEmpty && $1 != $0 }
    restsAfter = isUnderWay ? nil : done.map(\.day).max()
    owed = 2 * planner.programme.practiceDays - done.count - unplanned - coming.map(\.halfDays.count).reduce(0, +)
    // More to come than is owed: a day recorded as missed was done after all, or made up for early. What was to make up
    // for it goes first.
    if let same = coming.firstIndex(where: { $0.halfDays.count == -owed }) {
      coming.remove(at: same)
      owed = 0
    }
    while owed < 0, var last = coming.popLast() {
      let surplus = min(-owed, last.halfDays.count)
      last.halfDays.removeLast(surplus)
      owed += surplus
      if !last.halfDays.isEmpty { coming.append(last) }
    }
    owed = max(0, owed)
  }

  /// The same after giving up some days: first of what is owed, one by one, then of the periods, from the last.
  mutating func concede(_ days: Int) {
    let owedDays = (owed + 1) / 2
    owed = max(0, owed - 2 * min(days, owedDays))
    coming = coming.dropLast(max(0, days - owedDays))
  }

  mutating func concedeAll() { (coming, owed) = ([], 0) }

  var isOver: Bool { coming.isEmpty && owed == 0 }

  /// The places of what is to come, in order; the last place when nothing is.
  var keptPlaces: [String] {
    if coming.isEmpty { return lastPlace.map { [$0] } ?? [] }
    return coming.indices.filter { $0 == 0 || coming[$0].place != coming[$0 - 1].place }.map { coming[$0].place }
  }

  /// The periods to come, with what is owed after them, or before some of them: lengths in half-days, and the beginnings.
  ///
  /// - Parameter longest: half-days of the longest period allowed.
  func ways(longest: Int, keepsFirst: Bool) -> [(lengths: [Int], starts: [HalfDay?])] {
    let parts = stride(from: owed, to: 0, by: -max(1, longest)).map { min($0, max(1, longest)) }
    let none: [HalfDay?] = parts.map { _ in nil }
    let ranks = parts.isEmpty ? [coming.count] : Array((keepsFirst ? min(1, coming.count) : 0)...coming.count)
    return ranks.reversed().map { rank in
      var lengths = coming.map(\.halfDays.count)
      var starts = coming.map(\.halfDays.first)
      lengths.insert(contentsOf: parts, at: rank)
      starts.insert(contentsOf: none, at: rank)
      return (lengths, starts)
    }
  }
}
