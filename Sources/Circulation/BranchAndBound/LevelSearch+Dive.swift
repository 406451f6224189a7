extension LevelSearch {
  /// Looks for a good flow: fixes the arcs that are nearly whole, solves again, and so on.
  mutating func dive(_ here: LevelProblem) {
    var (program, here) = (program, here)
    for _ in 0..<200 {
      let flows = program.flows()
      if let whole = wholeFlow(flows, in: here, program) {
        offer(whole)
        return
      }
      guard let (arc, isUp) = fixNearlyWhole(flows, &here, program) else { return }
      let (lower, upper) = (here.lowers[arc], here.uppers[arc])
      if isUp { here.lowers[arc] = here.uppers[arc] } else { here.uppers[arc] = lower }
      program.setBounds(here)
      program.recomputeValues()
      if program.run(limit: 2 * program.rowCount) == .optimal { continue }
      (here.lowers[arc], here.uppers[arc]) = isUp ? (lower, upper - 1) : (lower + 1, upper)
      program.setBounds(here)
      program.recomputeValues()
      guard program.run(limit: 2 * program.rowCount) == .optimal else { return }
    }
  }

  /// The flow when every entry is whole to within rounding.
  func wholeFlow(
    _ flows: [Double], in here: LevelProblem, _ program: DualSimplex
  ) -> PackedIntegers? {
    var whole = here.lowers
    for (variable, arc) in program.arcs.enumerated() {
      guard let nearest = nearest(flows[variable]), abs(flows[variable] - Double(nearest)) <= 1e-6 else { return nil }
      whole[Int(arc)] = min(max(nearest, here.lowers[Int(arc)]), here.uppers[Int(arc)])
    }
    return PackedIntegers(whole)
  }

  /// The fractional arc nearest to a whole number, upwards if that is not 0; narrowed to the two whole numbers around it.
  private func fixNearlyWhole(
    _ flows: [Double], _ here: inout LevelProblem, _ program: DualSimplex
  ) -> (arc: Int, isUp: Bool)? {
    var choice: (arc: Int, floor: Int64, isUp: Bool)?
    var least = 2.0
    for (variable, arc) in program.arcs.enumerated() {
      guard let nearest = nearest(flows[variable]) else { return nil }
      let floor = Double(nearest) > flows[variable] ? nearest - 1 : nearest
      let fraction = flows[variable] - Double(floor)
      guard fraction > 1e-6, fraction < 1 - 1e-6, here.lowers[Int(arc)] < here.uppers[Int(arc)] else { continue }
      let distance = fraction >= 0.5 ? 1 - fraction : 0.5 + fraction
      if distance < least { (least, choice) = (distance, (Int(arc), floor, fraction >= 0.3)) }
    }
    guard let (arc, floor, isUp) = choice else { return nil }
    here.lowers[arc] = max(here.lowers[arc], floor)
    here.uppers[arc] = min(here.uppers[arc], floor + 1)
    return (arc, isUp)
  }
}

/// The least whole number ≥ numerator / denominator.
func ceiling(_ numerator: Int128, _ denominator: Int64) -> Int128 {
  let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: Int128(denominator))
  return remainder > 0 ? quotient + 1 : quotient
}

/// The whole number nearest to a value, when it is one that whole arithmetic accepts.
func nearest(_ value: Double) -> Int64? {
  guard abs(value) < 0x1p60 else { return nil }
  return Int64(value < 0 ? value - 0.5 : value + 0.5)
}
