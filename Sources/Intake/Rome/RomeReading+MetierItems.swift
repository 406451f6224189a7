extension RomeReading {
  mutating func readMetierItems() {
    var table = CSVTable(files.path(of: .metierItems))
    let metierColumn = table.column("code_rome")
    let itemColumn = table.column("code_ogr")
    let heartColumn = table.column("coeur_metier")
    let hearts: KeyValuePairs<String, Rome.MetierCompetence.Heart?> = [
      "": nil, "Principale": .principale, "Émergente": .emergente,
    ]
    let contexts = Set(rome.contexts.map(\.codeOGR))
    var metiers: Set<String> = []
    while table.nextRow() {
      let metier = table.code(metierColumn, .metier)
      let item = table.ogr(itemColumn)
      let heart = table.choice(heartColumn, hearts)
      guard let metier, let item, let heart, table.isFirst("\(metier) \(item)", in: itemColumn) else { continue }
      let isMetier = table.isDefined(metier, in: knownMetiers, metierColumn)
      let isItem = table.isDefined(String(item), in: knownItems, itemColumn)
      guard isMetier, isItem else { continue }
      metiers.insert(metier)
      if contexts.contains(item) {
        rome.metierContexts.append(Rome.MetierContext(metier: metier, context: item))
      } else {
        rome.metierCompetences.append(Rome.MetierCompetence(metier: metier, competence: item, heart: heart))
      }
    }
    if table.defects.isEmpty { table.checkUse(of: knownMetiers, by: metiers, "item") }
    defects.absorb(table.defects)
  }
}
