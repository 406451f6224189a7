import PQ

/// Nodes, arcs and levels of a run's certificate, as they were published.
public struct PublishedPlan: Sendable {
  public let proof: String
  /// Of the hash that parts equal plans.
  public let salt: Int
  public let prices: [[Int64]]
  public let flow: [Int: Int64]
  public let levels: [(name: String, value: Int64)]
}

extension Registry {
  /// Runs that readers see, by commission.
  public func currentRuns() throws -> [Int64] {
    try connection.rows("SELECT run_id FROM passerelle.publication ORDER BY commission") { row in try row[0] }
  }

  public func publishedPlan(of run: Int64) throws -> PublishedPlan {
    let head: (proof: String, salt: Int)? = try connection.optionalRow(
      "SELECT proof, salt::int8 FROM passerelle.published_certificate WHERE run_id = $1::int8", [run]
    ) { row in (try row[0], try row[1]) }
    guard let head else { throw RegistryError(.usage, "run \(run) published no certificate") }
    return PublishedPlan(
      proof: head.proof, salt: head.salt,
      prices: try connection.rows(
        "SELECT prices FROM passerelle.published_certificate_node WHERE run_id = $1::int8 ORDER BY node", [run]
      ) { row in try row[0] },
      flow: Dictionary(
        uniqueKeysWithValues: try connection.rows(
          "SELECT arc, flow FROM passerelle.published_certificate_arc WHERE run_id = $1::int8", [run]
        ) { row in (try row[0] as Int, try row[1] as Int64) }),
      levels: try connection.rows(
        "SELECT name, value FROM passerelle.published_level WHERE run_id = $1::int8 ORDER BY place", [run]
      ) { row in (try row[0], try row[1]) })
  }
}
