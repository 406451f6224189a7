public import Mobility
import PQ

/// One thing that a founding file says, and what became of it.
public struct FoundingStep: Sendable, Equatable {
  public enum State: String, Sendable {
    case added = "ajouté"
    case changed = "modifié"
    case unchanged = "déjà là"
    /// What is registered says otherwise, and is not changed in silence.
    case conflict = "diffère"
  }

  /// What it is, and its key.
  public let subject: String
  public let key: String
  public let state: State
  /// In French: what changed, or what to do.
  public let detail: String?

  init(_ subject: String, _ key: String, _ state: State, _ detail: String? = nil) {
    self.subject = subject
    self.key = key
    self.state = state
    self.detail = detail
  }
}

extension Registry {
  /// Founds a commission of real people from what a file says, or brings it to what the file says now, in one
  /// transaction, as `passerelle_migration`.
  ///
  /// Run again, it says what is there already. What moves forward is brought forward and told: the state of the
  /// convention, its dates, the last day of a member, a later charte. What contradicts a row is a conflict: then nothing at
  /// all is written.
  public func found(_ code: String, _ starter: Starter) throws -> [FoundingStep] {
    try founding(code) { founder in
      try founder.commission(starter.name)
      try founder.convention(starter.convention)
      for member in starter.members { try founder.member(member, of: starter.convention.code) }
      for referent in starter.referents { try founder.referent(referent) }
      for seance in starter.seances { try founder.seance(seance) }
      try founder.charte(starter.charte)
    }
  }

  /// Joins one employer to a convention of the commission (its only one, unless told), with those who answer for it.
  public func join(
    _ member: Starter.Member, _ referents: [Starter.Referent], to code: String, convention: String?
  ) throws -> [FoundingStep] {
    try founding(code) { founder in
      let conventions: [String] = try founder.registry.connection.rows(
        "SELECT code FROM passerelle.convention WHERE commission = $1::text ORDER BY code", [code]
      ) { row in try row[0] }
      guard let chosen = convention ?? (conventions.count == 1 ? conventions[0] : nil), conventions.contains(chosen)
      else {
        throw RegistryError(
          .configuration,
          "commission \(code) has \(conventions.count) conventions (\(conventions.joined(separator: ", "))): "
            + "say one of them with --convention")
      }
      try founder.member(member, of: chosen)
      for referent in referents { try founder.referent(referent) }
    }
  }

  private func founding(_ code: String, _ body: (inout Founder) throws -> Void) throws -> [FoundingStep] {
    do {
      return try administering { _ in
        var founder = Founder(registry: self, code: code)
        try body(&founder)
        if founder.steps.contains(where: { $0.state == .conflict }) { throw Conflicting(steps: founder.steps) }
        return founder.steps
      }
    } catch let conflicting as Conflicting {
      return conflicting.steps
    }
  }
}

/// Rolls everything back, and carries what was said.
private struct Conflicting: Error {
  let steps: [FoundingStep]
}
