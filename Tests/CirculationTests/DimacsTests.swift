import Circulation
import Testing

@Suite struct DimacsTests {
  private func read(_ text: String, pieces: Int = 1 << 20) throws(DimacsReader.Failure) -> Network {
    var reader = DimacsReader()
    let bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
      let piece = Array(bytes[start..<min(start + pieces, bytes.count)])
      reader.read(piece.span)
      start += pieces
    }
    return try reader.finish()
  }

  private func faults(_ text: String) -> [String] {
    do {
      _ = try read(text)
      return []
    } catch { return error.faults.map { $0.description } }
  }

  @Test(arguments: [1, 2, 7, 1 << 20]) func writtenIsRead(pieces: Int) throws {
    for seed in 0..<50 {
      var network = randomNetwork(seed: seed, levels: 1 + seed % 3, cost: -9_000_000_000...9_000_000_000)
      network.addArc(from: 0, to: 0, lower: -4, upper: Network.unbounded, costs: network.costs.map { _ in 0 })
      var text: [UInt8] = []
      withSink(&text) { $0.write(network) }
      let again = try read(String(decoding: text, as: UTF8.self), pieces: pieces)
      #expect(again.supplies == network.supplies && again.tails == network.tails && again.heads == network.heads)
      #expect(again.lowers == network.lowers && again.uppers == network.uppers && again.costs == network.costs)
    }
  }

  @Test func certificatesAreReadBack() throws {
    let network = randomPlan(seed: 8, agents: 40, posts: 20, degree: 5, levels: 2, values: 0...9)
    let solution = try #require(solve(network).solution)
    var text: [UInt8] = []
    withSink(&text) { $0.writeCertificate(.optimal(solution), of: network) }
    guard case .optimal(let flow, let prices, let objective) = try CertificateReader(for: network).read(text) else {
      return #expect(Bool(false))
    }
    let canonical = solution.withCanonicalPrices(in: network)
    #expect(flow == solution.flow && prices == canonical.prices && objective == solution.objective)
  }

  private func withSink(_ text: inout [UInt8], _ write: (inout DimacsWriter) -> Void) {
    final class Sheet { var bytes: [UInt8] = [] }
    let sheet = Sheet()
    var writer = DimacsWriter { sheet.bytes += $0 }
    write(&writer)
    text = sheet.bytes
  }

  @Test func everyFaultIsNamedWithItsLine() {
    #expect(faults("") == ["line 0: no problem line: expected `p min NODES ARCS` before anything else"])
    #expect(faults("p min 2 1\na 1 2 0 1 5 6\n").first?.hasPrefix("line 2: expected `a TAIL") == true)
    #expect(faults("p min 2 1\na 1 3 0 1 5\n") == ["line 2: arc from 1 to 3: nodes are between 1 and 2"])
    #expect(faults("p min 2 1\na 1 2 3 1 5\n") == ["line 2: lower bound 3 above upper bound 1"])
    #expect(faults("p min 2 2\na 1 2 0 1 5\n") == ["line 2: 1 arcs read, 2 announced by the problem line"])
    #expect(
      faults("p min 2 1\nn 3 1\nz\na 1 2 0 99999999999999999999 5\n").map { $0.prefix(6) } == [
        "line 2", "line 3", "line 4",
      ])
    #expect(faults("p min 1 0\np min 1 0\n") == ["line 2: second problem line"])
    #expect(faults("p max 1 0\n").first == "line 1: expected `p min NODES ARCS`")
  }
}
