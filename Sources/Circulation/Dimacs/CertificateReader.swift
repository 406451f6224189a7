/// Reads what `DimacsWriter.writeCertificate` wrote: the claim that a network has this answer.
public struct CertificateReader {
  /// A claim, to be put before the `Checker`.
  public enum Claim: Sendable {
    case optimal(flow: PackedIntegers, prices: [Int64], objective: [Int64])
    case infeasible(nodes: [Int])
    case unbounded(cycle: [Int])
    case unbalanced
  }

  /// The line that cannot be read, and why.
  public struct Fault: Error, Sendable {
    /// From 1.
    public let line: Int
    /// What was expected there.
    public let reason: String
  }

  private let network: Network

  /// - Parameter network: whose nodes and arcs the certificate numbers from 1.
  public init(for network: Network) { self.network = network }

  /// The claim that the text makes; the first line that cannot be read is thrown. Nothing is verified yet.
  public func read(_ text: [UInt8]) throws(Fault) -> Claim {
    var flow = PackedIntegers(repeating: 0, count: network.arcCount)
    var prices = Array(repeating: Int64(0), count: network.nodeCount * network.levels)
    var listed: [Int] = []
    var answer: [Substring] = []
    var number = 0
    for raw in text.split(separator: 10, omittingEmptySubsequences: false) {
      number += 1
      let fields = String(decoding: raw, as: UTF8.self).split(whereSeparator: { $0 == " " || $0 == "\r" || $0 == "\t" })
      guard let kind = fields.first, !kind.hasPrefix("c") else { continue }
      let values = fields.dropFirst().map { Int64($0) }
      func index(upTo count: Int) throws(Fault) -> Int {
        guard let first = values.first, let named = first, named >= 1, named <= Int64(count) else {
          throw Fault(line: number, reason: "expected a number between 1 and \(count)")
        }
        return Int(named) - 1
      }
      switch kind {
      case "s": answer = Array(fields.dropFirst())
      case "k": listed.append(try index(upTo: network.nodeCount))
      case "u": listed.append(try index(upTo: network.arcCount))
      case "x":
        guard values.count == 2, let units = values[1] else {
          throw Fault(line: number, reason: "expected `x ARC FLOW`")
        }
        flow[try index(upTo: network.arcCount)] = units
      case "y":
        let node = try index(upTo: network.nodeCount)
        guard values.count == network.levels + 1 else {
          throw Fault(line: number, reason: "expected `y NODE` and \(network.levels) price(s)")
        }
        for level in 0..<network.levels {
          guard let price = values[level + 1] else {
            throw Fault(line: number, reason: "a price is not a whole number")
          }
          prices[node * network.levels + level] = price
        }
      default: throw Fault(line: number, reason: "unknown kind of line: expected c, s, x, y, k or u")
      }
    }
    switch answer.first {
    case "infeasible": return .infeasible(nodes: listed)
    case "unbounded": return .unbounded(cycle: listed)
    case "unbalanced": return .unbalanced
    default:
      let objective = answer.compactMap { Int64($0) }
      guard objective.count == network.levels, objective.count == answer.count else {
        throw Fault(line: number, reason: "expected one line `s` with \(network.levels) cost(s) or a status")
      }
      return .optimal(flow: flow, prices: prices, objective: objective)
    }
  }
}
