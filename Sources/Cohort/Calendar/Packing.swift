/// People of one shape on one option: what the calendar knows of a seat.
struct Occupant: Hashable, Comparable {
  let shape: Int
  let option: Int

  static func < (left: Occupant, right: Occupant) -> Bool { (left.option, left.shape) < (right.option, right.shape) }
}

/// One period of a calendar: half-days of a person's shape.
public struct Period: Hashable, Sendable {
  public let place: Int
  /// The half-days, ascending.
  public let slots: [Int]
}

/// The exact packing of some people in the calendar of the places they share.
///
/// If any calendar exists, one exists in which no period can begin earlier while the others stay. Such a calendar is found
/// by placing its periods one by one in the order of their beginnings, each as early as it goes (the serial schedule of
/// active schedules, Kolisch 1996): the half-days of a period moved earlier that lie after its old beginning were its own
/// already. The search therefore branches on who begins next, and on nothing else: never on a period that would leave
/// another the time to be done whole before it (Giffler and Thompson 1960), and never twice from the same situation.
struct Packing {
  private let problem: CohortProblem
  private var used: [[Int]]
  private var tasks: [Task]
  /// Situations from which there is no calendar.
  private var failed: Set<[Int]> = []
  /// Nodes still allowed; the budget is counted, never timed.
  private(set) var budget: Int

  private struct Task {
    let occupant: Occupant
    /// Beginnings (working day of the shape) that are not to move, by period.
    var fixed: [Int?]
    /// Nil until the first period is placed, where the shape has several rhythms.
    var rhythm: [Int]?
    var periods: [Range<Int>] = []
    var nextDay = 0
  }

  /// Periods of one occupant that are not to move.
  struct Fixed {
    let rhythm: Int
    /// Beginning of each period, a working day of the shape; nil: it may move.
    let days: [Int?]
  }

  init(_ problem: CohortProblem, _ occupants: [Occupant], fixed: [Fixed?]? = nil, budget: Int) {
    self.problem = problem
    self.budget = budget
    used = problem.resources.map { [Int](repeating: 0, count: $0.count) }
    tasks = occupants.enumerated().map { index, occupant in
      let rhythms = problem.shapes[occupant.shape].rhythms
      let fixed = fixed?[index]
      return Task(
        occupant: occupant, fixed: fixed?.days ?? [],
        rhythm: fixed.map { rhythms[$0.rhythm] } ?? (rhythms.count == 1 ? rhythms[0] : nil))
    }
  }

  /// The periods of each occupant, in their order; nil when there is no calendar, or when the budget is spent.
  mutating func solve() -> [[Period]]? {
    guard layFixed(), hasRuns(), search(after: -1) else { return nil }
    return tasks.map { task in
      let shape = problem.shapes[task.occupant.shape]
      return task.periods.enumerated().map { number, run in
        Period(place: problem.place(task.occupant.option, number), slots: run.map { shape.slots[$0] })
      }
    }
  }

  /// Takes the room of the periods that do not move; they enter their task when its turn comes.
  private mutating func layFixed() -> Bool {
    for task in tasks where !task.fixed.isEmpty {
      let shape = problem.shapes[task.occupant.shape]
      guard let rhythm = task.rhythm, rhythm.count == task.fixed.count else { return false }
      for (number, day) in task.fixed.enumerated() {
        guard let day else { continue }
        guard let run = shape.run(from: day, length: rhythm[number]), fits(run, task.occupant, number) else {
          return false
        }
        take(run, task.occupant, number, 1)
      }
    }
    for index in tasks.indices { passFixed(index) }
    return true
  }

  private mutating func passFixed(_ index: Int) {
    while let day = tasks[index].fixed.dropFirst(tasks[index].periods.count).first ?? nil,
      let rhythm = tasks[index].rhythm, tasks[index].periods.count < rhythm.count
    {
      let shape = problem.shapes[tasks[index].occupant.shape]
      guard let run = shape.run(from: day, length: rhythm[tasks[index].periods.count]) else { return }
      append(run, to: index)
    }
  }

  private mutating func append(_ run: Range<Int>, to index: Int) {
    let shape = problem.shapes[tasks[index].occupant.shape]
    tasks[index].periods.append(run)
    tasks[index].nextDay = shape.days[run.upperBound - 1] + 1 + problem.gap
  }

  /// A period that could begin next.
  private struct Candidate {
    let start: Int
    let task: Int
    let run: Range<Int>
    let rhythm: [Int]
  }

  private mutating func search(after last: Int) -> Bool {
    var candidates: [Candidate] = []
    var situation = [last]
    /// Someone could be done with a period before it.
    var limit = Int.max
    var seen: Set<[Int]> = []
    for index in tasks.indices {
      let task = tasks[index]
      let shape = problem.shapes[task.occupant.shape]
      if let rhythm = task.rhythm, task.periods.count == rhythm.count { continue }
      var end = Int.min
      // People alike in all that is left are one candidate.
      var likeness = [task.occupant.shape, task.occupant.option, task.periods.count]
      if task.fixed.contains(where: { $0 != nil }) { likeness.append(-1 - index) }
      var own: [Candidate] = []
      for (number, rhythm) in (task.rhythm.map { [$0] } ?? shape.rhythms).enumerated() {
        guard let run = earliest(task, rhythm), canFinish(task, rhythm, run) else { continue }
        likeness += [number, run.lowerBound, rhythm.count] + rhythm
        end = max(end, shape.slots[run.upperBound - 1])
        own.append(Candidate(start: shape.slots[run.lowerBound], task: index, run: run, rhythm: rhythm))
      }
      // Room only shrinks: whoever cannot finish alone now never will.
      if own.isEmpty { return false }
      limit = min(limit, end)
      situation.append(likeness.count)
      situation += likeness
      if seen.insert(likeness).inserted { candidates += own.filter { $0.start >= last } }
    }
    if limit == Int.max { return true }
    guard hasRoom(from: last) else { return false }
    for task in tasks { appendRunning(task, from: last, to: &situation) }
    if failed.contains(situation) { return false }
    candidates.sort { ($0.start, $0.task) < ($1.start, $1.task) }
    for candidate in candidates where candidate.start <= limit {
      guard budget > 0 else { return false }
      budget -= 1
      let before = tasks[candidate.task]
      let number = before.periods.count
      take(candidate.run, before.occupant, number, 1)
      tasks[candidate.task].rhythm = candidate.rhythm
      append(candidate.run, to: candidate.task)
      passFixed(candidate.task)
      if search(after: candidate.start) { return true }
      tasks[candidate.task] = before
      take(candidate.run, before.occupant, number, -1)
    }
    failed.insert(situation)
    return false
  }

  /// The room that periods already placed still take: with what is left to place, all that the rest depends on.
  private func appendRunning(_ task: Task, from last: Int, to situation: inout [Int]) {
    let slots = problem.shapes[task.occupant.shape].slots
    for (number, run) in task.periods.enumerated() where slots[run.upperBound - 1] >= last {
      let lower = run.first { slots[$0] >= last } ?? run.lowerBound
      situation += [-1, problem.place(task.occupant.option, number), task.occupant.shape, lower, run.upperBound]
    }
  }

  /// The first run of the next period that fits.
  private func earliest(_ task: Task, _ rhythm: [Int]) -> Range<Int>? {
    let shape = problem.shapes[task.occupant.shape]
    let number = task.periods.count
    var last = shape.dayStarts.count
    // A period that does not move closes the days before it.
    if let next = task.fixed.dropFirst(number + 1).compactMap({ $0 }).first { last = next }
    let resources = problem.places[problem.place(task.occupant.option, number)]
    var day = task.nextDay
    while day < last {
      let start = shape.dayStarts[day]
      guard start + rhythm[number] <= shape.slots.count else { return nil }
      let run = start..<start + rhythm[number]
      guard let obstacle = run.last(where: { !isOpen($0, shape, resources) }) else {
        if last < shape.dayStarts.count, shape.days[run.upperBound - 1] + 1 + problem.gap > last { return nil }
        return run
      }
      day = shape.days[obstacle] + 1
    }
    return nil
  }

  /// Whether the periods after this one still fit, were nobody else to come.
  private func canFinish(_ task: Task, _ rhythm: [Int], _ run: Range<Int>) -> Bool {
    var task = task
    let shape = problem.shapes[task.occupant.shape]
    task.rhythm = rhythm
    task.periods.append(run)
    task.nextDay = shape.days[run.upperBound - 1] + 1 + problem.gap
    while task.periods.count < rhythm.count {
      if let day = task.fixed.dropFirst(task.periods.count).first ?? nil {
        guard let fixed = shape.run(from: day, length: rhythm[task.periods.count]), day >= task.nextDay else {
          return false
        }
        task.periods.append(fixed)
        task.nextDay = shape.days[fixed.upperBound - 1] + 1 + problem.gap
        continue
      }
      guard let next = earliest(task, rhythm) else { return false }
      task.periods.append(next)
      task.nextDay = shape.days[next.upperBound - 1] + 1 + problem.gap
    }
    return true
  }

  /// Half-days asked of each resource against what is left of it: no new period begins before `last`.
  private func hasRoom(from last: Int) -> Bool {
    var asked = [Int](repeating: 0, count: problem.resources.count)
    for task in tasks {
      let shortest = (task.rhythm.map { [$0] } ?? problem.shapes[task.occupant.shape].rhythms)
        .min { $0.reduce(0, +) < $1.reduce(0, +) }
      guard let rhythm = shortest else { return false }
      for number in task.periods.count..<max(task.periods.count, rhythm.count) {
        let isFixed = task.fixed.indices.contains(number) && task.fixed[number] != nil
        if isFixed { continue }
        for resource in problem.places[problem.place(task.occupant.option, number)] {
          asked[resource] += rhythm[number]
        }
      }
    }
    return asked.indices.allSatisfy { resource in
      guard asked[resource] > 0 else { return true }
      var left = 0
      for slot in max(0, last)..<problem.horizon {
        left += problem.resources[resource][slot] - used[resource][slot]
        if left >= asked[resource] { return true }
      }
      return false
    }
  }

  /// Whether each resource could take one by one, the periods asked of it that are of a length or longer:
  /// for runs of one length, the earliest end first fits the most.
  private func hasRuns() -> Bool {
    var asked: [Int: [(lengths: [[Int]], shape: Int)]] = [:]
    for task in tasks {
      var left: [Int: [[Int]]] = [:]
      let rhythms = task.rhythm.map { [$0] } ?? problem.shapes[task.occupant.shape].rhythms
      for (way, rhythm) in rhythms.enumerated() {
        for number in rhythm.indices.dropFirst(task.periods.count)
        where !(task.fixed.indices.contains(number) && task.fixed[number] != nil) {
          for resource in problem.places[problem.place(task.occupant.option, number)] {
            left[resource, default: rhythms.map { _ in [] }][way].append(rhythm[number])
          }
        }
      }
      for (resource, lengths) in left { asked[resource, default: []].append((lengths, task.occupant.shape)) }
    }
    for (resource, askers) in asked {
      let shapes = Set(askers.map(\.shape))
      for length in Set(askers.flatMap { $0.lengths.joined() }) {
        func needed(_ count: (Int) -> Int) -> Int {
          askers.reduce(0) { sum, asker in
            sum + (asker.lengths.map { way in way.reduce(0) { $0 + count($1) } }.min() ?? 0)
          }
        }
        // As whole periods, and cut into pieces of that length.
        let (whole, pieces) = (needed { $0 >= length ? 1 : 0 }, needed { $0 / length })
        if whole > mostRuns(of: length, on: resource, shapes, fromMorning: true, upTo: whole) { return false }
        if pieces > mostRuns(of: length, on: resource, shapes, fromMorning: false, upTo: pieces) {
          return false
        }
      }
    }
    return true
  }

  /// The most runs of a length that a resource could take, whoever makes them, or `enough` if there are as many.
  private func mostRuns(
    of length: Int, on resource: Int, _ shapes: Set<Int>, fromMorning: Bool,
    upTo enough: Int
  ) -> Int {
    let capacity = problem.resources[resource].max() ?? 0
    var (count, slot) = (0, 0)
    while count < enough {
      let ends = shapes.compactMap { end(of: length, on: resource, from: slot, problem.shapes[$0], fromMorning) }
      guard let end = ends.min() else { return count }
      count += capacity
      slot = end + 1
    }
    return enough
  }

  /// The last slot of the first run of a shape from a slot on, that begins with a working day or anywhere.
  private func end(of length: Int, on resource: Int, from slot: Int, _ shape: Shape, _ fromMorning: Bool) -> Int? {
    var start = shape.index(from: slot)
    while true {
      if fromMorning, start < shape.slots.count, start > 0, shape.days[start - 1] == shape.days[start] {
        guard shape.days[start] + 1 < shape.dayStarts.count else { return nil }
        start = shape.dayStarts[shape.days[start] + 1]
      }
      guard start + length <= shape.slots.count else { return nil }
      guard let obstacle = (start..<start + length).last(where: { !isOpen($0, shape, [resource]) }) else {
        return shape.slots[start + length - 1]
      }
      start = obstacle + 1
    }
  }

  private func fits(_ run: Range<Int>, _ occupant: Occupant, _ number: Int) -> Bool {
    let resources = problem.places[problem.place(occupant.option, number)]
    return run.allSatisfy { isOpen($0, problem.shapes[occupant.shape], resources) }
  }

  /// Whether a half-day of the shape is free, and every resource has room on it.
  private func isOpen(_ index: Int, _ shape: Shape, _ resources: [Int]) -> Bool {
    let slot = shape.slots[index]
    guard shape.free[index] else { return false }
    for resource in resources where used[resource][slot] >= problem.resources[resource][slot] { return false }
    return true
  }

  private mutating func take(_ run: Range<Int>, _ occupant: Occupant, _ number: Int, _ sign: Int) {
    let slots = problem.shapes[occupant.shape].slots
    for resource in problem.places[problem.place(occupant.option, number)] {
      for index in run { used[resource][slots[index]] += sign }
    }
  }
}
