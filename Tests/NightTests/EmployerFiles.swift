import Foundation
import PQ
import TestSupport
import Testing

/// What employers send, from the file to the tables, through the program.
@Suite struct EmployerFiles {
  static let employer = "21840035000011"
  static let other = "24740000100019"
  static let loader = "chargeur_essai"

  let database: TestDatabase
  private let folder: ScratchFolder

  /// A commission of two employers, one of which has a loader.
  init() throws {
    database = try TestDatabase()
    folder = try ScratchFolder()
    try database.makeLogin(Self.loader, in: "passerelle_loader")
    try database.connect().script(
      """
      SET search_path = passerelle;
      INSERT INTO commune (insee, name, departement) VALUES
        ('84035', 'Cavaillon', '84'), ('84031', 'Carpentras', '84'), ('19063', 'Corrèze', '19');
      INSERT INTO commune_alias (insee, name, postcode, search_key) VALUES
        ('84035', 'Cavaillon', '84300', 'CAVAILLON'), ('84031', 'Carpentras', '84200', 'CARPENTRAS'),
        ('19063', 'Corrèze', '19800', 'CORREZE');
      INSERT INTO metier (code, label) VALUES ('K2303', 'Nettoyage'), ('M1601', 'Accueil');
      INSERT INTO employer (siret, name, versant) VALUES
        ('\(Self.employer)', 'Ville de Cavaillon', 'FPT'), ('\(Self.other)', 'Agglomération', 'FPT');
      INSERT INTO commission (code, name, demonstration) VALUES ('TEST', 'Essai', true);
      INSERT INTO convention (commission, code, label, etat, starts_on)
        VALUES ('TEST', 'C', 'Convention', 'signee', '2026-01-01');
      INSERT INTO convention_party (commission, convention, employer, from_on)
        SELECT 'TEST', 'C', siret, '2026-01-01' FROM employer WHERE siret IN ('\(Self.employer)', '\(Self.other)');
      INSERT INTO login_loader VALUES ('\(Self.loader)', 'TEST', '\(Self.employer)');
      INSERT INTO agent (commission, code, employer) VALUES ('TEST', 'B-1', '\(Self.other)');
      """)
  }

  /// Imports a text as the loader of the first employer, unless told.
  func load(_ kind: String, _ text: String, _ extra: [String] = [], as login: String = Self.loader) throws
    -> Program.Answer
  {
    let path = try folder.write("\(kind).csv", text)
    return try Program.run(["import", kind, path, "--commission", "TEST"] + extra, on: database, as: login)
  }

  /// The first column of a query, as text.
  func rows(_ sql: String) throws -> [String] {
    try database.connect().rows("SELECT answer.one::text FROM (\(sql)) AS answer (one)") { row in
      (try row[0] as String?) ?? "NULL"
    }
  }

  func value(_ sql: String) throws -> String { try rows(sql).first ?? "NULL" }

  /// Everything an import may write, as one text.
  func state() throws -> String {
    let tables = [
      "agent", "agent_identity", "agent_situation", "agent_health", "restriction", "agent_profile", "agent_exposure",
      "agent_wish", "agent_pay", "agent_agreement", "post", "post_notice", "post_requirement", "post_condition",
      "post_pay", "demand",
    ]
    return try tables.map { table in
      try value("SELECT string_agg(t::text, E'\\n' ORDER BY t::text) FROM passerelle.\(table) AS t")
    }.joined(separator: "\n--\n")
  }

  static let agents = """
    agent;statut;nom;prenom;residence;metiers_souhaites;restrictions;regime;accord_le
    A-1;titulaire;Martin;Zoé;84035;M1601|K2303;R01 10 répété au 31/12/2027;180,50;15/09/2026
    A-2;CDI;Durand;Al;;;;;15/09/2026

    """

  @Test func aFileIsTakenWholeAndASecondTimeWritesNothing() throws {
    let first = try load("agents", Self.agents, ["--json"])
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.output.contains(#""lines":2,"good":2,"refused":0"#))
    #expect(try value("SELECT regime FROM passerelle.agent_pay WHERE regime IS NOT NULL") == "18050")
    #expect(try value("SELECT stale OR agents <> 2 FROM passerelle.load") == "false")
    let before = try state()
    let second = try load("agents", Self.agents, ["--json"])
    #expect(second.output.contains(#""written":0,"closed":0"#), "\(second.output)")
    #expect(try state() == before)
  }

  @Test func aLineRefusedRefusesTheFileAndKeepsYesterdaysRows() throws {
    #expect(try load("agents", Self.agents).status == 0)
    let before = try state()
    let text = """
      agent;statut;nom;prenom;residence;metiers_souhaites;grade;cadre;restrictions;fin_contrat;accord_le;accord_retire_le
      A-1;titulaire;Martin;Zoé;84035;;;;;;;
      A-3;titulaire;Secret;Zoé;84999;;;;;;;
      A-4;titulaire;;;;M1601|Z9999;;;;;;
      A-5;titulaire;;;;A0001;;;;;;
      A-6;titulaire;;;;;G-1;C-1;;;;
      A-7;titulaire;;;;;;;mal de dos;;;
      A-8;CDI;;;;;;;;01/01/2027;;
      A-9;CDI;;;;;;;;;15/09/2026;14/09/2026
      A-1;CDI;;;;;;;;;;
      B-1;CDI;;;;;;;;;;
      A-10;CDI;;;
      A-11;interim;;;;;;;;;;

      """
    let answer = try load("agents", text, ["--json"])
    #expect(answer.status == 65)
    #expect(answer.output.contains(#""state":"refused""#))
    #expect(answer.output.contains(#""lines":12,"good":1,"refused":11"#), "\(answer.output)")
    let expected = [
      (3, "residence", "REF-ORPHAN"), (4, "metiers_souhaites", "VALUE-SHAPE"), (5, "metiers_souhaites", "REF-ORPHAN"),
      (6, "cadre", "REF-ORPHAN"), (6, "grade", "REF-CONFLICT"), (7, "restrictions", "VALUE-SHAPE"),
      (8, "fin_contrat", "REF-CONFLICT"), (9, "accord_retire_le", "REF-CONFLICT"), (10, "agent", "KEY-REPEATED"),
      (11, "agent", "KEY-TAKEN"), (13, "statut", "VALUE-UNKNOWN"),
    ]
    for (line, column, rule) in expected {
      #expect(answer.output.contains(#""ligne":\#(line),"colonne":"\#(column)","regle":"\#(rule)""#), "line \(line)")
    }
    #expect(answer.output.contains(#""ligne":12,"colonne":null,"regle":"CSV-FIELDS""#))
    for secret in ["Secret", "mal de dos", "interim"] { #expect(!(answer.output + answer.errors).contains(secret)) }
    // Nothing is half-loaded; the data of the day before stand, and are marked so.
    #expect(try state() == before)
    #expect(try value("SELECT stale FROM passerelle.load") == "true")
    #expect(try value("SELECT count(DISTINCT row_key) FROM passerelle.quarantine WHERE file = 'agents'") == "11")
    #expect(
      try value(
        """
        SELECT count(*) FROM passerelle.quarantine WHERE value IS NOT NULL AND column_name IN ('statut', 'restrictions')
        """) == "0")
    // A good file mends it all.
    #expect(try load("agents", Self.agents).status == 0)
    #expect(try value("SELECT stale FROM passerelle.load") == "false")
    #expect(try value("SELECT count(*) FROM passerelle.quarantine") == "0")
  }

  @Test func anAgentAbsentIsClosedThenOpenedAgain() throws {
    #expect(try load("agents", Self.agents).status == 0)
    let one = Self.agents.split(separator: "\n").dropLast().joined(separator: "\n") + "\n"
    #expect(try load("agents", one).status == 0)
    #expect(try value("SELECT string_agg(code, ',') FROM passerelle.agent WHERE closed_on IS NOT NULL") == "A-2")
    #expect(try value("SELECT count(*) FROM passerelle.agent_agreement") == "2")
    #expect(try load("agents", Self.agents).status == 0)
    #expect(try value("SELECT count(*) FROM passerelle.agent WHERE closed_on IS NOT NULL") == "0")
  }

  @Test func aWithdrawnAgreementIsNotBroughtBackByAnOldFile() throws {
    #expect(try load("agents", Self.agents).status == 0)
    try database.connect().script("UPDATE passerelle.agent_agreement SET withdrawn_on = '2026-10-01'")
    #expect(try load("agents", Self.agents).status == 0)
    #expect(try value("SELECT count(*) FROM passerelle.agent_agreement WHERE withdrawn_on IS NULL") == "0")
    let signed = Self.agents.split(separator: "15/09/2026").joined(separator: "02/11/2026")
    #expect(try load("agents", signed).status == 0)
    #expect(try value("SELECT count(*) FROM passerelle.agent_agreement WHERE withdrawn_on IS NULL") == "2")
  }

  @Test func aColumnThatIsAbsentKeepsItsValues() throws {
    #expect(try load("agents", Self.agents).status == 0)
    #expect(try load("agents", "agent;statut\nA-1;titulaire\nA-2;CDI\n").status == 0)
    #expect(try value("SELECT count(*) FROM passerelle.restriction") == "1")
    #expect(try load("agents", "agent;statut;restrictions\nA-1;titulaire;\nA-2;CDI;\n").status == 0)
    #expect(try value("SELECT count(*) FROM passerelle.restriction") == "0")
  }

  @Test func postsAndTheirDemands() throws {
    let posts = """
      poste,intitule,commune,heure_debut,heure_fin,publication_fin,missions
      P-1,Accueil,84035,08:30,17:00,31/12/9999,"Accueillir
      et orienter"
      P-2,Entretien,84031,,,,

      """
    #expect(try load("posts", posts).status == 0)
    let demands = "poste;code;presente;niveau;frequence\nP-1;R01;oui;15;répété\nP-1;R02;non;;\nP-2;R02;non;;\n"
    let taken = try load("demands", demands)
    #expect(taken.status == 0, "\(taken.errors)\(taken.output)")
    #expect(try value("SELECT count(*) FROM passerelle.demand") == "3")
    let wrong = "poste;code;presente;niveau;frequence\nP-9;R01;oui;15;\nP-1;R02;oui;;répété\nP-1;R77;oui;;\n"
    let refused = try load("demands", wrong, ["--json"])
    #expect(refused.status == 65)
    for place in [
      #"2,"colonne":"poste","regle":"REF-ORPHAN""#, #"3,"colonne":"frequence","regle":"REF-CONFLICT""#,
      #"4,"colonne":"code","regle":"REF-ORPHAN""#,
    ] {
      #expect(refused.output.contains(place))
    }
    // The posts' own file came after: it is fresh, and the demands still are not.
    #expect(try load("posts", posts.split(separator: "P-2").first! + "").status == 0)
    #expect(try value("SELECT stale FROM passerelle.load") == "true")
    #expect(try value("SELECT string_agg(code, ',') FROM passerelle.post WHERE closed_on IS NOT NULL") == "P-2")
  }

  @Test func aDryRunJudgesAndWritesNothing() throws {
    let before = try state()
    let answer = try load("agents", Self.agents, ["--dry-run", "--json"])
    #expect(answer.status == 0)
    #expect(answer.output.contains(#""state":"judged""#))
    #expect(try load("agents", "agent;statut\nA 1;CDI\n", ["--dry-run"]).status == 65)
    #expect(try state() == before)
    #expect(try value("SELECT count(*) FROM passerelle.load") == "0")
  }

  @Test func anEmptyFileClosesNothing() throws {
    #expect(try load("agents", Self.agents).status == 0)
    let before = try state()
    #expect(try load("agents", "agent;statut\n").status == 65)
    #expect(try state() == before)
  }

  @Test func whatTheTablesAloneRefuseIsSaidToo() throws {
    #expect(try load("agents", "agent;statut;titularise_le\nA-1;titulaire;01/03/2012\n").status == 0)
    let answer = try load("agents", "agent;statut\nA-1;CDI\n", ["--json"])
    #expect(answer.status == 65)
    #expect(answer.output.contains("DB-REFUSED"))
    #expect(try value("SELECT statut FROM passerelle.agent_situation") == "titulaire")
  }

  @Test func aLoaderWritesForItsOwnEmployerOnly() throws {
    let answer = try load("agents", Self.agents, ["--employer", Self.other])
    #expect(answer.status == 77)
    #expect(answer.errors.contains("login_loader") && answer.errors.contains(Self.other))
    // The tables say so too, whatever the program checks.
    let login = try database.connect(as: Self.loader)
    for statement in [
      "INSERT INTO passerelle.agent (commission, code, employer) VALUES ('TEST', 'X', '\(Self.other)')",
      "INSERT INTO passerelle.load (commission, employer, stale) VALUES ('TEST', '\(Self.other)', true)",
      "INSERT INTO passerelle.employer_file (commission, employer, kind) VALUES ('TEST', '\(Self.other)', 'posts')",
      """
      INSERT INTO passerelle.quarantine (commission, employer, file, severity, check_code, table_name, row_key, label,
        remedy) VALUES ('TEST', '\(Self.other)', 'posts', 'quarantaine', 'X', 'post', 'x', 'x', 'x')
      """,
    ] {
      #expect { try login.execute(statement) } throws: { ($0 as? PQError)?.sqlState == .insufficientPrivilege }
    }
    #expect(try value("SELECT count(*) FROM passerelle.agent") == "1")
  }

  @Test func theAdministrationLoadsForAPartyOfTheCommission() throws {
    let role = "passerelle_migration"
    #expect(try load("agents", Self.agents, ["--employer", Self.employer], as: role).status == 0)
    #expect(try load("agents", Self.agents, ["--employer", "26840000200013"], as: role).status == 78)
    #expect(try load("agents", Self.agents, as: role).status == 78)
    #expect(try load("agents", Self.agents, as: "passerelle_engine").status == 77)
  }
}
