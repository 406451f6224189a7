/// Reads `corps_etat.csv`: code, categorie, libelle_court, libelle_long, texte.
public enum CorpsFile {
  /// Every corps in the order of the file, or every defect of the file.
  public static func read(path: String) throws(IntakeRefusal) -> [CorpsEtat] {
    var table = CSVTable(path)
    let codeColumn = table.column("code")
    let categoryColumn = table.column("categorie")
    let shortLabelColumn = table.column("libelle_court")
    let labelColumn = table.column("libelle_long")
    let statuteColumn = table.column("texte")
    var corps: [CorpsEtat] = []
    while table.nextRow() {
      let code = table.code(codeColumn, .corps)
      let category = table.choice(categoryColumn, categories)
      let shortLabel = table.label(shortLabelColumn)
      let label = table.label(labelColumn, longest: 500)
      let statute = table.label(statuteColumn)
      guard let code, let category, let shortLabel, let label, let statute, table.isFirst(code, in: codeColumn) else {
        continue
      }
      corps.append(
        CorpsEtat(code: code, category: category, shortLabel: shortLabel, label: label, statute: statute))
    }
    try table.defects.refuseIfAny()
    return corps
  }

  private static let categories: KeyValuePairs<String, CorpsEtat.Category?> = [
    "A+": .aPlus, "A": .a, "B": .b, "C": .c, "": nil,
  ]
}
