import ArgumentParser
import Edition
import Matching
import Mobility
import Registry

struct Replay: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compute a past night again from the inputs sealed with it, and compare what it would publish.",
    discussion: """
      Nothing is written. 0: the same content to the byte. 65: « non rejouable : retrait » when an agent whose inputs \
      were sealed withdrew since, « conservation échue » when they were purged. 70: the content differs.
      """)

  @OptionGroup var database: DatabaseOptions
  @Argument(help: "Number of the run.") var run: Int64
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await Exit.mapping {
      let registry = try database.engine("replay")
      let past = try registry.unseal(run)
      let computed = try await Computed(past.commission, past.scenarios)
      let hash = try registry.contentHash(replaying: past) { staging in try computed.fill(&staging) }
      let isSame = hash == past.contentHash
      let fields: [(String, JSON)] = [
        ("run", .integer(run)), ("commission", .text(past.commission.code)),
        ("business_date", .text(past.commission.businessDate.iso)), ("same", .flag(isSame)),
        ("published", .text(past.contentHash)), ("replayed", .text(hash)),
        ("engine", .text(past.engineVersion)),
      ]
      let verdict = isSame ? "rejouée à l'identique" : "le contenu diffère"
      Console.print(
        output.json
          ? JSON.object(fields).text : "run \(run), \(past.commission.code): \(verdict), content \(hash.prefix(12))")
      guard isSame else {
        throw RegistryError(
          .invariant, "run \(run) published \(past.contentHash.prefix(12)); engine \(past.engineVersion) computed it")
      }
    }
  }
}
