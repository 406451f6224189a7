/// The files of one version of ROME, found in a folder by the pattern `unix_NAME_vNNN_utf8.csv`.
struct RomeDirectory {
  enum Part: String, CaseIterable {
    case metiers = "referentiel_code_rome"
    case domains = "cr_gd_dp"
    case competences = "referentiel_competence"
    case savoirs = "referentiel_savoir"
    case contextes = "referentiel_contexte_travail"
    case items = "item"
    case metierItems = "coherence_item"
    case links = "rubrique_mobilite"
    case appellations = "referentiel_appellation"
  }

  let version: Rome.Version
  private let paths: [Part: String]

  func path(of part: Part) -> String { paths[part]! }

  init(_ directory: String) throws(IntakeRefusal) {
    var defects = FileDefects()
    var names: [String] = []
    do {
      names = try FileSource.names(inDirectory: directory)
    } catch {
      defects.append(
        FileDefect(
          file: directory, rule: .fileUnreadable, reason: "this folder cannot be read: \(error.message)",
          remedy: "Give the folder that holds the files of ROME"))
      throw IntakeRefusal(defects: defects)
    }
    var paths: [Part: String] = [:]
    var numbers: [Part: Int32] = [:]
    for part in Part.allCases {
      let found = names.compactMap { name in RomeDirectory.version(in: name, of: part).map { (name, $0) } }
      if let (name, number) = found.first, found.count == 1 {
        paths[part] = "\(directory)/\(name)"
        numbers[part] = number
      } else {
        defects.append(RomeDirectory.defect(directory, part, found.map(\.0)))
      }
    }
    let number = numbers[.metiers]
    for part in Part.allCases where numbers[part] != nil && number != nil && numbers[part] != number {
      defects.append(
        FileDefect(
          file: paths[part]!, rule: .fileAmbiguous, reason: "this file is not of version \(number!) as the métiers are",
          remedy: "Put the files of one version only in the folder"))
    }
    try defects.refuseIfAny()
    self.paths = paths
    let publishedOn = names.contains("version.txt") ? RomeDirectory.publication(in: "\(directory)/version.txt") : nil
    version = Rome.Version(number: number!, publishedOn: publishedOn)
  }

  private static func version(in name: String, of part: Part) -> Int32? {
    let prefix = "unix_\(part.rawValue)_v"
    let suffix = "_utf8.csv"
    guard name.hasPrefix(prefix), name.hasSuffix(suffix), name.count > prefix.count + suffix.count else { return nil }
    return Int32(name.dropFirst(prefix.count).dropLast(suffix.count))
  }

  private static func defect(_ directory: String, _ part: Part, _ found: [String]) -> FileDefect {
    let pattern = "unix_\(part.rawValue)_vNNN_utf8.csv"
    if found.isEmpty {
      return FileDefect(
        file: directory, rule: .fileMissing, reason: "no file \(pattern) in this folder",
        remedy: "Put the file there, NNN being the version, as France Travail publishes it")
    }
    return FileDefect(
      file: directory, rule: .fileAmbiguous, reason: "\(found.count) files \(pattern) in this folder",
      value: found.joined(separator: ", "), remedy: "Keep the files of one version only")
  }

  /// The day after "Date de publication", written jj/mm/aaaa, as aaaa-mm-jj.
  private static func publication(in path: String) -> String? {
    guard let bytes = try? FileSource.bytes(of: path) else { return nil }
    for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
    where line.hasPrefix("Date de publication") {
      guard let date = line.split(separator: " ").last?.split(separator: "/"), date.map(\.count) == [2, 2, 4],
        date.joined().allSatisfy({ $0.isASCII && $0.isNumber })
      else { return nil }
      return date.reversed().joined(separator: "-")
    }
    return nil
  }
}
