/// Who a published row is for. Each recipient has rows of its own, with only its columns.
public enum Recipient: Hashable, Sendable {
  /// The secretariat of the commission.
  case secretariat
  /// An employer about its own agents.
  case origine(siret: String)
  /// An employer about the candidates for its own posts, before any agreement to be named.
  case accueil(siret: String)
  /// The agent, by pseudonym.
  case agent(code: String)

  /// Stable key: what is hashed, and how the database finds the recipient.
  public var key: String {
    switch self {
    case .secretariat: "commission"
    case .origine(let siret): "origine:\(siret)"
    case .accueil(let siret): "accueil:\(siret)"
    case .agent(let code): "agent:\(code)"
    }
  }
}
