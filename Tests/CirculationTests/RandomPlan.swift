import Circulation

/// A network of the plan's shape: employers with quotas, agents (some of whom must be placed), posts, a hub.
func randomPlan(
  seed: Int, agents: Int, posts: Int, degree: Int, levels: Int = 1, values: ClosedRange<Int64> = 0...1000
) -> Network {
  var random = Seeded(seed)
  let employers = max(2, agents / 12)
  var network = Network(levels: levels)
  let nobody = Array(repeating: Int64(0), count: levels)
  func nodes(_ count: Int) -> [Int] { (0..<count).map { _ in network.addNode() } }
  let (homes, leavers, arrivals, hub) = (nodes(employers), nodes(employers), nodes(employers), network.addNode())
  var destinations: [(node: Int, home: Int)] = []
  for _ in 0..<posts {
    let (post, home) = (network.addNode(), Int.random(in: 0..<employers, using: &random))
    network.addArc(
      from: post, to: arrivals[home], upper: [1, 1, 1, 2, 5].randomElement(using: &random)!, costs: nobody)
    destinations.append((post, home))
  }
  var wishes: [(agent: Int, home: Int)] = []
  for _ in 0..<agents {
    let (agent, home) = (network.addNode(), Int.random(in: 0..<employers, using: &random))
    if Int.random(in: 0..<5, using: &random) == 0 {
      network.setSupply(of: agent, to: 1)
      network.setSupply(of: homes[home], to: network.supplies[homes[home]] - 1)
      let own = network.addNode()
      network.addArc(from: agent, to: own, upper: 1, costs: nobody)
      network.addArc(from: own, to: homes[home], upper: 1, costs: nobody)
      destinations.append((own, home))
    } else {
      network.addArc(from: leavers[home], to: agent, upper: 1, costs: nobody)
    }
    wishes.append((agent, home))
  }
  for wish in wishes {
    for _ in 0..<degree {
      let target = destinations.randomElement(using: &random)!
      guard target.home != wish.home else { continue }
      network.addArc(
        from: wish.agent, to: target.node, upper: 1,
        costs: (0..<levels).map { _ in -Int64.random(in: values, using: &random) })
    }
  }
  for employer in 0..<employers {
    network.addArc(
      from: homes[employer], to: leavers[employer], upper: Int64(agents / employers / 2 + 1), costs: nobody)
    network.addArc(from: arrivals[employer], to: homes[employer], upper: Int64(agents / employers), costs: nobody)
    network.addArc(from: homes[employer], to: hub, upper: 2, costs: nobody)
    network.addArc(from: hub, to: homes[employer], upper: 2, costs: nobody)
  }
  return network
}
