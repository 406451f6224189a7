import Foundation
import Mobility
import PQ
import Registry
import TestSupport
import Testing

/// What a run says while it computes, and what is left where a night had nothing to read.
@Suite struct LongNights {
  private func claim(_ database: TestDatabase) throws -> (Registry, RunLease) {
    let registry = try Registry.forEngine(try database.conninfo(as: "passerelle_engine"), run: "test")
    let date = Day(iso: "2026-11-23")!
    return (registry, try registry.claim("VAU", on: date, asOf: date))
  }

  /// Milliseconds since the run last said it lives.
  private func silence(_ database: TestDatabase, _ lease: RunLease) throws -> Int64 {
    try database.connect().value(
      "SELECT (extract(epoch FROM clock_timestamp() - heartbeat_at) * 1000)::int8 FROM passerelle.run WHERE id = $1::int8",
      [lease.run])
  }

  @Test func theRunBeatsWhileNothingElseIsAsked() async throws {
    let database = try TestDatabase.demonstration()
    let (registry, lease) = try claim(database)
    let conninfo = try database.conninfo(as: "passerelle_engine")
    try database.connect().script("UPDATE passerelle.run SET heartbeat_at = now() - interval '1 hour'")
    let heartbeat = Heartbeat(lease, every: 1) { try Registry.forEngine(conninfo, run: "heartbeat") }
    try await Task.sleep(for: .seconds(2.5))
    heartbeat.stop()
    #expect(try silence(database, lease) < 60_000)
    // A lost session is no end of the night; once stopped, nothing beats any more.
    let broken = Heartbeat(lease, every: 1) { throw RegistryError(.busy, "no session") }
    try database.connect().script("UPDATE passerelle.run SET heartbeat_at = now() - interval '1 hour'")
    try await Task.sleep(for: .seconds(1.5))
    broken.stop()
    #expect(try silence(database, lease) > 3_000_000)
    try registry.renew(lease)
  }

  /// Without a séance, or a charte, there is nothing to compute: why is written where it is read.
  @Test(arguments: [("seance", "SEANCE"), ("charte", "CHARTE")])
  func whatStopsTheNightIsKeptWhereItIsRead(table: String, check: String) throws {
    let database = try TestDatabase.demonstration()
    #expect(try night(database, ["--commission", "VAU"]).status == 0)
    let before = try publications(in: database)
    try database.connect().script(
      table == "seance"
        ? "DELETE FROM passerelle.equivalence; DELETE FROM passerelle.seance WHERE commission = 'VAU'"
        : "UPDATE passerelle.charte SET effective_from = '2027-01-01' WHERE commission = 'VAU'")
    let refused = try night(database, ["--commission", "VAU"], on: "2026-11-24")
    #expect(refused.status == 65, "\(refused.errors)")
    #expect(refused.errors.contains("\(table) VAU: "))
    #expect(try publications(in: database) == before)
    let page = try Program.run(
      ["report", "qualite_donnees", "--format", "csv"], on: database, as: "secretariat_demo")
    #expect(page.output.contains(check), "\(page.output)")
  }

  @Test func aRuleThatIsNotTheChartesIsSaidWithWhatIs() throws {
    let database = try TestDatabase.demonstration()
    try database.connect().script(
      """
      INSERT INTO passerelle.charte_rule (commission, version, rule, enabled) VALUES
        ('VAU', 1, 'PERMIS', false), ('VAU', 1, 'SAN-BLOQUE', false), ('VAU', 1, 'PRIO-RECL', false),
        ('VAU', 1, 'IMM-METIER', false);
      INSERT INTO passerelle.charte (commission, version, effective_from) VALUES ('VAU', 2, '2027-06-01');
      INSERT INTO passerelle.charte_rule (commission, version, rule, enabled) VALUES ('VAU', 2, 'PAIE-ACCORD', false);
      """)
    let answer = try Program.run(
      ["check", "--commission", "VAU", "--as-of", "2026-11-23"], on: database, as: "passerelle_engine")
    #expect(answer.status == 0)
    #expect(answer.output.contains("« permis comme formation »") && answer.output.contains("l'ordre voté"))
    #expect(answer.output.contains("SAN-BLOQUE"))
    #expect(!answer.output.contains("PAIE-ACCORD") && !answer.output.contains("REGLE     | IMM-METIER"))
    #expect(try night(database, ["--commission", "VAU"]).status == 0)
    let rules = try Program.run(["report", "regles", "--format", "csv"], on: database, as: "secretariat_demo")
    let off = rules.output.split(whereSeparator: \.isNewline).filter { $0.contains("Règles désactivées") }
    #expect(off.count == 1 && off[0].contains("IMM-METIER"), "\(rules.output)")
  }

  @Test func anAliasNamesOneEmployer() throws {
    let files = try EmployerFiles()
    func alias(_ arguments: String..., as role: String = "passerelle_migration") throws -> Program.Answer {
      try Program.run(["employer", "alias"] + arguments, on: files.database, as: role)
    }
    #expect(try alias("add", "Mairie de Cavaillon, 84300", EmployerFiles.employer).status == 0)
    let again = try alias("add", "MAIRIE DE CAVAILLON 84300", EmployerFiles.employer)
    #expect(again.status == 0 && again.errors.contains("already there"))
    #expect(try alias("add", "mairie de cavaillon 84300", EmployerFiles.other).status == 65)
    #expect(try alias("add", "Agglomération", EmployerFiles.employer).errors.contains(EmployerFiles.other))
    #expect(try alias("add", "Quelque part", "21840035000012").status == 65)
    #expect(try alias("add", "—", EmployerFiles.employer).status == 65)
    #expect(try alias("list").output.contains("Mairie de Cavaillon, 84300"))
    #expect(try alias("remove", "mairie de cavaillon 84300").status == 0)
    #expect(try alias("remove", "mairie de cavaillon 84300").status == 65)
    #expect(try alias("list", as: EmployerFiles.loader).status == 77)
  }
}
