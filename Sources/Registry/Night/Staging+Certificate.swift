public import Mobility
import PQ

/// The certificate, streamed like the pairs: a large commission has hundreds of thousands of arcs.
extension Staging {
  public mutating func certificate(_ row: CertificateRow) throws {
    certificates.append(row)
    if certificates.count == Staging.batch { try flushCertificates() }
  }

  mutating func flushCertificates() throws {
    try pseudonyms.prepare(certificates.isEmpty ? [] : [.secretariat], agents: [])
    let recipient = pseudonyms.recipient(.secretariat)
    let rows = certificates
    certificates.removeAll(keepingCapacity: true)
    var heads = rows.compactMap { if case .head(let row) = $0 { row } else { nil } }
    let columns = ["recipient_id", "proof", "is_whole", "nodes", "arcs", "salt", "met"]
    try copy(&heads, into: "published_certificate", columns) { row, fields in
      fields.append(recipient)
      fields.append(row.proof.rawValue)
      fields.append(row.isWhole)
      fields.append(Int32(row.nodes))
      fields.append(Int32(row.arcs))
      fields.append(Int32(row.salt))
      fields.append(row.met)
    }
    try copyNodes(rows.compactMap { if case .node(let row) = $0 { row } else { nil } }, recipient)
    try copyArcs(rows.compactMap { if case .arc(let row) = $0 { row } else { nil } }, recipient)
    try copySideRows(rows.compactMap { if case .side(let row) = $0 { row } else { nil } }, recipient)
    try copyBranches(rows.compactMap { if case .branch(let row) = $0 { row } else { nil } }, recipient)
  }

  private mutating func copyNodes(_ rows: [CertificateNode], _ recipient: Int64) throws {
    var batch = rows
    let columns = ["recipient_id", "node", "kind", "agent", "post", "rule", "prices"]
    try copy(&batch, into: "published_certificate_node", columns) { row, fields in
      fields.append(recipient)
      fields.append(Int32(row.node))
      fields.append(row.kind.rawValue)
      // The secretariat knows an agent by its pseudonym.
      fields.append(row.agent)
      fields.append(row.post)
      fields.append(row.rule)
      fields.append(row.prices)
    }
  }

  private mutating func copyArcs(_ rows: [CertificateArc], _ recipient: Int64) throws {
    var batch = rows
    let columns = ["recipient_id", "arc", "kind", "tail", "head", "lower", "upper", "flow", "costs", "rule"]
    try copy(&batch, into: "published_certificate_arc", columns) { row, fields in
      fields.append(recipient)
      fields.append(Int32(row.arc))
      fields.append(row.kind.rawValue)
      fields.append(Int32(row.tail))
      fields.append(Int32(row.head))
      fields.append(row.lower)
      fields.append(row.upper)
      fields.append(row.flow)
      fields.append(row.costs)
      fields.append(row.rule)
    }
  }

  private mutating func copySideRows(_ rows: [CertificateSideRow], _ recipient: Int64) throws {
    var batch = rows
    let columns = ["recipient_id", "side_row", "rule", "lower", "upper", "arcs", "coefficients"]
    try copy(&batch, into: "published_certificate_row", columns) { row, fields in
      fields.append(recipient)
      fields.append(Int32(row.row))
      fields.append(row.rule)
      fields.append(row.lower)
      fields.append(row.upper)
      fields.append(row.arcs)
      fields.append(row.coefficients)
    }
  }

  private mutating func copyBranches(_ rows: [CertificateBranch], _ recipient: Int64) throws {
    var batch = rows
    let columns = [
      "recipient_id", "met", "level", "branch", "parent", "arc", "is_at_most", "value", "fate", "prices",
      "multipliers", "denominator", "side_rows",
    ]
    try copy(&batch, into: "published_certificate_branch", columns) { row, fields in
      fields.append(recipient)
      fields.append(row.met)
      fields.append(Int16(row.level))
      fields.append(Int32(row.node))
      fields.append(Int32(row.parent))
      fields.append(Int32(row.arc))
      fields.append(row.isAtMost)
      fields.append(row.value)
      fields.append(row.fate.rawValue)
      fields.append(row.prices)
      fields.append(row.multipliers)
      fields.append(row.denominator)
      fields.append(row.rows)
    }
  }
}
