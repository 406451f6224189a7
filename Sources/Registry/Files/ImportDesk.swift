public import Intake
public import PQ

extension Registry {
  /// Takes a file of an employer whole, or refuses it whole.
  ///
  /// One transaction copies the file to a temporary table, judges every line and, when none is refused, brings the
  /// employer's rows to it: what the file no longer gives is closed, never deleted. When a line is refused nothing of
  /// the file is kept; a second transaction sets the defects aside where the employer reads them and marks its data as
  /// stale: those of the last file taken stand.
  ///
  /// Connect as a loader of the employer (`login_loader`) or as `passerelle_migration`.
  ///
  /// - Parameter fill: reads the file to its end and appends every line.
  public func take(
    _ file: EmployerImport, _ fill: (inout CopyWriter) throws -> LineCount
  ) throws -> ImportOutcome {
    let desk = try ImportDesk(file, self)
    let isKept = { (outcome: ImportOutcome) in outcome.isTaken && !file.isDryRun }
    let outcome = try desk.transaction(keeping: isKept) { try desk.judge($0, fill) }
    if !outcome.isTaken, !file.isDryRun { try desk.transaction { try desk.setAside(outcome, $0) } }
    return outcome
  }
}

/// One import under way: who loads which file of whom.
struct ImportDesk {
  let file: EmployerImport
  let employer: String
  let registry: Registry
  /// `passerelle_migration` acts as the owner of the tables; a loader has rights of its own.
  private let isAdministration: Bool

  init(_ file: EmployerImport, _ registry: Registry) throws {
    self.file = file
    self.registry = registry
    let login: String = try registry.connection.value("SELECT session_user::text")
    isAdministration = login == "passerelle_migration"
    let isKnown: Bool
    (employer, isKnown) =
      isAdministration
      ? try ImportDesk.party(file, registry.connection) : try ImportDesk.mapped(file, registry.connection, login: login)
    guard isKnown else {
      throw RegistryError(
        .rights,
        "login \(login) may not load employer \(employer) of commission \(file.commission): it has no row in "
          + "passerelle.login_loader for them")
    }
  }

  /// A file that the administration gives for an employer, in a transaction of its own.
  init(_ file: EmployerImport, of employer: String, _ registry: Registry) {
    self.file = file
    self.employer = employer
    self.registry = registry
    isAdministration = true
  }

  /// The administration says the employer, which must be party to a convention of the commission.
  private static func party(_ file: EmployerImport, _ connection: borrowing Connection) throws -> (String, Bool) {
    guard let employer = file.employer else {
      throw RegistryError(.configuration, "passerelle_migration loads for any employer: say which with --employer")
    }
    let isParty: Bool = try connection.transaction { connection in
      try connection.script("SET LOCAL ROLE passerelle_owner")
      return try connection.value(
        """
        SELECT EXISTS (
          SELECT FROM passerelle.convention_party WHERE commission = $1::text AND employer = $2::text)
        """, [file.commission, employer])
    }
    guard isParty else {
      throw RegistryError(
        .configuration, "employer \(employer) is party to no convention of commission \(file.commission)")
    }
    return (employer, true)
  }

  /// A loader of one employer need not say it.
  private static func mapped(
    _ file: EmployerImport, _ connection: borrowing Connection, login: String
  ) throws -> (String, Bool) {
    let isLoader: Bool = try connection.value("SELECT pg_has_role(session_user, 'passerelle_loader', 'member')")
    guard isLoader else {
      throw RegistryError(
        .rights, "login \(login) is no loader: connect as a member of passerelle_loader or as passerelle_migration")
    }
    let employers: [String] = try connection.rows(
      "SELECT employer FROM passerelle.login_loader WHERE commission = $1::text ORDER BY employer", [file.commission]
    ) { row in try row["employer"] }
    if let employer = file.employer { return (employer, employers.contains(employer)) }
    guard let only = employers.first, employers.count == 1 else {
      throw RegistryError(
        .rights,
        "login \(login) loads \(employers.count) employers of commission \(file.commission): say one that it "
          + "may with --employer")
    }
    return (only, true)
  }

  /// Runs the closure with the rights of the load, one load of an employer at a time.
  func transaction<T>(
    keeping isKept: (T) -> Bool = { _ in true }, _ body: (borrowing Connection) throws -> T
  ) throws -> T {
    try registry.connection.transaction(keeping: isKept) { connection in
      if isAdministration { try connection.script("SET LOCAL ROLE passerelle_owner") }
      try registry.requireCurrent()
      try connection.execute(
        "SELECT pg_advisory_xact_lock(7021, hashtext('load ' || $1::text || ' ' || $2::text))",
        [file.commission, employer])
      return try body(connection)
    }
  }
}
