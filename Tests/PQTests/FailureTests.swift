import Foundation
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
    for (type, value) in [
      ("int4", "Dupont"), ("date", "Dupont"), ("int4", "99999999999"), ("date", "2023-02-30"), ("time", "12:61"),
      ("int4[]", "{\"Dupont\":"),
    ] {
      let error = try pqError { try db.execute("SELECT $1::\(type)", [value]) }
      #expect(error.sqlState?.classCode == "22")
      #expect(!error.description.contains(value))
    }
  }

  /// A server may speak another language than ours.
  @Test func valuesAreNotRepeatedInFrench() throws {
    let db = try Server.connect()
    for message in ["syntaxe en entrée invalide pour le type integer : « Dupont »", "valeur «Dupont: x» hors limites"] {
      let error = try pqError {
        try db.script("DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '22P02', MESSAGE = '\(message)'; END $$")
      }
      #expect(!error.description.contains("Dupont"))
      #expect(error.description.count > 15)
    }
  }

  /// What a function refuses with a remedy is said in its own words.
  @Test func aRefusalWithARemedyIsWhole() throws {
    let db = try Server.connect()
    let error = try pqError {
      try db.script(
        "DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '22023', MESSAGE = 'Avis « x » inconnu.', HINT = 'Avis : y.'; END $$"
      )
    }
    #expect(error.message == "Avis « x » inconnu." && error.remedy == "Avis : y.")
    #expect(try pqError { try db.script("SELECT 1 / 0") }.remedy == nil)
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

  @Test func aDeadlineEndsACopyThatTheServerDoesNotRead() throws {
    let db = try Server.connect()
    try db.script(
      """
      CREATE TEMP TABLE t (x text);
      CREATE FUNCTION pg_temp.slow() RETURNS trigger LANGUAGE plpgsql
        AS $$ BEGIN PERFORM pg_catalog.pg_sleep(30); RETURN NEW; END $$;
      CREATE TRIGGER slow BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION pg_temp.slow();
      """)
    let start = ContinuousClock.now
    let error = try pqError {
      try db.copyIn(into: "t", columns: ["x"], deadline: .now + .milliseconds(300)) { writer in
        let text = String(repeating: "x", count: 1000)
        for _ in 0..<100_000 { try writer.row { $0.append(text) } }
      }
    }
    #expect(error.code == .deadlineExceeded)
    #expect(start.duration(to: .now) < .seconds(5))
    #expect(try db.value("SELECT count(*) FROM t", as: Int.self) == 0)
  }

  @Test func aSilentServerIsAbandoned() throws {
    let db = try Server.connect()
    let backend = db.backend
    // The tests run as root or as the owner of the server, so that they may stop one of its processes.
    #expect(kill(backend, SIGSTOP) == 0)
    defer { kill(backend, SIGCONT) }
    let start = ContinuousClock.now
    let error = try pqError { try db.execute("SELECT 1", deadline: .now + .milliseconds(100)) }
    #expect(error.code == .deadlineExceeded)
    #expect(start.duration(to: .now) < .seconds(10))
    let lost = db.isLost
    #expect(lost)
  }

  @Test func cancelFromAnotherThread() throws {
    let db = try Server.connect()
    let watcher = Watcher(backend: db.backend, canceller: db.canceller)
    Thread { watcher.cancelOnceAsleep() }.start()
    let first = try pqError {
      try db.transaction { db in
        try db.execute("CREATE TABLE public.pq_cancelled (i int)")
        try db.execute("SELECT pg_sleep(30)")
      }
    }
    #expect(first.code == .cancelled)
    #expect(first.sqlState == .queryCanceled)
    #expect(try pqError { try db.execute("SELECT 1") }.code == .cancelled)
    let lost = db.isLost
    #expect(!lost)
    let other = try Server.connect()
    #expect(try other.value("SELECT to_regclass('public.pq_cancelled') IS NULL", as: Bool.self))
    // Rolled back, not only refused: nothing is left open on the server.
    let state = try other.value("SELECT state FROM pg_stat_activity WHERE pid = $1", [db.backend], as: String.self)
    #expect(state == "idle")
  }

  @Test func aCopyOutIsCancelledToo() throws {
    let db = try Server.connect()
    let canceller = db.canceller
    let error = try pqError {
      try db.copyOut("SELECT repeat('x', 1000) FROM generate_series(1, 1000000)") { _ in
        if !canceller.isCancelled { canceller.cancel() }
      }
    }
    #expect(error.code == .cancelled)
  }
}

private struct Watcher: Sendable {
  let backend: Int32
  let canceller: Canceller

  func cancelOnceAsleep() {
    let asleep = "SELECT count(*) FROM pg_stat_activity WHERE pid = $1 AND wait_event = 'PgSleep'"
    guard let db = try? Server.connect() else { return }
    while (try? db.value(asleep, [backend], as: Int.self)) == 0 {}
    canceller.cancel()
  }
}
