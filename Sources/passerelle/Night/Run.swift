public import ArgumentParser
import Edition
public import Mobility
import PQ
import Registry

struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compute and publish the night of a commission, or of every commission with a live charte.")

  @OptionGroup var database: DatabaseOptions
  @Option(help: "Code of one commission (default: all).") var commission: String?
  @OptionGroup var day: DayOptions
  @Flag(help: "Compute and say the figures; write nothing.") var dryRun = false
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await Exit.mapping {
      // A night waits for a server that restarts; someone at a terminal is told at once.
      var retry = Retry()
      retry.onRetry = { error, _, pause in Console.phase("connect", "\(error); again in \(pause)") }
      let connect = { [retry] in try retry.run { try database.engine("run") } }
      let beat = { @Sendable [conninfo = database.conninfo] in try Registry.forEngine(conninfo, run: "heartbeat") }
      let registry = try connect()
      let date = try day.date(registry)
      let commissions = try commission.map { [$0] } ?? registry.commissions(on: date)
      guard !commissions.isEmpty else {
        throw RegistryError(.configuration, "no commission has a charte in force on \(date.iso): vote one")
      }
      var codes: [Int32] = []
      for code in commissions {
        do {
          let night = Night(
            registry: registry, reconnect: connect, beat: beat, commission: code, date: date, asOf: day.asOf)
          say(code, try await dryRun ? night.rehearse() : night.publish())
        } catch {
          guard Interruption.signal == nil, commissions.count > 1 else { throw error }
          codes.append(Exit.say(error, of: "\(code): "))
        }
      }
      // Each commission is independent; the gravest is told.
      if let gravest = Run.gravity.first(where: codes.contains) ?? codes.first { throw ExitCode(gravest) }
    }
  }

  private static let gravity: [Int32] = [70, 77, 78, 69, 65, 75]

  private func say(_ commission: String, _ outcome: Night.Outcome) {
    var fields: [(String, JSON)] = [("commission", .text(commission))]
    let line: String
    switch outcome {
    case .published(let lease, let snapshot, let counts, let hash, let isCurrent):
      fields += [("state", .text("published")), ("run", .integer(lease.run)), ("current", .flag(isCurrent))]
      fields += describe(snapshot) + describe(counts) + [("content_hash", .text(hash))]
      line =
        "run \(lease.run) published, \(counts.placed) placed of \(counts.agents) agents, content \(hash.prefix(12))"
    case .unchanged(let run, let snapshot):
      fields += [("state", .text("unchanged")), ("run", .integer(run))] + describe(snapshot)
      line = "nothing new: run \(run) already publishes these inputs"
    case .dry(let snapshot, let counts):
      fields += [("state", .text("dry"))] + describe(snapshot) + describe(counts)
      line = "dry run, \(counts.placed) placed of \(counts.agents) agents; nothing was written"
    }
    Console.print(output.json ? JSON.object(fields).text : "\(commission): \(line)")
  }

  private func describe(_ snapshot: Snapshot) -> [(String, JSON)] {
    [
      ("business_date", .text(snapshot.commission.businessDate.iso)), ("fingerprint", .text(snapshot.fingerprint)),
      ("rows", .object(snapshot.rows.map { ($0.table, .integer($0.count)) })),
      ("defects", .integer(Int64(snapshot.defects.count))),
    ]
  }

  private func describe(_ counts: NightCounts) -> [(String, JSON)] {
    let figures = [
      ("agents", counts.agents), ("posts", counts.posts), ("out_of_scope", counts.outOfScope),
      ("controlled", counts.controlled), ("pairs", counts.pairs), ("proposable", counts.of(.proposable)),
      ("sous_condition", counts.of(.proposableSousCondition)), ("a_instruire", counts.of(.aInstruire)),
      ("non_recevable", counts.of(.nonRecevable)), ("placed", counts.placed), ("points", Int(counts.points)),
    ]
    // No count of agents without an agreement: under five it would tell who.
    return figures.map { ($0.0, .integer(Int64($0.1))) }
  }
}

extension Day: ExpressibleByArgument {
  public init?(argument: String) { self.init(iso: argument) }
}
