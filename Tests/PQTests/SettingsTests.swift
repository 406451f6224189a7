import PQ
import Testing

struct SettingsTests {
  @Test func defaultsFillSilencesOnly() throws {
    let db = try Server.connect("options='-c lock_timeout=7s -c work_mem=5MB'")
    let show = { try db.value("SELECT current_setting($1)", [$0 as String], as: String.self) }
    #expect(try show("lock_timeout") == "7s")
    #expect(try show("work_mem") == "5MB")
    #expect(try show("statement_timeout") == "30min")
    #expect(try show("search_path") == "")
    #expect(try show("TimeZone") == "UTC")
    #expect(try show("client_encoding") == "UTF8")
    #expect(try show("row_security") == "on")
    #expect(try show("application_name") == "passerelle tests")
  }

  @Test func theCallerChoosesTheSession() throws {
    var settings = try Server.settings("application_name=mine")
    settings.options += [("row_security", "off"), ("search_path", "\"a b\", \"c\\d\"")]
    let db = try Connection(settings)
    #expect(try db.value("SHOW row_security", as: String.self) == "off")
    #expect(try db.value("SHOW search_path", as: String.self) == "\"a b\", \"c\\d\"")
    #expect(try db.value("SHOW application_name", as: String.self) == "mine")
  }

  @Test func theOperatorMayAcceptAStandby() throws {
    let db = try Server.connect("target_session_attrs=any options='-c default_transaction_read_only=on'")
    #expect(try db.value("SHOW default_transaction_read_only", as: String.self) == "on")
    let error = try pqError { _ = try Server.connect("options='-c default_transaction_read_only=on'") }
    #expect(error.code == .connectionFailed)
    #expect(error.message.contains("read-only"))
  }

  @Test(arguments: ["service=no_such_service", "sslmode=sometimes"])
  func whatTimeCannotMendIsNotRetried(conninfo: String) throws {
    let error = try pqError { _ = try Connection(ConnectionSettings(conninfo, applicationName: "t")) }
    #expect(error.code == .malformedConninfo)
    #expect(error.retryability == .never)
  }

  @Test func theLastWordOfAServerIsKept() throws {
    let missing = try Server.url().replacing("host=", with: "host=/nonexistent,") + " dbname=no_such_database"
    let error = try pqError { _ = try Connection(ConnectionSettings(missing, applicationName: "t")) }
    #expect(error.sqlState?.rawValue == "3D000")
  }

  @Test(arguments: [
    "password=hunter2 hunter3 host=x", "host='hunter2", "postgres://u:hun%zzter2@h/d", "postgres://u:x@hunter2@h/d",
    "postgres://u:hunter2/x@h/d",
  ])
  func aMalformedStringDoesNotLeakItsPassword(conninfo: String) throws {
    let error = try pqError { _ = try Connection(ConnectionSettings(conninfo, applicationName: "t")) }
    #expect(!error.description.contains("hunter"))
    #expect(!error.description.contains("ter2"))
  }
}
