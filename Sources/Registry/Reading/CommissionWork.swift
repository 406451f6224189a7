import PQ

/// The commission's work, through the functions of `commission_v1`, with the rights of the login. What a function refuses
/// is told in its own words with what to do next: 77 when it is not for this login, 65 otherwise.
extension Registry {
  /// Calls one function, by position; a text it reads as its own type, and nil leaves its default to it.
  ///
  /// - Returns: what it answers: the number of a dossier or of a step, a sentence, nothing.
  public func act(_ function: String, _ arguments: [String?]) throws -> String? {
    let places = arguments.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
    let answer: String? = try refusing {
      try connection.row("SELECT (commission_v1.\(function)(\(places)))::text AS answer", arguments) { row in
        try row["answer"]
      }
    }
    return answer?.isEmpty == true ? nil : answer
  }

  /// Makes the agenda of a séance again, from the published night, and reads it.
  public func agenda(of commission: String, on seance: String, places: Int) throws -> Page {
    let columns = ["rang", "agent", "poste", "motif", "priorite", "echeance", "attente_jours"]
    let rows = try refusing {
      try connection.rows(
        """
        SELECT \(columns.map { "\($0)::text" }.joined(separator: ", "))
        FROM commission_v1.proposer_ordre_du_jour($1, $2, $3) ORDER BY rang
        """, [commission, seance, String(places)]
      ) { row in try columns.map { try row[$0] as String? } }
    }
    return Page(
      columns: columns, numeric: columns.map { ["rang", "attente_jours"].contains($0) }, rows: rows)
  }

  private func refusing<T>(_ body: () throws -> T) throws -> T {
    do { return try body() } catch let error as PQError {
      guard let remedy = error.remedy else { throw error }
      throw RegistryError(
        error.sqlState == .insufficientPrivilege ? .rights : .inputRefused, "\(error.message) \(remedy)")
    }
  }
}
