/// The exact packing of some people in the calendar of the places they share.
///
/// If any calendar exists, one exists in which no period can begin earlier while the others stay. Such a calendar is found
/// by placing its periods one by one in the order of their beginnings, each as early as it goes (the serial schedule of
/// active schedules, Kolisch 1996): the half-days of a period moved earlier that lie after its old beginning were its own
/// already. The search therefore branches on who begins next, and on nothing else: never on a period that would leave
/// another the time to be done whole before it (Giffler and Thompson 1960), and never twice from the same situation.
struct Packing {
  let problem: CohortProblem
  private(set) var used: [[Int]]
  private(set) var tasks: [Task]
  /// Situations from which there is no calendar.
  private var failed: Set<[Int]> = []
  /// Nodes still allowed; the budget is counted, never timed.
  private(set) var budget: Int

  struct Task {
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

  private func fits(_ run: Range<Int>, _ occupant: Occupant, _ number: Int) -> Bool {
    let resources = problem.places[problem.place(occupant.option, number)]
    return run.allSatisfy { isOpen($0, problem.shapes[occupant.shape], resources) }
  }

  /// Whether a half-day of the shape is free, and every resource has room on it.
  func isOpen(_ index: Int, _ shape: Shape, _ resources: [Int]) -> Bool {
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
