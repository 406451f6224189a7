import PQ
import Testing

/// Every type goes to the server as a parameter, comes back in a result, and again through both binary COPYs.
struct RoundTripTests {
  @Test func parametersComeBackAsTheyWere() throws {
    let db = try Server.connect()
    for value in [0, 1, -1, Int64.max, .min] {
      #expect(try db.value("SELECT $1::int8", [value], as: Int64.self) == value)
    }
    for value in [Int32.max, .min, 0] { #expect(try db.value("SELECT $1::int4", [value], as: Int32.self) == value) }
    for value in [Int16.max, .min, 0] { #expect(try db.value("SELECT $1::int2", [value], as: Int16.self) == value) }
    for value in [true, false] { #expect(try db.value("SELECT $1::bool", [value], as: Bool.self) == value) }
    for value in Self.texts { #expect(try db.value("SELECT $1::text", [value], as: String.self) == value) }
    for value in [[], [0, 255, 92, 39], [UInt8](0...255)] as [[UInt8]] {
      #expect(try db.value("SELECT $1::bytea", [value], as: [UInt8].self) == value)
    }
    for value in [[], [1, -1, .max, .min]] as [[Int64]] {
      #expect(try db.value("SELECT $1::int8[]", [value], as: [Int64].self) == value)
    }
    for value in [[], [1, .max, .min]] as [[Int32]] {
      #expect(try db.value("SELECT $1::int4[]", [value], as: [Int32].self) == value)
    }
    for value in [[], [1, .max, .min]] as [[Int16]] {
      #expect(try db.value("SELECT $1::int2[]", [value], as: [Int16].self) == value)
    }
    for value in [[], [""], Self.texts, ["NULL", "null", "{}", ","]] {
      #expect(try db.value("SELECT $1::text[]", [value], as: [String].self) == value)
    }
  }

  @Test func datesAgreeWithTheServer() throws {
    let db = try Server.connect()
    let dates = [
      ("2000-01-01", PQDate(days: 0)), ("2024-02-29", PQDate(days: 8825)), ("1970-01-01", PQDate(days: -10957)),
      ("9999-12-31", PQDate(days: 2_921_939)), ("infinity", .infinity), ("-infinity", .minusInfinity),
    ]
    for (text, date) in dates {
      #expect(try db.value("SELECT $1::date", [text], as: PQDate.self) == date)
      #expect(try db.value("SELECT $1::date::text", [date], as: String.self) == text)
    }
  }

  @Test func nullFitsOnlyAnOptional() throws {
    let db = try Server.connect()
    #expect(try db.value("SELECT $1::int8", [nil], as: Int64?.self) == nil)
    #expect(try db.value("SELECT $1::int8", [nil as Int64?], as: Int64?.self) == nil)
    #expect(try db.value("SELECT $1::int8", [7 as Int64?], as: Int64?.self) == 7)
    #expect(try db.value("SELECT ARRAY[1, NULL]::int8[]", as: [Int64?].self) == [1, nil])
    let error = try pqError { _ = try db.value("SELECT NULL::int8", as: Int64.self) }
    #expect(error.code == .undecodable)
    let element = try pqError { _ = try db.value("SELECT ARRAY[1, NULL]::int8[]", as: [Int64].self) }
    #expect(element.code == .undecodable)
  }

  @Test func aTypeIsNeverReadAsAnother() throws {
    let db = try Server.connect()
    // Eight letters have the size of an int8.
    for sql in ["SELECT 'abcdefgh'::text", "SELECT 1.5::float8", "SELECT now()", "SELECT 12::numeric"] {
      #expect(try pqError { _ = try db.value(sql, as: Int64.self) }.code == .undecodable)
    }
    #expect(try pqError { _ = try db.value("SELECT 1::int8", as: Int32.self) }.code == .undecodable)
    #expect(try pqError { _ = try db.value("SELECT 1::int8", as: String.self) }.code == .undecodable)
    #expect(try pqError { _ = try db.value("SELECT ARRAY[[1],[2]]", as: [Int32].self) }.code == .undecodable)
    #expect(try pqError { _ = try db.value("SELECT ARRAY['abcd']", as: [Int32].self) }.code == .undecodable)
    #expect(try db.value("SELECT 1::int2", as: Int64.self) == 1)
    #expect(try db.value("SELECT '{\"a\": 1}'::jsonb", as: String.self) == "{\"a\": 1}")
  }

  @Test func tenMegabytesOfText() throws {
    let db = try Server.connect()
    let text = String(repeating: "é€😀a", count: 1 << 20)
    #expect(text.utf8.count == 10 << 20)
    #expect(try db.value("SELECT $1::text", [text], as: String.self) == text)
  }

  @Test func nulIsRefusedBeforeItIsSent() throws {
    let db = try Server.connect()
    let error = try pqError { try db.execute("SELECT $1::text", ["secret\0tail"]) }
    #expect(error.code == .unsendable)
    #expect(!error.description.contains("secret"))
    #expect(try pqError { try db.script("SELECT 1\0; DROP TABLE nothing") }.code == .unsendable)
    #expect(try db.value("SELECT 1", as: Int.self) == 1)
  }

  static let texts = [
    "", "a", "é€😀", "quote \" back \\ comma , brace { }", "line\nfeed\ttab\r", "\u{202E}rtl", "x'); DROP TABLE t; --",
  ]
}
