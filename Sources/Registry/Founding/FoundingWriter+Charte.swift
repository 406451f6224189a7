import Mobility
import PQ

extension FoundingWriter {
  /// A version runs until the next: what is registered is never rewritten, and a later date of effect adds one.
  mutating func charte(_ given: Founding.VotedCharte) throws {
    let latest = try registry.connection.optionalRow(
      """
      SELECT version, effective_from, voted_on FROM passerelle.charte WHERE commission = $1::text
      ORDER BY effective_from DESC, version DESC LIMIT 1
      """, [code]
    ) { row in
      (
        version: try row.int("version") ?? 0, from: try row.day("effective_from") ?? given.effectiveFrom,
        votedOn: try row.day("voted_on")
      )
    }
    let key = given.effectiveFrom.iso
    if let latest, latest.from >= given.effectiveFrom {
      let reader = SnapshotReader(code: code, date: given.effectiveFrom)
      var known = try reader.charte(registry.connection, given.charte.indexPoint)
      known?.version = given.charte.version
      let isSame = latest.from == given.effectiveFrom && known == given.charte
      return isSame && latest.votedOn == given.votedOn
        ? say("charte", key, .unchanged)
        : say(
          "charte", key, .conflict,
          "Une charte prend déjà effet le \(latest.from.iso) et dit autre chose : voter une date d'effet plus tardive")
    }
    try insert(given, version: (latest?.version ?? 0) + 1)
    say("charte", key, .added, "version \((latest?.version ?? 0) + 1)")
  }

  private func insert(_ given: Founding.VotedCharte, version: Int) throws {
    var charte = given.charte
    charte.version = version
    let names = Charte.columns.map(\.name)
    let list = names.joined(separator: ", ")
    try registry.connection.copy(
      [charte], intoTemporary: "voted_charte", shapedAs: "SELECT \(list) FROM passerelle.charte", columns: names
    ) { charte, fields in Charte.columns.write(charte, &fields) }
    try registry.connection.execute(
      """
      INSERT INTO passerelle.charte (commission, effective_from, voted_on, \(list))
      SELECT $1::text, $2::date, $3::date, \(list) FROM pg_temp.voted_charte
      """, [code, PQDate(given.effectiveFrom), given.votedOn.map { PQDate($0) }])
    for (criterion, weight) in zip(Criterion.allCases, charte.weights) {
      try registry.connection.execute(
        "INSERT INTO passerelle.charte_weight (commission, version, criterion, weight) VALUES ($1, $2, $3, $4)",
        [code, version, criterion.rawValue, weight])
    }
    for (rank, priority) in charte.priorities.enumerated() {
      try registry.connection.execute(
        "INSERT INTO passerelle.charte_priority (commission, version, rank, priority) VALUES ($1, $2, $3, $4)",
        [code, version, rank + 1, priority.rawValue])
    }
    for rule in charte.switchedOff {
      try registry.connection.execute(
        "INSERT INTO passerelle.charte_rule (commission, version, rule, enabled) VALUES ($1, $2, $3, false)",
        [code, version, rule.rawValue])
    }
  }
}
