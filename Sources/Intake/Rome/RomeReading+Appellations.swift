extension RomeReading {
  /// Each métier has one principal appellation, its synonyms beside it.
  mutating func readAppellations() {
    var table = CSVTable(files.path(of: .appellations))
    let codeColumn = table.column("code_ogr")
    let labelColumn = table.column("libelle_appellation_long")
    let metierColumn = table.column("code_rome")
    let regulatedColumn = table.column("emploi_reglemente")
    let classColumn = table.column("classification")
    let answers: KeyValuePairs<String, Bool?> = ["": nil, "O": true, "N": false]
    var principals: [String: Int] = [:]
    while table.nextRow() {
      let code = table.ogr(codeColumn)
      let label = table.label(labelColumn, longest: 500)
      let metier = table.code(metierColumn, .metier)
      let isRegulated = table.choice(regulatedColumn, answers)
      let isPrincipal = table.choice(classColumn, ["PRINCIPALE": true, "SYNONYME": false])
      guard let code, let label, let metier, let isRegulated, let isPrincipal,
        table.isFirst(String(code), in: codeColumn), table.isDefined(metier, in: knownMetiers, metierColumn)
      else { continue }
      if isPrincipal, let first = principals.updateValue(table.line, forKey: metier) {
        table.refuse(
          classColumn, .conflict, "métier \(metier) already has its principal appellation on line \(first)",
          remedy: "Keep one principal appellation a métier")
        continue
      }
      rome.appellations.append(
        Rome.Appellation(codeOGR: code, label: label, metier: metier, isRegulated: isRegulated))
    }
    if table.defects.isEmpty { table.checkUse(of: knownMetiers, by: Set(principals.keys), "principal appellation") }
    defects.absorb(table.defects)
  }
}
