/// The five-character code of a server error (PostgreSQL, appendix A).
public struct SQLState: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }

  /// The first two characters: the class of the error.
  public var classCode: Substring { rawValue.prefix(2) }

  public var description: String { rawValue }

  public static let serializationFailure = SQLState(rawValue: "40001")
  public static let deadlockDetected = SQLState(rawValue: "40P01")
  public static let insufficientPrivilege = SQLState(rawValue: "42501")
  public static let lockNotAvailable = SQLState(rawValue: "55P03")
  public static let queryCanceled = SQLState(rawValue: "57014")
  public static let adminShutdown = SQLState(rawValue: "57P01")
  public static let crashShutdown = SQLState(rawValue: "57P02")
  public static let cannotConnectNow = SQLState(rawValue: "57P03")
}

/// What a caller may do after a failure.
public enum Retryability: Sendable {
  /// The same work may pass in a moment: the server restarts, a lock or another transaction was in the way.
  case soon
  /// The server lacks a resource (class 53): trying again at once would make it worse.
  case later
  /// The same work would fail in the same way, or may already have been done.
  case never
}

extension SQLState {
  public var retryability: Retryability {
    switch self {
    case .adminShutdown, .crashShutdown, .cannotConnectNow: .soon
    case .serializationFailure, .deadlockDetected, .lockNotAvailable: .soon
    default:
      switch classCode {
      case "08": .soon
      case "53": .later
      default: .never
      }
    }
  }
}
