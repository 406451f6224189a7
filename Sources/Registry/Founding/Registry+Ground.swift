public import Intake
import Mobility
import PQ

extension Registry {
  /// Reads the ground; refuses (65) when communes or métiers have not been imported.
  public func ground() throws -> Synthesis.Ground {
    let ground = try administering { connection in
      var ground = Synthesis.Ground()
      ground.places = try connection.rows(
        "SELECT insee, name, latitude, longitude, coalesce(population, 0) FROM passerelle.commune ORDER BY insee"
      ) { row in
        Synthesis.Ground.Place(
          Commune(insee: try row[0], name: try row[1], latitude: try row[2], longitude: try row[3]),
          population: try row[4])
      }
      ground.metiers = try connection.rows("SELECT code, label FROM passerelle.metier ORDER BY code") { row in
        Metier(code: try row[0], label: try row[1])
      }
      ground.competences = Dictionary(
        uniqueKeysWithValues: try connection.rows(
          """
          SELECT metier, array_agg(competence ORDER BY competence) FROM passerelle.metier_competence
          WHERE coeur IS NOT NULL GROUP BY metier
          """
        ) { row in (try row[0] as String, try row[1] as [Int32]) })
      ground.diplomas = Set(try connection.rows("SELECT code FROM passerelle.diploma") { row in try row[0] as String })
      ground.cadres = try connection.rows(
        "SELECT code, label, versant, category, is_active FROM passerelle.cadre ORDER BY code"
      ) { row in
        Cadre(
          code: try row[0], label: try row[1], versant: try row.word(2) ?? .fpt, category: try row.word(3),
          isActive: try row[4])
      }
      ground.grades = try connection.rows("SELECT code, label, cadre, scale FROM passerelle.grade ORDER BY code") {
        row in Grade(code: try row[0], label: try row[1], cadre: try row[2], scale: try row.word(3))
      }
      return ground
    }
    guard !ground.places.isEmpty else { throw missing("commune", "communes communes.csv") }
    guard !ground.metiers.isEmpty else { throw missing("métier", "rome DIR") }
    return ground
  }

  private func missing(_ what: String, _ command: String) -> RegistryError {
    RegistryError(.inputRefused, "no \(what) is loaded: run `passerelle import \(command)` first")
  }
}
