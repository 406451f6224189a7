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
    // A refusal that a function of the schema raises with what to do next is worded by its author, values included.
    let remedy = result.errorField(.routine) == "exec_stmt_raise" ? result.errorField(.hint) : nil
    var error = PQError(
      sqlState == .queryCanceled ? .cancelled : .server,
      sqlState.classCode == "22" && remedy == nil ? withoutValues(primary) : primary,
      sqlState: sqlState)
    error.remedy = remedy
    error.object = Object(
      schema: result.errorField(.schema), table: result.errorField(.table),
      column: result.errorField(.column), constraint: result.errorField(.constraint))
    error.context = result.errorField(.context).flatMap(copyLine)
    return error
  }

  /// The error of a connection that could not be made. libpq 15 gives its SQLSTATE only inside the verbose text:
  /// `… failed: FATAL:  28P01: password authentication failed for user "x"`.
  static func connection(_ verbose: String) -> PQError {
    // One line for each host that was tried: the last word of a server says more than a silence.
    for line in verbose.split(separator: "\n").reversed() {
      if let error = rejection(line) { return error }
    }
    let line = firstLine(verbose)
    // Said by libpq itself, in English whatever the language of the server; time mends none of these.
    let isHopeless = ["certificate", "fe_sendauth", "does not support SSL", "authentication method"].contains {
      line.contains($0)
    }
    return PQError(isHopeless ? .credentials : .connectionFailed, line)
  }

  private static func rejection(_ line: Substring) -> PQError? {
    for separator in line.indices where line[separator...].hasPrefix(":  ") {
      let rest = line[line.index(separator, offsetBy: 3)...]
      let state = rest.prefix(5)
      guard rest.dropFirst(5).hasPrefix(": "), state.utf8.count == 5, state.allSatisfy(isStateCharacter) else {
        continue
      }
      return PQError(.connectionFailed, String(rest.dropFirst(7)), sqlState: SQLState(rawValue: String(state)))
    }
    return nil
  }

  private static func isStateCharacter(_ character: Character) -> Bool {
    character.isASCII && (character.isNumber || character.isUppercase)
  }

  private static func firstLine(_ text: String) -> String {
    String(text.prefix { !$0.isNewline })
  }

  /// Quotes and colons as the languages of the server write them.
  private static let quotes: Set<Character> = ["\"", "'", "«", "»", "„", "“", "”", "‘", "’"]
  private static let colons: Set<Character> = [":", "："]

  /// Class 22 (data exceptions) repeats the value that it refuses, in quotes or after a colon.
  private static func withoutValues(_ text: String) -> String {
    var known = Substring(text)
    if let first = text.firstIndex(where: quotes.contains), let last = text.lastIndex(where: quotes.contains) {
      known = text[..<first] + "…" + text[text.index(after: last)...]
    }
    return known.prefix { !colons.contains($0) }.trimmedEnd
  }

  /// `COPY agent, line 12, column birth: "12/13/1970"` → `COPY agent, line 12, column birth`.
  private static func copyLine(_ context: String) -> String? {
    let line = firstLine(context)
    guard line.hasPrefix("COPY ") else { return nil }
    return line.prefix { !colons.contains($0) && !quotes.contains($0) }.trimmedEnd
  }
}

extension Substring {
  fileprivate var trimmedEnd: String {
    var text = self
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
