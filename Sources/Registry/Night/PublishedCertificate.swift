import Mobility

/// The certificate, streamed like the pairs: a large commission has hundreds of thousands of arcs.
struct CertificateBatches {
  private var heads = Batch(CertificateHead.published)
  private var nodes = Batch(CertificateNode.published)
  private var arcs = Batch(CertificateArc.published)
  private var sideRows = Batch(CertificateSideRow.published)
  private var branches = Batch(CertificateBranch.published)

  mutating func add(_ row: CertificateRow, to sender: inout RowSender) throws {
    switch row {
    case .head(let row): try heads.add(row, to: &sender)
    case .node(let row): try nodes.add(row, to: &sender)
    case .arc(let row): try arcs.add(row, to: &sender)
    case .side(let row): try sideRows.add(row, to: &sender)
    case .branch(let row): try branches.add(row, to: &sender)
    }
  }

  mutating func flush(to sender: inout RowSender) throws {
    try heads.flush(to: &sender)
    try nodes.flush(to: &sender)
    try arcs.flush(to: &sender)
    try sideRows.flush(to: &sender)
    try branches.flush(to: &sender)
  }
}

extension CertificateHead {
  static var published: PublishedTable<Self> {
    PublishedTable(
      "published_certificate",
      [
        .word("proof", \.proof),
        .value("is_whole", \.isWhole),
        .int("nodes", \.nodes),
        .int("arcs", \.arcs),
        .int("salt", \.salt),
        .value("met", \.met),
      ])
  }
}

extension CertificateNode {
  /// The secretariat knows an agent by its pseudonym.
  static var published: PublishedTable<Self> {
    PublishedTable(
      "published_certificate_node",
      [
        .int("node", \.node),
        .word("kind", \.kind),
        .value("agent", \.agent),
        .value("post", \.post),
        .value("rule", \.rule),
        .value("prices", \.prices),
      ])
  }
}

extension CertificateArc {
  static var published: PublishedTable<Self> {
    PublishedTable(
      "published_certificate_arc",
      [
        .int("arc", \.arc),
        .word("kind", \.kind),
        .int("tail", \.tail),
        .int("head", \.head),
        .value("lower", \.lower),
        .value("upper", \.upper),
        .value("flow", \.flow),
        .value("costs", \.costs),
        .value("rule", \.rule),
      ])
  }
}

extension CertificateSideRow {
  static var published: PublishedTable<Self> {
    PublishedTable(
      "published_certificate_row",
      [
        .int("side_row", \.row),
        .value("rule", \.rule),
        .value("lower", \.lower),
        .value("upper", \.upper),
        .value("arcs", \.arcs),
        .value("coefficients", \.coefficients),
      ])
  }
}

extension CertificateBranch {
  static var published: PublishedTable<Self> {
    PublishedTable(
      "published_certificate_branch",
      [
        .value("met", \.met),
        .small("level", \.level),
        .int("branch", \.node),
        .int("parent", \.parent),
        .int("arc", \.arc),
        .value("is_at_most", \.isAtMost),
        .value("value", \.value),
        .word("fate", \.fate),
        .value("prices", \.prices),
        .value("multipliers", \.multipliers),
        .value("denominator", \.denominator),
        .value("side_rows", \.rows),
      ])
  }
}
