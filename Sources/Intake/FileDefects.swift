/// Every defect is counted; the first of each rule in each file are kept to be shown.
///
/// A file in the wrong encoding has a defect on every line: without the bound, one cause would hide all the others.
public struct FileDefects: Sendable, Equatable {
  /// How many defects of one rule in one file are kept.
  public static let keptPerRule = 10

  public private(set) var kept: [FileDefect] = []
  private var counts: [Kind: Int] = [:]

  private struct Kind: Hashable {
    let file: String
    let rule: FileDefect.Rule
  }

  public init() {}

  public var isEmpty: Bool { counts.isEmpty }
  public var total: Int { counts.values.reduce(0, +) }

  public mutating func append(_ defect: FileDefect) {
    let count = counts[Kind(file: defect.file, rule: defect.rule), default: 0]
    if count < Self.keptPerRule { kept.append(defect) }
    counts[Kind(file: defect.file, rule: defect.rule)] = count + 1
  }

  /// Takes the defects of other files. A file is read once: its counts are never in two lists.
  mutating func absorb(_ other: FileDefects) {
    kept += other.kept
    counts.merge(other.counts, uniquingKeysWith: +)
  }

  /// Throws every defect found so far, if there is one.
  func refuseIfAny() throws(IntakeRefusal) {
    if !isEmpty { throw IntakeRefusal(defects: self) }
  }
}

/// The file or folder is refused whole: nothing of it is returned.
public struct IntakeRefusal: Error, Sendable, Equatable {
  public let defects: FileDefects

  public init(defects: FileDefects) { self.defects = defects }
}

extension IntakeRefusal: CustomStringConvertible {
  public var description: String {
    var lines = defects.kept.map(\.description)
    let unseen = defects.total - defects.kept.count
    if unseen > 0 { lines.append("… and \(unseen) more of the same kinds.") }
    lines.append("\(defects.total) defect\(defects.total == 1 ? "" : "s") in all; nothing was taken.")
    return lines.joined(separator: "\n")
  }
}
