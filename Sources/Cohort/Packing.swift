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
/// already. The search therefore branches on who begins next, and on nothing else.
struct Packing {
  private let problem: CohortProblem
  private var used: [[Int]]
  private var tasks: [Task]
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

  init(_ problem: CohortProblem, _ occupants: [Occupant], fixed: [[Int?]]? = nil, budget: Int) {
    self.problem = problem
    self.budget = budget
    used = problem.resources.map { [Int](repeating: 0, count: $0.count) }
    tasks = occupants.enumerated().map { index, occupant in
      let rhythms = problem.shapes[occupant.shape].rhythms
      return Task(
        occupant: occupant, fixed: fixed?[index] ?? [], rhythm: rhythms.count == 1 ? rhythms[0] : nil)
    }
  }

  /// The periods of each occupant, in their order; nil when there is no calendar, or when the budget is spent.
  mutating func solve() -> [[Period]]? {
    guard layFixed(), search(after: -1) else { return nil }
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

  private mutating func search(after last: Int) -> Bool {
    var candidates: [(start: Int, task: Int, run: Range<Int>, rhythm: [Int])] = []
    var isDone = true
    var seen: Set<[Int]> = []
    for index in tasks.indices {
      let task = tasks[index]
      let rhythms = task.rhythm.map { [$0] } ?? problem.shapes[task.occupant.shape].rhythms
      if let rhythm = task.rhythm, task.periods.count == rhythm.count { continue }
      isDone = false
      var canEnd = false
      for (number, rhythm) in rhythms.enumerated() {
        guard let run = earliest(task, rhythm) else { continue }
        guard canFinish(task, rhythm, run) else { continue }
        canEnd = true
        let start = problem.shapes[task.occupant.shape].slots[run.lowerBound]
        // People alike in all that is left are one candidate.
        let likeness = [
          task.occupant.shape, task.occupant.option, number, task.periods.count, task.nextDay,
          task.fixed.contains { $0 != nil } ? index : -1,
        ]
        if start >= last, seen.insert(likeness).inserted { candidates.append((start, index, run, rhythm)) }
      }
      // Room only shrinks: whoever cannot finish alone now never will.
      if !canEnd { return false }
    }
    if isDone { return true }
    guard hasRoom(from: last) else { return false }
    candidates.sort { ($0.start, $0.task) < ($1.start, $1.task) }
    for candidate in candidates {
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
    return false
  }

  /// The first run of the next period that fits.
  private func earliest(_ task: Task, _ rhythm: [Int]) -> Range<Int>? {
    let shape = problem.shapes[task.occupant.shape]
    let number = task.periods.count
    var last = shape.dayStarts.count
    // A period that does not move closes the days before it.
    if let next = task.fixed.dropFirst(number + 1).compactMap({ $0 }).first { last = next }
    var day = task.nextDay
    while day < last {
      if let run = shape.run(from: day, length: rhythm[number]), fits(run, task.occupant, number) {
        if last < shape.dayStarts.count, shape.days[run.upperBound - 1] + 1 + problem.gap > last { return nil }
        return run
      }
      day += 1
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

  private func fits(_ run: Range<Int>, _ occupant: Occupant, _ number: Int) -> Bool {
    let slots = problem.shapes[occupant.shape].slots
    for resource in problem.places[problem.place(occupant.option, number)] {
      for index in run where used[resource][slots[index]] >= problem.resources[resource][slots[index]] { return false }
    }
    return true
  }

  private mutating func take(_ run: Range<Int>, _ occupant: Occupant, _ number: Int, _ sign: Int) {
    let slots = problem.shapes[occupant.shape].slots
    for resource in problem.places[problem.place(occupant.option, number)] {
      for index in run { used[resource][slots[index]] += sign }
    }
  }
}
