import ArgumentParser
import Mobility

/// An answer that is never missing.
enum Reply: String, CaseIterable, ExpressibleByArgument {
  case yes
  case no

  var text: String { self == .yes ? "true" : "false" }
}

/// The file an answer is about, and its day.
struct FileOptions: ParsableArguments {
  @OptionGroup var work: WorkOptions
  @Argument(help: "Number of the file.") var file: Int64
  @Option(help: ArgumentHelp("Day of the act (default: today, Europe/Paris).", valueName: "yyyy-mm-dd")) var on: Day?

  func act(_ function: String, _ arguments: [String?]) throws {
    try work.act(function, [String(file)] + arguments, answering: "etape")
  }
}

struct SeanceAnswer: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "answer", abstract: "The agent's answer. A no has no reason, and is counted nowhere.")
  @OptionGroup var about: FileOptions
  @Argument(help: "yes or no.") var reply: Reply

  func run() async throws {
    try await Exit.mapping { try about.act("repondre_agent", [reply.text, about.on?.iso]) }
  }
}

struct SeanceRequest: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "request",
    abstract: "The origin received the request to leave; two months of silence are an agreement (CGFP L511-3).")
  @OptionGroup var about: FileOptions

  func run() async throws {
    try await Exit.mapping { try about.act("demander_depart", [about.on?.iso]) }
  }
}

struct SeanceOrigin: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "origin", abstract: "The origin's answer to the request to leave.")
  @OptionGroup var about: FileOptions
  @Argument(help: "yes or no.") var reply: Reply
  @Option(help: "Why not: service or hatvp, nothing else (CGFP L511-3).") var reason: String?

  func run() async throws {
    try await Exit.mapping { try about.act("repondre_origine", [reply.text, about.on?.iso, reason]) }
  }
}

struct SeanceDecision: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decision", abstract: "The host's decision: an arrêté or a contract, which alone takes the seat.")
  @OptionGroup var about: FileOptions
  @Argument(help: "yes or no.") var reply: Reply
  @Option(help: "arrete or contrat.") var act: String?
  @Option(help: ArgumentHelp("First day in the post.", valueName: "yyyy-mm-dd")) var effect: Day?

  func run() async throws {
    try await Exit.mapping { try about.act("decider_accueil", [reply.text, about.on?.iso, act, effect?.iso]) }
  }
}

struct SeanceStay: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stay", abstract: "An immersion agreed by agent, origin and host is prescribed, between two days.")
  @OptionGroup var about: FileOptions
  @Argument(help: "First day, yyyy-mm-dd.") var from: Day
  @Argument(help: "Last day, yyyy-mm-dd.") var until: Day

  func run() async throws {
    try await Exit.mapping { try about.act("prescrire_immersion", [from.iso, until.iso, about.on?.iso]) }
  }
}

struct SeanceCancel: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel", abstract: "Take back the last step of a file, without erasing it.")
  @OptionGroup var work: WorkOptions
  @Argument(help: "Number of the file.") var file: Int64

  func run() async throws {
    try await Exit.mapping { try work.act("annuler_etape", [String(file)], answering: "annulee") }
  }
}
