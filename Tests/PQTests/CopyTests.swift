import PQ
import Testing

struct CopyTests {
  @Test func aHundredThousandRowsInAndOut() throws {
    let db = try Server.connect()
    try db.execute(
      """
      CREATE TEMP TABLE t (a int8 PRIMARY KEY, b int4, c int2, d bool, e text, f date, g int8[], h int4[], i text[],
        j bytea, k int4)
      """)
    let count = 100_000
    let written = try db.copyIn(into: "t", columns: ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"]) { writer in
      for index in 0..<Int64(count) {
        let value = Sample(index)
        try writer.row { row in
          row.append(value.a)
          row.append(value.b)
          row.append(value.c)
          row.append(value.d)
          row.append(value.e)
          row.append(value.f)
          row.append(value.g)
          row.append(value.h)
          row.append(value.i)
          row.append(value.j)
          row.appendNull()
        }
      }
    }
    #expect(written == count)
    // The server understood what was written …
    #expect(try db.value("SELECT sum(a)::int8 FROM t", as: Int.self) == (count - 1) * count / 2)
    let arrays = "SELECT count(*) FROM t WHERE h[1] = coalesce(b, h[1]) AND (g = '{}' OR g[2] = a) AND k IS NULL"
    #expect(try db.value(arrays, as: Int.self) == count)
    // … and what comes back is equal.
    var next: Int64 = 0
    var different = 0
    let read = try db.copyOut("SELECT * FROM t ORDER BY a") { row in
      let value = Sample(
        a: try row[0], b: try row[1], c: try row[2], d: try row[3], e: try row[4], f: try row[5], g: try row[6],
        h: try row[7], i: try row[8], j: try row[9])
      if value != Sample(next) || !row.isNull(10) { different += 1 }
      next += 1
    }
    #expect(read == count)
    #expect(different == 0)
  }

  @Test func nothingAtAll() throws {
    let db = try Server.connect()
    try db.execute("CREATE TEMP TABLE t (i int8)")
    #expect(try db.copyIn(into: "t", columns: ["i"]) { _ in } == 0)
    #expect(try db.copyOut("SELECT i FROM t") { _ in } == 0)
  }

  @Test func aRowErrorComesAtTheEndAndNamesItsLine() throws {
    let db = try Server.connect()
    try db.execute("CREATE TEMP TABLE t (i int8 PRIMARY KEY, x text)")
    var finished = false
    let error = try pqError {
      try db.copyIn(into: "t", columns: ["i", "x"]) { writer in
        for index in 0..<Int64(50_000) {
          try writer.row { row in
            row.append(index == 400 ? 3 : index)
            row.append("Dupont")
          }
        }
        finished = true
      }
    }
    #expect(finished)
    #expect(error.sqlState?.rawValue == "23505")
    #expect(error.context == "COPY t, line 401")
    #expect(!error.description.contains("Dupont"))
    #expect(try db.value("SELECT count(*) FROM t", as: Int.self) == 0)
  }

  @Test func whatTheClosureThrowsAbandonsTheCopy() throws {
    struct Refusal: Error {}
    let db = try Server.connect()
    try db.execute("CREATE TEMP TABLE t (i int8)")
    #expect(throws: Refusal.self) {
      try db.copyIn(into: "t", columns: ["i"]) { writer in
        for index in 0..<Int64(20_000) { try writer.row { $0.append(index) } }
        throw Refusal()
      }
    }
    #expect(throws: Refusal.self) {
      try db.copyOut("SELECT i FROM generate_series(1, 1000000) i") { _ in throw Refusal() }
    }
    #expect(try db.value("SELECT count(*) FROM t", as: Int.self) == 0)
  }

  @Test func aRefusedRowIsNotSent() throws {
    struct Refusal: Error {}
    let db = try Server.connect()
    try db.execute("CREATE TEMP TABLE t (i int8, j int8)")
    try db.copyIn(into: "t", columns: ["i", "j"]) { writer in
      try writer.row { row in
        row.append(1 as Int64)
        row.append(nil as Int64?)
      }
      #expect(try pqError { try writer.row { $0.append(2 as Int64) } }.code == .misuse)
      #expect(throws: Refusal.self) {
        try writer.row { row in
          row.append(3 as Int64)
          throw Refusal()
        }
      }
    }
    #expect(try db.value("SELECT array_agg(i) FROM t", as: [Int64].self) == [1])
  }

  @Test func anErrorInTheMiddleOfACopyOut() throws {
    let db = try Server.connect()
    let error = try pqError {
      try db.copyOut("SELECT 1 / (9000 - i) FROM generate_series(1, 10000) i") { _ in }
    }
    #expect(error.sqlState?.rawValue == "22012")
    #expect(try db.value("SELECT 1", as: Int.self) == 1)
  }
}

/// A row made from its number alone.
private struct Sample: Equatable {
  var a: Int64
  var b: Int32?
  var c: Int16
  var d: Bool
  var e: String?
  var f: PQDate
  var g: [Int64]
  var h: [Int32]
  var i: [String]
  var j: [UInt8]
}

extension Sample {
  init(_ index: Int64) {
    let small = Int32(truncatingIfNeeded: index &* 2_654_435_761)
    a = index
    b = index % 3 == 0 ? nil : small
    c = Int16(truncatingIfNeeded: small)
    d = index % 2 == 0
    e = index % 5 == 0 ? nil : String(repeating: "é\(index) ", count: Int(index % 7))
    f = PQDate(days: Int32(index % 20_000) - 10_000)
    g = index % 4 == 0 ? [] : [.min, index]
    h = [small, .max]
    i = (0..<Int(index % 3)).map { "texte \($0)" }
    j = [UInt8](repeating: UInt8(truncatingIfNeeded: index), count: Int(index % 9))
  }
}
