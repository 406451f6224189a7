import Foundation

/// What the measuring tests share. They run when PASSERELLE_BENCH names them: `scripts/bench` does.
public enum Bench {
  private static let environment = ProcessInfo.processInfo.environment
  public static func isAsked(_ name: String) -> Bool { environment["PASSERELLE_BENCH"] == name }
  public static let rounds = environment["PASSERELLE_ROUNDS"].flatMap { Int($0) } ?? 5

  /// Seconds of processor: for one thread, those of a quiet machine.
  public static func processorSeconds(_ work: () throws -> Void) rethrows -> Double {
    let start = clock()
    try work()
    return Double(clock() - start) / Double(CLOCKS_PER_SEC)
  }

  public static func median<Value: Comparable>(_ values: [Value]) -> Value { values.sorted()[values.count / 2] }

  public static func milliseconds(_ seconds: Double) -> String { "\(Int((seconds * 1e3).rounded())) ms" }

  public static func hundredths(_ value: Double) -> String { "\((value * 100).rounded() / 100)" }
}
