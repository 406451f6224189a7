import Mobility
import PQ

/// The audit of priorities and the scarcity map, for the secretariat; and the levers.
extension Staging {
  mutating func copyClaims(_ rows: [PriorityClaimRow]) throws {
    try pseudonyms.prepare(
      rows.map { _ in .secretariat }, agents: rows.flatMap { [(.secretariat, $0.agent), (.secretariat, $0.holder)] })
    let pseudonyms = pseudonyms
    var batch = rows
    let columns = ["recipient_id", "reference", "post", "holder", "priority", "cause", "rule"]
    try copy(&batch, into: "published_claim", columns) { row, fields in
      fields.append(pseudonyms.recipient(.secretariat))
      fields.append(pseudonyms.reference(.secretariat, row.agent))
      fields.append(row.post)
      fields.append(pseudonyms.reference(.secretariat, row.holder))
      fields.append(row.priority.rawValue)
      fields.append(row.cause.rawValue)
      fields.append(row.rule ?? "")
    }
  }

  mutating func copyScarcities(_ rows: [ScarcityRow]) throws {
    try pseudonyms.prepare(
      rows.map { _ in .secretariat }, agents: rows.flatMap { row in row.agents.map { (.secretariat, $0) } })
    let pseudonyms = pseudonyms
    var batch = rows
    try copy(&batch, into: "published_scarcity", ["recipient_id", "place", "side", "seats"]) { row, fields in
      fields.append(pseudonyms.recipient(.secretariat))
      fields.append(Int32(row.rank))
      fields.append(row.side)
      fields.append(Int32(row.seats))
    }
    var members = rows.flatMap { row in
      row.agents.map { (rank: row.rank, kind: "agent", subject: pseudonyms.reference(.secretariat, $0)) }
        + row.posts.map { (rank: row.rank, kind: "poste", subject: $0) }
    }
    let columns = ["recipient_id", "place", "kind", "subject"]
    try copy(&members, into: "published_scarcity_member", columns) { member, fields in
      fields.append(pseudonyms.recipient(.secretariat))
      fields.append(Int32(member.rank))
      fields.append(member.kind)
      fields.append(member.subject)
    }
  }

  mutating func copyLevers(_ rows: [LeverRow]) throws {
    try pseudonyms.prepare(rows.map(\.recipient), agents: rows.map { ($0.recipient, $0.agent) })
    let pseudonyms = pseudonyms
    var batch = rows
    let columns = [
      "recipient_id", "side", "reference", "post", "place", "first_kind", "first_values", "second_kind",
      "second_values", "grade", "placements", "points",
    ]
    try copy(&batch, into: "published_lever", columns) { row, fields in
      fields.append(pseudonyms.recipient(row.recipient))
      fields.append(row.side.rawValue)
      fields.append(pseudonyms.reference(row.recipient, row.agent))
      fields.append(row.post)
      fields.append(Int16(row.rank))
      for index in 0..<2 {
        let change = index < row.changes.count ? row.changes[index] : nil
        fields.append(change?.kind.rawValue)
        fields.append(change.map { $0.values.map(\.canonical).joined(separator: "|") })
      }
      fields.append(row.grade.rawValue)
      fields.append(row.placements)
      fields.append(row.points)
    }
  }
}
