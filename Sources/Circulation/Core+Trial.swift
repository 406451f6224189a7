public func trial(_ network: Network, alpha: Int64, shift: Int, start: Int64, _ note: (String) -> Void, clock: () -> Double) {
  let t0 = clock()
  let source = WholeLevel(network, level: 0)
  let shape = CoreShape(source)
  note("shape agents \(shape.agentCount) others \(shape.otherCount) arcs \(shape.agentArcs)/\(shape.arcs) head \(shape.headBits) cost \(shape.costBits) \(clock() - t0)")
  var core = Core<UInt32>(source, shape, shift: shift)
  note("built hubs \(core.heaps.count) \(clock() - t0)")
  let widest = max(1, shape.largestCost - shape.leastCost) << Int64(shift)
  var epsilon = max(1, (shape.magnitude << Int64(shift)) / start)
  while true {
    core.work = 0
    let t = clock()
    let end = core.phase(epsilon, widest) { _ in true }
    var cost: Int64 = 0
    for a in 0..<core.agentCount where core.mates[a] != .max { cost += (core.cost(core.mates[a]) >> Int64(shift)) + core.leastCost }
    note("eps \(epsilon) \(end) work \(core.work) cost \(cost) t \(clock() - t)")
    if epsilon == 1 { break }
    epsilon = max(1, epsilon / alpha)
  }
  note("total \(clock() - t0)")
}
