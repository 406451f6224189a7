/// Counts that show, without any search, that there is no calendar.
extension Packing {
  /// Half-days asked of each resource against what is left of it: no new period begins before `last`.
  func hasRoom(from last: Int) -> Bool {
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
  func hasRuns() -> Bool {
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
}
