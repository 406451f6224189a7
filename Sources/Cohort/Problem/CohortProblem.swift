/// The choice of people and places together, as numbers: what the search reads, and nothing of the domain.
///
/// Time is counted in half-days: slot 2 × day + half.
package struct CohortProblem: Sendable {
  /// People that the cohort may have at most.
  package var seats: Int
  /// Half-days of the horizon.
  package var horizon: Int
  /// Working days of a person, at least, between two periods.
  package var gap: Int
  /// People that each resource (a place, a tutor) can take, by slot.
  package var resources: [[Int]]
  /// Resources that a day at each place uses.
  package var places: [[Int]]
  /// The distinct calendars of people.
  /// Index among the shapes.
  package var shapes: [Shape]
  /// The distinct ways of being placed: the place of each period, or one place for them all.
  /// Index among the options.
  package var options: [[Int]]
  /// All who may take a seat.
  package var people: [Person]
  /// How many people of each employer: at least, at most.
  package var quotas: [(minimum: Int, maximum: Int)]
  /// A plan is in force: who and what it holds is kept before anything is improved.
  package var isReplanning: Bool

  package init(
    seats: Int, horizon: Int, gap: Int = 1, resources: [[Int]], places: [[Int]], shapes: [Shape], options: [[Int]],
    people: [Person], quotas: [(minimum: Int, maximum: Int)], isReplanning: Bool = false
  ) {
    self.seats = seats
    self.horizon = horizon
    self.gap = gap
    self.resources = resources
    self.places = places
    self.shapes = shapes
    self.options = options
    self.people = people
    self.quotas = quotas
    self.isReplanning = isReplanning
  }

  /// Place of one period of an option.
  package func place(_ option: Int, _ period: Int) -> Int {
    let places = options[option]
    return places[min(period, places.count - 1)]
  }
}

/// When someone works and is free, and the lengths of the periods to be done.
package struct Shape: Hashable, Sendable {
  /// Working half-days, ascending: a period is a run of them.
  package let slots: [Int]
  /// Whether each is free: an absence or a day of theory is not, and breaks a run.
  package let free: [Bool]
  /// Each allowed list of lengths, in half-days.
  package let rhythms: [[Int]]
  /// For each working day in order, the first of its half-days in `slots`; and the day of each half-day.
  package let dayStarts: [Int]
  package let days: [Int]
  /// How many half-days before each are not free.
  private let taken: [Int]

  /// - Parameters:
  ///   - slots: working half-days of the horizon, ascending.
  ///   - free: one value a slot.
  ///   - rhythms: the ways of cutting the practice into periods, lengths in half-days.
  package init(slots: [Int], free: [Bool], rhythms: [[Int]]) {
    self.slots = slots
    self.free = free
    self.rhythms = rhythms
    dayStarts = slots.indices.filter { $0 == 0 || slots[$0] / 2 != slots[$0 - 1] / 2 }
    var (day, days) = (-1, [Int]())
    for index in slots.indices {
      if index == 0 || slots[index] / 2 != slots[index - 1] / 2 { day += 1 }
      days.append(day)
    }
    self.days = days
    taken = free.reduce(into: [0]) { $0.append($0[$0.count - 1] + ($1 ? 0 : 1)) }
  }

  /// The first working half-day at a slot or after it.
  func index(from slot: Int) -> Int {
    var (low, high) = (0, slots.count)
    while low < high {
      let middle = (low + high) / 2
      if slots[middle] >= slot { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The half-days of a period that begins on a working day; nil when it meets an absence or the end.
  package func run(from day: Int, length: Int) -> Range<Int>? {
    let start = dayStarts[day]
    let end = start + length
    guard end <= slots.count, taken[end] == taken[start] else { return nil }
    return start..<end
  }

  package static func == (left: Shape, right: Shape) -> Bool {
    left.slots == right.slots && left.free == right.free && left.rhythms == right.rhythms
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(slots)
    hasher.combine(free)
    hasher.combine(rhythms)
  }
}

/// Someone who may take a seat.
package struct Person: Sendable {
  /// Index among the quotas.
  package var employer: Int
  package var shape: Int
  /// Priorities held, in the voted order.
  package var priorities: [Bool]
  /// The ways of being placed that the rules leave, refused ones included.
  package var choices: [PlaceChoice]
  /// The group wants this person before anything else.
  package var isRetained: Bool
  /// In the plan in force.
  package var wasChosen: Bool
  /// Periods of the plan in force that are still to come, in order: first slot of each; nil: to be placed anew. One list
  /// for each of the first rhythms of the shape, which place the same periods among those that are new.
  package var previous: [[Int?]]

  package init(
    employer: Int, shape: Int, priorities: [Bool] = [], choices: [PlaceChoice], isRetained: Bool = false,
    wasChosen: Bool = false, previous: [[Int?]] = []
  ) {
    self.employer = employer
    self.shape = shape
    self.priorities = priorities
    self.choices = choices
    self.isRetained = isRetained
    self.wasChosen = wasChosen
    self.previous = previous
  }
}

/// One way of placing one person.
package struct PlaceChoice: Sendable {
  package var option: Int
  /// What the soft criteria give, the more the better.
  package var points: Int
  /// Last level, between equals.
  package var tie: Int64
  /// The place of the plan in force.
  package var isKept: Bool
  /// Refused by a rule that the charte could lift, and by nothing else.
  package var refusal: Refusal?

  /// Which rule refuses the place.
  package enum Refusal: Sendable {
    case ownEmployer
    case sameMetier
  }

  package init(option: Int, points: Int, tie: Int64, isKept: Bool = false, refusal: Refusal? = nil) {
    self.option = option
    self.points = points
    self.tie = tie
    self.isKept = isKept
    self.refusal = refusal
  }
}
