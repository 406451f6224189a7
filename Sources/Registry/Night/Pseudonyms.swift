import Mobility
import PQ

/// The numbers of recipients and the names under which each knows its agents, allocated once in a table.
///
/// A host reads a random reference, one a campaign; the secretariat, the origin and the agent read the pseudonym.
struct Pseudonyms {
  private let registry: Registry
  private let commission: String
  private let campaign: String
  private var recipients: [Recipient: Int64] = [:]
  private var pseudonyms: [Recipient: [String: String]] = [:]

  init(_ registry: Registry, commission: String, campaign: String) {
    self.registry = registry
    self.commission = commission
    self.campaign = campaign
  }

  func recipient(_ recipient: Recipient) -> Int64 { recipients[recipient] ?? 0 }

  func reference(_ recipient: Recipient, _ agent: String) -> String { pseudonyms[recipient]?[agent] ?? "" }

  /// Makes sure that every recipient and every reference named is known, in two statements a batch at most.
  mutating func prepare(_ named: [Recipient], agents: [(recipient: Recipient, agent: String)]) throws {
    let missing = Set(named).subtracting(recipients.keys).sorted { $0.key < $1.key }
    if !missing.isEmpty { try allocate(missing) }
    var wanted: [Recipient: Set<String>] = [:]
    for (recipient, agent) in agents where pseudonyms[recipient]?[agent] == nil {
      wanted[recipient, default: []].insert(agent)
    }
    if !wanted.isEmpty { try allocate(wanted) }
  }

  private mutating func allocate(_ missing: [Recipient]) throws {
    try registry.connection.execute(
      """
      INSERT INTO passerelle.recipient (commission, kind, employer, agent)
      SELECT $1::text, kind, nullif(employer, ''), nullif(agent, '')
      FROM unnest($2::text[], $3::text[], $4::text[]) AS wanted (kind, employer, agent)
      ON CONFLICT DO NOTHING
      """,
      [commission, missing.map(\.kind), missing.map { $0.employer ?? "" }, missing.map { $0.agent ?? "" }])
    let numbers = Dictionary(
      uniqueKeysWithValues: try registry.connection.rows(
        "SELECT key, id FROM passerelle.recipient WHERE commission = $1::text AND key = ANY ($2::text[])",
        [commission, missing.map(\.key)]
      ) { row in (try row["key"] as String, try row["id"] as Int64) })
    for recipient in missing { recipients[recipient] = numbers[recipient.key] }
  }

  private mutating func allocate(_ wanted: [Recipient: Set<String>]) throws {
    var (ids, codes, campaigns): ([Int64], [String], [String]) = ([], [], [])
    let sorted = wanted.sorted { $0.key.key < $1.key.key }
    for (recipient, agents) in sorted {
      for agent in agents.sorted() {
        ids.append(self.recipient(recipient))
        codes.append(agent)
        campaigns.append(recipient.isHost ? campaign : Pseudonyms.permanent)
      }
    }
    try registry.connection.execute(
      """
      INSERT INTO passerelle.recipient_reference (recipient_id, agent_id, campaign, reference)
      SELECT w.recipient_id, a.id, w.campaign,
        CASE WHEN w.campaign = '\(Pseudonyms.permanent)' THEN a.code ELSE passerelle.random_reference() END
      FROM unnest($2::int8[], $3::text[], $4::text[]) AS w (recipient_id, code, campaign)
      JOIN passerelle.agent a ON a.commission = $1::text AND a.code = w.code
      ON CONFLICT (recipient_id, agent_id, campaign) DO NOTHING
      """, [commission, ids, codes, campaigns])
    let byID = Dictionary(uniqueKeysWithValues: sorted.map { (self.recipient($0.key), $0.key) })
    let found = try registry.connection.rows(
      """
      SELECT r.recipient_id, a.code, r.reference
      FROM unnest($2::int8[], $3::text[], $4::text[]) AS w (recipient_id, code, campaign)
      JOIN passerelle.agent a ON a.commission = $1::text AND a.code = w.code
      JOIN passerelle.recipient_reference r
        ON r.recipient_id = w.recipient_id AND r.agent_id = a.id AND r.campaign = w.campaign
      """, [commission, ids, codes, campaigns]
    ) { row in
      (
        id: try row["recipient_id"] as Int64, agent: try row["code"] as String,
        reference: try row["reference"] as String
      )
    }
    for row in found {
      if let recipient = byID[row.id] { pseudonyms[recipient, default: [:]][row.agent] = row.reference }
    }
    guard found.count == ids.count else {
      throw RegistryError(.busy, "the agents of the commission changed while the night computed: run it again")
    }
  }

  private static let permanent = "permanente"
}

extension Recipient {
  var kind: String {
    switch self {
    case .secretariat: "commission"
    case .origine: "origine"
    case .accueil: "accueil"
    case .agent: "agent"
    }
  }

  var employer: String? {
    switch self {
    case .origine(let siret), .accueil(let siret): siret
    case .secretariat, .agent: nil
    }
  }

  var agent: String? {
    if case .agent(let code) = self { code } else { nil }
  }

  var isHost: Bool {
    if case .accueil = self { true } else { false }
  }
}
