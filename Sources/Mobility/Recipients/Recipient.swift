/// Who a published row is for. Each recipient has rows of its own, with only its columns: what those are is said in this
/// folder and nowhere else, by `told(to:)` of each kind of row.
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

  /// Whom a row may be told to, as far as `told(to:)` tells them anything: the secretariat; the employers of those it is
  /// about, about their own; the agent; the hosts.
  public static func readers(
    origins: some Sequence<String> = [], agent: String? = nil, hosts: some Sequence<String> = []
  ) -> [Recipient] {
    [.secretariat] + origins.map { .origine(siret: $0) } + (agent.map { [.agent(code: $0)] } ?? [])
      + hosts.map { .accueil(siret: $0) }
  }

  public static func readers(of agent: Agent, hosts: some Sequence<String> = []) -> [Recipient] {
    readers(origins: [agent.employer], agent: agent.code, hosts: hosts)
  }
}
