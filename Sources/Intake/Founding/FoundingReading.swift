import Mobility

/// A founding file being read, line by line.
struct FoundingReading {
  private(set) var defects = FileDefects()
  private let file: String
  private var founding = Founding(
    name: "", convention: Founding.Convention(code: "", label: ""),
    charte: Founding.VotedCharte(charte: Charte(priorities: []), effectiveFrom: Day(0)))
  /// First line of each key.
  private var seen: [String: Int] = [:]

  init(file: String) { self.file = file }

  mutating func take(_ line: String, at number: Int) {
    let text = stripped(number == 1 && line.hasPrefix("\u{FEFF}") ? String(line.dropFirst()) : line)
    if text.isEmpty || text.hasPrefix("#") { return }
    guard let colon = text.firstIndex(of: ":") else {
      return refuse(number, nil, .valueShape, "la ligne n'a pas de deux-points", text, "Écrire « clé : valeur »")
    }
    let name = String(text[..<colon])
    guard let key = FoundingKey.all.first(where: { searchKey($0.name) == searchKey(name) }) else {
      return refuse(
        number, nil, .valueUnknown, "cette clé n'existe pas", name, "Choisir une clé de `passerelle init --template`")
    }
    if let first = seen[key.name], !key.isRepeated {
      return refuse(
        number, key.name, .keyRepeated, "cette clé figure déjà ligne \(first)", nil, "N'en garder qu'une ligne")
    }
    seen[key.name] = seen[key.name] ?? number
    let value = String(text[text.index(after: colon)...])
    // A key without a value says nothing, unless it is needed.
    if stripped(value).isEmpty, !key.isRequired, !key.isRepeated { return }
    guard let cells = cells(value, key, number) else { return }
    key.take(&founding, cells)
    check(key, cells, number)
  }

  private mutating func cells(_ value: String, _ key: FoundingKey, _ line: Int) -> [Cell]? {
    var parts =
      key.fields.count == 1 ? [value] : value.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
    if parts.count < key.fields.count { parts += Array(repeating: "", count: key.fields.count - parts.count) }
    guard parts.count == key.fields.count || parts.dropFirst(key.fields.count).allSatisfy({ stripped($0).isEmpty })
    else {
      refuse(line, key.name, .fields, "il y a trop de points-virgules", value, "Écrire \(key.expected)")
      return nil
    }
    var isGood = true
    let cells = zip(key.fields, parts).map { field, part -> Cell in
      let text = stripped(part)
      let column = key.fields.count == 1 ? key.name : "\(key.name), \(field.name)"
      if text.isEmpty {
        if field.isRequired {
          isGood = false
          refuse(line, column, .valueMissing, "cette valeur est obligatoire", nil, "Écrire \(field.form.meaning)")
        }
        return .none
      }
      guard let cell = field.form.read(text) else {
        isGood = false
        refuse(line, column, field.form.rule, "cette valeur n'est pas lisible", text, "Écrire \(field.form.meaning)")
        return .none
      }
      return cell
    }
    return isGood ? cells : nil
  }

  /// What a line contradicts among those before it.
  private mutating func check(_ key: FoundingKey, _ cells: [Cell], _ line: Int) {
    switch key.name {
    case "employeur":
      let member = founding.members.last!
      if founding.members.count(where: { $0.employer.siret == member.employer.siret }) > 1 {
        refuse(
          line, "employeur, SIRET", .keyRepeated, "cet employeur figure déjà", member.employer.siret,
          "N'en garder qu'une ligne")
      }
      if let end = member.untilOn, end < member.fromOn {
        refuse(
          line, "employeur, jusqu'au", .conflict, "la fin précède le début", nil, "Écrire une date de fin plus tardive")
      }
    case "référent", "chargeur":
      let login = founding.referents.last!.login
      if founding.referents.count(where: { $0.login == login }) > 1 {
        refuse(
          line, "\(key.name), compte", .keyRepeated, "ce compte figure déjà", login,
          "Donner un compte à chaque personne")
      }
    case "séance" where founding.seances.dropLast().contains(founding.seances.last!):
      refuse(line, "séance", .keyRepeated, "cette séance figure déjà", nil, "N'en garder qu'une ligne")
    case "priorité":
      let priorities = founding.charte.charte.priorities
      if priorities.dropLast().contains(priorities.last!) {
        refuse(
          line, "priorité", .keyRepeated, "cette priorité figure déjà", priorities.last!.rawValue,
          "N'en garder qu'une ligne")
      }
    case "règle désactivée":
      let rules = founding.charte.charte.switchedOff
      if rules.dropLast().contains(rules.last!) {
        refuse(
          line, "règle désactivée", .keyRepeated, "cette règle figure déjà", rules.last!.rawValue,
          "N'en garder qu'une ligne")
      }
    default: break
    }
  }

  mutating func endOfMember() throws(IntakeRefusal) -> (Founding.Member, [Founding.Referent]) {
    try defects.refuseIfAny()
    return (founding.members[0], founding.referents)
  }

  mutating func end() throws(IntakeRefusal) -> Founding {
    for key in FoundingKey.all where key.isRequired && seen[key.name] == nil {
      refuse(nil, key.name, .valueMissing, "cette clé manque", nil, "Ajouter « \(key.name) : … » — \(key.expected)")
    }
    let convention = founding.convention
    if convention.state == .signee, convention.startsOn == nil {
      refuse(
        seen["état"], "début", .valueMissing, "une convention signée a un premier jour", nil,
        "Écrire « début : jj/mm/aaaa »")
    }
    if let start = convention.startsOn, let end = convention.endsOn, end < start {
      refuse(
        seen["fin"], "fin", .conflict, "la fin de la convention précède son début", nil, "Corriger l'une des deux dates"
      )
    }
    let members = Set(founding.members.map(\.employer.siret))
    for referent in founding.referents {
      guard let employer = referent.employer, !members.contains(employer) else { continue }
      refuse(
        nil, referent.loads ? "chargeur" : "référent", .orphan,
        "le compte \(referent.login) est d'un employeur qui n'a pas de ligne",
        employer, "Ajouter la ligne « employeur » de ce SIRET, ou corriger le SIRET du compte")
    }
    try defects.refuseIfAny()
    var complete = founding
    complete.charte.charte.switchedOff.sort { $0.rawValue < $1.rawValue }
    complete.seances.sort()
    return complete
  }

  private mutating func refuse(
    _ line: Int?, _ column: String?, _ rule: FileDefect.Rule, _ reason: String, _ value: String?, _ remedy: String
  ) {
    defects.append(
      FileDefect(file: file, line: line, column: column, rule: rule, reason: reason, value: value, remedy: remedy))
  }
}
