import ArgumentParser
import Glibc
import Intake
import Matching
import PQ
import Registry

/// Exit codes (sysexits), never reused. The command line's own parser answers 64 to a wrong usage.
enum Exit {
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
      case .inputRefused: inputRefused
      case .invariant: invariant
      case .busy: busy
      case .rights: rights
      case .configuration: configuration
      }
    case is IntakeRefusal: return inputRefused
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
    default: break
    }
    guard let state = error.sqlState else { return invariant }
    return switch state.classCode {
    case "28": rights
    case "53": output
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
      let code = code(of: error)
      let hint = hints[code].map { " — \($0)" } ?? ""
      Console.error("\(error)\(hint)")
      throw ExitCode(code)
    }
  }

  private static let hints: [Int32: String] = [
    noDatabase: "is the server running, and is the connection string right?",
    rights: "does this login have its role? sql/roles.sql lists them",
    invariant: "nothing was published; please report it with the run's number",
  ]
}
