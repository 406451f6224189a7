extension RomeReading {
  mutating func readLinks() {
    var table = CSVTable(files.path(of: .links))
    let fromColumn = table.column("code_rome")
    let toColumn = table.column("code_rome_cible")
    let rankColumn = table.column("numero_ordre")
    var lines: [Int] = []
    while table.nextRow() {
      let from = table.code(fromColumn, .metier)
      let to = table.code(toColumn, .metier)
      let rank = table.wholeNumber(rankColumn, in: 1...999)
      guard let from, let to, let rank, table.isFirst("\(from) \(to)", in: toColumn) else { continue }
      let isFrom = table.isDefined(from, in: knownMetiers, fromColumn)
      let isTo = table.isDefined(to, in: knownMetiers, toColumn)
      guard isFrom, isTo else { continue }
      if from == to {
        table.refuse(
          toColumn, .conflict, "a métier is linked to itself", remedy: "Remove the line, or name the métier it leads to"
        )
        continue
      }
      rome.links.append(Rome.Link(from: from, to: to, rank: rank))
      lines.append(table.line)
    }
    if table.defects.isEmpty {
      table.checkUse(of: knownMetiers, by: Set(rome.links.map(\.from)), "link")
      defects.absorb(table.defects)
      checkRanks(lines, file: table.file)
    } else {
      defects.absorb(table.defects)
    }
  }

  /// The links of a métier are ranked 1, 2, 3 … without a hole: a rank above their number or taken twice tells that a
  /// line is missing or changed.
  private mutating func checkRanks(_ lines: [Int], file: String) {
    let counts = Dictionary(rome.links.map { ($0.from, Int32(1)) }, uniquingKeysWith: +)
    var taken: Set<String> = []
    for (link, line) in zip(rome.links, lines) {
      let isNew = taken.insert("\(link.from) \(link.rank)").inserted
      if isNew, link.rank <= counts[link.from]! { continue }
      defects.append(
        FileDefect(
          file: file, line: line, column: "numero_ordre", rule: .incomplete,
          reason: isNew
            ? "métier \(link.from) has \(counts[link.from]!) links, so this rank leaves a hole"
            : "métier \(link.from) has another link of this rank",
          value: String(link.rank), remedy: "Take the file again from its source: lines are missing or were changed"))
    }
  }
}
