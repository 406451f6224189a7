import ArgumentParser
import Edition
import Matching
import Mobility
import Registry

struct Explain: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say every rule of a pair with its values and what would unblock it, from the inputs as they stand.",
    discussion: "It reads restrictions: connect as the engine, on the operator's own machine. Nothing is written.")

  @OptionGroup var database: DatabaseOptions
  @Option(help: "The agent's pseudonym.") var agent: String
  @Option(help: "The post's code (default: a line for every post examined).") var post: String?
  @Option(help: "Code of the commission (default: the one that has the agent).") var commission: String?
  @OptionGroup var day: DayOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await Exit.mapping {
      let registry = try database.engine("explain")
      let date = try day.date(registry)
      guard let code = try commission ?? registry.commission(ofAgent: agent) else {
        throw RegistryError(.configuration, "no commission has an agent \(agent)")
      }
      try registry.requireGoLive(code, on: date)
      let snapshot = try registry.snapshot(of: code, on: date)
      let perimeter = Perimeter(snapshot.commission)
      guard let index = perimeter.agents.firstIndex(where: { $0.code == agent }) else {
        throw RegistryError(.inputRefused, "\(agent) is not paired: \(whyNotPaired(perimeter, snapshot.commission))")
      }
      let book = RuleBook(snapshot.commission, agents: perimeter.agents, posts: perimeter.posts)
      let sheet =
        try post.map { try rules(of: $0, index, book, perimeter, registry, date) } ?? overview(index, book, perimeter)
      Console.print(output.text(sheet))
    }
  }

  /// Without a live agreement an agent has no row anywhere, and no more is said of one.
  private func whyNotPaired(_ perimeter: Perimeter, _ commission: Commission) -> String {
    if perimeter.outOfScope.contains(where: { $0.code == agent }) { return Rule.inaptTotale.rawValue }
    return commission.agents.contains { $0.code == agent }
      ? "\(Rule.consent.rawValue) (no written agreement is live)"
      : "unknown in \(commission.code), or set aside by a check"
  }

  private func overview(_ agent: Int, _ book: RuleBook, _ perimeter: Perimeter) -> Sheet {
    let rows = perimeter.posts.indices.map { post -> [String?] in
      guard book.isExamined(agent, post) else {
        return [perimeter.posts[post].code, perimeter.posts[post].title, nil, nil, Rule.partie.rawValue]
      }
      let (reading, routes) = book.full(agent, post)
      let reserves = reading.findings.filter { $0.answer == reading.answers.worst && $0.answer != .conforme }
      return [
        perimeter.posts[post].code, perimeter.posts[post].title, Verdict(worst: reading.answers.worst).rawValue,
        routes.list.map(\.rawValue).joined(separator: ", "), reserves.map(\.label).joined(separator: ", "),
      ]
    }
    let columns = ["poste", "intitule", "verdict", "voies", "motifs"]
    return Sheet(columns: columns, numeric: columns.map { _ in false }, rows: rows)
  }

  private func rules(
    of code: String, _ agent: Int, _ book: RuleBook, _ perimeter: Perimeter, _ registry: Registry, _ date: Day
  ) throws -> Sheet {
    guard let post = perimeter.posts.firstIndex(where: { $0.code == code }) else {
      let control = perimeter.controlled.first { $0.post.code == code }
      throw RegistryError(.inputRefused, "\(code) is not examined: \(control?.rule.rawValue ?? "unknown post")")
    }
    guard book.isExamined(agent, post) else {
      throw RegistryError(.inputRefused, "\(code) is not examined: \(Rule.partie.rawValue)")
    }
    let findings = book.full(agent, post).reading.findings
    let wordings = try registry.wordings(of: findings, on: date)
    let rows = zip(findings, wordings).map { finding, wording -> [String?] in
      [
        finding.rule.axis.rawValue, finding.label, finding.answer.name, wording?.sentence, wording?.remedy,
        wording?.article,
      ]
    }
    let columns = ["axe", "regle", "reponse", "phrase", "remede", "article"]
    return Sheet(columns: columns, numeric: columns.map { _ in false }, rows: rows)
  }
}
