import ArgumentParser
import Edition
import Mobility
import Registry

struct PurgeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "purge",
    abstract: "Erase what a commission has kept as long as it may: passerelle.retention says how long, and why.",
    discussion: """
      Connect as passerelle_migration, for example every week, outside the night. Dossiers closed, or whose agreement was \
      withdrawn, go whole with their avis and their steps; a seat that they took stays taken, by nobody. The nights that \
      a séance examined, the current one and the one it is compared with keep their pages.
      """)

  @OptionGroup var database: DatabaseOptions
  @Option(help: "Code of the commission.") var commission: String
  @OptionGroup var day: DayOptions
  @Flag(help: "Say what would go; erase nothing.") var dryRun = false
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await Exit.mapping {
      let registry = try database.session("purge")
      let date = try day.date(registry)
      let purged = try registry.purge(commission, on: date, dryRun: dryRun)
      let sheet = Sheet(
        columns: ["categorie", "mois", "effaces", "libelle"], numeric: [false, true, true, false],
        rows: purged.map { [$0.category, String($0.months), String($0.erased), $0.label] })
      Console.print(output.text(sheet))
      if dryRun { Console.phase("purge", "dry run, nothing was erased") }
    }
  }
}
