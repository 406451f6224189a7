/// The part of a matrix that Gaussian elimination has not reached yet, by rows.
struct Elimination {
  private var rows: [[(slot: Int32, value: Double)]]
  /// The rows where each slot has an entry; some may be outdated.
  private var columns: [[Int32]]
  private var columnCounts: [Int32]
  private var isRowDone: [Bool]
  private var isSlotDone: [Bool]
  private var singleRows: [Int32] = []
  private var singleSlots: [Int32] = []
  /// The slots left when singletons ran out.
  private var remaining: [Int32]?
  /// The index of each slot in the row being changed, plus one.
  private var positions: [Int32]

  init(size: Int) {
    rows = Array(repeating: [], count: size)
    columns = Array(repeating: [], count: size)
    columnCounts = Array(repeating: 0, count: size)
    isRowDone = Array(repeating: false, count: size)
    isSlotDone = Array(repeating: false, count: size)
    positions = Array(repeating: 0, count: size)
  }

  mutating func add(row: Int, slot: Int, value: Double) {
    rows[row].append((Int32(slot), value))
    columns[slot].append(Int32(row))
    columnCounts[slot] += 1
  }

  mutating func start() {
    for row in rows.indices where rows[row].count == 1 { singleRows.append(Int32(row)) }
    for slot in columns.indices where columnCounts[slot] == 1 { singleSlots.append(Int32(slot)) }
  }

  private func isLarge(_ value: Double) -> Bool { abs(value) > 1e-9 }

  mutating func nextPivot() -> (row: Int, slot: Int)? {
    while let slot = singleSlots.popLast().map({ Int($0) }) {
      guard !isSlotDone[slot], columnCounts[slot] == 1 else { continue }
      for row in columns[slot].map({ Int($0) }) where !isRowDone[row] {
        if let value = entry(row, slot), isLarge(value) { return (row, slot) }
      }
    }
    while let row = singleRows.popLast().map({ Int($0) }) {
      guard !isRowDone[row], rows[row].count == 1, isLarge(rows[row][0].value) else { continue }
      return (row, Int(rows[row][0].slot))
    }
    return sparsestPivot()
  }

  private func entry(_ row: Int, _ slot: Int) -> Double? {
    rows[row].first { $0.slot == Int32(slot) }?.value
  }

  private mutating func sparsestPivot() -> (row: Int, slot: Int)? {
    var slots = (remaining ?? columns.indices.map { Int32($0) }).filter { !isSlotDone[Int($0)] }
    defer { remaining = slots }
    while true {
      guard let best = slots.indices.min(by: { columnCounts[Int(slots[$0])] < columnCounts[Int(slots[$1])] }) else {
        return nil
      }
      let slot = Int(slots[best])
      var entries: [(row: Int, value: Double)] = []
      for row in columns[slot].map({ Int($0) }) where !isRowDone[row] {
        if let value = entry(row, slot) { entries.append((row, abs(value))) }
      }
      let largest = entries.map(\.value).max() ?? 0
      if isLarge(largest),
        let pick = entries.filter({ $0.value >= largest / 10 }).min(by: { rows[$0.row].count < rows[$1.row].count })
      {
        return (pick.row, slot)
      }
      slots.remove(at: best)
    }
  }

  /// Removes a row and a slot, subtracting the row from those that have an entry in the slot; returns the pivot.
  mutating func eliminate(
    row: Int, slot: Int, _ lower: inout SparseColumns, _ upper: inout SparseColumns
  ) -> Double {
    var pivot = 0.0
    (isRowDone[row], isSlotDone[slot]) = (true, true)
    let pivotRow = rows[row]
    for (other, value) in pivotRow {
      if Int(other) == slot {
        pivot = value
      } else {
        upper.append(Int(other), value)
        columnCounts[Int(other)] -= 1
        if columnCounts[Int(other)] == 1 { singleSlots.append(other) }
      }
    }
    for target in columns[slot].map({ Int($0) }) where !isRowDone[target] {
      guard let index = rows[target].firstIndex(where: { $0.slot == Int32(slot) }) else { continue }
      let factor = rows[target][index].value / pivot
      rows[target].swapAt(index, rows[target].count - 1)
      rows[target].removeLast()
      lower.append(target, factor)
      if pivotRow.count > 1 { subtract(pivotRow, times: factor, from: target, except: Int32(slot)) }
      if rows[target].count == 1 { singleRows.append(Int32(target)) }
    }
    return pivot
  }

  private mutating func subtract(
    _ pivotRow: [(slot: Int32, value: Double)], times factor: Double, from target: Int, except slot: Int32
  ) {
    for (position, entry) in rows[target].enumerated() { positions[Int(entry.slot)] = Int32(position + 1) }
    for (other, value) in pivotRow where other != slot {
      let position = Int(positions[Int(other)])
      if position > 0 {
        rows[target][position - 1].value -= factor * value
      } else {
        rows[target].append((other, -factor * value))
        columns[Int(other)].append(Int32(target))
        columnCounts[Int(other)] += 1
      }
    }
    for entry in rows[target] { positions[Int(entry.slot)] = 0 }
  }

  func leftOver() -> [(slot: Int, row: Int)] {
    let slots = isSlotDone.indices.filter { !isSlotDone[$0] }
    let rows = isRowDone.indices.filter { !isRowDone[$0] }
    return zip(slots, rows).map { (slot: $0, row: $1) }
  }
}
