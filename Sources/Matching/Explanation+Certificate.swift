import Circulation
import Mobility

/// Whole numbers that the trees of a certificate may take: beyond, the night says their size and leaves them to `verify`.
private let treeLimit = 4_000_000

/// The certificate, in the order of its tables. Above the charte's cap only the arcs that the plan uses are published,
/// with the prices of every node.
func explainCertificate<Sink: PublicationSink>(_ pairing: Pairing, _ plan: Plan, _ sink: inout Sink) throws {
  let (model, flow) = (plan.certificate.model, plan.certificate.flow)
  let network = model.network
  var proof = plan.certificate.published
  if case .trees(let bounded) = proof, bounded.proofs.reduce(0, { $0 + $1.tree.size }) > treeLimit { proof = .none }
  var head = CertificateHead(
    proof: .aucune, isWhole: !pairing.isAboveCap, nodes: network.nodeCount, arcs: 0, salt: plan.salt)
  if case .prices = proof { head.proof = .prix }
  if case .trees = proof { head.proof = .arbres }
  let labels = CertificateLabels(model, pairing)
  for node in 0..<network.nodeCount {
    var row = labels.node(node)
    if case .prices(let solution) = proof { row.prices = Array(solution.price(of: node)) }
    try sink.certificate(.node(row))
  }
  for arc in 0..<network.arcCount {
    let isPair = arc >= model.firstPairArc && arc < model.firstPairArc + pairing.eligible.count
    guard head.isWhole || !isPair || flow[arc] != 0 else { continue }
    head.arcs += 1
    try sink.certificate(.arc(labels.arc(arc, flow[arc])))
  }
  if case .trees(let bounded) = proof {
    try explainRows(bounded.rows, labels, &sink)
    for (level, proof) in bounded.proofs.enumerated() { try explainTree(proof.tree, level, &sink) }
  } else {
    try explainRows(model.rows, labels, &sink)
  }
  try sink.certificate(.head(head))
}

private func explainRows<Sink: PublicationSink>(
  _ rows: [SideRow], _ labels: CertificateLabels, _ sink: inout Sink
) throws {
  for (index, row) in rows.enumerated() {
    try sink.certificate(
      .side(
        CertificateSideRow(
          row: index, rule: labels.rule(ofRow: index), lower: row.lower == .min ? nil : row.lower,
          upper: row.upper == .max ? nil : row.upper, arcs: row.terms.map { Int32($0.arc) },
          coefficients: row.terms.map(\.coefficient))))
  }
}

private func explainTree<Sink: PublicationSink>(_ tree: BranchTree, _ level: Int, _ sink: inout Sink) throws {
  func row(_ place: Int, _ node: BranchTree.Node?, _ fate: CertificateBranch.Fate, _ duals: Duals?) -> CertificateRow {
    .branch(
      CertificateBranch(
        level: level, node: place, parent: node?.parent ?? -1, arc: node?.arc ?? -1, isAtMost: node?.isAtMost ?? true,
        value: node?.value ?? 0, fate: fate, prices: duals.map { Array($0.prices) } ?? [],
        multipliers: duals?.multipliers ?? [], denominator: duals?.denominator ?? 0,
        rows: place >= 0 ? [] : tree.rows.map(\.number)))
  }
  try sink.certificate(row(-1, nil, .racine, tree.rootDuals))
  for (place, node) in tree.nodes.enumerated() {
    switch node.fate {
    case .split: try sink.certificate(row(place, node, .separe, nil))
    case .closed(let duals): try sink.certificate(row(place, node, .clos, duals))
    case .open(let duals): try sink.certificate(row(place, node, .ouvert, duals))
    case .empty: try sink.certificate(row(place, node, .vide, nil))
    }
  }
}

extension BranchTree {
  /// Whole numbers that its duals hold.
  fileprivate var size: Int {
    nodes.reduce(rootDuals.prices.count) { size, node in
      switch node.fate {
      case .closed(let duals), .open(let duals): size + duals.prices.count + duals.multipliers.count
      case .split, .empty: size
      }
    }
  }
}

extension BranchTree.Row {
  fileprivate var number: Int32 {
    switch self {
    case .side(let row): Int32(row)
    case .level(let level): Int32(-level - 1)
    }
  }
}

/// What each node, arc and row of the plan's network stands for.
struct CertificateLabels {
  private let model: PlanNetwork
  private let pairing: Pairing
  private let stays: [Int: Int]

  init(_ model: PlanNetwork, _ pairing: Pairing) {
    self.model = model
    self.pairing = pairing
    var stays: [Int: Int] = [:]
    for case (let agent, let arc?) in model.stayArcs.enumerated() { stays[arc] = agent }
    self.stays = stays
  }

  private func code(_ rule: Int) -> String { model.ruleCodes[rule] }

  func node(_ node: Int) -> CertificateNode {
    let (agents, posts) = (pairing.perimeter.agents, pairing.perimeter.posts)
    if node < agents.count { return CertificateNode(node: node, kind: .agent, agent: agents[node].code) }
    let post = node - agents.count
    if post < posts.count { return CertificateNode(node: node, kind: .poste, post: posts[post].code) }
    if let rule = model.groupNodes[node] { return CertificateNode(node: node, kind: .regle, rule: code(rule)) }
    if let door = model.doorNodes[node] {
      return CertificateNode(node: node, kind: .porte, post: posts[door.post].code, rule: code(door.rule))
    }
    return CertificateNode(node: node, kind: .pivot)
  }

  func arc(_ arc: Int, _ flow: Int64) -> CertificateArc {
    let network = model.network
    var kind = CertificateArc.Kind.paire
    var rule: Int?
    let agents = pairing.perimeter.agents.count
    if arc < agents {
      kind = .agent
    } else if arc < agents + pairing.perimeter.posts.count {
      kind = .poste
    } else if let its = model.ruleArcs[arc] {
      (kind, rule) = (its.isMinimum ? .minimum : .regle, its.rule)
    } else if let its = model.doorArcs[arc] {
      (kind, rule) = (.porte, its)
    } else if stays[arc] != nil {
      kind = .maintien
    }
    return CertificateArc(
      arc: arc, kind: kind, tail: network.tail(of: arc), head: network.head(of: arc), lower: network.lowers[arc],
      upper: network.uppers[arc], flow: flow, costs: (0..<network.levels).map { network.costs[$0][arc] },
      rule: rule.map(code))
  }

  /// Rows beyond those of the model were found while solving: chains too long.
  func rule(ofRow row: Int) -> String {
    if row < model.rowRules.count { return code(model.rowRules[row]) }
    return pairing.structure.rules.first { $0.demand.kind == .longueur }?.code ?? ""
  }
}
