import Foundation
import PQ
import TestSupport
import Testing

/// Small invented files of communes and corps.
enum ReferenceFixture {
  static let communes = """
    insee,departement,commune,latitude,longitude,population,code_postal,zone_emploi,libelle_zone_emploi
    01901,01,Valombre,46.1517,4.9306,832,01400,,
    2A902,2A,"Roccia, la Haute",41.92,8.7,12,20167,,
    74903,74,Lac-Neuf,45.90235,6.1264,131715,74000,8401,Annecy
    74903,74,Lac-Neuf,45.90235,6.1264,131715,74370,8401,Annecy
    74903,,Vieux-Port,45.90235,6.1264,131715,74000,8401,Annecy
    60905,60,Nulle-Part,,,543,60390,,

    """

  static let corps = """
    code,categorie,libelle_court,libelle_long,texte
    90001,A+,ASTR PHAR,Astronomes des phares,2031-1
    90002,,GARD DIGU,Gardiens de digues,2031-2
    90003,C,AGEN MARE,Agents des marées,2031-3

    """
}

/// Ways in which a file comes damaged, and what must be said of each.
enum FileDamage: Int, CaseIterable {
  case missingColumn, badLine, wrongEncoding

  func apply(_ file: [UInt8]) -> [UInt8] {
    var lines = file.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    switch self {
    case .missingColumn: lines[0] = Array("x".utf8) + lines[0].drop { $0 != 0x2C }
    case .badLine: lines[2] = Array("truncated".utf8)
    case .wrongEncoding: lines[2] = lines[2].flatMap { $0 == 0x2C ? [0xE9, $0] : [$0] }.filter { $0 != 0x22 }
    }
    return Array(lines.joined(separator: [0x0A]))
  }

  private var rule: String {
    switch self {
    case .missingColumn: "CSV-COLUMN-MISSING"
    case .badLine: "CSV-FIELDS"
    case .wrongEncoding: "CSV-ENCODING"
    }
  }

  private var line: Int { self == .missingColumn ? 1 : 3 }

  func expectRefusal(_ answer: ImportAnswer, file: String, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(answer.status == 65, "\(self) of \(file): \(answer.errors)", sourceLocation: sourceLocation)
    let named = answer.errors.split(separator: "\n").contains {
      $0.contains(file) && $0.contains("line \(line)") && $0.contains(rule)
    }
    #expect(named, "\(self) of \(file): \(answer.errors)", sourceLocation: sourceLocation)
  }
}

struct ImportAnswer {
  let status: Int32
  let errors: String
  /// One line a table: name, rows given, written, removed.
  let tables: [String]
}

extension TestDatabase {
  func importing(_ kind: String, _ path: String, as role: String = "passerelle_migration") throws -> ImportAnswer {
    let answer = try Program.run(["import", kind, path, "--json"], on: self, as: role)
    struct Table: Decodable { let table: String, rows: Int, written: Int, removed: Int }
    let tables = try answer.status == 0 ? JSONDecoder().decode([Table].self, from: Data(answer.output.utf8)) : []
    return ImportAnswer(
      status: answer.status, errors: answer.errors,
      tables: tables.map { "\($0.table) \($0.rows) \($0.written) \($0.removed)" })
  }

  /// Every row of the public referentials, as one hash a table.
  func referential() throws -> [String] {
    let tables = [
      "metier", "metier_link", "competence", "metier_competence", "work_context", "metier_context", "appellation",
      "commune", "commune_alias", "corps",
    ]
    let connection = try connect()
    return try tables.map { table in
      try connection.value(
        """
        SELECT '\(table) ' || count(*) || ' '
          || coalesce(md5(string_agg(t::text, ' ' ORDER BY t::text COLLATE "C")), '-') FROM passerelle.\(table) AS t
        """)
    }
  }
}
