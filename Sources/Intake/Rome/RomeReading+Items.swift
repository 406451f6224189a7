/// An item is a competence, a savoir or a context. Each has a file of its own, and a fourth file lists them all again: it
/// tells what is missing in the others.
extension RomeReading {
  mutating func readItems() {
    let listed = readListedItems()
    var defined = Definitions(file: files.path(of: .items))
    let areSound = [
      readCompetences(listed, &defined), readSavoirs(listed, &defined), readContexts(listed, &defined),
    ]
    guard let listed, !areSound.contains(false) else { return }
    knownItems = defined
    for (code, line) in listed.unused(in: defined.codes) {
      knownItems = nil
      defects.append(
        FileDefect(
          file: listed.file, line: line, column: "code_ogr", rule: .orphan,
          reason: "this item is in none of the files of competences, savoirs and contextes", value: code,
          remedy: "Take the four files again from one version: one may have been cut short"))
    }
  }

  private mutating func readListedItems() -> Definitions? {
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

  private mutating func readCompetences(_ listed: Definitions?, _ defined: inout Definitions) -> Bool {
    var table = CSVTable(files.path(of: .competences))
    let codeColumn = table.column("code_ogr")
    let labelColumn = table.column("libelle_competence")
    let natureColumn = table.column("nature")
    let categoryColumn = table.column("cat_comp")
    while table.nextRow() {
      let code = table.ogr(codeColumn)
      let label = table.label(labelColumn, longest: 500)
      let isMacro = table.choice(natureColumn, ["Compétence": false, "Macro-compétence": true])
      let isBehaviour = table.choice(categoryColumn, ["Savoir-faire": false, "Savoir-être professionnel": true])
      guard let code, let label, let isMacro, let isBehaviour, define(code, in: codeColumn, &table, listed, &defined)
      else { continue }
      let kind: Rome.Competence.Kind = isBehaviour ? .savoirEtre : isMacro ? .macroCompetence : .savoirFaire
      rome.competences.append(Rome.Competence(codeOGR: code, label: label, kind: kind))
    }
    defects.absorb(table.defects)
    return table.defects.isEmpty
  }

  private mutating func readSavoirs(_ listed: Definitions?, _ defined: inout Definitions) -> Bool {
    var table = CSVTable(files.path(of: .savoirs))
    let codeColumn = table.column("code_ogr_savoir")
    let labelColumn = table.column("libelle_savoir")
    while table.nextRow() {
      let code = table.ogr(codeColumn)
      let label = table.label(labelColumn, longest: 500)
      guard let code, let label, define(code, in: codeColumn, &table, listed, &defined) else { continue }
      rome.competences.append(Rome.Competence(codeOGR: code, label: label, kind: .savoir))
    }
    defects.absorb(table.defects)
    return table.defects.isEmpty
  }

  private mutating func readContexts(_ listed: Definitions?, _ defined: inout Definitions) -> Bool {
    var table = CSVTable(files.path(of: .contextes))
    let codeColumn = table.column("code_ogr")
    let labelColumn = table.column("libelle_cont_travail")
    let kindColumn = table.column("code_type_cont_trav")
    let kinds: KeyValuePairs<String, Rome.Context.Kind> = [
      "1": .conditions, "2": .horaires, "3": .lieux, "5": .publics, "6": .structures, "7": .statut,
    ]
    while table.nextRow() {
      let code = table.ogr(codeColumn)
      let label = table.label(labelColumn)
      let kind = table.choice(kindColumn, kinds)
      guard let code, let label, let kind, define(code, in: codeColumn, &table, listed, &defined) else { continue }
      rome.contexts.append(Rome.Context(codeOGR: code, label: label, kind: kind))
    }
    defects.absorb(table.defects)
    return table.defects.isEmpty
  }

  /// Whether the item is listed and new; else a defect is noted.
  private func define(
    _ code: Int32, in column: CSVTable.Column, _ table: inout CSVTable, _ listed: Definitions?,
    _ defined: inout Definitions
  ) -> Bool {
    let code = String(code)
    guard table.isFirst(code, in: column), table.isDefined(code, in: listed, column) else { return false }
    if defined.contains(code) {
      table.refuse(
        column, .keyRepeated, "this OGR code already names an item of another kind",
        remedy: "Take the files again from one version")
      return false
    }
    defined.define(code, line: table.line)
    return true
  }
}
