import CLibPQ
internal import Glibc

extension ConnectionSettings {
  /// The keywords to connect with: the operator's own words first, then only what they leave open.
  func keywords() throws(PQError) -> [(keyword: String, value: String)] {
    guard Self.isLibPQOpen else {
      throw PQError(.malformedConninfo, "libpq.so.5 cannot be loaded: install PostgreSQL's client library (libpq5)")
    }
    let spoken = try spokenKeywords()
    let known = try resolved()
    var keywords = [("dbname", conninfo), ("fallback_application_name", applicationName), ("client_encoding", "UTF8")]
    for (keyword, value) in defaults where !spoken.contains(keyword) {
      // A compiled-in default cannot be told from a silence, except for this one, whose default means "unset".
      let present = known[keyword] ?? ""
      if present.isEmpty || (keyword == "target_session_attrs" && present == "any") {
        keywords.append((keyword, value))
      }
    }
    let session = options.map { "-c \($0.name)=\(Self.escaped($0.value))" }
    let all = (session + [known["options"] ?? ""]).filter { !$0.isEmpty }
    if !all.isEmpty { keywords.append(("options", all.joined(separator: " "))) }
    return keywords
  }

  private static let isLibPQOpen = openLibPQ()

  private static func escaped(_ value: String) -> String {
    String(value.flatMap { $0 == " " || $0 == "\\" ? ["\\", $0] : [$0] })
  }

  /// The keywords written in the connection string or in the environment.
  private func spokenKeywords() throws(PQError) -> Set<String> {
    var spoken: Set<String> = []
    let list = unsafe PQconndefaults()
    unsafe Self.forEachOption(list) { keyword, _, variable in
      if let variable = unsafe variable, unsafe getenv(variable) != nil { spoken.insert(keyword) }
    }
    unsafe PQconninfoFree(list)
    guard conninfo.contains("=") || conninfo.hasPrefix("postgres://") || conninfo.hasPrefix("postgresql://") else {
      return spoken
    }
    // The reason is dropped: libpq quotes in it the piece that it could not read, which may be of a password.
    guard let parsed = unsafe PQconninfoParse(conninfo, nil) else { throw Self.malformed }
    var isSound = true
    unsafe Self.forEachOption(parsed) { keyword, value, _ in
      guard let value else { return }
      spoken.insert(keyword)
      if Self.looksLikePassword(value, of: keyword) { isSound = false }
    }
    unsafe PQconninfoFree(parsed)
    guard isSound else { throw Self.malformed }
    return spoken
  }

  /// A password with an `@`, a `:` or a `/` in a URL spills into the host or the port, which libpq repeats in its errors.
  private static func looksLikePassword(_ value: String, of keyword: String) -> Bool {
    switch keyword {
    case "host": value.contains("@") && !value.hasPrefix("/") && !value.hasPrefix("@")
    case "port": !value.allSatisfy { $0.isNumber || $0 == "," }
    default: false
    }
  }

  /// What libpq makes of the string, the service and the environment together. Only a connection object knows it, so
  /// one is started towards a socket that cannot exist.
  private func resolved() throws(PQError) -> [String: String] {
    let keywords = [("dbname", conninfo), ("host", Self.nowhere), ("hostaddr", ""), ("port", "")]
    let connection = unsafe Self.withKeywords(keywords) { unsafe PQconnectStartParams($0, $1, 1) }
    defer { unsafe PQfinish(connection) }
    // It fails in any case; before the socket is tried, it is for a service or an option that is not known.
    let failure = unsafe String(cString: PQerrorMessage(connection))
    guard failure.contains(Self.nowhere) else {
      throw PQError(.malformedConninfo, String(failure.prefix { !$0.isNewline }))
    }
    var found: [String: String] = [:]
    let list = unsafe PQconninfo(connection)
    unsafe Self.forEachOption(list) { keyword, value, _ in found[keyword] = value }
    unsafe PQconninfoFree(list)
    return found
  }

  private static var nowhere: String { "/nonexistent" }

  private static var malformed: PQError {
    PQError(
      .malformedConninfo,
      "the connection string is malformed. Maybe a quote or an = is missing, or a character of a URL needs its % form")
  }

  /// Lends the two NULL-terminated lists that libpq expects.
  static func withKeywords<T>(
    _ keywords: [(keyword: String, value: String)],
    _ body: (UnsafePointer<UnsafePointer<CChar>?>, UnsafePointer<UnsafePointer<CChar>?>) -> T
  ) -> T {
    let names = CStrings(keywords.map(\.keyword))
    let values = CStrings(keywords.map(\.value))
    return unsafe names.withPointers { names in unsafe values.withPointers { unsafe body(names, $0) } }
  }

  private static func forEachOption(
    _ list: UnsafeMutablePointer<PQconninfoOption>?, _ body: (String, String?, UnsafePointer<CChar>?) -> Void
  ) {
    guard var option = unsafe list else { return }
    while let keyword = unsafe option.pointee.keyword {
      let value = unsafe option.pointee.val.map { unsafe String(cString: $0) }
      unsafe body(String(cString: keyword), value, option.pointee.envvar)
      unsafe option += 1
    }
  }
}
