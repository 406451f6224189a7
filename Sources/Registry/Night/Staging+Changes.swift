public import Mobility
import PQ

extension Registry {
  /// Stages what changed since the publication the run is compared to.
  public func stage(_ lease: RunLease, _ snapshot: Snapshot, _ changes: [ChangeRow]) throws {
    var staging = Staging(self, lease, campaign: String(snapshot.commission.seance.iso.prefix(4)))
    try staging.copyChanges(changes)
  }
}

extension Staging {
  mutating func copyChanges(_ rows: [ChangeRow]) throws {
    try pseudonyms.prepare(rows.map(\.recipient), agents: [])
    let pseudonyms = pseudonyms
    var batch = rows
    let columns = ["recipient_id", "side", "subject", "change", "before", "after", "cause", "source", "groups"]
    try copy(&batch, into: "change_since", columns) { row, fields in
      fields.append(pseudonyms.recipient(row.recipient))
      fields.append(row.side.rawValue)
      // The secretariat, the origin and the agent all know an agent by its pseudonym.
      fields.append(row.subject)
      fields.append(row.change.rawValue)
      fields.append(row.before)
      fields.append(row.after)
      fields.append(row.cause?.name)
      fields.append(row.cause?.source)
      fields.append(row.cause?.groups)
    }
  }
}

extension ChangeRow.Cause {
  fileprivate var name: String {
    switch self {
    case .agent: "agent"
    case .post: "poste"
    case .charte: "charte"
    case .decision: "decision"
    case .shared: "commun"
    case .date: "date"
    case .departure: "depart"
    case .several: "plusieurs"
    case .unknown: "non_recherchee"
    }
  }

  fileprivate var source: String? {
    switch self {
    case .agent(let code, _), .post(let code, _): code.isEmpty ? nil : code
    default: nil
    }
  }

  fileprivate var groups: String? {
    switch self {
    case .agent(_, let groups), .post(_, let groups): groups.isEmpty ? nil : groups.joined(separator: " ")
    default: nil
    }
  }
}
