import Mobility
import PQ

/// What a run publishes of the reasons of its plan, table by table.
extension Staging {
  mutating func copyAlternatives(_ rows: [AlternativeRow]) throws {
    try pseudonyms.prepare(
      rows.map { _ in .secretariat },
      agents: rows.flatMap { row in
        [(.secretariat, row.agent)] + row.displaced.map { (Recipient.secretariat, $0.agent) }
      })
    let pseudonyms = pseudonyms
    var batch = rows
    let columns = ["recipient_id", "reference", "post", "agent_rank", "post_rank", "knowledge"]
    try copy(&batch, into: "published_alternative", columns) { row, fields in
      fields.append(pseudonyms.recipient(.secretariat))
      fields.append(pseudonyms.reference(.secretariat, row.agent))
      fields.append(row.post)
      fields.append(row.agentRank.map { Int32($0) })
      fields.append(Int32(row.postRank))
      fields.append(row.knowledge.rawValue)
    }
    var amounts = rows.flatMap { row in row.amounts.map { (row: row, amount: $0) } }
    let amountColumns = ["recipient_id", "reference", "post", "place", "level", "amount", "most"]
    try copy(&amounts, into: "published_regret", amountColumns) { told, fields in
      fields.append(pseudonyms.recipient(.secretariat))
      fields.append(pseudonyms.reference(.secretariat, told.row.agent))
      fields.append(told.row.post)
      fields.append(Int16(told.amount.index))
      fields.append(told.amount.level)
      fields.append(told.amount.amount)
      fields.append(told.amount.most)
    }
    var moves = rows.flatMap { row in row.displaced.map { (row: row, move: $0) } }
    let moveColumns = ["recipient_id", "reference", "post", "displaced", "lost_post", "gained_post"]
    try copy(&moves, into: "published_displaced", moveColumns) { told, fields in
      fields.append(pseudonyms.recipient(.secretariat))
      fields.append(pseudonyms.reference(.secretariat, told.row.agent))
      fields.append(told.row.post)
      fields.append(pseudonyms.reference(.secretariat, told.move.agent))
      fields.append(told.move.lost)
      fields.append(told.move.gained)
    }
  }

  mutating func copyPrices(_ rows: [PriceRow]) throws {
    try pseudonyms.prepare(
      rows.map { _ in .secretariat }, agents: rows.flatMap { row in row.moves.map { (.secretariat, $0.agent) } })
    let pseudonyms = pseudonyms
    func key(_ row: PriceRow, _ fields: inout CopyRow) {
      fields.append(pseudonyms.recipient(.secretariat))
      fields.append(row.rule)
      fields.append(row.bound)
      fields.append(Int16(row.step))
    }
    let keys = ["recipient_id", "rule", "bound", "step"]
    var batch = rows
    try copy(&batch, into: "published_price", keys + ["voted", "is_possible", "is_proved"]) { row, fields in
      key(row, &fields)
      fields.append(Int32(row.voted))
      fields.append(row.isPossible)
      fields.append(row.isProved)
    }
    var amounts = rows.flatMap { row in row.amounts.map { (row: row, amount: $0) } }
    try copy(&amounts, into: "published_price_level", keys + ["place", "level", "amount"]) { told, fields in
      key(told.row, &fields)
      fields.append(Int16(told.amount.index))
      fields.append(told.amount.level)
      fields.append(told.amount.amount)
    }
    var moves = rows.flatMap { row in row.moves.map { (row: row, move: $0) } }
    try copy(&moves, into: "published_price_move", keys + ["reference", "lost_post", "gained_post"]) { told, fields in
      key(told.row, &fields)
      fields.append(pseudonyms.reference(.secretariat, told.move.agent))
      fields.append(told.move.lost)
      fields.append(told.move.gained)
    }
  }

  mutating func copyTrials(_ rows: [TrialRow]) throws {
    var batch = rows
    try copy(&batch, into: "published_trial", ["criterion", "step", "is_proved"]) { row, fields in
      fields.append(row.criterion.rawValue)
      fields.append(Int16(row.step))
      fields.append(row.isProved)
    }
  }

  mutating func copyContested(_ rows: [ContestedRow]) throws {
    try pseudonyms.prepare(rows.map(\.recipient), agents: rows.map { ($0.recipient, $0.move.agent) })
    let pseudonyms = pseudonyms
    var batch = rows
    let columns = ["recipient_id", "reference", "criterion", "step", "plan_post", "other_post"]
    try copy(&batch, into: "published_contested", columns) { row, fields in
      fields.append(pseudonyms.recipient(row.recipient))
      fields.append(pseudonyms.reference(row.recipient, row.move.agent))
      fields.append(row.criterion.rawValue)
      fields.append(Int16(row.step))
      fields.append(row.move.lost)
      fields.append(row.move.gained)
    }
  }
}
