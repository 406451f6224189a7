import ArgumentParser
import Intake
import Mobility
import Registry

struct Synth: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a plausible population of a demonstration commission, in place of the former one.",
    discussion: """
      Connect as passerelle_migration. It stands on the communes, the métiers, the cadres and the titles that are \
      loaded. Nobody in it exists. The same tables, sizes, seed and date give the same population.
      """)

  @OptionGroup var database: DatabaseOptions
  @Option(help: "Number of agents.") var agents: Int
  @Option(help: "Number of posts.") var posts: Int
  @Option(help: "Number of employers.") var employers: Int
  @Option(help: "Seed of the draws.") var seed: UInt64
  @Option(help: "Code of the commission.") var commission = "SYNTH"
  @Option(help: ArgumentHelp("Date around which dates stand (default: today, Paris).", valueName: "yyyy-mm-dd"))
  var date: Day?

  func run() async throws {
    try await Exit.mapping {
      let registry = try database.session("synth")
      let date = try date ?? registry.today()
      let ground = try registry.ground()
      let population: Synthesis.Population
      do {
        population = try Synthesis.population(
          agents: agents, posts: posts, employers: employers, seed: seed, date: date, on: ground)
      } catch {
        throw RegistryError(.inputRefused, "\(error)")
      }
      let lines = try registry.replaceDemonstration(
        commission, Founding(commission, population, on: date), population, on: date)
      Console.phase("synth", lines.map { "\($0.lines) \($0.kind.rawValue)" }.joined(separator: ", "))
    }
  }
}

extension Founding {
  /// One signed convention joins all employers since a year; the next séance is in a month.
  fileprivate init(_ code: String, _ population: Synthesis.Population, on date: Day) {
    let start = date.adding(months: -12)
    self.init(
      name: "Population de synthèse \(code)",
      convention: Convention(
        code: "SYNTHESE", label: "Convention de mobilité (SYNTHESE)", state: .signee, startsOn: start),
      members: population.employers.map { Member(employer: $0, fromOn: start) }, seances: [date.adding(months: 1)],
      charte: VotedCharte(charte: Charte(), effectiveFrom: start))
  }
}
