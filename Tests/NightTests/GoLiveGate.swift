import PQ
import TestSupport
import Testing

/// Real people are read only when every piece is on record.
@Suite struct GoLiveGate {
  static let pieces = [
    "aipd", "avis-dpo", "registre", "article-26", "information-instances", "note-ia", "controle-humain",
    "conservation-journaux",
  ]

  /// The demonstration of the Vaucluse, told to be real.
  static func realCommission() throws -> TestDatabase {
    let database = try TestDatabase.demonstration()
    try database.connect().script("UPDATE passerelle.commission SET demonstration = false WHERE code = 'VAU'")
    return database
  }

  static func golive(_ database: TestDatabase, _ extra: [String] = []) throws -> Program.Answer {
    try Program.run(["golive", "--commission", "VAU"] + extra, on: database, as: "passerelle_migration")
  }

  @Test func everyPieceIsNeeded() throws {
    let database = try Self.realCommission()
    #expect(try Self.golive(database).status == 78)
    for piece in Self.pieces {
      let refused = try night(database, ["--commission", "VAU"])
      #expect(refused.status == 78)
      #expect(refused.errors.contains("\n  \(piece): "), "\(refused.errors)")
      let recorded = try Self.golive(database, ["--record", "\(piece) 2026-11-01 pièce 12, classeur bleu"])
      #expect(recorded.status == 0, "\(recorded.errors)")
    }
    #expect(try Self.golive(database).status == 0)
    let published = try night(database, ["--commission", "VAU"])
    #expect(published.status == 0, "\(published.errors)")
    // Nothing computed about real people goes round the gate.
    #expect(try Self.golive(database, ["--withdraw", "avis-dpo"]).status == 0)
    #expect(try night(database, ["--commission", "VAU"], on: "2026-11-24").status == 78)
    for command in [["explain", "--agent", "VAU-A-01"], ["simulate", "--scenario", "x", "--commission", "VAU"]] {
      let answer = try Program.run(command + ["--as-of", "2026-11-23"], on: database, as: "passerelle_engine")
      #expect(answer.status == 78 && answer.errors.contains("avis-dpo"), "\(answer.errors)")
    }
  }

  @Test func aPieceDatedAfterTheNightIsNotThere() throws {
    let database = try Self.realCommission()
    let records = Self.pieces.flatMap {
      ["--record", "\($0) \($0 == "note-ia" ? "2026-11-24" : "2026-11-01") dossier"]
    }
    #expect(try Self.golive(database, records).status == 0)
    let early = try night(database, ["--commission", "VAU"])
    #expect(early.status == 78)
    #expect(early.errors.contains("note-ia") && !early.errors.contains("aipd"))
    #expect(try night(database, ["--commission", "VAU"], on: "2026-11-24").status == 0)
  }

  @Test func whatIsWrongIsToldAtOnceAndNothingIsKept() throws {
    let database = try Self.realCommission()
    let badly = try Self.golive(database, ["--record", "aipd hier", "--record", "note-ia 2026-02-30 x"])
    #expect(badly.status == 64)
    #expect(badly.errors.contains("aipd hier") && badly.errors.contains("note-ia 2026-02-30 x"))
    let unknown = try Self.golive(
      database, ["--record", "aipd 2026-11-01 x", "--record", "permis 2026-11-01 x", "--withdraw", "rien"])
    #expect(unknown.status == 65)
    #expect(unknown.errors.contains("permis, rien"))
    #expect(try database.connect().value("SELECT count(*) FROM passerelle.golive_record") as Int64 == 0)
    // The same twice is one row.
    for _ in 1...2 { #expect(try Self.golive(database, ["--record", "aipd 2026-11-01 x"]).status == 0) }
    #expect(try database.connect().value("SELECT count(*) FROM passerelle.golive_record") as Int64 == 1)
    #expect(
      try Program.run(["golive", "--commission", "VAU"], on: database, as: "passerelle_engine").status == 77)
  }

  @Test func theSecretariatReadsThePage() throws {
    let database = try Self.realCommission()
    #expect(try Self.golive(database, ["--record", "aipd 2026-11-01 AIPD n° 4"]).status == 0)
    let page = try Program.run(
      ["report", "mise_en_service", "--format", "csv"], on: database, as: "secretariat_demo")
    #expect(page.output.contains("AIPD n° 4"), "\(page.output)\(page.errors)")
    #expect(page.output.contains("manquante"))
    let drh = try Program.run(["report", "mise_en_service", "--format", "csv"], on: database, as: "drh_lmv")
    #expect(!drh.output.contains("AIPD"))
  }
}
