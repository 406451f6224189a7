import Intake
import PQ

/// Two values of a line that contradict each other.
private struct CrossCheck {
  /// The column that is told, then the others that the condition reads.
  let columns: [String]
  /// True of a line that is wrong.
  let condition: String
  let expected: String

  init(_ columns: [String], _ condition: String, _ expected: String) {
    self.columns = columns
    self.condition = condition
    self.expected = expected
  }
}

extension EmployerImport {
  var key: [String] { EmployerFile.of(kind).key }

  /// The table of what the lines hang on.
  var owner: String {
    switch kind {
    case .agents, .candidates, .decisions, .attendance, .assessments: "agent"
    case .posts, .demands: "post"
    case .places, .cohortPlaces: "immersion_place"
    }
  }

  /// A cohort's place is no matter of a file.
  var ownersOnly: String { kind == .places ? "AND cohort IS NULL" : "" }

  /// What the constraints of the tables refuse, said before with the line and the column.
  fileprivate var crossChecks: [CrossCheck] {
    switch kind {
    case .agents:
      [
        CrossCheck(
          ["grade", "cadre"],
          "grade IS NOT NULL AND NOT EXISTS (SELECT FROM passerelle.grade AS known WHERE known.code = g.grade "
            + "AND known.cadre = g.cadre)", "un grade du cadre de l'agent"),
        CrossCheck(["fin_stage", "statut"], "fin_stage IS NOT NULL AND statut <> 'stagiaire'", "vide hors stage"),
        CrossCheck(
          ["titularise_le", "statut"], "titularise_le IS NOT NULL AND statut <> 'titulaire'", "vide sauf titulaire"),
        CrossCheck(["fin_contrat", "statut"], "fin_contrat IS NOT NULL AND statut <> 'cdd'", "vide hors CDD"),
        CrossCheck(
          ["fin_surnombre", "statut"], "fin_surnombre IS NOT NULL AND statut <> 'titulaire'", "vide sauf titulaire"),
        CrossCheck(
          ["fin_position", "en_activite"], "fin_position IS NOT NULL AND en_activite", "vide pour un agent en activité"),
        CrossCheck(["fin_ppr", "debut_ppr"], "fin_ppr < debut_ppr", "une fin après le début"),
        CrossCheck(
          ["accord_retire_le", "accord_le"], "accord_retire_le < accord_le", "un retrait après la signature"),
      ]
    case .posts:
      [
        CrossCheck(
          ["grades", "cadre"],
          "cardinality(grades) > 0 AND (cadre IS NULL OR EXISTS (SELECT FROM unnest(grades) AS item WHERE NOT EXISTS "
            + "(SELECT FROM passerelle.grade AS known WHERE known.code = item AND known.cadre = g.cadre)))",
          "des grades du cadre du poste"),
        CrossCheck(
          ["publication_fin", "publie_le"], "publication_fin < publie_le", "une fin de publication après son début"),
      ]
    case .demands:
      [
        CrossCheck(["unite", "code"], "unite IS NOT NULL AND code <> 'R04'", "une unité pour R04 seulement"),
        CrossCheck(
          ["frequence", "code"], "frequence IS NOT NULL AND code <> 'R01'", "une fréquence pour R01 seulement"),
      ]
    case .places:
      [
        CrossCheck(["fin", "debut"], "fin < debut", "un dernier jour après le premier"),
        CrossCheck(
          ["jours", "debut", "fin"],
          "fin >= debut AND jours > (SELECT count(*) FROM generate_series(debut::timestamp, fin, '1 day') AS day "
            + "WHERE extract(isodow FROM day) < 6)",
          "autant de jours ouvrés entre debut et fin"),
        CrossCheck(
          ["contraintes"],
          "(SELECT count(*) > count(DISTINCT split_part(item, '|', 1)) FROM unnest(contraintes) AS item)",
          "chaque code une fois"),
        CrossCheck(
          ["contraintes"],
          "EXISTS (SELECT FROM unnest(contraintes) AS item WHERE split_part(item, '|', 1) NOT IN "
            + "(SELECT known.code FROM passerelle.restriction_code AS known))",
          "des codes du vocabulaire des contraintes"),
      ]
    case .cohortPlaces:
      [CrossCheck(["ferme_le", "ouvre_le"], "ferme_le < ouvre_le", "une fermeture après l'ouverture")]
    case .decisions:
      [
        CrossCheck(
          ["motif", "decision"], "(decision = 'abandon') <> (motif IS NULL)", "un motif, sauf pour un abandon"),
        CrossCheck(["lieu", "decision"], "lieu IS NOT NULL AND decision <> 'retenu'", "un lieu si l'agent est retenu"),
      ]
    case .candidates, .attendance, .assessments: []
    }
  }
}

extension ImportDesk {
  /// Everything that needs the tables or several lines, on every line at once.
  ///
  /// - Returns: keys that are new, and taken.
  func check(_ connection: borrowing Connection) throws -> Int {
    try refuseRepeats(connection)
    var added = 0
    if file.kind.isOfCohort { try checkCohort(connection) } else { added = try takeKeys(connection) }
    for column in file.columns { try refuseOrphans(column, connection) }
    let names = Set(file.columns.map(\.name))
    for check in file.crossChecks where names.isSuperset(of: check.columns) {
      try note(check.columns[0], .conflict, expected: check.expected, connection, where: check.condition)
    }
    return added
  }

  private func refuseRepeats(_ connection: borrowing Connection) throws {
    let key = file.key.map(Connection.quoted).joined(separator: ", ")
    try note(
      file.key.last!, .keyRepeated, connection,
      where: """
        line IN (SELECT line FROM (
          SELECT line, row_number() OVER (PARTITION BY \(key) ORDER BY line) AS place FROM pg_temp.given
          WHERE num_nulls(\(key)) = 0) AS lines WHERE place > 1)
        """)
  }

  /// Takes the new keys, which another employer may have: the row of another is not seen here, but its key cannot be
  /// had twice. A demand hangs on a post that is there.
  private func takeKeys(_ connection: borrowing Connection) throws -> Int {
    var added = 0
    let values = "\(quotedLiteral(file.commission)), \(Connection.quoted(file.key[0])), \(quotedLiteral(employer))"
    let isNew = "\(Connection.quoted(file.key[0])) IS NOT NULL"
    switch file.kind {
    case .agents:
      added = try connection.execute(
        """
        INSERT INTO passerelle.agent (commission, code, employer)
        SELECT DISTINCT \(values) FROM pg_temp.given WHERE \(isNew) ON CONFLICT DO NOTHING
        """)
    case .posts:
      added = try connection.execute(
        """
        INSERT INTO passerelle.post (commission, code, employer, title)
        SELECT DISTINCT \(values), '-' FROM pg_temp.given WHERE \(isNew) ON CONFLICT DO NOTHING
        """)
    case .places:
      added = try connection.execute(
        """
        INSERT INTO passerelle.immersion_place (commission, code, employer, service, opens_on, closes_on, days)
        SELECT DISTINCT \(values), '-', DATE '2000-01-01', DATE '2000-01-01', 1 FROM pg_temp.given WHERE \(isNew)
        ON CONFLICT DO NOTHING
        """)
    default: break
    }
    try note(
      file.key[0], file.kind == .demands ? .orphan : .keyTaken, expected: "un poste de l'employeur", connection,
      where: "\(isNew) AND \(Connection.quoted(file.key[0])) NOT IN (SELECT code FROM passerelle.\(owners))")
    return added
  }

  /// The agents or posts of this employer that this kind of file gives.
  var owners: String {
    let source = file.kind == .posts ? " AND source = 'employeur'" : ""
    let isOpen = file.kind == .demands ? " AND closed_on IS NULL" : ""
    return """
      \(file.owner) WHERE commission = \(quotedLiteral(file.commission)) AND employer = \(quotedLiteral(employer))
        \(source)\(isOpen) \(file.ownersOnly)
      """
  }

  private func refuseOrphans(_ column: FileColumn, _ connection: borrowing Connection) throws {
    guard let refers = column.refers else { return }
    let known = "SELECT FROM passerelle.\(refers.table) AS known WHERE known.\(refers.column)"
    let value = "g.\(column.quoted)"
    let condition =
      column.form.storage.rawValue.hasSuffix("[]")
      ? "EXISTS (SELECT FROM unnest(\(value)) AS item WHERE NOT EXISTS (\(known) = item))"
      : "\(value) IS NOT NULL AND NOT EXISTS (\(known) = \(value))"
    try note(column.name, .orphan, expected: column.form.meaning, connection, where: condition)
  }

  func note(
    _ name: String, _ rule: FileDefect.Rule, expected: String? = nil, _ connection: borrowing Connection,
    where condition: String
  ) throws {
    let isSensitive = file.columns.first { $0.name == name }?.isSensitive ?? true
    let value = isSensitive ? "NULL" : "left(btrim(\(Connection.quoted(name))::text), 60)"
    try connection.execute(
      """
      INSERT INTO pg_temp.given_defect (line, name, rule, value, expected)
      SELECT line, $1::text, $2::text, \(value), $3::text FROM pg_temp.given AS g WHERE \(condition)
      """, [name, rule.rawValue, expected])
  }
}
