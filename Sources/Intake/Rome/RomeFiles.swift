/// Reads the nine files of a version of ROME from a folder.
///
/// The files are checked one by one, then against one another: a code used is defined, a definition is used where ROME
/// always uses it. A file cut between two lines leaves a hole that these checks see.
public enum RomeFiles {
  /// The whole referential, or every defect of its files. A reference into a file that has defects of its own is not
  /// checked: it would only repeat them.
  public static func read(directory: String) throws(IntakeRefusal) -> Rome {
    let files = try RomeDirectory(directory)
    var reading = RomeReading(files)
    reading.readMetiers()
    reading.readItems()
    reading.readMetierItems()
    reading.readLinks()
    reading.readAppellations()
    try reading.defects.refuseIfAny()
    return reading.rome
  }
}

/// What has been read so far.
struct RomeReading {
  let files: RomeDirectory
  var rome: Rome
  var defects = FileDefects()
  /// Codes of métiers; none when their file has defects.
  var knownMetiers: Definitions?
  /// OGR codes of items; none when one of their files has defects.
  var knownItems: Definitions?

  init(_ files: RomeDirectory) {
    self.files = files
    rome = Rome(version: files.version)
  }
}

/// Codes that a file defines, with the line of each.
struct Definitions {
  let file: String
  private var lines: [String: Int] = [:]
  private var order: [String] = []

  init(file: String) { self.file = file }

  mutating func define(_ code: String, line: Int) {
    lines[code] = line
    order.append(code)
  }

  var codes: Set<String> { Set(order) }

  func contains(_ code: String) -> Bool { lines[code] != nil }

  /// Codes absent from `used`, with their lines, in the order of the file.
  func unused(in used: Set<String>) -> [(code: String, line: Int)] {
    order.filter { !used.contains($0) }.map { ($0, lines[$0]!) }
  }
}

extension CSVTable {
  /// Whether `code` is among the definitions; true when they could not be read. Else notes the orphan.
  mutating func isDefined(_ code: String, in definitions: Definitions?, _ column: Column) -> Bool {
    guard let definitions, !definitions.contains(code) else { return true }
    refuse(
      column, .orphan, "this code is not in \(definitions.file)",
      remedy: "Take both files again from one version, or mend the code")
    return false
  }

  /// Notes each métier that has nothing in this file, where ROME always has a row or more for each.
  mutating func checkUse(of definitions: Definitions?, by used: Set<String>, _ what: String) {
    for (code, line) in definitions?.unused(in: used) ?? [] {
      refuse(
        .incomplete, "métier \(code), line \(line) of \(definitions!.file), has no \(what) in this file",
        remedy: "Take both files again from one version: one may have been cut short")
    }
  }
}
