import Circulation
import Mobility

/// Whole numbers that the trees of a case may take: larger ones are not published, and `verify` solves again.
private let treeLimit = 4_000_000

extension Plan {
  /// The certificate, in the order of its tables. Above the charte's cap only the arcs that the plan uses are published,
  /// with the prices of every node.
  func explainCertificate(_ sink: inout some PublicationSink) throws {
    let (model, flow) = (certificate.model, certificate.flow)
    let network = model.network
    var cases = certificate.others.compactMap { other in
      other.proof(thatNoneBeats: objective).map { (met: other.model.met, trees: $0) }
    }
    let proof = certificate.published
    if case .trees(let bounded) = proof { cases.insert((model.met, bounded.proofs.map(\.tree)), at: 0) }
    cases.removeAll { $0.trees.reduce(0) { $0 + $1.size } > treeLimit }
    var head = CertificateHead(
      proof: .aucune, isWhole: !pairing.isAboveCap, nodes: network.nodeCount, arcs: 0, salt: salt, met: model.met)
    if case .prices = proof { head.proof = .prix }
    if cases.contains(where: { $0.met == model.met }) { head.proof = .arbres }
    let labels = CertificateLabels(model)
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
    // Of the chains found while solving, only those that a tree names.
    let named = cases.flatMap(\.trees).compactMap(\.lastRow).max() ?? -1
    let rows = model.rows + certificate.chains.prefix(max(0, named + 1 - model.rows.count))
    try explainRows(rows, labels, &sink)
    for (met, trees) in cases {
      for (level, tree) in trees.enumerated() {
        for row in tree.published(met, level) { try sink.certificate(.branch(row)) }
      }
    }
    try sink.certificate(.head(head))
  }

  private func explainRows(
    _ rows: [SideRow], _ labels: CertificateLabels, _ sink: inout some PublicationSink
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
}

/// What each node, arc and row of the plan's network stands for.
struct CertificateLabels {
  private let model: PlanNetwork
  private let pairing: Pairing
  private let stays: [Int: Int]

  init(_ model: PlanNetwork) {
    (self.model, pairing) = (model, model.pairing)
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
