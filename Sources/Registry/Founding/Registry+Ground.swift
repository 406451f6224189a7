public import Intake
import Mobility
import PQ

extension Registry {
  /// Reads the ground; refuses (65) when communes or métiers have not been imported.
  public func ground() throws -> Synthesis.Ground {
    let ground = try administering { connection in
      var ground = Synthesis.Ground()
      ground.places = try connection.rows(
        """
        SELECT insee, name, latitude, longitude, coalesce(population, 0) AS population FROM passerelle.commune
        ORDER BY insee
        """
      ) { row in
        Synthesis.Ground.Place(
          Commune(
            insee: try row["insee"], name: try row["name"], latitude: try row["latitude"],
            longitude: try row["longitude"]),
          population: try row["population"])
      }
      ground.metiers = try connection.rows("SELECT code, label FROM passerelle.metier ORDER BY code") { row in
        Metier(code: try row["code"], label: try row["label"])
      }
      ground.competences = Dictionary(
        uniqueKeysWithValues: try connection.rows(
          """
          SELECT metier, array_agg(competence ORDER BY competence) AS items FROM passerelle.metier_competence
          WHERE coeur IS NOT NULL GROUP BY metier
          """
        ) { row in (try row["metier"] as String, try row["items"] as [Int32]) })
      ground.diplomas = Set(
        try connection.rows("SELECT code FROM passerelle.diploma") { row in try row["code"] as String })
      ground.cadres = try connection.rows(
        "SELECT code, label, versant, category, is_active FROM passerelle.cadre ORDER BY code"
      ) { row in
        Cadre(
          code: try row["code"], label: try row["label"], versant: try row.word("versant") ?? .fpt,
          category: try row.word("category"),
          isActive: try row["is_active"])
      }
      ground.grades = try connection.rows("SELECT code, label, cadre, scale FROM passerelle.grade ORDER BY code") {
        row in
        Grade(code: try row["code"], label: try row["label"], cadre: try row["cadre"], scale: try row.word("scale"))
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
