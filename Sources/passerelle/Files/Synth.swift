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
      let rows = try registry.replaceDemonstration(Commission(commission, population, on: date))
      Console.phase("synth", rows.map { "\($0.rows) \($0.table)" }.joined(separator: ", "))
    }
  }
}

extension Commission {
  /// One signed convention joins all employers; the next séance is in a month; everyone's data came that day.
  fileprivate init(_ code: String, _ population: Synthesis.Population, on date: Day) {
    self.init(
      code: code, name: "Population de synthèse \(code)", isDemonstration: true, businessDate: date,
      seance: date.adding(months: 1), charte: Charte(), employers: population.employers,
      conventions: [Convention(code: "SYNTHESE", parties: population.employers.map(\.siret))],
      deliveries: population.employers.map { Delivery(siret: $0.siret, loadedOn: date, stale: false) },
      agents: population.agents, posts: population.posts)
  }
}
