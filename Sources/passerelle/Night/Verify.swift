import ArgumentParser
import Edition
import Matching
import Mobility
import Registry

struct Verify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check the proof of a published plan over every eligible pair, each read again from the sealed inputs.",
    discussion: """
      scripts/verify.sql checks in psql what is published; above the charte's cap only the pairs of the plan are, and \
      this command examines all the others. Under side rules, and where another case of the rules of all or nothing has no \
      proof to judge alone, it computes the plan again, compares, and says so. 0: proved. 65: the inputs are no longer \
      sealed. 70: a fault, which is named, or a level that is not proved.
      """)

  @OptionGroup var database: DatabaseOptions
  @Argument(help: "Number of the run (default: every published one).") var run: Int64?
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await Exit.mapping {
      let registry = try database.engine("verify")
      var isRefused = false
      for run in try run.map({ [$0] }) ?? registry.currentRuns() {
        let past = try registry.unseal(run)
        let plan = try registry.publishedPlan(of: run)
        let claim = PublishedProof(
          proof: CertificateHead.Proof(rawValue: plan.proof) ?? .aucune, met: plan.met, prices: plan.prices,
          flow: plan.flow, levels: plan.levels, otherCases: plan.otherCases)
        let found = try await verify(claim, of: past.commission, salt: plan.salt)
        isRefused = isRefused || !found.faults.isEmpty || !found.isProved
        say(run, past.commission.code, plan.proof, found)
      }
      if isRefused { throw ExitCode(Exit.invariant) }
    }
  }

  private func say(_ run: Int64, _ commission: String, _ proof: String, _ found: Verification) {
    let fields: [(String, JSON)] = [
      ("run", .integer(run)), ("commission", .text(commission)), ("proof", .text(proof)),
      ("examined", .integer(Int64(found.examined))), ("eligible", .integer(Int64(found.eligible))),
      ("arcs", .integer(Int64(found.arcs))), ("proved", .flag(found.faults.isEmpty && found.isProved)),
      ("computed_again", .flag(found.isComputedAgain)), ("faults", .list(found.faults.map { .text($0) })),
    ]
    let proof = (found.isProved ? "prouvé" : "non prouvé") + (found.isComputedAgain ? ", recalculé" : "")
    let verdict = found.faults.first.map { "FAUX : \($0)" } ?? proof
    Console.print(
      output.json
        ? JSON.object(fields).text
        : "run \(run), \(commission): \(found.examined) pairs read again, \(found.eligible) eligible, \(verdict)")
  }
}
