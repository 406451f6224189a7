import PQ
import Testing

struct TransactionTests {
  @Test func commitsOrRollsBack() throws {
    struct Refusal: Error {}
    let db = try Server.connect()
    try db.execute("CREATE TEMP TABLE t (i int)")
    try db.transaction { db in try db.execute("INSERT INTO t VALUES (1)") }
    #expect(throws: Refusal.self) {
      try db.transaction { db in
        try db.execute("INSERT INTO t VALUES (2)")
        throw Refusal()
      }
    }
    #expect(try pqError { try db.transaction { db in try db.execute("SELECT 1/0") } }.sqlState?.rawValue == "22012")
    #expect(try db.value("SELECT array_agg(i) FROM t", as: [Int32].self) == [1])
  }

  @Test func aRehearsalAnswersAndLeavesNothing() throws {
    let db = try Server.connect()
    try db.execute("CREATE TEMP TABLE t (i int)")
    #expect(try db.rehearse { try $0.execute("INSERT INTO t VALUES (1)") } == 1)
    let isKept = { (value: Int) in value == 3 }
    for value in [2, 3] {
      try db.transaction(keeping: isKept) { db in
        try db.value("INSERT INTO t VALUES ($1) RETURNING i", [value], as: Int.self)
      }
    }
    #expect(try db.value("SELECT array_agg(i) FROM t", as: [Int32].self) == [3])
  }

  @Test func aFailedTransactionDoesNotPassForCommitted() throws {
    let db = try Server.connect()
    let error = try pqError { try db.transaction { db in _ = try? db.execute("SELECT 1/0") } }
    #expect(error.code == .server)
    #expect(try db.value("SELECT 1", as: Int.self) == 1)
  }

  @Test func aDeferredConstraintFailsTheCommit() throws {
    let db = try Server.connect()
    try db.execute("CREATE TEMP TABLE t (i int UNIQUE DEFERRABLE INITIALLY DEFERRED)")
    let error = try pqError { try db.transaction { db in try db.execute("INSERT INTO t VALUES (1), (1)") } }
    #expect(error.sqlState?.rawValue == "23505")
    #expect(error.object.constraint == "t_i_key")
    #expect(!error.description.contains("(1)"))
  }

  @Test func modesReachTheServer() throws {
    let db = try Server.connect()
    let seen = try db.transaction(isolation: .serializable, readOnly: true, deferrable: true) { db in
      try ["transaction_isolation", "transaction_read_only", "transaction_deferrable"].map {
        try db.value("SELECT current_setting($1)", [$0], as: String.self)
      }
    }
    #expect(seen == ["serializable", "on", "on"])
    #expect(try pqError { try db.transaction { db in try db.transaction { _ in } } }.code == .misuse)
  }

  @Test func aConnectionBrokenBeforeCommitIsNotACommit() throws {
    let db = try Server.connect()
    let killer = try Server.connect()
    let error = try pqError {
      try db.transaction { db in
        try db.execute("CREATE TABLE public.pq_never (i int)")
        try killer.execute("SELECT pg_terminate_backend($1)", [db.backend])
        while try killer.value("SELECT count(*) FROM pg_stat_activity WHERE pid = $1", [db.backend], as: Int.self) > 0 {
        }
      }
    }
    // The client cannot know: it must read the state.
    #expect(error.code == .commitUnknown)
    #expect(error.retryability == .never)
    #expect(try killer.value("SELECT to_regclass('public.pq_never') IS NULL", as: Bool.self))
  }

  @Test func aServerLostDuringCommitIsUnknown() throws {
    let db = try Server.connect()
    try db.script(
      """
      CREATE TEMP TABLE t (i int);
      CREATE FUNCTION pg_temp.die() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN PERFORM pg_catalog.pg_terminate_backend(pg_catalog.pg_backend_pid()); RETURN NULL; END $$;
      CREATE CONSTRAINT TRIGGER die AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION pg_temp.die();
      """)
    let error = try pqError { try db.transaction { db in try db.execute("INSERT INTO t VALUES (1)") } }
    #expect(error.code == .commitUnknown)
    #expect(error.retryability == .never)
  }

  @Test func aCommitThatWasNeverSentIsNotUnknown() throws {
    let db = try Server.connect()
    let error = try pqError {
      try db.transaction { db in _ = try? db.execute("SELECT pg_terminate_backend(pg_backend_pid())") }
    }
    #expect(error.code == .connectionLost)
    #expect(error.retryability == .soon)
  }
}
