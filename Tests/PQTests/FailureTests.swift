import PQ
import Testing

struct FailureTests {
  @Test func serverErrorsKeepTheirStateAndNames() throws {
    let db = try Server.connect()
    try db.execute("CREATE TEMP TABLE person (name text NOT NULL CONSTRAINT name_known CHECK (name <> 'Dupont'))")
    let check = try pqError { try db.execute("INSERT INTO person VALUES ($1)", ["Dupont"]) }
    #expect(check.code == .server)
    #expect(check.sqlState?.rawValue == "23514")
    #expect(check.object.table == "person")
    #expect(check.object.constraint == "name_known")
    #expect(!check.description.contains("Dupont"))
    let missing = try pqError { try db.execute("INSERT INTO person VALUES (NULL)") }
    #expect(missing.object.column == "name")
    #expect(try pqError { try db.execute("SELEC 1") }.sqlState?.rawValue == "42601")
  }

  @Test func valuesAreNotRepeated() throws {
    let db = try Server.connect()
    for (type, value) in [("int4", "Dupont"), ("date", "Dupont"), ("int4", "99999999999"), ("date", "2023-02-30")] {
      let error = try pqError { try db.execute("SELECT $1::\(type)", [value]) }
      #expect(error.sqlState?.classCode == "22")
      #expect(!error.description.contains(value))
    }
  }

  @Test(arguments: [
    ("40001", Retryability.soon), ("40P01", .soon), ("55P03", .soon), ("57P01", .soon), ("57P02", .soon),
    ("57P03", .soon), ("08006", .soon), ("53300", .later), ("53100", .later), ("42501", .never), ("28P01", .never),
    ("22P02", .never), ("23505", .never), ("57014", .never), ("25006", .never),
  ])
  func classes(state: String, expected: Retryability) throws {
    let db = try Server.connect()
    let error = try pqError {
      try db.script("DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '\(state)', MESSAGE = 'made up'; END $$")
    }
    #expect(error.sqlState?.rawValue == state)
    #expect(error.retryability == expected)
  }

  @Test func aTerminatedBackendMayBeRetried() throws {
    let db = try Server.connect()
    let backend = db.backend
    let error = try pqError {
      // The sleep is long: only the termination can end it.
      try db.execute("SELECT pg_terminate_backend($1), pg_sleep(30)", [backend])
    }
    #expect(error.sqlState == .adminShutdown)
    #expect(error.retryability == .soon)
    let lost = db.isLost
    #expect(lost)
    #expect(try pqError { try db.execute("SELECT 1") }.code == .connectionLost)
  }

  @Test func aTerminatedBackendDuringCopies() throws {
    let killer = try Server.connect()
    let reader = try Server.connect()
    let out = try pqError {
      var rows = 0
      try reader.copyOut("SELECT repeat('x', 1000) FROM generate_series(1, 1000000)") { _ in
        rows += 1
        if rows == 10 { try killer.execute("SELECT pg_terminate_backend($1)", [reader.backend]) }
      }
    }
    #expect(out.retryability == .soon)
    let writer = try Server.connect()
    try writer.execute("CREATE TEMP TABLE t (x text)")
    let into = try pqError {
      try writer.copyIn(into: "t", columns: ["x"]) { copy in
        for index in 0..<200_000 {
          try copy.row { $0.append("a text that makes the buffers turn over") }
          if index == 10_000 { try killer.execute("SELECT pg_terminate_backend($1)", [writer.backend]) }
        }
      }
    }
    #expect(into.retryability == .soon)
  }

  @Test func aRefusedConnectionMayBeRetried() throws {
    let error = try pqError {
      _ = try Connection(ConnectionSettings("host=/nonexistent/socket password=hunter2", applicationName: "t"))
    }
    #expect(error.code == .connectionFailed)
    #expect(error.sqlState == nil)
    #expect(error.retryability == .soon)
    #expect(!error.description.contains("hunter2"))
  }

  @Test func aConnectionThatTheServerRejectsHasItsState() throws {
    for (more, state) in [("dbname=no_such_database", "3D000"), ("user=no_such_role", "28000")] {
      let error = try pqError { _ = try Server.connect(more) }
      #expect(error.code == .connectionFailed)
      #expect(error.sqlState?.rawValue == state)
      #expect(error.retryability == .never)
    }
  }

  @Test func aDeadlineEndsTheStatement() throws {
    let db = try Server.connect()
    let start = ContinuousClock.now
    let error = try pqError { try db.execute("SELECT pg_sleep(30)", deadline: .now + .milliseconds(200)) }
    #expect(error.code == .deadlineExceeded)
    #expect(start.duration(to: .now) < .seconds(5))
    #expect(try db.value("SELECT 1", as: Int.self) == 1)
    #expect(try pqError { try db.execute("SELECT 1", deadline: .now - .seconds(1)) }.code == .deadlineExceeded)
    #expect(try db.value("SELECT 1", as: Int.self) == 1)
  }

  @Test func cancelFromAnotherTask() async throws {
    let running = Task.detached { () throws -> (PQError, PQError, Bool) in
      let db = try Server.connect()
      let canceller = db.canceller
      let signal = Task.detached {
        try await Task.sleep(for: .milliseconds(300))
        canceller.cancel()
      }
      let first = try pqError {
        try db.transaction { db in
          try db.execute("CREATE TABLE public.pq_cancelled (i int)")
          try db.execute("SELECT pg_sleep(30)")
        }
      }
      try await signal.value
      let second = try pqError { try db.execute("SELECT 1") }
      return (first, second, db.isLost)
    }
    let (first, second, lost) = try await running.value
    #expect(first.code == .cancelled)
    #expect(first.sqlState == .queryCanceled)
    #expect(second.code == .cancelled)
    #expect(!lost)
    let other = try Server.connect()
    #expect(try other.value("SELECT to_regclass('public.pq_cancelled') IS NULL", as: Bool.self))
  }
}
