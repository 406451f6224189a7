import Mobility
import PQ

/// The audit of priorities and the scarcity map, for the secretariat.
extension Staging {
  mutating func copyClaims(_ rows: [ClaimRow]) throws {
    try references.prepare(
      rows.map { _ in .commission }, agents: rows.flatMap { [(.commission, $0.agent), (.commission, $0.holder)] })
    let references = references
    var batch = rows
    let columns = ["recipient_id", "reference", "post", "holder", "priority", "cause", "rule"]
    try copy(&batch, into: "published_claim", columns) { row, fields in
      fields.append(references.recipient(.commission))
      fields.append(references.reference(.commission, row.agent))
      fields.append(row.post)
      fields.append(references.reference(.commission, row.holder))
      fields.append(row.priority.rawValue)
      fields.append(row.cause.rawValue)
      fields.append(row.rule ?? "")
    }
  }

  mutating func copyScarcities(_ rows: [ScarcityRow]) throws {
    try references.prepare(
      rows.map { _ in .commission }, agents: rows.flatMap { row in row.agents.map { (.commission, $0) } })
    let references = references
    var batch = rows
    try copy(&batch, into: "published_scarcity", ["recipient_id", "place", "side", "seats"]) { row, fields in
      fields.append(references.recipient(.commission))
      fields.append(Int32(row.place))
      fields.append(row.side)
      fields.append(Int32(row.seats))
    }
    var members = rows.flatMap { row in
      row.agents.map { (place: row.place, kind: "agent", subject: references.reference(.commission, $0)) }
        + row.posts.map { (place: row.place, kind: "poste", subject: $0) }
    }
    let columns = ["recipient_id", "place", "kind", "subject"]
    try copy(&members, into: "published_scarcity_member", columns) { member, fields in
      fields.append(references.recipient(.commission))
      fields.append(Int32(member.place))
      fields.append(member.kind)
      fields.append(member.subject)
    }
  }
}
