/// Sets of which any two are nested or apart: exactly the quotas that one tree of arcs can carry.
struct Laminar {
  private(set) var groups: [Set<Int>] = []

  /// Whether the family stays nested with one more.
  func admits(_ group: Set<Int>) -> Bool {
    groups.allSatisfy { other in
      let shared = group.intersection(other).count
      return shared == 0 || shared == group.count || shared == other.count
    }
  }

  mutating func add(_ group: Set<Int>) { groups.append(group) }

  /// Whether `group` lies on one side of every set of the family, and contains none strictly.
  func doesNotCut(_ group: Set<Int>) -> Bool {
    groups.allSatisfy { $0.isDisjoint(with: group) || group.isSubset(of: $0) }
  }

  /// For each group the one just around it, and for each item the innermost; nil outside all. Of two equal sets the
  /// first is around the other.
  func nesting(items: Int) -> (parents: [Int?], innermost: [Int?]) {
    var parents = [Int?](repeating: nil, count: groups.count)
    var innermost = [Int?](repeating: nil, count: items)
    let outermostFirst = groups.indices.sorted { (-groups[$0].count, $0) < (-groups[$1].count, $1) }
    for group in outermostFirst {
      guard let any = groups[group].first else { continue }
      parents[group] = innermost[any]
      for item in groups[group] { innermost[item] = group }
    }
    return (parents, innermost)
  }
}
