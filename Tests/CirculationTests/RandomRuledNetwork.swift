import Circulation

/// A commission under rules that no network expresses: reciprocity between each two employers, groups that cross
/// (category × service), shares of full posts. Levels: placements, points, a number of its own for each pair.
///
/// Everyone staying is always allowed.
func randomRuledNetwork(
  seed: Int, agents: Int, posts: Int, employers: Int = 6, services: Int = 6, categories: Int = 3, degree: Int = 12,
  rows wanted: Int = .max
) -> (network: Network, rows: [SideRow]) {
  var random = Seeded(seed)
  func people(_ kinds: Int) -> [Int] { (0..<agents).map { _ in Int.random(in: 0..<kinds, using: &random) } }
  let (homes, groups, teams) = (people(employers), people(categories), people(services))
  let shares = (0..<agents).map { _ in [50, 70, 80, 90, 100, 100, 100, 100].randomElement(using: &random) ?? 100 }
  let owners = (0..<posts).map { _ in Int.random(in: 0..<employers, using: &random) }
  var network = Network(levels: 3, nodes: 1 + agents + posts)
  network.setSupply(of: 0, to: -Int64(agents))
  for agent in 0..<agents {
    network.setSupply(of: 1 + agent, to: 1)
    network.addArc(from: 1 + agent, to: 0, upper: 1, costs: [0, 0, Int64.random(in: 0..<(1 << 32), using: &random)])
  }
  for post in 0..<posts {
    network.addArc(from: 1 + agents + post, to: 0, upper: Int64.random(in: 1...2, using: &random))
  }
  var moves: [(arc: Int, agent: Int, owner: Int)] = []
  for agent in 0..<agents {
    for post in Set((0..<degree).map { _ in Int.random(in: 0..<posts, using: &random) }).sorted()
    where owners[post] != homes[agent] {
      let points = Int64.random(in: 100...1000, using: &random)
      let arc = network.addArc(
        from: 1 + agent, to: 1 + agents + post, upper: 1,
        costs: [-1, -points, Int64.random(in: 0..<(1 << 32), using: &random)])
      moves.append((arc, agent, owners[post]))
    }
  }
  func row(lower: Int64 = .min, upper: Int64, _ weight: ((arc: Int, agent: Int, owner: Int)) -> Int) -> SideRow {
    let terms: [SideRow.Term] = moves.map { ($0.arc, Int64(weight($0))) }
    return SideRow(terms: terms.filter { $0.coefficient != 0 }, lower: lower, upper: upper)
  }
  var rows: [SideRow] = []
  for one in 0..<employers {
    for other in (one + 1)..<max(employers, one + 1) {
      let band = Int64.random(in: 0...1, using: &random)
      rows.append(
        row(lower: -band, upper: band) {
          (homes[$0.agent], $0.owner) == (one, other) ? 1 : (homes[$0.agent], $0.owner) == (other, one) ? -1 : 0
        })
    }
    rows.append(
      row(lower: -150, upper: 150) {
        homes[$0.agent] == one ? shares[$0.agent] : $0.owner == one ? -shares[$0.agent] : 0
      })
  }
  for team in 0..<services {
    for group in 0..<categories {
      let members = Int64(agents / (categories * services))
      rows.append(row(upper: max(1, members / 3)) { (teams[$0.agent], groups[$0.agent]) == (team, group) ? 1 : 0 })
    }
    rows.append(row(upper: Int64(agents * 30 / services)) { teams[$0.agent] == team ? shares[$0.agent] : 0 })
  }
  for owner in 0..<employers {
    rows.append(row(upper: Int64(max(1, agents / 60))) { $0.owner == owner && groups[$0.agent] == 0 ? 1 : 0 })
  }
  return (network, Array(rows.prefix(wanted)))
}
