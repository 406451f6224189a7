/// What went wrong with the database as a registry, by what the operator must do; the command line turns the kind into
/// an exit code (sysexits).
public struct RegistryError: Error, CustomStringConvertible, Sendable {
  public enum Kind: Sendable {
    /// The command asks for what does not exist (64).
    case usage
    /// Inputs are refused; the last publication stands (65).
    case inputRefused
    /// An invariant of the program is broken; nothing was published (70).
    case invariant
    /// Another run is active, or took over (75).
    case busy
    /// This login may not do it (77).
    case rights
    /// Schema older or newer than the program, diverging migrations, missing files (78).
    case configuration
  }

  public let kind: Kind
  public let description: String

  public init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }
}
