import ArgumentParser
import Cohort
import Edition
import Mobility
import Registry

struct CohortCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cohort",
    abstract: "Propose a cohort: who, in which places of immersion, on which days. The group decides.",
    subcommands: [CohortPlanCommand.self, CohortReplanCommand.self, CohortCalendarCommand.self])
}

/// What both kinds of planning are told.
struct CohortOptions: ParsableArguments {
  @OptionGroup var database: DatabaseOptions
  @Option(help: "Code of the commission.") var commission: String
  @Option(help: "Code of the cohort.") var cohort: String
  @OptionGroup var day: DayOptions
  @Flag(help: "Compute and say the figures; write nothing.") var dryRun = false

  func run(replanning: Bool) async throws {
    try await Exit.mapping {
      let registry = try database.engine("cohort")
      let date = try day.date(registry)
      try registry.requireGoLive(commission, on: date)
      let snapshot = try registry.snapshot(of: commission, on: date)
      let (programme, history, inForce) = try registry.cohort(cohort, of: snapshot.commission)
      guard replanning == (inForce != nil) else {
        throw RegistryError(
          .inputRefused,
          replanning
            ? "cohort \(cohort) has no plan yet: run `passerelle cohort plan`"
            : "cohort \(cohort) has a plan in force: run `passerelle cohort replan`, which touches it least")
      }
      let agents = Dictionary(snapshot.commission.agents.map { ($0.code, $0) }) { first, _ in first }
      let planner = CohortPlanner(
        programme, programme.candidates.compactMap { agents[$0.agent] }, in: snapshot.commission, history: history)
      let plan: CohortPlan
      do throws(CohortRefusal) { plan = try planner.plan() } catch {
        throw RegistryError(.inputRefused, error.description)
      }
      let edition = CohortEdition(
        commission: snapshot.commission, programme: programme, history: history, plan: plan)
      let said =
        "\(plan.members.count) of \(programme.seats) seats filled, \(plan.waiting.count) waiting, "
        + "\(plan.moved) periods moved" + (plan.isProved ? "" : "; the budget was spent: not proved the best")
      if dryRun {
        Console.print("\(cohort): dry run, \(said); nothing was written")
      } else if let run = try registry.publish(edition, after: inForce) {
        Console.print("\(cohort): run \(run) published, \(said)")
      } else {
        Console.print("\(cohort): nothing new: the published plan says the same")
      }
    }
  }
}

struct CohortPlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Compute and publish the first plan of a cohort.")
  @OptionGroup var options: CohortOptions

  func run() async throws { try await options.run(replanning: false) }
}

struct CohortReplanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replan", abstract: "Compute again what is to come, keeping the past and touching least.")
  @OptionGroup var options: CohortOptions

  func run() async throws { try await options.run(replanning: true) }
}

struct CohortCalendarCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ics", abstract: "Print a calendar file of the days this login may read, of one agent or one host.")
  @OptionGroup var database: DatabaseOptions
  @Option(help: "Code of the cohort.") var cohort: String
  @Option(help: "Only this agent, by the reference this login knows.") var agent: String?
  @Option(help: "Only this host, by its SIRET.") var employer: String?

  func validate() throws {
    guard (agent == nil) != (employer == nil) else {
      throw ValidationError("say --agent or --employer, one of them")
    }
  }

  func run() async throws {
    try await Exit.mapping {
      let registry = try database.session("cohort ics")
      let days = try registry.calendar(cohort: cohort, agent: agent, employer: employer)
      guard let stamp = days.first?.stamp else {
        throw RegistryError(.inputRefused, "this login reads no day of them in cohort \(cohort)")
      }
      let events = days.map { day in
        CalendarFile.Event(
          uid: "\(day.date)-\(day.isMorning ? "am" : "pm")-\(day.reference)-\(cohort)@passerelle.invalid",
          summary: "\(day.title) (\(day.reference))", location: day.location,
          start: "\(day.date)T\(day.isMorning ? "090000" : "140000")",
          end: "\(day.date)T\(day.isMorning ? "120000" : "170000")")
      }
      // Console ends the last line: of its CR LF it adds the LF.
      Console.print(String(CalendarFile(events, stamp: stamp).text.unicodeScalars.dropLast()))
    }
  }
}
