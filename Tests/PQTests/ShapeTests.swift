import PQ
import Testing

/// The caller names the shape of the answer; another shape is an error, and the session stays usable.
struct ShapeTests {
  @Test func rowsInOrder() throws {
    let db = try Server.connect()
    let rows = try db.rows("SELECT i, 'n' || i FROM generate_series(1, $1) i", [3]) { row in
      (try row[0] as Int32, try row[1] as String)
    }
    #expect(rows.map(\.0) == [1, 2, 3])
    #expect(rows.map(\.1) == ["n1", "n2", "n3"])
  }

  @Test func oneRowOrNone() throws {
    let db = try Server.connect()
    let series = "SELECT i FROM generate_series(1, $1) i"
    #expect(try db.optionalRow(series, [0]) { try $0[0] as Int32 } == nil)
    #expect(try db.optionalRow(series, [1]) { try $0[0] as Int32 } == 1)
    #expect(try db.row(series, [1]) { try $0[0] as Int32 } == 1)
    for work in [
      { _ = try db.row(series, [0]) { _ in } }, { _ = try db.row(series, [2]) { _ in } },
      { _ = try db.optionalRow(series, [2]) { _ in } }, { _ = try db.value("SELECT 1, 2", as: Int.self) },
      { _ = try db.value("SET lock_timeout = 0", as: Int.self) }, { try db.execute("") },
      { _ = try db.row("SELECT 1") { try $0[1] as Int } },
    ] as [() throws -> Void] {
      #expect(try pqError(work).code == .unexpectedShape)
      #expect(try db.value("SELECT 1", as: Int.self) == 1)
    }
  }

  @Test func affectedRowsAreCounted() throws {
    let db = try Server.connect()
    try db.execute("CREATE TEMP TABLE t (i int)")
    #expect(try db.execute("INSERT INTO t SELECT generate_series(1, 5)") == 5)
    #expect(try db.execute("DELETE FROM t WHERE i > $1", [2]) == 3)
  }

  @Test func aScriptIsOneTransaction() throws {
    let db = try Server.connect()
    try db.script("CREATE TEMP TABLE t (i int); INSERT INTO t VALUES (1); INSERT INTO t VALUES (2);")
    #expect(
      try pqError { try db.script("INSERT INTO t VALUES (3); SELECT 1/0; INSERT INTO t VALUES (4)") }.sqlState?
        .rawValue == "22012")
    #expect(try db.value("SELECT count(*) FROM t", as: Int.self) == 2)
  }

  @Test func aCopyInsideAnotherCallIsRefusedAndDrained() throws {
    let db = try Server.connect()
    try db.execute("CREATE TEMP TABLE t (i int)")
    for sql in ["COPY t FROM STDIN", "COPY (SELECT generate_series(1, 100000)) TO STDOUT"] {
      #expect(try pqError { try db.script(sql + "; SELECT 1") }.code == .misuse)
      #expect(try pqError { try db.execute(sql) }.code == .misuse)
      #expect(try db.value("SELECT count(*) FROM t", as: Int.self) == 0)
    }
  }

  @Test func noticesReachTheirReader() throws {
    var seen: [Notice] = []
    do {
      let db = try Server.connect { seen.append($0) }
      try db.script("DO $$ BEGIN RAISE WARNING 'beware' USING ERRCODE = '01008'; END $$")
    }
    #expect(seen.map(\.severity) == ["WARNING"])
    #expect(seen.map(\.message) == ["beware"])
    #expect(seen.map(\.sqlState?.rawValue) == ["01008"])
  }
}
