public import Mobility
import PQ

/// Nodes, arcs and levels of a run's certificate, and the trees of the other cases of its rules of all or nothing, as they
/// were published.
public struct PublishedPlan: Sendable {
  public let proof: String
  /// Codes of the rules of all or nothing that the plan meets, in the voted order.
  public let met: [String]
  /// Of the hash that parts equal plans.
  public let salt: Int
  public let prices: [[Int64]]
  public let flow: [Int: Int64]
  public let levels: [(name: String, value: Int64)]
  public let otherCases: [CertificateBranch]
}

extension Registry {
  /// Runs that readers see, by commission.
  public func currentRuns() throws -> [Int64] {
    try connection.rows("SELECT run_id FROM passerelle.publication ORDER BY commission") { row in try row["run_id"] }
  }

  public func publishedPlan(of run: Int64) throws -> PublishedPlan {
    let head: (proof: String, met: [String], salt: Int)? = try connection.optionalRow(
      "SELECT proof, met, salt::int8 FROM passerelle.published_certificate WHERE run_id = $1::int8", [run]
    ) { row in (try row["proof"], try row["met"], try row["salt"]) }
    guard let head else { throw RegistryError(.usage, "run \(run) published no certificate") }
    return PublishedPlan(
      proof: head.proof, met: head.met, salt: head.salt,
      prices: try connection.rows(
        "SELECT prices FROM passerelle.published_certificate_node WHERE run_id = $1::int8 ORDER BY node", [run]
      ) { row in try row["prices"] },
      flow: Dictionary(
        uniqueKeysWithValues: try connection.rows(
          "SELECT arc, flow FROM passerelle.published_certificate_arc WHERE run_id = $1::int8", [run]
        ) { row in (try row["arc"] as Int, try row["flow"] as Int64) }),
      levels: try connection.rows(
        "SELECT name, value FROM passerelle.published_level WHERE run_id = $1::int8 ORDER BY place", [run]
      ) { row in (try row["name"], try row["value"]) },
      otherCases: try otherCases(of: run))
  }

  private func otherCases(of run: Int64) throws -> [CertificateBranch] {
    try connection.rows(
      """
      SELECT branch.met, level::int4, branch, parent, arc, is_at_most, value, fate, prices, multipliers, denominator,
        side_rows
      FROM passerelle.published_certificate_branch AS branch
      JOIN passerelle.published_certificate AS head USING (run_id, recipient_id)
      WHERE run_id = $1::int8 AND branch.met <> head.met ORDER BY branch.met, level, branch
      """, [run]
    ) { row in
      let fate: String = try row["fate"]
      return CertificateBranch(
        met: try row["met"], level: try row["level"], node: try row["branch"], parent: try row["parent"],
        arc: try row["arc"],
        isAtMost: try row["is_at_most"], value: try row["value"], fate: CertificateBranch.Fate(rawValue: fate) ?? .vide,
        prices: try row["prices"], multipliers: try row["multipliers"], denominator: try row["denominator"],
        rows: try row["side_rows"])
    }
  }
}
