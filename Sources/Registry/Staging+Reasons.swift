import Mobility
import PQ

/// What a run publishes of the reasons of its plan, table by table; all of it for the secretariat.
extension Staging {
  mutating func copyAlternatives(_ rows: [AlternativeRow]) throws {
    try references.prepare(
      rows.map { _ in .commission },
      agents: rows.flatMap { row in
        [(.commission, row.agent)] + row.displaced.map { (Recipient.commission, $0.agent) }
      })
    let references = references
    var batch = rows
    let columns = ["recipient_id", "reference", "post", "agent_rank", "post_rank", "knowledge"]
    try copy(&batch, into: "published_alternative", columns) { row, fields in
      fields.append(references.recipient(.commission))
      fields.append(references.reference(.commission, row.agent))
      fields.append(row.post)
      fields.append(row.agentRank.map { Int32($0) })
      fields.append(Int32(row.postRank))
      fields.append(row.knowledge.rawValue)
    }
    var amounts = rows.flatMap { row in row.amounts.map { (row: row, amount: $0) } }
    let amountColumns = ["recipient_id", "reference", "post", "place", "level", "amount", "most"]
    try copy(&amounts, into: "published_regret", amountColumns) { told, fields in
      fields.append(references.recipient(.commission))
      fields.append(references.reference(.commission, told.row.agent))
      fields.append(told.row.post)
      fields.append(Int16(told.amount.place))
      fields.append(told.amount.level)
      fields.append(told.amount.amount)
      fields.append(told.amount.most)
    }
    var moves = rows.flatMap { row in row.displaced.map { (row: row, move: $0) } }
    let moveColumns = ["recipient_id", "reference", "post", "displaced", "lost_post", "gained_post"]
    try copy(&moves, into: "published_displaced", moveColumns) { told, fields in
      fields.append(references.recipient(.commission))
      fields.append(references.reference(.commission, told.row.agent))
      fields.append(told.row.post)
      fields.append(references.reference(.commission, told.move.agent))
      fields.append(told.move.lost)
      fields.append(told.move.gained)
    }
  }
}
