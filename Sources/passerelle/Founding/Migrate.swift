import ArgumentParser
import PQ
import Registry

struct Migrate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Bring the database to this version's schema, rules and reports.",
    discussion: """
      Connect as passerelle_migration; sql/roles.sql creates it. Everything pending runs in one transaction. A migration \
      already applied whose text differs is refused (78).
      """)

  @OptionGroup var database: DatabaseOptions
  @Flag(help: "Say what is pending; change nothing.") var dryRun = false
  @Flag(help: "Print the pending SQL for an administrator; change nothing.") var sql = false

  func run() async throws {
    try await Exit.mapping {
      let migrator = Migrator(try SQLFiles(directory: SQLFiles.locate()))
      let registry = try database.session("migrate")
      try registry.preflight()
      if dryRun || sql {
        let steps = try migrator.rehearse(registry.connection)
        if steps.isEmpty { return Console.phase("migrate", "nothing to do") }
        return Console.print(sql ? migrator.script(steps) : steps.map(\.name).joined(separator: "\n"))
      }
      let names = try migrator.migrate(registry.connection)
      Console.phase("migrate", names.isEmpty ? "nothing to do" : "\(names.count) files applied")
    }
  }
}
