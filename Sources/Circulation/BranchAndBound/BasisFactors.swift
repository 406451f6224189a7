/// A square sparse matrix B = L·U, with later exchanges of columns kept as a product of elementary matrices.
///
/// Pivots of one entry first, in a row or a column: the basis of a network is triangular, only what the side rows add
/// needs arithmetic. Then the sparsest column, and in it the sparsest row whose pivot is not small (Markowitz 1957).
/// Rows are those of the program, slots the indexes of the columns in the basis.
struct BasisFactors {
  let size: Int
  private var pivotRows: [Int32] = []
  private var pivotSlots: [Int32] = []
  private var pivots: [Double] = []
  /// Step k subtracts `value` times its pivot row from row `index`, for its part of these.
  private var lower = SparseColumns()
  /// The rest of the pivot row of step k: slots and values.
  private var upper = SparseColumns()
  private var exchanges = SparseColumns()
  private var exchangeSlots: [Int32] = []
  private var exchangePivots: [Double] = []

  var exchangeCount: Int { exchangeSlots.count }

  /// The empty matrix.
  init() { size = 0 }

  /// Factors the matrix whose column of each slot is given; `left` are the slots and rows that no pivot could be found for.
  init(size: Int, left: inout [(slot: Int, row: Int)], column: (Int, (Int, Double) -> Void) -> Void) {
    self.size = size
    var work = Elimination(size: size)
    for slot in 0..<size { column(slot) { work.add(row: $0, slot: slot, value: $1) } }
    work.start()
    while let (row, slot) = work.nextPivot() {
      pivotRows.append(Int32(row))
      pivotSlots.append(Int32(slot))
      pivots.append(work.eliminate(row: row, slot: slot, &lower, &upper))
      lower.endColumn()
      upper.endColumn()
    }
    left = work.leftOver()
  }

  /// Solves B x = a: `vector` comes by rows and leaves by slots.
  func solve(_ vector: inout [Double], _ work: inout [Double]) {
    for step in pivotRows.indices {
      let value = vector[Int(pivotRows[step])]
      guard value != 0 else { continue }
      for entry in lower.entries(of: step) {
        vector[Int(lower.indexes[entry])] -= lower.values[entry] * value
      }
    }
    for step in pivotRows.indices.reversed() {
      var value = vector[Int(pivotRows[step])]
      for entry in upper.entries(of: step) { value -= upper.values[entry] * work[Int(upper.indexes[entry])] }
      work[Int(pivotSlots[step])] = value / pivots[step]
    }
    swap(&vector, &work)
    for number in exchangeSlots.indices {
      let slot = Int(exchangeSlots[number])
      guard vector[slot] != 0 else { continue }
      let value = vector[slot] / exchangePivots[number]
      for entry in exchanges.entries(of: number) {
        vector[Int(exchanges.indexes[entry])] -= exchanges.values[entry] * value
      }
      vector[slot] = value
    }
  }

  /// Solves Bᵀ y = c: `vector` comes by slots and leaves by rows.
  func solveTransposed(_ vector: inout [Double], _ work: inout [Double]) {
    for number in exchangeSlots.indices.reversed() {
      let slot = Int(exchangeSlots[number])
      var value = vector[slot]
      for entry in exchanges.entries(of: number) {
        value -= exchanges.values[entry] * vector[Int(exchanges.indexes[entry])]
      }
      vector[slot] = value / exchangePivots[number]
    }
    for step in pivotRows.indices {
      let value = vector[Int(pivotSlots[step])] / pivots[step]
      work[Int(pivotRows[step])] = value
      guard value != 0 else { continue }
      for entry in upper.entries(of: step) { vector[Int(upper.indexes[entry])] -= upper.values[entry] * value }
    }
    for step in pivotRows.indices.reversed() {
      var value = work[Int(pivotRows[step])]
      for entry in lower.entries(of: step) { value -= lower.values[entry] * work[Int(lower.indexes[entry])] }
      work[Int(pivotRows[step])] = value
    }
    swap(&vector, &work)
  }

  /// Replaces the column of `slot` by one that, in terms of the present basis, is `column`.
  mutating func exchange(slot: Int, column: [Double]) {
    for other in 0..<size where other != slot && column[other] != 0 { exchanges.append(other, column[other]) }
    exchanges.endColumn()
    exchangeSlots.append(Int32(slot))
    exchangePivots.append(column[slot])
  }
}

/// Columns of a sparse matrix, one after the other.
struct SparseColumns {
  private(set) var starts: [Int32] = [0]
  private(set) var indexes: [Int32] = []
  private(set) var values: [Double] = []

  mutating func append(_ index: Int, _ value: Double) {
    indexes.append(Int32(index))
    values.append(value)
  }

  mutating func endColumn() { starts.append(Int32(indexes.count)) }

  func entries(of column: Int) -> Range<Int> { Int(starts[column])..<Int(starts[column + 1]) }
}
