import Mobility

/// One key of the file that founds a commission: `key : value`, or `key : value ; value` where it has several fields.
struct FoundingKey: Sendable {
  let name: String
  let fields: [FoundingField]
  /// In French, above the key in the template.
  let help: [String]
  /// What the template writes after the key: one line each.
  let examples: [String]
  let isRepeated: Bool
  let isRequired: Bool
  /// Asked of someone at a terminal; the others keep what the template says.
  let isAsked: Bool
  let take: @Sendable (inout Founding, [Cell]) -> Void

  /// - Parameter isAsked: by default, what is required or repeated is.
  init(
    _ name: String, _ fields: [FoundingField], _ help: String..., examples: [String], isRepeated: Bool = false,
    isRequired: Bool = false, isAsked: Bool? = nil, take: @escaping @Sendable (inout Founding, [Cell]) -> Void
  ) {
    self.name = name
    self.fields = fields
    self.help = help
    self.examples = examples
    self.isRepeated = isRepeated
    self.isRequired = isRequired
    self.isAsked = isAsked ?? (isRequired || isRepeated)
    self.take = take
  }

  /// What a value must be, in French.
  var expected: String {
    fields.map { "\($0.name) (\($0.form.meaning)\($0.isRequired ? "" : ", facultatif"))" }.joined(separator: " ; ")
  }
}

struct FoundingField: Sendable {
  let name: String
  let form: CellForm
  let isRequired: Bool

  init(_ name: String, _ form: CellForm, isRequired: Bool = true) {
    self.name = name
    self.form = form
    self.isRequired = isRequired
  }
}

extension Cell {
  var text: String? { if case .text(let text) = self { text } else { nil } }
  var day: Day? { if case .day(let day) = self { day } else { nil } }
  var number: Int? { if case .number(let number) = self { Int(number) } else { nil } }
  var flag: Bool? { if case .flag(let flag) = self { flag } else { nil } }
}

extension CellForm {
  /// A role of PostgreSQL that is nobody else's.
  static let login = CellForm(
    .text,
    "un compte de 1 à 63 lettres minuscules sans accent, chiffres ou _, commençant par une lettre, autre que "
      + "passerelle_…, pg_… ou postgres"
  ) { text in
    let bytes = text.utf8
    guard let first = bytes.first, 97...122 ~= first, bytes.count <= 63,
      bytes.allSatisfy({ 97...122 ~= $0 || isDigit($0) || $0 == UInt8(ascii: "_") }),
      !text.hasPrefix("passerelle_"), !text.hasPrefix("pg_"), text != "postgres"
    else { return nil }
    return .text(text)
  }

  /// An employer by its SIRET, or the secretariat (none).
  static let employerOrSecretariat = CellForm(
    .text, "un SIRET de 14 chiffres dont la clé est juste, ou « secrétariat »"
  ) {
    if searchKey($0) == "SECRETARIAT" { return .some(.none) }
    return isSiret($0) ? .text($0) : nil
  }
}
