import Cohort

/// A cohort of the size of a real one: 12 seats for 19 volunteers of six employers, 17 days of theory, 20 of practice in
/// one or two periods of ten days or less, 26 weeks with their week-ends and holidays, six to fifteen places.
func wholeCohort(_ seed: Int) -> CohortProblem {
  var dice = Dice(500_000 + seed)
  let horizon = 26 * 14
  let holidays = Set((0..<4).map { _ in dice.pick(0...181) })
  let theory = Set((0..<17).map { day in day / 4 * 35 + 14 + day % 4 })
  let working = (0..<182).filter { $0 % 7 < 5 && !holidays.contains($0) }

  var resources: [[Int]] = []
  func opening(_ capacity: Int, from: Int, to: Int, _ dice: inout Dice) -> [Int] {
    let closed = dice.chance(40) ? dice.pick(0...170) : 182
    return (0..<horizon).map { slot in
      let day = slot / 2
      return from <= day && day <= to && day % 7 < 5 && !(closed..<closed + 12).contains(day) ? capacity : 0
    }
  }
  let count = dice.pick(6...15)
  for _ in 0..<count {
    let from = dice.chance(60) ? 0 : dice.pick(1...100)
    let to = dice.chance(60) ? 181 : min(181, from + dice.pick(45...130))
    resources.append(opening(dice.chance(85) ? 1 : 2, from: from, to: to, &dice))
  }
  var places = (0..<count).map { [$0] }
  for tutor in 0..<2 where dice.chance(70) {
    resources.append(opening(1, from: 0, to: 181, &dice))
    for place in [2 * tutor, 2 * tutor + 1] { places[place].append(resources.count - 1) }
  }

  let rhythms = dice.chance(50) ? [[20, 20]] : [[20, 20], [20, 10, 10]]
  var shapes: [Shape] = []
  func shape(_ dice: inout Dice) -> Int {
    let dayOff = dice.chance(20) ? dice.pick(0...4) : 7
    let absent = dice.chance(25) ? dice.pick(0...160) : 182
    let (first, last) = (dice.chance(15) ? dice.pick(1...60) : 0, dice.chance(10) ? dice.pick(90...170) : 181)
    var (slots, free): ([Int], [Bool]) = ([], [])
    for day in working where day % 7 != dayOff {
      let isFree = first <= day && day <= last && !theory.contains(day) && !(absent..<absent + 14).contains(day)
      slots += [2 * day, 2 * day + 1]
      free += [isFree, isFree]
    }
    let shape = Shape(slots: slots, free: free, rhythms: rhythms)
    if let known = shapes.firstIndex(of: shape) { return known }
    shapes.append(shape)
    return shapes.count - 1
  }
  let hosts = (0..<count).map { $0 % 6 }
  let people = (0..<19).map { number -> Person in
    var choices: [PlaceChoice] = []
    for place in 0..<count where dice.chance(65) {
      let refusal: PlaceChoice.Refusal? =
        hosts[place] == number % 6 ? .ownEmployer : dice.chance(8) ? .sameMetier : nil
      choices.append(
        PlaceChoice(option: place, points: dice.pick(0...100), tie: Int64(dice.pick(0...1 << 40)), refusal: refusal))
    }
    return Person(
      employer: number % 6, shape: shape(&dice), priorities: [dice.chance(15), dice.chance(15)], choices: choices)
  }
  return CohortProblem(
    seats: 12, horizon: horizon, gap: 5, resources: resources, places: places, shapes: shapes,
    options: (0..<count).map { [$0] }, people: people, quotas: (0..<6).map { _ in (minimum: 1, maximum: 3) })
}
