import ArgumentParser

/// The command line: one subcommand a file.
@main
struct Passerelle: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "passerelle",
    abstract:
      "Finds, every night, which public agents could move to which vacant posts, proves the plan and explains it.",
    subcommands: [Solve.self])
}
