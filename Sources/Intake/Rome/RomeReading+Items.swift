extension RomeReading {
  /// Three files define the items, one a kind; a fourth lists them all again and tells what is missing.
  mutating func readItems() {
    let sources: [(RomeDirectory.Part, Rome.Item.Kind, code: String, label: String)] = [
      (.competences, .competence, "code_ogr", "libelle_competence"),
      (.savoirs, .savoir, "code_ogr_savoir", "libelle_savoir"),
      (.contextes, .contexte, "code_ogr", "libelle_cont_travail"),
    ]
    let allItems = listedItems()
    var known = Definitions(file: files.path(of: .items))
    var isSound = allItems != nil
    for source in sources {
      var table = CSVTable(files.path(of: source.0))
      let codeColumn = table.column(source.code)
      let labelColumn = table.column(source.label)
      while table.nextRow() {
        let code = table.code(codeColumn, .ogr)
        let label = table.requiredText(labelColumn)
        guard let code, let label, table.isFirst(code, in: codeColumn),
          table.isDefined(code, in: allItems, codeColumn)
        else { continue }
        if known.contains(code) {
          table.refuse(
            codeColumn, .keyRepeated, "this OGR code already names an item of another kind",
            remedy: "Take the files again from one version")
          continue
        }
        known.define(code, line: table.line)
        rome.items.append(Rome.Item(codeOGR: code, label: label, kind: source.1))
      }
      isSound = isSound && table.defects.isEmpty
      defects.absorb(table.defects)
    }
    guard isSound, let allItems else { return }
    knownItems = known
    for (code, line) in allItems.unused(in: Set(rome.items.map(\.codeOGR))) {
      knownItems = nil
      defects.append(
        Defect(
          file: allItems.file, line: line, column: "code_ogr", rule: .orphan,
          reason: "this item is in none of the files of competences, savoirs and contextes", value: code,
          remedy: "Take the four files again from one version: one may have been cut short"))
    }
  }

  private mutating func listedItems() -> Definitions? {
    var table = CSVTable(files.path(of: .items))
    let codeColumn = table.column("code_ogr")
    var listed = Definitions(file: table.file)
    while table.nextRow() {
      guard let code = table.code(codeColumn, .ogr), table.isFirst(code, in: codeColumn) else { continue }
      listed.define(code, line: table.line)
    }
    defects.absorb(table.defects)
    return table.defects.isEmpty ? listed : nil
  }

  mutating func readMetierItems() {
    var table = CSVTable(files.path(of: .metierItems))
    let metierColumn = table.column("code_rome")
    let itemColumn = table.column("code_ogr")
    let heartColumn = table.column("coeur_metier")
    let hearts: KeyValuePairs<String, Rome.MetierItem.Heart?> = [
      "": nil, "Principale": .principale, "Émergente": .emergente,
    ]
    var metiers: Set<String> = []
    while table.nextRow() {
      let metier = table.code(metierColumn, .metier)
      let item = table.code(itemColumn, .ogr)
      let heart = table.choice(heartColumn, hearts)
      guard let metier, let item, let heart, table.isFirst("\(metier) \(item)", in: itemColumn) else { continue }
      let isMetier = table.isDefined(metier, in: knownMetiers, metierColumn)
      let isItem = table.isDefined(item, in: knownItems, itemColumn)
      guard isMetier, isItem else { continue }
      metiers.insert(metier)
      rome.metierItems.append(Rome.MetierItem(metier: metier, item: item, heart: heart))
    }
    if table.defects.isEmpty { table.checkUse(of: knownMetiers, by: metiers, "item") }
    defects.absorb(table.defects)
  }
}
