/// Reads `communes.csv`: one row per name and postcode of a commune, several rows sharing its INSEE code.
///
/// The row that has a département gives the name of today; rows without one give the names of communes merged into it.
/// Everything else (coordinates, population, zone d'emploi) must be the same on all rows of a code.
public enum CommunesFile {
  /// Every commune once, or every defect of the file.
  public static func read(path: String) throws(IntakeRefusal) -> CommuneRows {
    var table = CSVTable(path)
    let columns = Columns(of: &table)
    var rows: [Row] = []
    while table.nextRow() {
      if let row = Row(of: &table, columns) { rows.append(row) }
    }
    try table.defects.refuseIfAny()
    return try gather(rows, file: path)
  }

  private struct Columns {
    let insee: CSVTable.Column
    let departement: CSVTable.Column
    let name: CSVTable.Column
    let latitude: CSVTable.Column
    let longitude: CSVTable.Column
    let population: CSVTable.Column
    let postcode: CSVTable.Column
    let zoneEmploi: CSVTable.Column
    let zoneEmploiLabel: CSVTable.Column

    init(of table: inout CSVTable) {
      insee = table.column("insee")
      departement = table.column("departement")
      name = table.column("commune")
      latitude = table.column("latitude")
      longitude = table.column("longitude")
      population = table.column("population")
      postcode = table.column("code_postal")
      zoneEmploi = table.column("zone_emploi")
      zoneEmploiLabel = table.column("libelle_zone_emploi")
    }
  }

  /// What all rows of a code must agree on.
  private struct Facts: Equatable {
    let position: CommuneRow.Position?
    let population: Int32
    let zoneEmploi: String?
    let zoneEmploiLabel: String?
  }

  private struct Row {
    let line: Int
    let insee: String
    let name: String
    let isNameOfToday: Bool
    let postcode: String
    let facts: Facts

    init?(of table: inout CSVTable, _ columns: Columns) {
      let insee = table.code(columns.insee, .insee)
      let name = table.label(columns.name)
      let departement = table.optionalText(columns.departement)
      let position = CommunesFile.position(of: &table, columns)
      let population = table.wholeNumber(columns.population, in: 0...10_000_000)
      let postcode = table.code(columns.postcode, .postcode)
      let zone = table.optionalText(columns.zoneEmploi)
      let zoneCode = zone == nil ? nil : table.code(columns.zoneEmploi, .zoneEmploi)
      let zoneLabel = zone == nil ? nil : table.label(columns.zoneEmploiLabel)
      guard let insee, let name, let position, let population, let postcode else { return nil }
      if let departement, departement != CommunesFile.departement(of: insee) {
        table.refuse(
          columns.departement, .conflict, "commune \(insee) is not in this département",
          remedy: "Write \(CommunesFile.departement(of: insee))")
        return nil
      }
      guard table.isFirst("\(insee)\t\(name)\t\(departement ?? "")\t\(postcode)", in: columns.insee) else { return nil }
      line = table.line
      self.insee = insee
      self.name = name
      isNameOfToday = departement != nil
      self.postcode = postcode
      facts = Facts(position: position, population: population, zoneEmploi: zoneCode, zoneEmploiLabel: zoneLabel)
    }
  }

  /// None after a defect; a none inside when the file gives no coordinates.
  private static func position(of table: inout CSVTable, _ columns: Columns) -> CommuneRow.Position?? {
    if table.optionalText(columns.latitude) == nil, table.optionalText(columns.longitude) == nil { return .some(nil) }
    let latitude = table.microDegrees(columns.latitude, limit: 90)
    let longitude = table.microDegrees(columns.longitude, limit: 180)
    guard let latitude, let longitude else { return nil }
    return CommuneRow.Position(latitude: latitude, longitude: longitude)
  }

  private static func departement(of insee: String) -> String { String(insee.prefix(insee.hasPrefix("97") ? 3 : 2)) }

  private static func gather(_ rows: [Row], file: String) throws(IntakeRefusal) -> CommuneRows {
    var result = CommuneRows()
    var defects = FileDefects()
    result.rowCount = rows.count
    var order: [String] = []
    let byCode = Dictionary(grouping: rows.indices) { rows[$0].insee }
    for row in rows where rows[byCode[row.insee]![0]].line == row.line { order.append(row.insee) }
    for insee in order {
      let same = byCode[insee]!.map { rows[$0] }
      if same.count > 1 { result.repeatedCodeCount += 1 }
      if let commune = commune(same, file: file, &defects) { result.communes.append(commune) }
    }
    try defects.refuseIfAny()
    return result
  }

  private static func commune(_ rows: [Row], file: String, _ defects: inout FileDefects) -> CommuneRow? {
    let first = rows[0]
    for row in rows where row.facts != first.facts {
      defects.append(
        FileDefect(
          file: file, line: row.line, column: "insee", rule: .conflict,
          reason: "coordinates, population or zone d'emploi differ from those of line \(first.line)", value: row.insee,
          remedy: "Give the rows of one code the same facts"))
    }
    guard let current = rows.first(where: \.isNameOfToday) else {
      defects.append(
        FileDefect(
          file: file, line: first.line, column: "departement", rule: .valueMissing,
          reason: "no row of commune \(first.insee) has its département: its name of today is unknown",
          remedy: "Write \(departement(of: first.insee)) on the row of the name of today"))
      return nil
    }
    for row in rows where row.isNameOfToday && row.name != current.name {
      defects.append(
        FileDefect(
          file: file, line: row.line, column: "commune", rule: .conflict,
          reason: "commune \(row.insee) has another name of today on line \(current.line)", value: row.name,
          remedy: "Leave the département empty on rows of former names"))
    }
    let addresses = rows.map {
      CommuneRow.Address(name: $0.name, postcode: $0.postcode, searchKey: searchKey($0.name))
    }
    return CommuneRow(
      insee: first.insee, name: current.name, addresses: distinct(addresses), departement: departement(of: first.insee),
      position: first.facts.position, population: first.facts.population, zoneEmploi: first.facts.zoneEmploi,
      zoneEmploiLabel: first.facts.zoneEmploiLabel)
  }
}
