/// A file that an employer gives: one declaration from which it is read, checked, loaded and documented.
public struct EmployerFile: Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    case agents
    case posts
    case demands
    case places
    case cohortPlaces = "cohort-places"
    case candidates
    case decisions
    case attendance
    case assessments
  }

  public let kind: Kind
  /// The columns that make the key of a line.
  public let key: [String]
  /// In the order of the template.
  public let columns: [FileColumn]

  public static func of(_ kind: Kind) -> EmployerFile {
    switch kind {
    case .agents: .agents
    case .posts: .posts
    case .demands: .demands
    case .places: .places
    case .cohortPlaces: .cohortPlaces
    case .candidates: .candidates
    case .decisions: .decisions
    case .attendance: .attendance
    case .assessments: .assessments
    }
  }
}

/// One column of an employer's file.
public struct FileColumn: Sendable {
  public enum Need: Sendable, Equatable {
    /// The file must have the column, and each line a value.
    case required
    /// The column may be absent: what the database has then stands. An empty cell is a value.
    case optional
    /// Needed as soon as the file has one of these other columns, and a value as soon as one of them has one.
    case with([String])
  }

  /// Header of the column. Capitals, accents and the kind of the spaces do not matter.
  public let name: String
  /// Where it goes in the database.
  public let table: String
  public let column: String
  public let form: CellForm
  public let need: Need
  /// What a value must name: table and column. A list names one with each item.
  public let refers: Reference?
  public let example: String
  /// In French, for those who fill the file.
  public let meaning: String

  public struct Reference: Sendable, Equatable {
    public let table: String
    public let column: String
  }

  /// - Parameter target: `table.column`.
  init(
    _ name: String, _ target: String, _ form: CellForm, need: Need = .optional, refers: String? = nil,
    example: String = "", _ meaning: String
  ) {
    func halves(_ text: String) -> (String, String) {
      let parts = text.split(separator: ".")
      return (String(parts[0]), String(parts[1]))
    }
    self.name = name
    (table, column) = halves(target)
    self.form = form
    self.need = need
    self.refers = refers.map { Reference(table: halves($0).0, column: halves($0).1) }
    self.example = example
    self.meaning = meaning
  }

  /// Names, health and what the law protects: a value of these is never repeated in a message.
  public var isSensitive: Bool {
    [
      "agent_identity", "agent_health", "restriction", "agent_exposure", "agent_agreement", "agent_situation",
      "agent_absence", "immersion_done", "immersion_opinion", "cohort_choice", "cohort_attendance",
      "cohort_assessment",
    ].contains(table)
  }
}

extension EmployerFile {
  /// The header, then comments that a reading skips: an example, and what each column says.
  public var template: String {
    let header = columns.map(\.name).joined(separator: ";")
    let example = "# " + columns.map(\.example).joined(separator: ";")
    let help = columns.map { column in
      let need: String
      switch column.need {
      case .required: need = "obligatoire"
      case .optional: need = "facultatif"
      case .with(let others): need = "obligatoire avec \(others.joined(separator: ", "))"
      }
      return "# \(column.name) (\(need)) : \(column.meaning) — \(column.form.meaning)"
    }
    return ([header, example] + help).joined(separator: "\r\n") + "\r\n"
  }
}
