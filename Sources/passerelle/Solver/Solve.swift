import ArgumentParser
import Circulation
import Glibc

/// Solves a minimum-cost flow in DIMACS form, or verifies the certificate of an earlier answer.
struct Solve: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Solves a minimum-cost flow in DIMACS form and proves the answer.",
    discussion: """
      Prints `s COST` and `f TAIL HEAD FLOW` lines. An infeasible, unbalanced or unbounded problem is an answer, with its \
      proof. Exit codes: 0 answered or certificate accepted, 1 certificate refused, 65 bad data, 66 file not readable.
      """)

  @Argument(help: "The problem, standard input when absent or -.")
  var file = "-"

  @Option(
    help: "The algorithm: auto, bipartite or general.",
    transform: { name in
      guard let engine = Engine(rawValue: name) else { throw ValidationError("expected auto, bipartite or general") }
      return engine
    })
  var engine = Engine.auto

  @Option(help: "Write the flow and the prices that prove it to this file.")
  var certificate: String?

  @Option(help: "Verify this certificate instead of solving.")
  var check: String?

  @Flag(help: "Print one JSON object.")
  var json = false

  @Flag(help: "Print processor seconds of reading and of solving as a comment.")
  var timings = false

  func run() throws {
    let started = Stopwatch()
    let network = try readNetwork()
    let read = started.seconds
    if let check { return try verify(check, network) }
    let outcome = solve(network, engine: engine)
    let solved = Stopwatch.rounded(started.seconds - read)
    if timings { ByteFile.standardOutput.write("c read \(read) s, solve \(solved) s\n") }
    if json {
      ByteFile.standardOutput.write(SolveReport(outcome, network).json)
    } else {
      var writer = DimacsWriter(to: ByteFile.standardOutput.write)
      writer.write(outcome, of: network)
    }
    if let certificate {
      let file = try ByteFile(creating: certificate)
      var writer = DimacsWriter(to: file.write)
      writer.writeCertificate(outcome, of: network)
    }
    if case .outOfRange = outcome { throw ExitCode(65) }
  }

  private func readNetwork() throws -> Network {
    var reader = DimacsReader()
    let input = file == "-" ? ByteFile.standardInput : try ByteFile(opening: file)
    while let piece = input.read() { reader.read(piece.span) }
    do {
      return try reader.finish()
    } catch {
      for fault in error.faults { ByteFile.standardError.write("\(file): \(fault)\n") }
      throw ExitCode(65)
    }
  }

  private func verify(_ name: String, _ network: Network) throws {
    let file = try ByteFile(opening: name)
    var text: [UInt8] = []
    while let piece = file.read() { text += piece }
    do {
      let checker = Checker(network)
      switch try CertificateReader(for: network).read(text) {
      case .optimal(let flow, let prices, let objective):
        try checker.check(flow: flow, prices: prices, objective: objective)
        try checker.check(canonicalFlow: flow, prices: prices)
        let costs = objective.map { String($0) }.joined(separator: " ")
        ByteFile.standardOutput.write("certificate accepted: \(costs) is the least cost\n")
      case .infeasible(let nodes):
        try checker.check(cut: nodes)
        ByteFile.standardOutput.write("certificate accepted: no flow exists\n")
      case .unbounded(let cycle):
        try checker.check(unboundedCycle: cycle)
        ByteFile.standardOutput.write("certificate accepted: a flow, if any exists, has no least cost\n")
      case .unbalanced:
        guard network.supplies.reduce(Int128(0), { $0 + Int128($1) }) != 0 else { throw Checker.Fault.size("balanced") }
        ByteFile.standardOutput.write("certificate accepted: the supplies do not sum to 0\n")
      }
    } catch let fault as CertificateReader.Fault {
      ByteFile.standardError.write("\(name): line \(fault.line): \(fault.reason)\n")
      throw ExitCode(65)
    } catch let fault as Checker.Fault {
      ByteFile.standardError.write("\(name): certificate refused: \(fault)\n")
      throw ExitCode.failure
    }
  }
}

/// Seconds of processor since it was made: other programs change them less than they change the clock on the wall.
private struct Stopwatch {
  private let start = now()

  var seconds: Double { Self.rounded(Self.now() - start) }

  static func rounded(_ seconds: Double) -> Double { (seconds * 1e6).rounded() / 1e6 }

  private static func now() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
