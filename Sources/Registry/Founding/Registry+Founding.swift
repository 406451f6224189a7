public import Mobility
import PQ

extension Registry {
  /// Founds a commission of real people from what a file says, or brings it to what the file says now, in one
  /// transaction, as `passerelle_migration`.
  ///
  /// Run again, it says what is there already. What moves forward is brought forward and told: the state of the
  /// convention, its dates, the last day of a member, a later charte. What contradicts a row is a conflict: then nothing at
  /// all is written.
  public func found(_ code: String, _ founding: Founding) throws -> [FoundingStep] {
    try writing(code) { try $0.write(founding) }
  }

  /// Joins one employer to a convention of the commission (its only one, unless told), with those who answer for it.
  public func join(
    _ member: Founding.Member, _ referents: [Founding.Referent], to code: String, convention: String?
  ) throws -> [FoundingStep] {
    try writing(code) { writer in
      let conventions: [String] = try writer.registry.connection.rows(
        "SELECT code FROM passerelle.convention WHERE commission = $1::text ORDER BY code", [code]
      ) { row in try row["code"] }
      guard let chosen = convention ?? (conventions.count == 1 ? conventions[0] : nil), conventions.contains(chosen)
      else {
        throw RegistryError(
          .configuration,
          "commission \(code) has \(conventions.count) conventions (\(conventions.joined(separator: ", "))): "
            + "say one of them with --convention")
      }
      try writer.member(member, of: chosen)
      for referent in referents { try writer.referent(referent) }
    }
  }

  private func writing(_ code: String, _ body: (inout FoundingWriter) throws -> Void) throws -> [FoundingStep] {
    let isKept = { (steps: [FoundingStep]) in !steps.contains { $0.state == .conflict } }
    return try administering(keeping: isKept) { _ in
      var writer = FoundingWriter(registry: self, code: code)
      try body(&writer)
      return writer.steps
    }
  }
}
