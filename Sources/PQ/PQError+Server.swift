import CLibPQ

extension PQError {
  /// The error that a result carries.
  static func server(_ result: borrowing QueryResult, connectionIsLost: Bool) -> PQError {
    guard let state = result.errorField(.sqlState) else {
      return connectionIsLost
        ? PQError(.connectionLost, "the server closed the connection unexpectedly")
        : PQError(.server, firstLine(result.errorMessage))
    }
    let sqlState = SQLState(rawValue: state)
    let primary = result.errorField(.primary) ?? ""
    var error = PQError(
      sqlState == .queryCanceled ? .cancelled : .server,
      sqlState.classCode == "22" ? withoutQuotedValues(primary) : primary,
      sqlState: sqlState)
    error.object = Object(
      schema: result.errorField(.schema), table: result.errorField(.table),
      column: result.errorField(.column), constraint: result.errorField(.constraint))
    error.context = result.errorField(.context).flatMap(copyLine)
    return error
  }

  /// The error of a connection that could not be made. libpq 15 gives its SQLSTATE only inside the verbose text:
  /// `… failed: FATAL:  28P01: password authentication failed for user "x"`.
  static func connection(_ verbose: String) -> PQError {
    let line = firstLine(verbose)
    for separator in line.indices where line[separator...].hasPrefix(":  ") {
      let rest = line[line.index(separator, offsetBy: 3)...]
      let state = rest.prefix(5)
      guard rest.dropFirst(5).hasPrefix(": "), state.utf8.count == 5, state.allSatisfy(isStateCharacter) else {
        continue
      }
      return PQError(.connectionFailed, String(rest.dropFirst(7)), sqlState: SQLState(rawValue: String(state)))
    }
    // Said by libpq itself, in English whatever the language of the server; time mends none of these.
    let isHopeless = ["certificate", "fe_sendauth", "does not support SSL", "authentication method"].contains {
      line.contains($0)
    }
    return PQError(isHopeless ? .credentials : .connectionFailed, line)
  }

  private static func isStateCharacter(_ character: Character) -> Bool {
    character.isASCII && (character.isNumber || character.isUppercase)
  }

  private static func firstLine(_ text: String) -> String {
    String(text.prefix { !$0.isNewline })
  }

  /// Class 22 (data exceptions) quotes the value that it refuses.
  private static func withoutQuotedValues(_ text: String) -> String {
    guard let first = text.firstIndex(of: "\""), let last = text.lastIndex(of: "\"") else { return text }
    return text[..<first] + "\"…\"" + text[text.index(after: last)...]
  }

  /// `COPY agent, line 12, column birth: "12/13/1970"` → `COPY agent, line 12, column birth`.
  private static func copyLine(_ context: String) -> String? {
    let line = firstLine(context)
    guard line.hasPrefix("COPY ") else { return nil }
    return String(line.prefix { $0 != ":" && $0 != "\"" })
  }
}
