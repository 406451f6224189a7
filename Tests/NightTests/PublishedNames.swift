import PQ
import TestSupport
import Testing

/// A mark in everything that says who an agent is: after the nights and a cohort of the demonstration, nothing published
/// and no page bears it, whoever reads. Tables and pages come from the catalogue.
@Suite struct PublishedNames {
  private static let mark = "zz@marque.fr"

  @Test func nothingPublishedNamesAnyoneNorTellsARestrictionTooFar() throws {
    let database = try TestDatabase.demonstration()
    let marked: Int64 = try database.connect().value(
      "SELECT count(*) FROM passerelle.agent_identity")
    #expect(marked > 10)
    try database.connect().script(
      """
      DO $$ BEGIN
        EXECUTE (SELECT format('UPDATE passerelle.agent_identity SET %s',
            string_agg(format('%I = ''\(Self.mark)''', attname), ', '))
          FROM pg_attribute WHERE attrelid = 'passerelle.agent_identity'::regclass AND attnum > 0 AND NOT attisdropped
            AND attname <> 'agent_id');
      END $$
      """)
    let nights = try night(database)
    #expect(nights.status == 0, "\(nights.errors)")
    let cohort = try Program.run(
      ["cohort", "plan", "--commission", "MUT", "--cohort", "NRJ-2027", "--as-of", "2026-11-23"], on: database,
      as: "passerelle_engine")
    #expect(cohort.status == 0, "\(cohort.errors)")
    for text in [nights.output, nights.errors, cohort.output, cohort.errors] { #expect(!text.contains(Self.mark)) }
    try checkTables(database)
    try checkPages(database)
  }

  /// What the engine may write; and what a doctor said is told to the origin and the agent, to nobody else.
  private func checkTables(_ database: TestDatabase) throws {
    let connection = try database.connect()
    let tables = try connection.rows(
      """
      SELECT relname::text, bool_or(attname = 'recipient_id')
      FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid AND attnum > 0
      WHERE relnamespace = 'passerelle'::regnamespace AND relkind IN ('r', 'p')
        AND has_any_column_privilege('passerelle_engine', pg_class.oid, 'INSERT')
        AND relname NOT LIKE 'sealed%'
      GROUP BY relname ORDER BY relname
      """
    ) { row in (name: try row[0] as String, isOfRecipient: try row[1] as Bool) }
    #expect(tables.count > 40)
    var filled = 0
    for table in tables {
      let rows: Int64 = try connection.value("SELECT count(*) FROM passerelle.\(table.name)")
      filled += rows > 0 ? 1 : 0
      let named: Int64 = try connection.value(
        "SELECT count(*) FROM passerelle.\(table.name) AS line WHERE strpos(line::text, '\(Self.mark)') > 0")
      #expect(named == 0, "\(table.name)")
      guard table.isOfRecipient else { continue }
      let told: Int64 = try connection.value(
        """
        SELECT count(*) FROM passerelle.\(table.name) AS line
        JOIN passerelle.recipient ON recipient.id = line.recipient_id AND recipient.kind IN ('commission', 'accueil')
        WHERE EXISTS (SELECT FROM passerelle.restriction_code WHERE line::text ~ ('\\m' || code || '\\M'))
        """)
      #expect(told == 0, "a restriction code in \(table.name)")
    }
    #expect(filled > 35)
  }

  private func checkPages(_ database: TestDatabase) throws {
    let pages = try database.connect().rows(
      """
      SELECT relname::text FROM pg_class
      WHERE relnamespace = 'rapports_v1'::regnamespace AND relkind = 'v' AND relname <> 'journal' ORDER BY 1
      """
    ) { row in try row[0] as String }
    #expect(pages.count > 50)
    try database.makeLogin("agente_demo", in: "passerelle_drh")
    try database.connect().script(
      """
      INSERT INTO passerelle.login_recipient (login, recipient_id)
      SELECT 'agente_demo', id FROM passerelle.recipient WHERE kind = 'agent' AND agent = 'VAU-A-08'
      """)
    var silent = Set(pages)
    for login in ["agente_demo", "secretariat_demo", "drh_lmv", "drh_cavaillon", "drh_ch_annecy"] {
      let reader = try database.connect(as: login)
      // Compiling so many small reads takes longer than they do.
      try reader.execute("SET jit = off")
      for page in pages {
        let (rows, named) = try #require(
          reader.rows(
            "SELECT count(*), count(*) FILTER (WHERE strpos(line::text, $1) > 0) FROM rapports_v1.\(page) AS line",
            [Self.mark]
          ) { row in (try row[0] as Int64, try row[1] as Int64) }.first)
        #expect(named == 0, "\(page), read by \(login)")
        if rows > 0 { silent.remove(page) }
      }
    }
    // Nothing came of a séance yet; the cap of pairs is not met, no seat is missing and no priority passed over; and a
    // first night changes nothing.
    #expect(
      silent.sorted() == [
        "audit_priorites", "avis_leves", "certificat_branches", "changements", "cohorte_manque", "entonnoir",
        "plan_action", "presences", "situations", "suivi",
      ])
  }
}
