import PQ

extension Registry {
  /// Runs the closure in one transaction as the owner of the tables.
  ///
  /// Row-level security shows a table to its owner only where the login is `passerelle_migration`: another login would
  /// read nothing and write nothing, so it is told at once (77).
  ///
  /// - Parameter isKept: says of what the closure returns whether it is to be committed.
  func administering<T>(
    keeping isKept: (T) -> Bool = { _ in true }, _ body: (borrowing Connection) throws -> T
  ) throws -> T {
    let login: String = try connection.value("SELECT session_user::text")
    guard login == "passerelle_migration" else {
      throw RegistryError(.rights, "this login is \(login); connect as passerelle_migration, which alone may do this")
    }
    return try connection.transaction(keeping: isKept) { connection in
      try connection.script("SET LOCAL ROLE passerelle_owner")
      try requireCurrent()
      return try body(connection)
    }
  }
}
