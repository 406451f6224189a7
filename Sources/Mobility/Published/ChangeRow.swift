/// What changed for one agent or one post since the publication that the night is compared to, and why.
public struct ChangeRow: Hashable, Sendable {
  public enum Side: String, CaseIterable, Sendable {
    case agent
    case poste
  }
  public enum Change: String, CaseIterable, Sendable {
    case nouveau
    case maintenu
    case retire
    case deplace
  }
  public var recipient: Recipient
  public var side: Side
  /// The agent's pseudonym or the post's code.
  public var subject: String
  public var change: Change
  /// The post retained for the agent, or agents on the post between spaces, in each publication.
  public var before: String?
  public var after: String?
  /// Without it, the row would be as it was; nil where nothing changed.
  public var cause: Cause?

  public init(
    recipient: Recipient, side: Side, subject: String, change: Change, before: String?, after: String?, cause: Cause?
  ) {
    self.recipient = recipient
    self.side = side
    self.subject = subject
    self.change = change
    self.before = before
    self.after = after
    self.cause = cause
  }

  /// What may differ in a dossier or a post: never a value.
  public enum Part: String, CaseIterable, Sendable {
    /// Of an agent; the whole of it when the agent is new, or when it is not said which part.
    case dossier
    case employeur
    case situation
    case sante
    case profil
    case souhaits
    case posteTenu = "poste_tenu"
    /// Of an agent or a post.
    case paie
    /// Of a post; the whole of it when it is new.
    case poste
    case places
    case ouverture
    case exigences
    case conditions
  }

  /// Where a change comes from.
  public enum Cause: Hashable, Sendable {
    case agent(code: String, groups: [Part])
    case post(code: String, groups: [Part])
    /// The charte: weights, priorities, structural rules.
    case charte
    /// Avis, placements decided or refused.
    case decision
    /// Employers, conventions, referentials.
    case shared
    /// Time alone: a deadline, an end of publication, the next séance.
    case date
    /// A row that is no longer examined.
    case departure
    /// Several changes together, none of which suffices.
    case several
    /// Not looked for: too many changes, or the inputs of before are no longer sealed.
    case unknown
  }
}
