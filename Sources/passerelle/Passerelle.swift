import ArgumentParser

/// The command line: one subcommand a file.
@main
struct Passerelle: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "passerelle",
    abstract: "Finds, every night, which public agents could move to which vacant posts, proves the plan, explains it.",
    discussion: """
      The database is the one that --database, PASSERELLE_URL or libpq's own variables and services name.

      Exit codes: 0 published, or already published for these inputs · 64 usage · 65 input refused, last publication \
      kept · 69 no database after retries · 70 invariant broken, nothing published · 73, 74 output or disk · 75 another \
      run active, or temporary · 77 rights · 78 configuration or schema version · 129, 130, 143 interrupted.
      """,
    version: "0.1.0",
    subcommands: [
      Migrate.self, FoundingCommand.self, Member.self, EmployerCommand.self, GoLiveCommand.self, Import.self,
      Synth.self, Check.self,
      Run.self, Simulate.self, Explain.self, Report.self, Seance.self, Replay.self, Verify.self, PurgeCommand.self,
      Solve.self,
      CohortCommand.self,
    ])
}
