public import Mobility
import PQ

/// The French words of one finding, in the wording in force on a date.
public struct Wording: Sendable {
  public let sentence: String
  public let remedy: String?
  public let article: String?
}

extension Registry {
  /// One wording a finding, in the same order; nil where the catalogue has none.
  public func wordings(of findings: [Finding], on date: Day) throws -> [Wording?] {
    try connection.transaction(readOnly: true) { connection in
      // The labels come from functions of the owner, whose rights are the policies'; the engine's own stay above them.
      try connection.script("SET LOCAL row_security = on")
      return try connection.rows(
        """
        SELECT rapports_v1.phrase(w.sentence, f.vals) AS sentence, rapports_v1.phrase(w.remedy, f.vals) AS remedy, w.article
        FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY AS f (rule, answer, vals, place)
        LEFT JOIN LATERAL (
          SELECT * FROM passerelle.rule_wording
          WHERE rule = f.rule AND answer = f.answer AND effective_from <= $4::date
            AND coalesce(effective_to, $4::date) >= $4::date
          ORDER BY effective_from DESC LIMIT 1
        ) AS w ON true
        ORDER BY f.place
        """,
        [
          findings.map(\.rule.rawValue), findings.map(\.answer.name),
          findings.map { $0.values.map(\.canonical).joined(separator: "|") }, PQDate(date),
        ]
      ) { row in
        guard let sentence = try row.text("sentence") else { return nil }
        return Wording(sentence: sentence, remedy: try row.text("remedy"), article: try row.text("article"))
      }
    }
  }
}
