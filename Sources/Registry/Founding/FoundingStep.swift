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
