import Mobility

/// Ranks every eligible pair in its agent's list and in its post's list.
///
/// In both, what the plan retains comes first; then the voted priorities decide before any point, whatever the verdict;
/// then points; then the code. Rank 1 of an agent is the plan's alone: an agent without a placement begins at 2.
func rank(_ plan: inout Plan) {
  let pairing = plan.pairing
  let pairs = pairing.eligible
  plan.agentRanks = .init(repeating: 0, count: pairs.count)
  plan.postRanks = .init(repeating: 0, count: pairs.count)
  var isChosen = [Bool](repeating: false, count: pairs.count)
  for case let index? in plan.chosen { isChosen[index] = true }

  func isAhead(_ left: Int, _ right: Int) -> Bool {
    let (first, second) = (pairs[left], pairs[right])
    if isChosen[left] != isChosen[right] { return isChosen[left] }
    if first.priorities != second.priorities {
      // The earliest voted priority is the lowest bit.
      let difference = first.priorities ^ second.priorities
      return first.priorities & (difference & (~difference &+ 1)) != 0
    }
    if first.points != second.points { return first.points > second.points }
    return (first.post, first.agent) < (second.post, second.agent)
  }

  var byPost = [[Int]](repeating: [], count: pairing.book.posts.count)
  for range in rangesByAgent(pairs) {
    for index in range { byPost[Int(pairs[index].post)].append(index) }
    let list = range.sorted(by: isAhead)
    let start = plan.chosen[Int(pairs[range.lowerBound].agent)] == nil ? 2 : 1
    for (offset, index) in list.enumerated() { plan.agentRanks[index] = Int32(start + offset) }
  }
  for list in byPost {
    for (offset, index) in list.sorted(by: isAhead).enumerated() { plan.postRanks[index] = Int32(1 + offset) }
  }
}

/// Runs of one agent in pairs that are listed by agent.
func rangesByAgent(_ pairs: [EligiblePair]) -> [Range<Int>] {
  var ranges: [Range<Int>] = []
  var start = 0
  for index in pairs.indices where index + 1 == pairs.count || pairs[index + 1].agent != pairs[index].agent {
    ranges.append(start..<(index + 1))
    start = index + 1
  }
  return ranges
}
