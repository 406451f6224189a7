import ArgumentParser
import Glibc
import Intake
import Matching
import PQ
import Registry

/// Exit codes (sysexits), never reused. The command line's own parser answers 64 to a wrong usage.
enum Exit {
  static let usage: Int32 = 64
  static let inputRefused: Int32 = 65
  static let noDatabase: Int32 = 69
  static let invariant: Int32 = 70
  static let output: Int32 = 74
  static let busy: Int32 = 75
  static let rights: Int32 = 77
  static let configuration: Int32 = 78

  /// What an error means for whoever launched the command.
  static func code(of error: any Error) -> Int32 {
    if let signal = Interruption.signal { return 128 + signal }
    switch error {
    case let error as RegistryError:
      return switch error.kind {
      case .usage: usage
      case .inputRefused: inputRefused
      case .invariant: invariant
      case .busy: busy
      case .rights: rights
      case .configuration: configuration
      }
    case is IntakeRefusal, is BlockedInputs: return inputRefused
    case let error as PQError: return code(of: error)
    default: return invariant
    }
  }

  private static func code(of error: PQError) -> Int32 {
    switch error.code {
    case .malformedConninfo: return configuration
    case .credentials: return rights
    case .connectionFailed, .connectionLost, .commitUnknown, .deadlineExceeded:
      return error.sqlState?.classCode == "28" ? rights : noDatabase
    // A column that is no longer of its type.
    case .unexpectedShape, .undecodable: return configuration
    default: break
    }
    guard let state = error.sqlState else { return invariant }
    return switch state.classCode {
    case "28": rights
    case "53": output
    // A primary that became a standby.
    case "25": noDatabase
    case "40", "55", "57": busy
    case "3D", "3F": configuration
    case "42": state == .insufficientPrivilege ? rights : configuration
    default: invariant
    }
  }

  /// Runs a command's body; an error is one line on standard error and its exit code.
  static func mapping(_ body: () async throws -> Void) async throws {
    do {
      try await body()
    } catch let exit as ExitCode {
      throw exit
    } catch let error as ValidationError {
      throw error
    } catch {
      throw ExitCode(say(error))
    }
  }

  /// Says an error and what to do next on standard error; returns its exit code.
  static func say(_ error: any Error, of subject: String = "") -> Int32 {
    let code = code(of: error)
    let text = Interruption.signal.map { "interrupted by signal \($0)" } ?? "\(error)"
    // What the registry refuses for want of a right says whose it is.
    let hint = error is RegistryError && code == rights ? nil : hints[code]
    Console.error(subject + text + (hint.map { " — \($0)" } ?? ""))
    return code
  }

  private static let hints: [Int32: String] = [
    noDatabase: "is the server running, and is the connection string right?",
    rights: "does this login have its role? sql/roles.sql lists them",
    invariant: "nothing was published; please report it with the run's number",
  ]
}
