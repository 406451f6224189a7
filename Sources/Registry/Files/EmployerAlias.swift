import PQ

/// A text under which public files name an employer.
public struct EmployerAlias: Sendable, Equatable {
  public let name: String
  public let siret: String
  public let employer: String
}

extension Registry {
  /// Every alias, by employer then text, as `passerelle_migration`.
  public func aliases() throws -> [EmployerAlias] {
    try administering { connection in
      try connection.rows(
        """
        SELECT alias.name AS alias, employer.siret, employer.name AS employer
        FROM passerelle.employer_alias AS alias JOIN passerelle.employer ON siret = alias.employer
        ORDER BY employer.name, employer.siret, alias.search_key
        """
      ) { row in EmployerAlias(name: try row["alias"], siret: try row["siret"], employer: try row["employer"]) }
    }
  }

  /// Says that a text names an employer. A text is read whatever its capitals and accents, and is of one employer.
  ///
  /// - Returns: false when it was said already.
  public func addAlias(_ text: String, of siret: String) throws -> Bool {
    try administering { connection in
      let key: String = try connection.value("SELECT passerelle.search_key($1::text)", [text])
      let isPlain: Bool = try connection.value("SELECT coalesce(passerelle.is_plain($1::text, 200), false)", [text])
      guard !key.isEmpty, isPlain else {
        throw RegistryError(
          .inputRefused, "an alias is one line of 1 to 200 characters with a letter or a digit, without spaces around")
      }
      let isKnown: Bool = try connection.value(
        "SELECT EXISTS (SELECT FROM passerelle.employer WHERE siret = $1::text)", [siret])
      guard isKnown else {
        throw RegistryError(
          .inputRefused, "no employer has the SIRET \(siret): check its 14 digits, or `passerelle member add` it first")
      }
      let holders = try connection.rows(
        """
        SELECT name, siret FROM passerelle.employer WHERE passerelle.search_key(name) = $1::text
        UNION ALL
        SELECT alias.name, alias.employer FROM passerelle.employer_alias AS alias WHERE alias.search_key = $1::text
        ORDER BY 2
        """, [key]
      ) { row in (name: try row["name"] as String, siret: try row["siret"] as String) }
      if let other = holders.first(where: { $0.siret != siret }) {
        throw RegistryError(
          .inputRefused, "“\(other.name)” already names employer \(other.siret): a text names one employer only")
      }
      guard holders.isEmpty else { return false }
      try connection.execute(
        "INSERT INTO passerelle.employer_alias (name, employer) VALUES ($1, $2)", [text, siret])
      return true
    }
  }

  /// Takes a text back.
  public func removeAlias(_ text: String) throws {
    try administering { connection in
      let count = try connection.execute(
        "DELETE FROM passerelle.employer_alias WHERE search_key = passerelle.search_key($1::text)", [text])
      guard count == 1 else { throw RegistryError(.inputRefused, "no alias is written “\(text)”") }
    }
  }
}
