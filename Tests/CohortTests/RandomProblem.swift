import Cohort

/// The same sequence on every machine.
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: Int) { state = UInt64(truncatingIfNeeded: seed) &* 0x9e37_79b9_7f4a_7c15 &+ 1 }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
    return value ^ (value >> 31)
  }

  mutating func pick(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
  mutating func chance(_ percent: Int) -> Bool { pick(1...100) <= percent }
}

struct Size {
  var days: ClosedRange<Int>
  var people: ClosedRange<Int>
  var places: ClosedRange<Int>
  /// Lengths in half-days.
  var rhythms: [[[Int]]]

  static let tiny = Size(
    days: 4...6, people: 2...4, places: 1...3, rhythms: [[[2, 2]], [[4]], [[2, 2], [4]], [[3, 2]]])
  static let small = Size(
    days: 12...24, people: 4...9, places: 2...5,
    rhythms: [[[8, 8]], [[10]], [[8, 8], [16]], [[6, 4]], [[4, 4, 4]]])
}

/// A cohort of every kind: part-timers, absences, closures, shared tutors, quotas, priorities, a plan in force.
func randomProblem(_ seed: Int, _ size: Size) -> CohortProblem {
  var dice = Dice(seed)
  let days = dice.pick(size.days)
  let horizon = days * 2
  var resources: [[Int]] = []
  func opening(_ capacity: Int, _ dice: inout Dice) -> [Int] {
    var open = [Int](repeating: capacity, count: horizon)
    let (from, length) = (dice.pick(0...days - 1), dice.pick(1...3))
    if dice.chance(40) { for slot in from * 2..<min(horizon, (from + length) * 2) { open[slot] = 0 } }
    if dice.chance(20) { for slot in 0..<dice.pick(1...days) { open[slot] = 0 } }
    return open
  }
  let count = dice.pick(size.places)
  for _ in 0..<count { resources.append(opening(dice.chance(70) ? 1 : 2, &dice)) }
  var places = (0..<count).map { [$0] }
  if dice.chance(40) {
    resources.append(opening(1, &dice))
    for place in 0..<min(2, count) { places[place].append(count) }
  }
  var options = (0..<count).map { [$0] }
  if dice.chance(25) { for first in 0..<count { options.append([first, (first + 1) % count]) } }

  let rhythms = size.rhythms[dice.pick(0...size.rhythms.count - 1)]
  let isReplanning = dice.chance(30)
  var shapes: [Shape] = []
  for _ in 0..<dice.pick(1...3) {
    let missing = dice.chance(30) ? dice.pick(0...9) : -1
    let slots = (0..<horizon).filter { $0 % 10 != missing }
    var free = [Bool](repeating: true, count: slots.count)
    if dice.chance(50) { free[dice.pick(0...slots.count - 1)] = false }
    shapes.append(Shape(slots: slots, free: free, rhythms: rhythms))
  }
  let employers = dice.pick(1...3)
  let people = (0..<dice.pick(size.people)).map { _ -> Person in
    var choices: [PlaceChoice] = []
    for option in options.indices where dice.chance(55) {
      let refusal: PlaceChoice.Refusal? = dice.chance(12) ? (dice.chance(50) ? .ownEmployer : .sameMetier) : nil
      choices.append(
        PlaceChoice(option: option, points: dice.pick(0...9), tie: Int64(dice.pick(0...1 << 30)), refusal: refusal))
    }
    let wasChosen = isReplanning && dice.chance(50)
    var previous: [[Int?]] = []
    let shape = dice.pick(0...shapes.count - 1)
    if wasChosen, !choices.isEmpty {
      choices[0].isKept = true
      if rhythms.count == 1, let plan = anyCalendar(shapes[shape], rhythms[0], 1, &dice) { previous = [plan] }
    }
    return Person(
      employer: dice.pick(0...employers - 1), shape: shape, priorities: [dice.chance(30), dice.chance(30)],
      choices: choices, isRetained: dice.chance(15), wasChosen: wasChosen, previous: previous)
  }
  let seats = dice.pick(1...people.count)
  let quotas = (0..<employers).map { _ in
    (minimum: dice.chance(20) ? 1 : 0, maximum: dice.chance(30) ? dice.pick(1...2) : seats)
  }
  return CohortProblem(
    seats: seats, horizon: horizon, gap: dice.pick(0...1), resources: resources, places: places, shapes: shapes,
    options: options, people: people, quotas: quotas, isReplanning: isReplanning)
}

/// First slots of some periods in a row.
private func anyCalendar(_ shape: Shape, _ rhythm: [Int], _ gap: Int, _ dice: inout Dice) -> [Int?]? {
  var (starts, day): ([Int?], Int) = ([], 0)
  for length in rhythm {
    let fitting = shape.dayStarts.indices.filter { $0 >= day && shape.run(from: $0, length: length) != nil }
    guard let chosen = fitting.randomElement(using: &dice), let run = shape.run(from: chosen, length: length) else {
      return nil
    }
    starts.append(shape.slots[run.lowerBound])
    day = shape.days[run.upperBound - 1] + 1 + gap
  }
  return starts
}
