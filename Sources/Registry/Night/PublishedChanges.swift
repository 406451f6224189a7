public import Mobility
import PQ

extension Registry {
  /// Stages what changed since the publication the run is compared to.
  public func stage(_ lease: RunLease, _ snapshot: Snapshot, _ changes: [ChangeRow]) throws {
    var staging = Staging(self, lease, campaign: String(snapshot.commission.seance.iso.prefix(4)))
    try staging.send(changes, to: ChangeRow.published)
  }
}

extension ChangeRow {
  /// The secretariat, the origin and the agent all know an agent by its pseudonym.
  static var published: PublishedTable<Self> {
    PublishedTable(
      "change_since", for: \.recipient,
      [
        .word("side", \.side),
        .value("subject", \.subject),
        .word("change", \.change),
        .value("before", \.before),
        .value("after", \.after),
        .value("cause", \.cause?.name),
        .value("source", \.cause?.source),
        .value("groups", \.cause?.groups),
      ])
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
    case .agent(_, let groups), .post(_, let groups):
      groups.isEmpty ? nil : groups.map(\.rawValue).joined(separator: " ")
    default: nil
    }
  }
}
