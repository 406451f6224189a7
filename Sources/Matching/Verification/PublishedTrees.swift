import Circulation
import Mobility

/// Trees as they are published, and read back.
extension BranchTree {
  /// The root first.
  func published(_ met: [String], _ level: Int) -> [CertificateBranch] {
    func row(_ index: Int, _ node: Node?, _ fate: CertificateBranch.Fate, _ duals: Duals?) -> CertificateBranch {
      CertificateBranch(
        met: met, level: level, node: index, parent: node?.parent ?? -1, arc: node?.arc ?? -1,
        isAtMost: node?.isAtMost ?? true, value: node?.value ?? 0, fate: fate,
        prices: duals.map { Array($0.prices) } ?? [], multipliers: duals?.multipliers ?? [],
        denominator: duals?.denominator ?? 0, rows: index >= 0 ? [] : rows.map(\.number))
    }
    let root = row(-1, nil, .racine, rootDuals)
    return [root]
      + nodes.enumerated().map { index, node in
        switch node.fate {
        case .split: row(index, node, .separe, nil)
        case .closed(let duals): row(index, node, .clos, duals)
        case .open(let duals): row(index, node, .ouvert, duals)
        case .empty: row(index, node, .vide, nil)
        }
      }
  }

  /// From the rows of one level, in any order; nil without a root.
  init?(_ published: [CertificateBranch]) {
    guard let root = published.first(where: { $0.fate == .racine }) else { return nil }
    let nodes = published.filter { $0.fate != .racine }.sorted { $0.node < $1.node }
    self.init(
      nodes: nodes.map { row in
        var fate = Fate.empty
        switch row.fate {
        case .separe: fate = .split
        case .clos: fate = .closed(row.duals)
        case .ouvert: fate = .open(row.duals)
        case .racine, .vide: break
        }
        return Node(parent: row.parent, arc: row.arc, isAtMost: row.isAtMost, value: row.value, fate: fate)
      }, rows: root.rows.map { Row(number: $0) }, rootDuals: root.duals)
  }

  /// Whole numbers that its duals hold.
  var size: Int {
    nodes.reduce(rootDuals.prices.count) { size, node in
      switch node.fate {
      case .closed(let duals), .open(let duals): size + duals.prices.count + duals.multipliers.count
      case .split, .empty: size
      }
    }
  }

  /// The last side row that it names.
  var lastRow: Int? { rows.compactMap { if case .side(let row) = $0 { row } else { nil } }.max() }
}

extension BranchTree.Row {
  fileprivate var number: Int32 {
    switch self {
    case .side(let row): Int32(row)
    case .level(let level): Int32(-level - 1)
    }
  }

  fileprivate init(number: Int32) { self = number < 0 ? .level(-Int(number) - 1) : .side(Int(number)) }
}

extension CertificateBranch {
  fileprivate var duals: Duals {
    Duals(prices: PackedIntegers(prices), multipliers: multipliers, denominator: denominator)
  }
}

extension PublishedProof {
  /// The trees of another case, level by level, as far as each level has one.
  func trees(of met: [String]) -> [BranchTree] {
    let levels = Dictionary(grouping: otherCases.filter { $0.met == met }, by: \.level)
    var trees: [BranchTree] = []
    while let tree = levels[trees.count].flatMap({ BranchTree($0) }) { trees.append(tree) }
    return trees
  }
}
