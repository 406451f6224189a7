extension RomeReading {
  /// Domains come with the métiers: one line of `cr_gd_dp` a métier.
  mutating func readMetiers() {
    var table = CSVTable(files.path(of: .metiers))
    let codeColumn = table.column("code_rome")
    let labelColumn = table.column("libelle_rome")
    var known = Definitions(file: table.file)
    while table.nextRow() {
      let code = table.code(codeColumn, .metier)
      let label = table.label(labelColumn)
      guard let code, let label, table.isFirst(code, in: codeColumn) else { continue }
      known.define(code, line: table.line)
      rome.metiers.append(Rome.Metier(code: code, label: label, domain: String(code.prefix(3))))
    }
    knownMetiers = table.defects.isEmpty ? known : nil
    defects.absorb(table.defects)
    readDomains()
  }

  private mutating func readDomains() {
    var table = CSVTable(files.path(of: .domains))
    let metierColumn = table.column("code_rome")
    let codeColumn = table.column("code_domaine_professionel")
    let labelColumn = table.column("libelle_domaine_professionel")
    let grandDomaineColumn = table.column("code_grand_domaine")
    let grandDomaineLabelColumn = table.column("libelle_grand_domaine")
    var domains: [String: Rome.Domain] = [:]
    var metiers: Set<String> = []
    while table.nextRow() {
      let metier = table.code(metierColumn, .metier)
      let code = table.code(codeColumn, .domain)
      let label = table.label(labelColumn)
      let grandDomaine = table.label(grandDomaineColumn)
      let grandDomaineLabel = table.label(grandDomaineLabelColumn)
      guard let metier, let code, let label, let grandDomaine, let grandDomaineLabel,
        table.isFirst(metier, in: metierColumn), table.isDefined(metier, in: knownMetiers, metierColumn)
      else { continue }
      metiers.insert(metier)
      guard metier.hasPrefix(code), code.hasPrefix(grandDomaine), grandDomaine.count == 1 else {
        table.refuse(
          codeColumn, .conflict, "domain, grand domaine and métier \(metier) do not begin alike",
          remedy: "Write \(metier.prefix(3)), and \(metier.prefix(1)) as grand domaine")
        continue
      }
      let domain = Rome.Domain(
        code: code, label: label, grandDomaine: grandDomaine, grandDomaineLabel: grandDomaineLabel)
      if domains[code] == nil { rome.domains.append(domain) }
      if domains.updateValue(domain, forKey: code) ?? domain != domain {
        table.refuse(
          codeColumn, .conflict, "this domain has other labels on an earlier line",
          remedy: "Give one domain the same labels on all its lines")
      }
    }
    if table.defects.isEmpty { table.checkUse(of: knownMetiers, by: metiers, "domain") }
    defects.absorb(table.defects)
  }
}
