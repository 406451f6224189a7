public import Mobility

/// The file that founds a commission: plain text, one `key : value` a line, fields parted by `;`, lines that begin with
/// `#` are comments. Keys are read whatever their capitals and accents, in any order; one that is absent keeps the
/// value of the template's charte, or says nothing.
public enum FoundingFile {
  /// The commented default, ready to be filled by a DRH: read as it is, it founds an example.
  public static var template: String {
    var lines = [
      "# Mise en place d'une commission de mobilité inter-fonctions publiques.",
      "#",
      "# Une ligne par valeur : « clé : valeur ». Les lignes qui commencent par # sont des commentaires. Les dates",
      "# s'écrivent 01/01/2027. Remplacer les exemples ; retirer une ligne de la charte lui laisse sa valeur d'origine.",
    ]
    for part in FoundingKey.parts {
      lines += ["", "# ---- \(part.title) " + String(repeating: "-", count: max(3, 70 - part.title.count))]
      for key in part.keys {
        lines += key.help.flatMap { $0.split(separator: "\n") }.map { "# \($0)" }
        lines += key.examples.map { $0.isEmpty ? "\(key.name) :" : "\(key.name) : \($0)" }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Reads the whole file; every defect is told at once.
  public static func read(path: String) throws(IntakeRefusal) -> Founding {
    let text: String
    do throws(FileSource.Failure) { text = try FileSource.text(of: path) } catch {
      var defects = FileDefects()
      defects.append(
        FileDefect(
          file: path, rule: .fileUnreadable, reason: "le fichier ne peut pas être lu : \(error.message)",
          remedy: "Vérifier son nom et ses droits"))
      throw IntakeRefusal(defects: defects)
    }
    return try read(text: text, named: path)
  }

  /// The same, of a text: `name` is how defects call it.
  public static func read(text: String, named name: String) throws(IntakeRefusal) -> Founding {
    var reading = FoundingReading(file: name)
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      reading.take(String(line), at: index + 1)
    }
    return try reading.end()
  }

  /// What to ask of someone at a terminal, in order: a key, what it is, whether it comes several times.
  public static var questions: [(key: String, help: String, isRepeated: Bool, isRequired: Bool)] {
    FoundingKey.all.filter(\.isAsked).map { key in
      (key.name, key.help.joined(separator: "\n"), key.isRepeated, key.isRequired)
    }
  }

  /// Why one line would be refused; nil when it is well written.
  public static func fault(of line: String) -> String? {
    var reading = FoundingReading(file: "")
    reading.take(line, at: 1)
    return reading.defects.kept.first.map { "\($0.reason) ; \($0.remedy)" }
  }

  /// The lines of the template's charte, which someone at a terminal is not asked for.
  public static var defaults: String {
    FoundingKey.all.filter { !$0.isAsked }.flatMap { key in key.examples.map { "\(key.name) : \($0)" } }
      .joined(separator: "\n") + "\n"
  }

  /// One member with those who answer for it, from the fields of a command line, by the same rules as the file's.
  ///
  /// - Parameters:
  ///   - employer: SIRET, name, versant, commune (or nothing).
  ///   - referents: `login ; name ; email` of each reader, as `loaders` of each sender of files.
  public static func member(
    employer: [String], from: Day, until: Day?, referents: [String], loaders: [String]
  ) throws(IntakeRefusal) -> (Founding.Member, [Founding.Referent]) {
    var reading = FoundingReading(file: "arguments")
    reading.take(
      "employeur : " + (employer + [from.iso, until?.iso ?? ""]).joined(separator: " ; "), at: 1)
    for (key, lines) in [("référent", referents), ("chargeur", loaders)] {
      for line in lines {
        let parts = line.split(separator: ";", maxSplits: 1, omittingEmptySubsequences: false)
        reading.take(
          "\(key) : \(parts[0]) ; \(employer[0]) ; \(parts.count > 1 ? String(parts[1]) : "")", at: 1)
      }
    }
    return try reading.endOfMember()
  }
}
